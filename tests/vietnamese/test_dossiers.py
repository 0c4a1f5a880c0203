"""The sentences on dossiers."""

from __future__ import annotations

from decimal import Decimal

from sokert.models import Settings
from sokert.vietnamese.dossiers import Dossiers, dossiers

COUNTS = Dossiers(*map(Decimal, (9700, 345, 7002, 2590, 18, 409, 3)))


def test_all_counts_are_told_in_order_and_totals_are_made_from_them():
    assert dossiers(COUNTS) == (
        "Tiếp nhận 10.045 hồ sơ (mới 9.700; kỳ trước chuyển sang 345); đã giải quyết 9.610 hồ sơ, trong đó "
        "trước hạn 7.002, đúng hạn 2.590, quá hạn 18; đang giải quyết 412 hồ sơ (trong hạn 409, quá hạn 03). "
        "Tỷ lệ giải quyết trước và đúng hạn đạt 99,8%."
    )


def test_nothing_late_and_nothing_open_are_told_in_words():
    said = dossiers(Dossiers(*map(Decimal, (10, 0, 8, 2, 0))))
    assert "đúng hạn 02, không có hồ sơ quá hạn; không có hồ sơ đang giải quyết." in said
    assert said.endswith("đạt 100%.")


def test_nothing_resolved_has_no_rate():
    said = dossiers(Dossiers(*map(Decimal, (10, 0, 0, 0, 0, 10, 0))))
    assert "Tỷ lệ" not in said
    assert said.endswith("(trong hạn 10, không có hồ sơ quá hạn).")


def test_the_base_of_the_rate_is_the_houses():
    rates = {base: dossiers(COUNTS, settings=Settings(on_time_base=base)) for base in ("resolved", "due", "received")}
    assert [said.rsplit(" ", 1)[1] for said in rates.values()] == ["99,8%.", "99,8%.", "95,5%."]


def test_the_house_spells_ty_le():
    assert "Tỉ lệ giải quyết" in dossiers(COUNTS, settings=Settings(ty="tỉ"))


def test_another_unit():
    assert dossiers(COUNTS, "đơn").startswith("Tiếp nhận 10.045 đơn (mới 9.700;")
