"""The words that carry arithmetic in a sentence, by what they do; a longer phrase goes before a shorter one.

Neutral phrases hold a word of another list and mean nothing by it: "giảm nghèo" is no fall.
"""

from __future__ import annotations

from collections.abc import Mapping


def words_of(listed: str) -> list[str]:
    """Return the words of a list with commas.

    >>> words_of("từ, đến")
    ['từ', 'đến']
    """
    return [word.strip() for word in listed.split(",")]


# Per cents and multiples in words, which stand for what is near them.
FRACTIONS = {"một nửa": 50, "một phần ba": 33, "hai phần ba": 67, "một phần tư": 25, "ba phần tư": 75}
TIMES_IN_WORDS = {"đôi": 2, "hai lần": 2, "ba lần": 3, "bốn lần": 4, "năm lần": 5, "sáu lần": 6, "mười lần": 10}

WORDS: Mapping[str, str] = {
    "rise": "tăng, tăng thêm, cao hơn, nhiều hơn, tăng lên, tăng so với, vượt hơn",
    "fall": (
        "giảm, thấp hơn, ít hơn, giảm đi, giảm xuống, giảm so với, sụt giảm, còn thiếu, hụt, lao dốc, sụt, tụt giảm, "
        "suy giảm, sút giảm"
    ),
    "excess": "vượt, vượt mức",
    "multiple": "gấp, tăng gấp, cao gấp, bằng gấp",
    "share": (
        "chiếm, chiếm tỷ lệ, tỷ lệ, đạt tỷ lệ, tương đương tỷ lệ, tương ứng tỷ lệ, với tỷ lệ, chiếm tỷ trọng, tỷ lệ "
        "đạt, tương ứng với tỷ lệ, tương ứng, có tỷ lệ"
    ),
    "equal": "bằng, tương đương, tương đương với",
    "level": (
        "đạt, là, có, thực hiện, ước đạt, ước thực hiện, đạt được, hoàn thành, ở mức, đã đạt, đạt mức, thực hiện được"
    ),
    "rest": "còn, còn lại, số còn lại, hiện còn",
    "from": "từ, từ mức",
    "up to": "lên, lên mức, lên tới, lên đến, tăng lên mức",
    "down to": "xuống còn, xuống, còn xuống, xuống mức, giảm còn",
    "to": "đến, đến mức, tới",
    "compare": "so với, so, so sánh với, so sánh",
    "plan": (
        "kế hoạch, kh, dự toán, chỉ tiêu, mục tiêu, nghị quyết, chỉ tiêu kế hoạch, kế hoạch năm, dự toán năm, chỉ "
        "tiêu năm, kế hoạch giao, dự toán giao, kế hoạch đề ra, chỉ tiêu giao, nhiệm vụ năm, chỉ tiêu nghị quyết"
    ),
    "whole": (
        "tổng số, trong tổng số, trên tổng số, trong tổng, trên tổng, tổng, so với tổng số, so với tổng, của tổng số"
    ),
    "total": "tổng cộng, cộng, tính chung, tổng cộng là, tổng số là",
    "raised": "nâng tổng số, nâng tổng, đưa tổng số",
    "closed": "gồm, bao gồm, gồm có, chia ra, trong đó gồm, cụ thể gồm, gồm các",
    "open": "trong đó, trong số đó, riêng, cụ thể, cụ thể là, trong đó có, trong số này",
    "end": "ngoài ra, đồng thời, bên cạnh đó, mặt khác, ngược lại",
    "cause": "do, vì, nhờ, do đó, nguyên nhân, bởi",
    "average": "bình quân, trung bình",
    "each": "mỗi",
    "in turn": "lần lượt",
    "most": "cao nhất, lớn nhất, đông nhất, dẫn đầu",
    "least": "thấp nhất, nhỏ nhất",
    "falling": "giảm dần, từ cao xuống thấp, từ cao đến thấp, từ lớn đến nhỏ",
    "rising": "tăng dần, từ thấp đến cao, từ thấp lên cao, từ nhỏ đến lớn",
    "all": "đều",
    "fraction": ", ".join(FRACTIONS),
    "times": ", ".join(TIMES_IN_WORDS),
    "contribution": "đóng góp",
    "none": "không phát sinh, không có, không xảy ra, chưa phát sinh",
    "threshold": (
        "tối thiểu, tối đa, ít nhất, nhiều nhất, không quá, không dưới, không vượt quá, trở lên, trở xuống, không "
        "thấp hơn, không cao hơn, từ trên"
    ),
    "target": "phấn đấu, đặt mục tiêu, chỉ tiêu phấn đấu, phải đạt",
    "etc": "chủ yếu, tập trung, tập trung ở, như, điển hình, nhất là, v.v",
    "other scope": (
        "lũy kế, luỹ kế, không kể, không tính, chưa kể, chưa trừ, trừ, chưa bao gồm, không bao gồm, chưa gồm"
    ),
    "rank": "xếp thứ, xếp hạng, đứng thứ, xếp vị thứ, xếp hạng thứ, vị trí thứ, hạng thứ, xếp vị trí thứ, thứ hạng",
    "and": "và, cùng, cùng với",
    "hedge": (
        "gần, hơn, trên, dưới, khoảng, xấp xỉ, ước, ước khoảng, hơn khoảng, gần chạm mốc, gần chạm ngưỡng, gần đạt, "
        "gần tới, ngót, chừng"
    ),
    "neutral": (
        "tăng cường, gia tăng, tăng trưởng, tăng tốc, tăng gia, tăng cao, tăng cân, tăng ca, tăng thu, tăng lương, "
        "giảm nghèo, giảm thiểu, giảm nhẹ, giảm tải, giảm trừ, giảm giá, giảm phát, giảm tô, giảm án, miễn giảm, cắt "
        "giảm, giảm biên chế, giảm thuế, giảm sinh, tinh giảm, tinh giản, giảm chi, giảm bớt, giảm cấp, giảm lãi "
        "suất, đúng và trước hạn, "
        "trước và đúng hạn, vượt qua, "
        "vượt khó, vượt biên, vượt cấp, có thể, có hiệu quả, có hiệu lực, còn hạn chế, còn hiệu lực, "
        "có liên quan, đạt chuẩn, đạt yêu cầu, không đạt, chưa đạt, đạt loại, có điều kiện, chưa có điều kiện, có "
        "mặt, đạt giải, do đồng chí, từ ngày, đến ngày, từ đầu năm, đến nay, đến hết, từ khi, đến khi, đến cuối, từ "
        "đó, gần đây, gần nhất, trên địa bàn, trên cơ sở, trên toàn, trên không gian, hơn nữa, tổng kết, tổng hợp, "
        "tổng thể, tổng quát, tổng công ty, tổng cục, cộng đồng, cộng tác, cộng hòa, cộng sản, công cộng, thực hiện "
        "tốt, so sánh giá, kế hoạch số, quyết định số, chỉ tiêu thi đua, nghị quyết số, bằng cấp, bằng khen, bằng "
        "hình thức, bằng tiền, bằng hiện vật, bằng văn bản, văn bằng, tổng mức, tổng diện tích, tổng giá trị, tổng "
        "thu, tổng chi, tổng đàn, tổng sản lượng, tổng dư nợ, tổng vốn, tổng kinh phí, tổng số tiền, tổng trị giá, "
        "tổng lượng, tổng tỷ lệ, cuối cùng, có hạn, hợp đồng có, tổng đài, đạt kết quả, tăng giảm, riêng lẻ, đến hạn, "
        "quá hạn"
    ),
}

