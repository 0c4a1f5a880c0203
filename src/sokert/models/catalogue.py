"""Turns the data beside the built-in templates into the metrics and identities that a kind of office knows."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import get_args

from sokert.models import Kind, Metric, Report

KINDS: tuple[str, ...] = get_args(Kind)
_FOLDER = "templates/half-year"


@dataclass(frozen=True, slots=True)
class Entry:
    """A metric offices of a kind report: what it is called, and in which units it is counted."""

    name: str
    units: tuple[str, ...]
    nature: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a kind of office reports, by code, and what always holds between those figures.

    >>> office = catalogue("office")
    >>> office.metrics["van_ban_den"].name, office.identities[0]
    ('Văn bản đến', 'van_ban_ky_so <= van_ban_di')
    """

    metrics: Mapping[str, Entry]
    identities: tuple[str, ...]

    def strange_unit(self, metric: Metric) -> bool:
        """Return whether a metric carries a code of the catalogue and another unit: it is another thing."""
        entry = self.metrics.get(metric.code)
        return bool(entry and metric.unit and metric.unit not in entry.units)

    def meant(self, code: str) -> str:
        """Return the code of the catalogue that a code is one slip of the hand away from, or the empty text.

        >>> catalogue("office").meant("van_ban_den"), catalogue("office").meant("văn_bản_đến")
        ('', 'van_ban_den')
        >>> catalogue("office").meant("van_ban_dne"), catalogue("office").meant("van_ban_den_mat")
        ('van_ban_den', '')
        """
        if code in self.metrics or code[-1:].isdigit():
            return ""
        bare = _bare(code)
        return next((known for known in self.metrics if _slipped(bare, _bare(known))), "")


@cache
def catalogue(kind: str) -> Catalogue:
    """Return the catalogue of a kind of office."""
    import yaml  # only a check needs it

    text = resources.files("sokert").joinpath(f"{_FOLDER}/{kind}.catalogue.yaml").read_text("utf-8")
    data = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # libyaml, ten times as fast, where it is
    metrics = {
        code: Entry(one["name"], tuple(one.get("units", ())), one.get("nature", "flow"))
        for code, one in data["metrics"].items()
    }
    return Catalogue(metrics, tuple(data["identities"]))


def catalogue_of(report: Report) -> Catalogue:
    """Return the catalogue of a report's kind, else of its built-in template; an empty one where there is none."""
    named = report.template.removeprefix("half-year/")
    kind = report.kind or named
    return catalogue(kind) if kind in KINDS else Catalogue({}, ())


@lru_cache(maxsize=2_000)  # all codes of all kinds, which each code that none of them is gets compared with
def _bare(code: str) -> str:
    """Return a code in small letters, without marks and without what joins its words."""
    letters = unicodedata.normalize("NFD", code.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if letter.isalnum())


def _slipped(one: str, other: str) -> bool:
    """Return whether two long words differ by one letter too many, missing or wrong, or by two in turn."""
    if one == other:
        return True
    if min(len(one), len(other)) < 8 or abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), -1)
    rest, others = one[start:], other[start:]
    if start < 0:
        return True  # one letter more at the end
    turned = rest[1::-1] == others[:2] and rest[2:] == others[2:]
    return turned or rest[1:] == others[1:] or rest[1:] == others or rest == others[1:]
