"""The words that carry arithmetic in a sentence, by what they do; a longer phrase goes before a shorter one.

Neutral phrases hold a word of another list and mean nothing by it: "giảm nghèo" is no fall.
"""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "rise": "tăng, tăng thêm, cao hơn, nhiều hơn, tăng lên, tăng so với, vượt hơn",
    "fall": "giảm, thấp hơn, ít hơn, giảm đi, giảm xuống, giảm so với, sụt giảm",
    "excess": "vượt, vượt mức",
    "multiple": "gấp, tăng gấp, cao gấp, bằng gấp",
    "share": "chiếm, chiếm tỷ lệ, tỷ lệ, đạt tỷ lệ, tương đương tỷ lệ, tương ứng tỷ lệ, với tỷ lệ, chiếm tỷ trọng, "
    "tỷ lệ đạt, tương ứng với tỷ lệ, có tỷ lệ",
    "equal": "bằng, tương đương, tương đương với",
    "level": "đạt, là, có, thực hiện, ước đạt, ước thực hiện, đạt được, hoàn thành, ở mức, đã đạt, đạt mức, thực hiện được",
    "rest": "còn, còn lại, số còn lại, hiện còn",
    "from": "từ, từ mức",
    "up to": "lên, lên mức, lên tới, lên đến, tăng lên mức",
    "down to": "xuống còn, xuống, còn xuống, xuống mức, giảm còn",
    "to": "đến, đến mức, tới",
    "compare": "so với, so, so sánh với, so sánh",
    "plan": "kế hoạch, kh, dự toán, chỉ tiêu, mục tiêu, nghị quyết, chỉ tiêu kế hoạch, kế hoạch năm, dự toán năm, "
    "chỉ tiêu năm, kế hoạch giao, dự toán giao, kế hoạch đề ra, chỉ tiêu giao, nhiệm vụ năm, chỉ tiêu nghị quyết",
    "whole": "tổng số, trong tổng số, trên tổng số, trong tổng, trên tổng, tổng, so với tổng số, so với tổng, của tổng số",
    "total": "tổng cộng, cộng, tính chung, tổng cộng là, tổng số là",
    "raised": "nâng tổng số, nâng tổng, đưa tổng số",
    "closed": "gồm, bao gồm, gồm có, chia ra, trong đó gồm, cụ thể gồm, gồm các",
    "open": "trong đó, trong số đó, riêng, cụ thể, cụ thể là, trong đó có, trong số này",
    "end": "ngoài ra, đồng thời, bên cạnh đó, mặt khác, ngược lại",
    "cause": "do, vì, nhờ, do đó, nguyên nhân, bởi",
    "average": "bình quân, trung bình",
    "each": "mỗi",
    "in turn": "lần lượt",
    "contribution": "đóng góp",
    "none": "không phát sinh, không có, không xảy ra, chưa phát sinh",
    "threshold": "tối thiểu, tối đa, ít nhất, nhiều nhất, không quá, không dưới, không vượt quá, trở lên, trở xuống, "
    "không thấp hơn, không cao hơn, từ trên",
    "target": "phấn đấu, đặt mục tiêu, chỉ tiêu phấn đấu, phải đạt",
    "etc": "chủ yếu, tập trung, tập trung ở, như, điển hình, nhất là, v.v",
    "other scope": "lũy kế, luỹ kế, không kể, không tính, chưa kể, chưa trừ, trừ, chưa bao gồm, không bao gồm, chưa gồm",
    "rank": "xếp thứ, xếp hạng, đứng thứ, xếp vị thứ, xếp hạng thứ, vị trí thứ, hạng thứ, xếp vị trí thứ, thứ hạng",
    "and": "và, cùng, cùng với",
    "hedge": "gần, hơn, trên, dưới, khoảng, xấp xỉ, ước, ước khoảng, hơn khoảng",
    "neutral": "tăng cường, gia tăng, tăng trưởng, tăng tốc, tăng gia, tăng cao, tăng cân, tăng ca, tăng thu, tăng lương, "
    "giảm nghèo, giảm thiểu, giảm nhẹ, giảm tải, giảm trừ, giảm giá, giảm phát, giảm tô, giảm án, miễn giảm, cắt giảm, "
    "giảm biên chế, giảm thuế, giảm sinh, tinh giảm, tinh giản, giảm chi, giảm bớt, giảm cấp, giảm lãi suất, "
    "vượt qua, vượt khó, vượt biên, vượt cấp, có thể, có hiệu quả, có hiệu lực, còn hạn chế, còn hiệu lực, có liên quan, "
    "đạt chuẩn, đạt yêu cầu, không đạt, chưa đạt, đạt loại, có điều kiện, chưa có điều kiện, có mặt, đạt giải, "
    "do đồng chí, từ ngày, đến ngày, từ đầu năm, đến nay, đến hết, từ khi, đến khi, đến cuối, từ đó, gần đây, gần nhất, "
    "trên địa bàn, trên cơ sở, trên toàn, trên không gian, hơn nữa, tổng kết, tổng hợp, tổng thể, tổng quát, "
    "tổng công ty, tổng cục, cộng đồng, cộng tác, cộng hòa, cộng sản, công cộng, thực hiện tốt, so sánh giá, "
    "kế hoạch số, quyết định số, chỉ tiêu thi đua, nghị quyết số, bằng cấp, bằng khen, bằng hình thức, bằng tiền, "
    "bằng hiện vật, bằng văn bản, văn bằng, tổng mức, tổng diện tích, tổng giá trị, tổng thu, tổng chi, tổng đàn, "
    "tổng sản lượng, tổng dư nợ, tổng vốn, tổng kinh phí, tổng số tiền, tổng trị giá, tổng lượng, "
    "có hạn, hợp đồng có, tổng đài, đạt kết quả, tăng giảm, riêng lẻ, đến hạn, quá hạn",
}