# Words that stand before a verb of change and name nothing: what they leave unsaid is said before.
FILLERS = frozenset(
    [
        "đã",
        "cũng",
        "tiếp",
        "tục",
        "lại",
        "chỉ",
        "mới",
        "được",
        "này",
        "thêm",
        "ước",
        "tức",
        "tính",
        "trong",
        "về",
        "số",
        "mức",
        "đều",
        "vẫn",
        "sẽ",
        "cả",
        "năm",
        "kỳ",
        "cao",
        "thấp",
        "nhiều",
        "nhất",
        "tương",
        "ứng",
        "qua",
        "đó",
        "nay",
        "tính",
        "chung",
        "toàn",
        "tỉnh",
        "mạnh",
        "nhẹ",
        "sâu",
        "trên",
        "theo",
        "của",
        "với",
        "khá",
        "vào",
        "cùng",
        "thực",
        "tế",
        "ra",
    ]
)

# Words for the time that something is compared with; the years and days they name are part of them.
_YEAR = r"(?:\s+(?:của\s+)?năm\s+(?:trước|ngoái|\d{4})|\s+\d{4})?"
BASES = (
    rf"cùng kỳ(?:\s+(?:0?\d{{1,2}}\s+tháng(?:\s+(?:đầu|cuối)\s+năm)?|quý\s+[IVX\d]+|tháng\s+\d+))?{_YEAR}",
    r"(?:0?\d{1,2}\s+tháng\s+(?:đầu|cuối)\s+|\d{1,2}\s+)?năm\s+(?:trước|ngoái)",
    r"(?<!nửa )(?:đầu|cuối)\s+năm(?:\s+(?:trước|\d{4}))?",
    r"(?:tháng|quý|kỳ|kỳ báo cáo|vụ|nhiệm kỳ|tuần|ngày|học kỳ|năm học|giai đoạn)\s+(?:liền\s+)?trước",
    r"svck",
    r"bình quân chung(?:\s+(?:của\s+)?(?:toàn\s+)?(?:tỉnh|ngành|cả nước))?",
)
# These name a base only where "so với" or a bracket says so: elsewhere they are the time of the report.
TIMES = (
    r"(?:thời điểm\s+)?(?:ngày\s+)?\d{1,2}[/.]\d{1,2}[/.]\d{4}",
    r"(?:0?\d{1,2}\s+tháng\s+(?:đầu|cuối)\s+)?năm\s+\d{4}",
    r"(?:0?\d{1,2}\s+tháng\s+(?:đầu|cuối)\s+năm|quý\s+[IVX\d]+(?:/|\s+năm\s+)?|tháng\s+\d{1,2}(?:/|\s+năm\s+)?)\s*(?:\d{4})?",
)

