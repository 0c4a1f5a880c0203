"""How rules of Nghị định 30/2020/NĐ-CP are written down: their clause, in the decree's own form."""

from __future__ import annotations

from sokert.standards.shape import Rule, Strength

LAW = "Nghị định 30/2020/NĐ-CP"


def part_one(clause: str) -> str:
    """Return the citation of Phụ lục I, Phần I: "II.1.a" is Mục II, khoản 1, điểm a.

    >>> part_one("II.1.a")
    'Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 1, điểm a'
    """
    named = zip(("Mục", "khoản", "điểm"), clause.split("."), strict=False)
    return ", ".join([f"{LAW}, Phụ lục I, Phần I", *(f"{name} {number}" for name, number in named)])


def elsewhere(place: str) -> str:
    """Return the citation of an article or of another annex."""
    return f"{LAW}, {place}"


def must(id: str, text: str, clause: str, value: object = None) -> Rule:
    """Return a rule that the decree states in words."""
    return _rule("must", id, text, clause, value)


def template(id: str, text: str, clause: str, value: object = None) -> Rule:
    """Return a rule that only the decree's own tables and templates show."""
    return _rule("template", id, text, clause, value)


def practice(id: str, text: str, value: object = None) -> Rule:
    """Return a usage on which the decree is silent; it has nothing to cite."""
    return Rule(f"ND30-{id}", text, "practice", "", value)


def _rule(level: Strength, id: str, text: str, clause: str, value: object) -> Rule:
    citation = part_one(clause) if clause[0] in "IV" else elsewhere(clause)
    return Rule(f"ND30-{id}", text, level, citation, value)