# Words that stand before a verb of change and name nothing: what they leave unsaid is said before.
FILLERS = frozenset(
    "đã cũng tiếp tục lại chỉ mới được này thêm ước tính trong về số mức đều vẫn sẽ cả năm kỳ cao thấp nhiều nhất "
    "tương ứng qua đó nay tính chung toàn tỉnh mạnh nhẹ sâu trên theo của với khá vào cùng thực tế ra".split()
)

# Words for the time that something is compared with; the years and days they name are part of them.
_YEAR = r"(?:\s+(?:của\s+)?năm\s+(?:trước|ngoái|\d{4})|\s+\d{4})?"
BASES = (
    rf"cùng kỳ(?:\s+(?:0?\d{{1,2}}\s+tháng(?:\s+(?:đầu|cuối)\s+năm)?|quý\s+[IVX\d]+|tháng\s+\d+))?{_YEAR}",
    r"(?:0?\d{1,2}\s+tháng\s+(?:đầu|cuối)\s+)?năm\s+(?:trước|ngoái)",
    r"(?:đầu|cuối)\s+năm(?:\s+(?:trước|\d{4}))?",
    r"(?:tháng|quý|kỳ|kỳ báo cáo|vụ|nhiệm kỳ|tuần|ngày|học kỳ|năm học|giai đoạn)\s+(?:liền\s+)?trước",
    r"bình quân chung(?:\s+(?:của\s+)?(?:toàn\s+)?(?:tỉnh|ngành|cả nước))?",
)
# These name a base only where "so với" or a bracket says so: elsewhere they are the time of the report.
TIMES = (
    r"(?:ngày\s+)?\d{1,2}[/.]\d{1,2}[/.]\d{4}",
    r"(?:0?\d{1,2}\s+tháng\s+(?:đầu|cuối)\s+)?năm\s+\d{4}",
    r"(?:0?\d{1,2}\s+tháng\s+(?:đầu|cuối)\s+năm|quý\s+[IVX\d]+(?:/|\s+năm\s+)?|tháng\s+\d{1,2}(?:/|\s+năm\s+)?)\s*(?:\d{4})?",
)