# Behind these two numbers about a slash are a day.
DAYS = "hôm, đến, từ, nay, qua, sáng, trưa, chiều, tối, đêm, lễ, dịp, khánh, trước, sau, phiên"

# What stands for no figure: days, documents, years, numbering, names, ages, spans.
MASKS = (
    r"(?m:^[ \t]*(?:\d{1,2}(?:\.\d{1,2})*[.)]|\([0-9]{1,2}\)|[IVX]+\.)(?=\s))",
    r"\(\d{1,2}\)(?=\s+(?!và\b)\w)",
    r"\[\d+\]",
    r"(?:số\s*:?\s*)\d[\d\w]*(?:/[\w\d/-]*[^\W\d_][\w/-]*|-[^\W\d_][\w/-]*)",
    r"(?:kế hoạch|quyết định|nghị quyết|nghị định|thông tư|thông báo|công văn|chỉ thị|"
    r"báo cáo|tờ trình|hướng dẫn|luật)\s+số\s+"
    r"\d+(?:,\s*\d+|\s+và\s+\d+)*",
    r"\d+/\d{4}/[^\W\d_][\w-]*",
    r"(?-i:\d+[-/][A-ZĐ]{2,}[\w-]*)",
    r"(?<![\w.,])\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?![\d.,/])",
    r"(?:ngày|mùng|mồng)\s+\d{1,2}(?:[/-]\d{1,2}(?:[/-]\d{4})?)?(?:\s+tháng\s+\d{1,2})?(?:\s+năm\s+\d{4})?(?!\d)",
    rf"(?:{'|'.join(f'(?<={word} )' for word in words_of(DAYS))}|(?<=nay \()|(?<=qua \())"
    r"\d{1,2}[/-]\d{1,2}(?!\d|[./,]\d)",
    r"(?<=đại hội )\d{1,2}(?=\s*[,;.)])",
    r"(?<![\d/.,(])30/4(?:(?:\s*[-–,]\s*|\s+và\s+)0?1/5(?:/\d{4})?)?(?!\d|[/.,]\d)",
    r"(?:giai đoạn|nhiệm kỳ|năm học|niên độ)\s+\d{4}(?:\s*[-–]\s*\d{4})?",
    r"(?<!\d)(?:19|20)\d{2}\s*[-–]\s*(?:19|20)\d{2}(?!\d)",
    r"(?:cả|trong|liên tục|suốt)\s+\d{1,2}\s+(?:tiêu chí|năm|tháng)(?:\s+(?:liền|liên tiếp|qua))?(?!\s+(?:đầu|cuối))",
    r"\d{1,2}\s+năm\s+(?:liền|liên tiếp|qua)",
    r"0?\d{1,2}\s+tháng(?:\s+(?:đầu|cuối)\s+năm(?:\s+\d{4})?)?",
    r"(?:dưới|trên|từ|đủ|đến)\s+\d{1,3}(?:\s*(?:-|–|đến)\s*\d{1,3})?\s+(?:tháng\s+)?tuổi",
    r"\d{1,3}(?:(?:\s*[-–,]|\s+và)\s*\d{1,3})*\s+tuổi",
    r"(?:mức|mức độ|loại|nhóm|hạng|lớp|khối)\s+\d{1,2}(?:\s*(?:,|và|-)\s*\d{1,2})+(?![\d.,]*\d|\s*%)",
    r"24/7|24/24",
    r"(?<![\d.,/])[2-4]\s+(?:bánh|chiều)\b",
    r"(?-i:(?<![\w.,])\d[A-ZĐ](?!\w))",
    r"/\s*tổng(?:\s+số)?\s*:\s*\d[\d.]*",
    r"(?<![\d/.,])[1-9]/[2-9](?=\s+(?:so|tổng|dân|diện|số\s+(?:\w+\s+)?(?:thu|dân|vốn|tiền))\b)",
    r"(?-i:(?<!\w)[A-ZĐ]+[-.]?\d+(?::\d+)?|ISO\s+\d+(?::\d+)?)",
    r"(?:trước|sau)\s+\d{1,2}\s*(?:giờ|h)\b",
)

