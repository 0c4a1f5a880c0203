"""Names of another office, and names out of use."""

from __future__ import annotations

import pytest

import sokert
from check.text.narratives import report_of

COMMUNE = {"name": "UBND xã Văn Vũ", "parent": "UBND huyện Na Rì", "place": "Văn Vũ", "code": "UBND"}
SCHOOL = {"name": "Trường THCS Bình Minh", "parent": "Phòng Giáo dục và Đào tạo", "place": "Na Rì", "code": "THCS"}
OFFICE = {"name": "Văn phòng", "parent": "UBND tỉnh Bắc Kạn", "place": "Bắc Kạn", "code": "VP"}


def told(issuer: dict[str, str], text: str, period: str = "2023-H1") -> list[tuple[str, str]]:
    found = sokert.check(
        report_of(issuer=issuer, period=period, date=None, sections=[{"title": "Kết quả", "body": text}])
    )
    return [(one.code, one.where.text) for one in found if one.level != "info" and one.code.startswith("TEXT-")]


@pytest.mark.parametrize(
    ("issuer", "text", "said"),
    [
        (OFFICE, "Được sự quan tâm chỉ đạo của UBND tỉnh Cao Bằng, công tác có chuyển biến.", "UBND tỉnh Cao Bằng"),
        (OFFICE, "Văn phòng UBND tỉnh Lạng Sơn đã tham mưu kịp thời.", "Văn phòng UBND tỉnh Lạng Sơn"),
        (COMMUNE, "UBND xã Lương Thượng đã chỉ đạo các thôn gieo trồng.", "UBND xã Lương Thượng"),
        (COMMUNE, "Thực hiện chỉ đạo của UBND huyện Ba Bể, xã đã triển khai.", "UBND huyện Ba Bể"),
        (SCHOOL, "Trường THCS Hoa Sen đã hoàn thành chương trình.", "Trường THCS Hoa Sen"),
        (SCHOOL, "Trên đây là kết quả. Trường Tiểu học Kim Đồng trân trọng báo cáo.", "Trường Tiểu học Kim Đồng"),
    ],
)
def test_a_name_that_is_not_the_reports_own(issuer: dict[str, str], text: str, said: str) -> None:
    assert told(issuer, text) == [("TEXT-OTHER-UNIT", said)]


@pytest.mark.parametrize(
    ("issuer", "text"),
    [
        (OFFICE, "UBND tỉnh Bắc Kạn chỉ đạo các sở; UBND huyện Na Rì và UBND xã Văn Vũ thực hiện."),
        (OFFICE, "Phối hợp với UBND tỉnh Cao Bằng rà soát địa giới."),
        (OFFICE, "Đoàn công tác của tỉnh Lạng Sơn đến học tập tại UBND tỉnh."),
        (COMMUNE, "UBND xã Văn Vũ đã chỉ đạo các thôn."),
        (COMMUNE, "Giao lưu văn nghệ với UBND xã Lương Thượng."),
        (SCHOOL, "Trường THCS Bình Minh đã hoàn thành chương trình. Trường Tiểu học Kim Đồng ở gần bên."),
        (SCHOOL, "Nhà trường trân trọng báo cáo."),
        (OFFICE, "Văn phòng UBND tỉnh trân trọng báo cáo."),
    ],
)
def test_a_name_that_belongs_there(issuer: dict[str, str], text: str) -> None:
    assert [one for one in told(issuer, text) if one[0] == "TEXT-OTHER-UNIT"] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Đã hướng dẫn UBND các huyện lập báo cáo.", "UBND các huyện"),
        ("Công tác cải cách ở cấp huyện có tiến bộ.", "cấp huyện"),
        ("Thị trấn và huyện Na Rì được hỗ trợ.", "huyện Na Rì"),
        ("Nhân dân tỉnh Hòa Bình phấn khởi.", "tỉnh Hòa Bình"),
    ],
)
def test_a_name_is_out_of_use_from_july_2025_and_not_before(text: str, said: str) -> None:
    assert told({**OFFICE, "parent": "UBND tỉnh Thái Nguyên"}, text, "2025-H2") == [("TEXT-NAME-BY-DATE", said)]
    assert told({**OFFICE, "parent": "UBND tỉnh Thái Nguyên"}, text, "2025-H1") == []


@pytest.mark.parametrize(
    "text",
    ["Địa bàn huyện Na Rì cũ được bàn giao.", "UBND các xã, phường đã báo cáo.", "Sau sắp xếp, không còn cấp huyện."],
)
def test_the_old_name_that_is_meant_as_such(text: str) -> None:
    assert told({**OFFICE, "parent": "UBND tỉnh Thái Nguyên"}, text, "2025-H2") == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("CHI CỤC THUẾ KHU VỰC MẪU", "Kết quả tốt.", ["CHI CỤC THUẾ KHU VỰC MẪU"]),
        ("Chi cục Thuế khu vực Mẫu", "Kết quả tốt.", []),
        ("Chi cục Thuế khu vực Mẫu", "Năm nay CHI CỤC THUẾ KHU VỰC MẪU đã thu đủ.", ["CHI CỤC THUẾ KHU VỰC MẪU"]),
        ("Chi cục Thuế khu vực Mẫu", "CHI CỤC THUẾ KHU VỰC MẪU", []),
        ("VNPT", "VNPT đã nâng cấp mạng.", []),
        ("VNPT MEDIA", "Kết quả tốt.", []),
        ("TRƯỜNG THCS MẪU", "Kết quả tốt.", ["TRƯỜNG THCS MẪU"]),
    ],
)
def test_a_name_in_capitals_is_told_where_sentences_have_it(name: str, text: str, said: list[str]) -> None:
    issuer = {"name": name, "place": "Mẫu", "code": "X"}
    assert [one for _, one in told(issuer, text)] == said
