"""Units of measure: which figures may have decimals, however an office spells what they are in."""

from __future__ import annotations

from sokert.units import steps, unit_of

WHOLE = "hồ sơ, Văn bản đến, đồng chí, Đồng chí, điểm cầu, Hộ, lượt, trẻ, tổ chức đảng"
BROKEN = (
    "m, M, mét, Mét, mét dài, km, Km, ki-lô-mét, ha, Ha, héc ta, m2, mét vuông, mét khối, tấn, Tạ, Kg, gam, kwh,"
    " kWp, kVA, đồng, Triệu đồng, tr.đ, Trđ, Tr. đồng, 1.000 đồng, 1000đ, nghìn lượt, %, Lần, Điểm, giờ, ngày, năm,"
    " tuổi, hồ sơ/ngày"
)


def test_only_what_is_counted_one_by_one_has_no_decimals() -> None:
    assert [unit for unit in WHOLE.split(", ") if not unit_of(unit).whole] == []
    assert [unit for unit in BROKEN.split(", ") if unit_of(unit).whole] == []


def test_one_measure_in_two_spellings_is_moved_exactly() -> None:
    pairs = ("mét km", "Ha m2", "Tấn kg", "tr.đ|tỷ đồng", "1.000 đồng|Triệu đồng", "héc ta|ha", "Km|mét")
    found = [steps(*(pair.split("|") if "|" in pair else pair.split())) for pair in pairs]
    assert found == [-3, 4, 3, -3, -3, 0, 3]