# The words that a base, a time or a mask may begin with; any other is a word by itself.
OPENERS = frozenset(
    words_of(
        "bài, bình, báo, bản, chương, chỉ, cùng, cuối, cả, công, dưới, giai, gói, hạng, hướng, học, iso, "
        "khối, kế, kỳ, liên, loại, luật, lớp, mùng, mồng, mức, ngày, nghị, nhiệm, nhóm, niên, năm, quyết, "
        "quý, so, sau, "
        "số, suốt, svck, tháng, thông, thời, trên, trong, trước, tuần, từ, tờ, vụ, đến, đầu, đủ"
    )
)

# Behind these a number without a unit is a name: lớp 5, đợt 2, quốc lộ 3, Đề án 06, Xã 05.
NAMES = frozenset(
    [
        "khóa",
        "khoá",
        "độ",
        "loại",
        "hạng",
        "nhóm",
        "lớp",
        "khối",
        "thôn",
        "án",
        "lộ",
        "điều",
        "khoản",
        "lục",
        "mã",
        "biểu",
        "mẫu",
        "bảng",
        "chương",
        "mục",
        "kiến",
        "đợt",
        "thứ",
        "khu",
        "phố",
        "xã",
        "phường",
        "quận",
        "huyện",
        "vùng",
        "vực",
        "trường",
        "trạm",
        "đồn",
        "tổ",
        "trang",
        "câu",
        "lần",
        "bước",
        "covid",
        "số",
        "phiên",
        "phòng",
        "chi",
        "xóm",
        "bản",
        "ấp",
        "đội",
        "cụm",
        "kho",
        "cầu",
        "hẻm",
        "ngõ",
        "top",
        "bậc",
        "tầng",
    ]
)

# What is early, on time or late is all there is, also where no word opens a list.
OF_TIME: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("trước hạn", "sớm hạn", "trước"), ("đúng hạn",), ("quá hạn", "trễ hạn", "chậm hạn", "muộn")),
    (("trong hạn", "chưa đến hạn"), ("quá hạn", "trễ hạn")),
    (("đúng hạn", "đúng và trước hạn"), ("quá hạn", "trễ hạn", "chậm hạn")),
)

