"""The table of mistakes: for each rule what is changed in a clean report so that it, and no other, speaks."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from check.corpus.planting import (
    Change,
    Data,
    Metric,
    NoRoomError,
    added,
    cut,
    first,
    hedged,
    metrics,
    money,
    moved,
    named,
    rate,
    ratio,
    renamed,
    state,
    stated,
    swapped,
    told,
    visits,
    year,
)
from sokert.models.catalogue import catalogue
from sokert.vietnamese.numbers import number, rounded

# The members of identities that nothing else is computed from.
LEAVES = ("tra_lai", "don_kien_nghi", "cuoc_giam_sat", "giam_sat_phoi_hop", "bo_hoc", "con_dieu_tri")
LEAVES_BEFORE = (*LEAVES[:4], "giai_khuyen_khich", "phau_thuat_loai_3")
KINDS = {"half-year/party": "party"}


def kind_of(data: Data) -> str:
    return str(data.get("kind") or KINDS[data["template"]])


def slipped(data: Data) -> None:
    known = catalogue(kind_of(data)).metrics
    code = first(data, lambda one: one["code"] in known and len(one["code"].replace("_", "")) > 8)["code"]
    renamed(data, code, code + code[-1])


def strange_unit(data: Data) -> None:
    known = catalogue(kind_of(data)).metrics
    kept = ("stated", "plan", "part_of", "done", "beside", "total")
    first(data, lambda one: one["code"] in known and not any(key in one for key in kept))["unit"] = "trường hợp"


def wrong_whole(data: Data) -> None:
    visits(data)["part_of"] = first(data, lambda one: isinstance(one.get("plan"), int))["code"]


def twice(data: Data) -> None:
    data["metrics"].append({**named(data, "sang_kien"), "code": "sang_kien_phu_luc", "value": 11})


def in_words(data: Data) -> None:
    metric = visits(data)
    metric["written"] = f"hơn {metric['value'] * 3 // 2000} nghìn"


def grown_alone(data: Data) -> None:
    for metric, growth in zip(money(data), (40, 5, 3), strict=True):
        metric.pop("previous")
        metric["stated"] = [said for said in metric.get("stated", ()) if said["kind"] == "progress"]
        metric["stated"].append({"kind": "change", "value": growth})


def ahead_of_the_whole(data: Data) -> None:
    whole, *parts = money(data)
    for part in parts:
        part["plan"] = [{"by": whole["plan"][0]["by"], "value": round(part["value"] / 0.9)}]


def plans_of_parts(data: Data) -> None:
    whole, *parts = money(data)
    for part, plan in zip(parts, (Fraction(11, 10), Fraction(1, 2)), strict=True):
        by, of_whole = whole["plan"][0]["by"], Fraction(whole["plan"][0]["value"])
        part["plan"] = [{"by": by, "value": round(part["value"] * of_whole * plan / whole["value"])}]


def given_back_unsaid(data: Data) -> None:
    given_back = named(data, "tra_lai")
    named(data, "tiep_nhan")
    renamed(data, given_back["code"], "rut_ho_so")
    data["identities"] = [one for one in data["identities"] if "rut_ho_so" not in one]


def sign_turned(data: Data) -> None:
    for metric in metrics(data, lambda one: isinstance(one.get("plan"), int)):
        state(metric, "change", -rounded(ratio(metric, "previous", "growth"), 1))
        return


def merged(data: Data) -> None:
    metric = first(data, lambda one: isinstance(one.get("plan"), int))
    metric["previous"] = {"value": metric["previous"], "scope": "địa bàn trước sắp xếp"}


def shares_of_a_hedged_whole(data: Data) -> None:
    whole, *parts = hedged(data)
    whole["hedge"] = "ước"  # beside a whole that is known each share is held against it alone
    for part, value in zip(parts, (58, 45), strict=True):
        part["part_of"] = whole["code"]
        state(part, "share", value)


def out_of_nine(data: Data) -> None:
    metric = rate(data, 1)
    if Fraction(metric["value"]) * 9 % 100 // 1 in (0, 99):
        raise NoRoomError
    metric["of"] = named(data, "sang_kien")["code"]


def rate_against_its_pair(data: Data) -> None:
    try:
        metric = named(data, "ty_le_dung_han")
    except NoRoomError:
        metric = rate(data, 1)
        pair = ("hoc_tot", "hoc_sinh") if kind_of(data) == "school" else ("van_ban_ky_so", "van_ban_di")
        metric["done"], metric["of"] = (named(data, code)["code"] for code in pair)
    metric["value"] = str(Decimal(metric["value"]) - Decimal("21.3"))
    metric.pop("stated", None)


def another_base(data: Data) -> None:
    part, base = named(data, "dung_han"), named(data, "tiep_nhan")
    state(part, "share", rounded(Fraction(part["value"] * 100, base["value"]), 1), of="tiep_nhan")


def in_full_and_in_billions(data: Data) -> None:
    for metric in money(data):
        for key in ("value", "previous"):
            metric[key] *= 10**6
        for plan in metric.get("plan", ()):
            plan["value"] *= 10**6
        metric["unit"] = "tỷ đồng"


def another_scale(data: Data) -> None:
    part = money(data)[2]
    part.update({key: str(Decimal(part[key]).scaleb(-3)) + "0" for key in ("value", "previous")}, unit="tỷ đồng")


def copied(data: Data) -> None:
    metric = visits(data)
    metric["value"] = named(data, "luot_tra_cuu")["value"]
    del metric["stated"]


def set_to(code: str, **facts: object) -> Change:
    def change(data: Data) -> None:
        named(data, code).update(facts)

    return change


def grown_from_few(data: Data) -> None:
    metric = named(data, "sang_kien")
    growth = rounded(Fraction(metric["value"]) * 100 / 4 - 100, 1)
    metric.update(previous=4, stated=[{"kind": "change", "value": str(growth)}])


def money_in_a_count(data: Data) -> None:
    money = {"code": "tien_thuong", "name": "Tiền thưởng", "value": "1.55", "unit": "tỷ đồng", "part_of": "sang_kien"}
    data["metrics"].append(money)


def over_100(data: Data) -> None:
    rate(data).update(value="103.4", stated=[])


def ranked(value: int) -> Change:
    def change(data: Data) -> None:
        metric = first(data, lambda one: one.get("nature") == "rank")
        metric.update(value=value or metric["total"] + 1, stated=[])

    return change


def no_rank(data: Data) -> None:
    first(data, lambda one: one.get("nature") == "rank").update(value=0, stated=[])


def more_decimals(data: Data) -> None:
    metric = rate(data, 1)
    metric["value"] = f"{metric['value']}5"


def unknown_base(data: Data) -> None:
    first(data, lambda one: one.get("nature") == "rank")["of"] = "so_don_vi"


def other_maker(data: Data) -> None:
    money(data)[0]["stated"][1]["by"] = "HĐND huyện"


def other_days(data: Data) -> None:
    hedged(data)[2]["window"] = {"from": f"{year(data) - 1}-10-01", "to": f"{year(data)}-03-31"}


def identity(ending: str) -> Change:
    def change(data: Data) -> None:
        data["identities"][0] += ending

    return change


def stated_as(metric: str, kind: str, value: str) -> Change:
    """Return a change that states a figure computed in one way as another."""

    def change(data: Data) -> None:
        found = named(data, metric)
        now, before = Fraction(found["value"]), Fraction(found["previous"])
        state(found, kind, rounded({"ratio": now / before, "less": now / before - 1}[value] + 0, 1))

    return change


def wrong_index(data: Data) -> None:
    metric = named(data, "luot_tra_cuu")
    state(metric, "index", rounded(ratio(metric, "previous"), 1) + 11)


def wrong_share(data: Data) -> None:
    metric = named(data, "van_ban_ky_so", "hoc_tot", "truoc_han")
    base = named(data, metric.get("of") or metric["part_of"])
    state(metric, "share", rounded(Fraction(metric["value"] * 100, base["value"]), 1) - Decimal("3.3"))


def points_as_per_cent(data: Data) -> None:
    rate(data)["stated"][0]["kind"] = "change"


def five_months(data: Data) -> None:
    metric = visits(data)
    state(metric, "average", rounded(Fraction(metric["value"], 5)))


def growth_added(off: str) -> Change:
    return lambda data: stated(data, "change", off, lambda one: isinstance(one.get("plan"), int))


def cut_short(data: Data) -> None:
    metric = first(data, lambda one: isinstance(one.get("plan"), int))
    state(metric, "progress", cut(metric))


def hedge_on_an_exact_number(data: Data) -> None:
    hedged(data)[1]["hedge"] = "hơn"


def said(text: str) -> Change:
    return lambda data: added(data, text)


def one_more(**figure: object) -> Change:
    """Return what adds a figure, and the words that tell it."""

    def add(data: Data) -> None:
        data["metrics"].append({"code": "tin_da_dang", "name": "Tin đã đăng ở cơ sở", "unit": "tin", **figure})
        added(data, "Đã đăng {{ tin_da_dang }} tin ở cơ sở.")

    return add


def against_the_year(data: Data) -> None:
    since_march = {"from": f"{year(data)}-03-01", "to": f"{year(data)}-05-31"}
    one_more(value=1870, window=since_march, plan=4000)(data)


FIGURES: Mapping[str, Change] = {
    "FIGURE-IDENTITY": lambda data: moved(named(data, *LEAVES), 2),
    "FIGURE-IDENTITY-PREVIOUS": lambda data: moved(named(data, *LEAVES_BEFORE), 2, "previous"),
    "FIGURE-IDENTITY-ROUNDING": lambda data: moved(money(data)[2], 1),
    "FIGURE-IDENTITY-NAME": identity("_a"),
    "FIGURE-IDENTITY-SYNTAX": identity(" +"),
    "FIGURE-IDENTITY-WINDOWS": other_days,
    "FIGURE-UNKNOWN-METRIC": unknown_base,
    "FIGURE-PART-RING": one_more(value=1870, part_of="tin_da_dang"),
    "FIGURE-UNKNOWN-PLAN": other_maker,
    "FIGURE-CATALOGUE-NAME": slipped,
    "FIGURE-CATALOGUE-UNIT": strange_unit,
    "FIGURE-PARTS": wrong_whole,
    "FIGURE-SUM": said("Tổ chức 9 buổi tuyên truyền, gồm 4 buổi tại cơ sở và 3 buổi tại trụ sở."),
    "FIGURE-REST": said("Có 5/8 phòng họp đã trang bị máy chiếu; còn 4 phòng họp chưa trang bị máy chiếu."),
    "FIGURE-RECEIVED": given_back_unsaid,
    "FIGURE-PRODUCT": said("Lúa {{ 4|number }} ha, năng suất {{ 50|number }} tạ/ha, sản lượng 7 tấn."),
    "FIGURE-TWO-VALUES": twice,
    "FIGURE-WRITTEN": in_words,
    "FIGURE-STATED-CHANGE": growth_added("3.3"),
    "FIGURE-STATED-DIFFERENCE": lambda data: stated(data, "difference", "7", lambda one: one.get("nature") != "rank"),
    "FIGURE-STATED-POINTS": lambda data: stated(data, "points", "1.7"),
    "FIGURE-STATED-MULTIPLE": lambda data: stated(data, "multiple", "2.3"),
    "FIGURE-STATED-INDEX": wrong_index,
    "FIGURE-STATED-SHARE": wrong_share,
    "FIGURE-STATED-AVERAGE": lambda data: stated(data, "average", "137"),
    "FIGURE-AVERAGE-WINDOW": five_months,
    "FIGURE-PLAN": lambda data: stated(data, "progress", "9.9"),
    "FIGURE-PLANS": plans_of_parts,
    "FIGURE-WHOLE-GROWTH": grown_alone,
    "FIGURE-WHOLE-PROGRESS": ahead_of_the_whole,
    "FIGURE-SIGN": sign_turned,
    "FIGURE-INDEX-AS-GROWTH": growth_added("100"),
    "FIGURE-POINTS": points_as_per_cent,
    "FIGURE-MULTIPLE-AS-GROWTH": stated_as("luot_tra_cuu", "multiple", "less"),
    "FIGURE-ZERO-BASE": lambda data: state(named(data, "vu_viec_moi"), "change", 100),
    "FIGURE-NOT-COMPARABLE": merged,
    "FIGURE-NOT-COMPARED": one_more(value=2600, hedge="gần", previous=2310),
    "FIGURE-PLAN-YEAR": against_the_year,
    "FIGURE-NOT-KNOWN": lambda data: data["metrics"].append({"code": "dang_cho", "name": "Số đang chờ", "unit": "vụ"}),
    "FIGURE-PARTIAL": lambda data: data["metrics"][0].update(coverage={"units": 2, "of": 3}),
    "FIGURE-CUT": cut_short,
    "FIGURE-SHARES-100": shares_of_a_hedged_whole,
    "FIGURE-RATE": out_of_nine,
    "FIGURE-RATIO-AS-PERCENT": lambda data: data["metrics"].append(
        {"code": "ty_so", "name": "Tỷ lệ hồ sơ trực tuyến", "value": "0.9", "unit": "%", "nature": "rate"}
    ),
    "FIGURE-RATE-PAIR": rate_against_its_pair,
    "FIGURE-RATE-BASES": another_base,
    "FIGURE-HEDGE-NOT-ROUND": hedge_on_an_exact_number,
    "FIGURE-HEDGE-DIRECTION": lambda data: hedged(data)[0].update(hedge="hơn"),
    "FIGURE-UNIT-MISSING": lambda data: named(data, "sang_kien").pop("unit"),
    "FIGURE-SCALE-DOUBLED": in_full_and_in_billions,
    "FIGURE-SCALES-MIXED": another_scale,
    "FIGURE-UNITS": money_in_a_count,
    "FIGURE-SAME-VALUE": copied,
    "FIGURE-OVER-100": over_100,
    "FIGURE-OVER-TOTAL": ranked(0),
    "FIGURE-SMALL-BASE": grown_from_few,
    "FIGURE-RANK": no_rank,
    "FIGURE-NEGATIVE-COUNT": set_to("sang_kien", value=-9),
    "FIGURE-FRACTION-OF-COUNT": set_to("sang_kien", value="9.5"),
    "FIGURE-THOUSANDFOLD": set_to("sang_kien", value=9000, previous=12),
    "FIGURE-MIXED-DECIMALS": more_decimals,
}


def wrong_growth(metric: Metric) -> str:
    growth = rounded(ratio(metric, "previous", "growth"), 1)
    return f", {'tăng' if growth > 0 else 'giảm'} {number(abs(growth) + Decimal('2.3'))}% so với cùng kỳ"


def rate_in_words(data: Data) -> None:
    growth = wrong_growth(named(data, "van_ban_den"))
    told(data, lambda metric: metric["value"], growth)


def points_in_words(data: Data) -> None:
    metric = rate(data)
    gap = Decimal(metric["value"]) - Decimal(metric["previous"])
    moved_by = f"{'tăng' if gap > 0 else 'giảm'} {number(abs(gap))}%"
    added(data, f"{metric['name']} đạt {{{{ {metric['code']}|percent }}}}, {moved_by} so với cùng kỳ.")


def other_period(data: Data) -> None:
    if not str(data["period"]).endswith("H1"):
        raise NoRoomError
    added(data, "Trong 6 tháng cuối năm, cơ quan đã phục vụ chu đáo các hội nghị.")


def unexplained(data: Data) -> None:
    figures = {str(value) for metric in data["metrics"] for value in metric.values()}
    nobody = next(count for count in range(4913, 9999) if str(count) not in figures)
    added(data, f"Đã phát {number(nobody)} tờ rơi tuyên truyền.")


def other_unit(data: Data) -> None:
    if "tỉnh" not in f"{data['issuer']['parent']} {data['issuer']['name']}":
        raise NoRoomError
    added(data, "Được sự quan tâm chỉ đạo của UBND tỉnh Sơn La, công tác có chuyển biến.")


WORDS: Mapping[str, Change] = {
    "TEXT-STALE-YEAR": lambda data: added(data, f"Số cuộc họp bằng cùng kỳ năm {year(data) - 2}."),
    "TEXT-OTHER-PERIOD": other_period,
    "TEXT-OTHER-DAY": lambda data: data.update(date=f"{year(data) - 1}-07-05"),
    "TEXT-NO-SUCH-DAY": lambda data: added(data, f"Hội nghị được tổ chức ngày 31/6/{year(data)}."),
    "TEXT-FIGURE": lambda data: told(data, lambda metric: metric["value"] + 1130),
    "TEXT-FIGURE-OLD": lambda data: told(data, lambda metric: metric["previous"]),
    "TEXT-FIGURE-SWAPPED": lambda data: told(data, lambda metric: swapped(metric["value"])),
    "TEXT-RATE": rate_in_words,
    "TEXT-NUMBER-WORDS": said("Hỗ trợ {{ 1250000|number }} đồng (Bằng chữ: một triệu hai trăm năm mươi đồng)."),
    "TEXT-UNEXPLAINED": unexplained,
    "TEXT-INCREASED-TIMES": said("Số cuộc giao ban tăng gấp đôi so với cùng kỳ."),
    "TEXT-POINTS": points_in_words,
    "TEXT-SCALE-DOUBLED": said("Tiết kiệm chi {{ 1|number }} tỷ tỷ đồng."),
    "TEXT-HEDGE-DOUBLED": lambda data: added(data, f"Đã có khoảng {{{{ {hedged(data)[0]['code']}|with_unit }}}}."),
    "TEXT-SIGN-DOUBLED": said("Số đơn giảm -{{ 5|number }} đơn so với cùng kỳ."),
    "TEXT-DECIMAL-POINT": said("Diện tích khuôn viên đạt 12.5 ha."),
    "TEXT-NOT-GROUPED": lambda data: told(data, lambda metric: str(metric["value"])),
    "TEXT-OTHER-UNIT": other_unit,
    "TEXT-MONEY-SIGN": said("Kinh phí tổ chức là {{ 35|number }} VNĐ."),
    "TEXT-NAME-CAPITALS": lambda data: data["issuer"].update(name=data["issuer"]["name"].upper()),
    "TEXT-LEGACY": said("Uû ban nh©n d©n tØnh b¸o c¸o kÕt qu¶"),
    "TEXT-INVISIBLE": said("Phục vụ chu đáo các hội\u200b nghị."),
    "TEXT-LOOKALIKE": said("Đại hội Ðoàn Thanh niên thành công."),
    "TEXT-TONE-MIXED": said("Tổ chức hòa giải; kiểm tra công trình thuỷ lợi."),
    "TEXT-DOUBLED-WORD": said("Công tác công tác phối hợp được duy trì."),
    "TEXT-TONE-MISPLACED": said("Đã trích lập qũy khen thưởng của cơ quan."),
    "TEXT-CLAUSE-TWICE": said(
        "Đã hướng dẫn các đơn vị lập danh mục hồ sơ, đã hướng dẫn các đơn vị lập danh mục hồ sơ."
    ),
    "TEXT-CITED-AHEAD": lambda data: added(data, f"Đã triển khai Kế hoạch số 12/KH-UBND ngày 05/01/{year(data) + 2}."),
    "TEXT-SPACING": said("Phối hợp với các đơn vị ,các phòng."),
    "TEXT-TYPED-NUMBER": said("## 1. Việc khác\n\nĐã phối hợp với các đơn vị."),
}
# What needs more than the report itself: the report of the period before, a Word file, a later law; and what
# every report of the corpus has, figures that stand in its annex alone.
BESIDES = {
    "FIGURE-NOT-REPORT",
    "FIGURE-NOT-AS-REPORTED",
    "FIGURE-NOT-TOLD",
    "FIGURE-HEDGE-LOST",
    "TEXT-UNCHANGED",
    "TEXT-DECOMPOSED",
    "TEXT-TAG-LEFT",
    "TEXT-NAME-BY-DATE",
}

PLANTINGS: Mapping[str, Change] = {**FIGURES, **WORDS}