# What stands for no figure: days, documents, years, numbering, names, ages, spans.
MASKS = (
    r"(?m:^[ \t]*(?:\d{1,2}(?:\.\d{1,2})*[.)]|\([0-9]{1,2}\)|[IVX]+\.)(?=\s))",
    r"\(\d{1,2}\)(?=\s+\w)",
    r"\[\d+\]",
    r"(?:số\s*:?\s*)\d[\d\w]*(?:/[\w\d/-]*[^\W\d_][\w/-]*|-[^\W\d_][\w/-]*)",
    r"(?:kế hoạch|quyết định|nghị quyết|nghị định|thông tư|thông báo|công văn|chỉ thị|báo cáo|tờ trình|hướng dẫn|luật)\s+số\s+"
    r"\d+(?:,\s*\d+|\s+và\s+\d+)*",
    r"\d+/\d{4}/[^\W\d_][\w-]*",
    r"(?-i:\d+[-/][A-ZĐ]{2,}[\w-]*)",
    r"(?<![\w.,])\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?![\d.,/])",
    r"ngày\s+\d{1,2}(?:[/-]\d{1,2}(?:[/-]\d{4})?)?(?:\s+tháng\s+\d{1,2})?(?:\s+năm\s+\d{4})?(?!\d)",
    r"(?<=đến )\d{1,2}/\d{1,2}(?![\d./,])|(?<=từ )\d{1,2}/\d{1,2}(?![\d./,])",
    r"(?:giai đoạn|nhiệm kỳ|năm học|niên độ)\s+\d{4}(?:\s*[-–]\s*\d{4})?",
    r"(?<!\d)(?:19|20)\d{2}\s*[-–]\s*(?:19|20)\d{2}(?!\d)",
    r"(?:cả|trong|liên tục|suốt)\s+\d{1,2}\s+(?:tiêu chí|năm|tháng)(?:\s+(?:liền|liên tiếp|qua))?(?!\s+(?:đầu|cuối))",
    r"\d{1,2}\s+năm\s+(?:liền|liên tiếp|qua)",
    r"0?\d{1,2}\s+tháng(?:\s+(?:đầu|cuối)\s+năm(?:\s+\d{4})?)?",
    r"(?:dưới|trên|từ|đủ|đến)\s+\d{1,3}(?:\s*(?:-|–|đến)\s*\d{1,3})?\s+(?:tháng\s+)?tuổi",
    r"\d{1,3}(?:\s*[-–]\s*\d{1,3})?\s+tuổi",
    r"24/7|24/24",
    r"(?-i:(?<!\w)[A-ZĐ]+[-.]?\d+(?::\d+)?|ISO\s+\d+(?::\d+)?)",
    r"(?:trước|sau)\s+\d{1,2}\s*(?:giờ|h)\b",
)

# Behind these a number without a unit is a name: lớp 5, đợt 2, quốc lộ 3, Đề án 06.
NAMES = frozenset(
    "khóa khoá độ loại hạng nhóm lớp khối thôn án lộ điều khoản lục mã biểu mẫu bảng chương mục đợt thứ khu phố phường "
    "quận tổ trang câu lần bước covid số phiên phòng chi xóm bản ấp đội cụm kho cầu hẻm ngõ".split()
)

# Lists that hold everything once all of these stand among their parts, whatever word opens them.
OPPOSITES: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("trước hạn", "sớm hạn", "trước"), ("đúng hạn",), ("quá hạn", "trễ hạn", "chậm hạn", "muộn")),
    (("trong hạn", "chưa đến hạn"), ("quá hạn", "trễ hạn")),
    (("cũ", "tồn", "kỳ trước", "chuyển sang", "năm trước"), ("mới", "trong kỳ", "phát sinh")),
    (("nam",), ("nữ",)),
    (("cấp tỉnh",), ("cấp xã", "cấp huyện", "khu vực")),
    (("có điều kiện",), ("chưa có điều kiện", "không có điều kiện")),
    (("trong nước", "nội địa"), ("quốc tế", "nước ngoài")),
    (("chưa đạt", "không đạt"), ("đạt",)),
    (("đã giải quyết", "đã xử lý", "đã hoàn thành"), ("đang giải quyết", "chưa giải quyết", "đang xử lý", "đang thực hiện")),
)

# What is counted in one with another: a văn bản đến is a văn bản.
ALIASES = {
    "văn bản đến": "văn bản", "văn bản đi": "văn bản", "vụ án": "vụ", "vụ việc": "vụ", "lượt người": "lượt",
    "lượt khách": "lượt", "lượt bệnh nhân": "lượt", "lượt hộ": "lượt", "lượt xe": "lượt", "hộ nghèo": "hộ", "phần quà": "phần",
    "suất quà": "suất", "trẻ em": "trẻ", "đơn thư": "đơn", "cuộc họp": "cuộc", "cuộc thanh tra": "cuộc", "cuộc kiểm tra": "cuộc",
    "ngôi nhà": "ngôi", "thửa đất": "thửa", "bài báo": "bài", "bài viết": "bài", "chỉ tiêu kế hoạch": "chỉ tiêu",
    "vụ án hình sự": "vụ", "giấy chứng nhận": "giấy", "giấy phép": "giấy", "bản tin": "tin",
}  # fmt: skip