LEVELS = ((("cấp tỉnh",), ("cấp xã", "cấp huyện", "khu vực")),)
# What may be counted at two levels at once.
OVERLAPPING = frozenset(["dịch vụ", "dịch vụ công", "thủ tục", "thủ tục hành chính"])

# Lists that hold everything once all of these stand among their parts, whatever word opens them.
OPPOSITES: tuple[tuple[tuple[str, ...], ...], ...] = (
    *OF_TIME,
    (("hoạt động",), ("ngừng hoạt động", "ngưng hoạt động", "giải thể")),
    (("cũ", "tồn", "kỳ trước", "chuyển sang", "năm trước"), ("mới", "trong kỳ", "phát sinh")),
    (("nam",), ("nữ",)),
    (("chính thức",), ("dự bị",)),
    *LEVELS,
    (("có điều kiện",), ("chưa có điều kiện", "không có điều kiện")),
    (("trong nước", "nội địa"), ("quốc tế", "nước ngoài")),
    (("thành thị", "đô thị"), ("nông thôn",)),
    (("trung ương",), ("địa phương",)),
    (("khu vực i",), ("khu vực ii",), ("khu vực iii",)),
    (("chưa đạt", "không đạt"), ("đạt",)),
    (
        ("đã giải quyết", "đã xử lý", "đã hoàn thành"),
        ("đang giải quyết", "chưa giải quyết", "đang xử lý", "đang thực hiện"),
    ),
)

DOCUMENTS = frozenset([
    "quyết định", "kế hoạch", "công văn", "tờ trình", "báo cáo", "thông báo", "chỉ thị", "nghị quyết", "chương trình",
    "hướng dẫn", "biên bản", "kết luận", "đề án",
])  # fmt: skip

# Kinds of which nothing is two at once: told of one whole, they are no more than it together, whatever else there is.
APART: tuple[tuple[str, ...], ...] = (
    ("chi đầu tư", "chi thường xuyên", "chi trả nợ", "chi dự phòng"),
    ("thu nội địa", "dầu thô", "xuất nhập khẩu", "xuất, nhập khẩu", "xuất - nhập khẩu", "viện trợ"),
    ("thu thuế", "thu phí", "thu lệ phí", "thu khác"),
    ("xuất khẩu", "nhập khẩu"),
    ("trâu", "bò", "lợn", "dê"),
    ("lúa", "ngô", "sắn", "lạc", "đậu tương", "mía"),
    ("trồng trọt", "chăn nuôi", "lâm nghiệp", "thủy sản", "thuỷ sản"),
    ("khiển trách", "cảnh cáo", "cách chức", "khai trừ"),
    ("khiếu nại", "tố cáo"),
    ("ô tô", "mô tô"),
    ("đường bộ", "đường sắt", "đường thủy", "đường thuỷ", "đường biển", "hàng không"),
    ("mầm non", "tiểu học", "trung học cơ sở", "trung học phổ thông"),
    ("trực tuyến", "trực tiếp", "bưu chính"),
    ("cấp mới", "cấp đổi", "cấp lại", "cấp bổ sung"),
    ("đăng ký mới", "đăng ký lại", "đăng ký thay đổi"),
    tuple(sorted(DOCUMENTS)),
)

# Places of one rank, of which none lies in another; and words of a kind of them, which may be of two kinds at once.
RANKS_OF_PLACES: tuple[tuple[str, ...], ...] = (
    ("tỉnh", "thành phố"),
    ("huyện", "quận", "thị xã"),
    ("xã", "phường", "thị trấn", "đặc khu"),
    ("thôn", "bản", "khu phố", "tổ dân phố"),
)
KINDS_OF_PLACES = frozenset([
    "miền", "núi", "biên", "giới", "nghèo", "khó", "khăn", "nông", "thôn", "đô", "thị", "mới", "đạt", "chưa",
    "loại", "vùng", "khu", "vực", "ven", "biển", "đảo", "điểm", "khác", "còn", "lại", "nhiều", "ít", "cao",
    "thấp", "nhất", "đầu", "cuối", "trung", "tâm",
])  # fmt: skip

# A part that denies the other is all the rest: xã đạt chuẩn, xã chưa đạt chuẩn.
DENIALS = frozenset(["chưa", "không", "ngừng"])

# What is counted in one with another: a văn bản đến is a văn bản.
ALIASES = {
    "văn bản đến": "văn bản", "văn bản đi": "văn bản", "vụ án": "vụ", "vụ việc": "vụ", "lượt người": "lượt",
    "lượt khách": "lượt", "lượt bệnh nhân": "lượt", "lượt hộ": "lượt", "lượt xe": "lượt", "hộ nghèo": "hộ",
    "phần quà": "phần", "suất quà": "suất", "trẻ em": "trẻ",
    "đơn thư": "đơn", "cuộc họp": "cuộc", "cuộc thanh tra": "cuộc",
    "cuộc kiểm tra": "cuộc",
    "xã, phường": "xã",
    "ngôi nhà": "ngôi", "thửa đất": "thửa", "bài báo": "bài", "bài viết": "bài", "chỉ tiêu kế hoạch": "chỉ tiêu",
    "tin báo": "tin", "vụ án hình sự": "vụ", "giấy chứng nhận": "giấy", "giấy phép": "giấy", "bản tin": "tin",
}  # fmt: skip

# What is a kind of what: a list of quyết định, kế hoạch and công văn adds up to its văn bản.
GENERA: Mapping[str, frozenset[str]] = {
    "văn bản": DOCUMENTS,
    "người": frozenset(["cán bộ", "công chức", "viên chức", "hợp đồng", "lao động", "nhân viên"]),
}

# Of those who vote a rate is one of all, there or not, whoever was counted.
VOTERS = ("đại biểu", "đbqh", "tán thành", "số phiếu", "phiếu bầu", "phiếu tín nhiệm", "tín nhiệm")

# "Người" and "đồng chí" say again whom the sentence counts by another name.
PERSONS = {
    "cán bộ", "công chức", "viên chức", "đảng viên", "đoàn viên", "hội viên", "lao động", "học sinh", "sinh viên",
    "học viên", "giáo viên", "công dân", "công nhân", "đại biểu", "chiến sĩ", "bị can", "bị cáo", "đối tượng",
    "thanh niên", "phụ nữ", "thành viên", "nghi can", "nghi phạm",
}  # fmt: skip
AGAIN = ("người", "đồng chí", "em")

# What the counts of dossiers, complaints and cases are called; the first that a noun holds.
STAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("closing", ("cuối kỳ", "cuối năm", "chuyển kỳ sau", "chuyển sang kỳ sau", "cuối quý", "cuối tháng")),
    (
        "carried",
        ("số cũ", "kỳ trước chuyển", "năm trước chuyển", "tháng trước chuyển", "đầu kỳ", "đầu năm", "tồn kỳ trước"),
    ),
    ("new", ("tiếp nhận mới", "mới tiếp nhận", "thụ lý mới", "mới thụ lý", "phát sinh")),
    ("returned", ("trả lại", "rút", "hủy", "không đủ điều kiện", "đình chỉ", "chuyển trả", "từ chối")),
    ("received", ("phải giải quyết", "phải thi hành", "phải xử lý")),
    ("open", ("đang giải quyết", "chưa giải quyết", "đang xử lý", "đang xem xét", "còn lại", "đang thực hiện")),
    ("early", ("trước hạn", "sớm hạn")),
    ("on time", ("đúng hạn",)),
    ("overdue", ("quá hạn chưa", "chưa giải quyết quá hạn")),
    ("late", ("quá hạn", "trễ hạn")),
    (
        "resolved",
        (
            "đã giải quyết",
            "đã thi hành",
            "thi hành xong",
            "giải quyết xong",
            "đã xử lý",
            "giải quyết",
            "xử lý",
            "hoàn thành",
        ),
    ),
    ("received", ("tiếp nhận", "thụ lý", "nhận được", "tổng số")),
)