# What the counts of dossiers, complaints and cases are called; the first that a noun holds.
STAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("returned", ("trả lại", "rút", "hủy", "không đủ điều kiện", "đình chỉ", "chuyển trả", "từ chối")),
    ("open", ("đang giải quyết", "chưa giải quyết", "đang xử lý", "đang xem xét", "còn lại", "đang thực hiện")),
    ("early", ("trước hạn", "sớm hạn")),
    ("on time", ("đúng hạn",)),
    ("overdue", ("quá hạn chưa", "chưa giải quyết quá hạn")),
    ("late", ("quá hạn", "trễ hạn")),
    ("resolved", ("đã giải quyết", "giải quyết xong", "đã xử lý", "giải quyết", "xử lý", "hoàn thành")),
    ("received", ("tiếp nhận", "thụ lý", "nhận được", "phải giải quyết", "phải thi hành", "tổng số")),
)

# Things counted one by one, where the noun is more than one word or often has another behind it.
COUNTED = (
    "án, ấn phẩm, bài, bài báo, bài viết, ban, bản, bản án, báo cáo, bàn, bé, bị can, bị cáo, bệnh nhân, biên bản, biên chế, "
    "bộ, buổi, ca, cán bộ, cá nhân, cái, cặp, căn, cây, chi bộ, chi hội, chi đoàn, chiếc, chỉ tiêu, chiến sĩ, chợ, chủ thể, "
    "chuyên đề, chuyến, chức danh, công chức, công dân, con, công nhân, công trình, công trường, công ty, cơ quan, cơ sở, "
    "cuộc, cuộc họp, cuộc thanh tra, cuộc kiểm tra, cụm, dân, danh mục, di tích, dịch vụ, doanh nghiệp, dự án, đám cháy, "
    "đảng bộ, đảng viên, đại biểu, đàn, đề án, đề tài, đề nghị, điểm, điểm cầu, điểm trường, điều, đoàn, đoàn viên, đội, đối tượng, "
    "đồng chí, đơn, đơn thư, đơn vị, đường dây, gia đình, giải, giáo viên, giấy phép, giống, giường, gói thầu, hành vi, hạng mục, hành khách, "
    "hồ sơ, hội, hội nghị, hội thảo, hội viên, hộ, hộ nghèo, hợp đồng, hợp tác xã, học sinh, học viên, kết luận, khách, "
    "khoản, khu, kiến nghị, kế hoạch, ki-ốt, kiện, lao động, lần, lễ hội, loại, lớp, luật sư, lượt, lượt người, lượt khách, "
    "lượt bệnh nhân, lượt hộ, lĩnh vực, lô, máy, mã, mẫu, mô hình, mũi, nạn nhân, ngày, người, nhà, nhà máy, nhiệm vụ, nhóm, "
    "nội dung, nông dân, phần, phần quà, phiên, phiếu, phong trào, phòng, phương tiện, phường, quyết định, quỹ, sản phẩm, sáng kiến, "
    "số, suất, suất quà, sinh viên, sở, tác phẩm, tàu, tập thể, tên, tiêu chí, tin, tin bài, tin báo, tỉnh, tổ, tổ chức, tội phạm, "
    "tờ, tờ trình, thành viên, thẻ, thí sinh, thông báo, thông tin, thôn, thủ tục, thuyền, thửa, thuê bao, trang, trạm, trang trại, "
    "trâu, trận, trẻ, trẻ em, triệu chứng, trường, trường hợp, tuyến, tuổi, tua, tủ, tư vấn, ủy ban, vấn đề, văn bản, "
    "văn bản đến, văn bản đi, vật, vị trí, viên chức, vụ, vụ án, vụ việc, việc, xã, xe, ý kiến, yêu cầu, xóm, bản tin, bậc, lợn, gà, bò, gia súc, gia cầm, "
    "thanh niên, phụ nữ, cựu chiến binh, cơ sở dữ liệu, tài khoản, giao dịch, câu hỏi, cử tri, khóa, tháng, năm, giờ, phút, đợt, lượt xe, chương trình, "
    "tiết, tiết mục, vở, huy chương, ngôi, ngôi nhà, cầu, thửa đất, bìa, giấy, giấy chứng nhận, giấy tờ, văn kiện, nghị quyết, chỉ thị, công văn"
)