# What comes in between an opening and a closing stock, and what goes out.
COMES = (
    "tổng thu",
    "cho vay",
    "thành lập mới",
    "phát sinh",
    "tiếp nhận",
    "kết nạp",
    "chuyển đến",
    "mới",
    "thụ lý",
    "tuyển dụng",
    "nhập",
)
GOES = (
    "tổng chi",
    "thu nợ",
    "giải thể",
    "giải quyết",
    "xử lý",
    "chuyển đi",
    "khai trừ",
    "xóa tên",
    "từ trần",
    "rút",
    "trả lại",
    "xuất",
    "nghỉ hưu",
    "hoàn thành",
    "thi hành xong",
)

# Things counted one by one, where the noun is more than one word or often has another behind it.
COUNTED = (
    "em, ban, biên bản, biên chế, buổi, bài, bài báo, bài viết, bàn, báo cáo, bé, bìa, bò, bản, bản tin, bản án, bậc, "
    "bệnh nhân, bị can, bị cáo, bộ, ca, chi bộ, chi hội, chi đoàn, chiếc, chiến sĩ, chuyên đề, chuyến, chương "
    "trình, chỉ thị, chỉ tiêu, chợ, chủ thể, chức danh, con, cuộc, cuộc họp, cuộc kiểm tra, cuộc thanh tra, cá "
    "nhân, cái, cán bộ, câu hỏi, cây, chứng thư, công chức, công dân, công nhân, công trình, công trường, công ty, "
    "công văn, căn, cơ quan, cơ sở, cơ sở dữ liệu, cầu, cặp, cụm, cử tri, cựu chiến binh, danh mục, di tích, doanh "
    "nghiệp, dân, dịch vụ, dự án, gia cầm, gia súc, gia đình, giao dịch, giáo viên, giường, giải, giấy, giấy chứng "
    "nhận, giấy phép, giấy tờ, giống, giờ, gà, gói thầu, huy chương, hành khách, hành vi, hạng mục, học sinh, học "
    "viên, hồ sơ, hộ, hộ nghèo, hội, hội nghị, hội thảo, hội viên, hợp tác xã, hợp đồng, khoản, khu, khách, khóa, "
    "ki-ốt, kiến nghị, kiện, kế hoạch, kết luận, lao động, loại, luật sư, lô, lĩnh vực, lượt, lượt bệnh nhân, lượt "
    "hộ, lượt khách, lượt người, lượt xe, lần, lễ hội, lớp, lợn, máy, mã, mô hình, mũi, mẫu, nghị quyết, ngày, "
    "ngôi, ngôi nhà, người, nhiệm vụ, nhà, nhà máy, nhóm, nông dân, năm, nạn nhân, nghi can, nghi phạm, nội dung, "
    "phiên, phiếu, phong trào, phòng, phút, phương tiện, phường, phần, phần quà, phụ nữ, quyết định, quỹ, sinh "
    "viên, suất, suất quà, sáng kiến, sản phẩm, số, sở, thanh niên, thuyền, thuê bao, thành viên, tháng, thí sinh, "
    "thôn, thông báo, thông tin, thẻ, thủ tục, thửa, thửa đất, tin, tin bài, tin báo, tiêu chí, tiết, tiết mục, "
    "trang, trang trại, trâu, trường, trường hợp, trạm, trận, trẻ, trẻ em, tua, tuyến, tuổi, tài khoản, tàu, tác "
    "phẩm, tên, tư vấn, tập thể, tỉnh, tổ, tổ chức, tội phạm, tờ, tờ trình, tủ, viên, viên chức, việc, văn bản, "
    "văn bản đi, văn bản đến, văn kiện, vấn đề, vật, vị trí, vở, vụ, vụ việc, vụ án, xe, xã, xóm, yêu cầu, án, ý kiến, "
    "điều, điểm, điểm cầu, điểm trường, đoàn, đoàn viên, đàn, đám cháy, đơn, đơn thư, đơn vị, đường dây, đại biểu, "
    "đảng bộ, đảng viên, đề nghị, đề tài, đề án, đối tượng, đồng chí, đội, đợt, ấn phẩm, ủy ban"
)
