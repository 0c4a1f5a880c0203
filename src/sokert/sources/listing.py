"""Lists the figures of a report file or a table, and writes the file of codes that renames them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sokert.errors import DataError
from sokert.models import Metric
from sokert.sources.access import Access
from sokert.sources.draft import in_memory, read
from sokert.sources.gathering import codes_in
from sokert.sources.opening import KINDS, opened
from sokert.sources.records import Record, records_of
from sokert.vietnamese.figures import with_unit

_REPORTS = (".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class Listed:
    """A figure as it is listed: `own` is the code that follows from its name."""

    code: str
    own: str
    name: str
    figure: str
    source: str

    def as_json(self) -> dict[str, str]:
        """Return it as the record that `--format json` prints."""
        return {"code": self.code, "name": self.name, "figure": self.figure, "source": self.source}


def listed(source: Path | bytes, databases: Mapping[str, str], allow_outside: bool) -> list[Listed]:
    """Return the figures of a report file or its bytes, or of a table in a file; raise DataError with all wrong."""
    suffix = source.suffix.lower() if isinstance(source, Path) else _REPORTS[0]
    if isinstance(source, Path) and suffix not in _REPORTS and suffix in KINDS:
        found = records_of(opened(source))
        if wrong := [one for one in found.findings if one.level == "error"]:
            raise DataError(wrong)
        return [_listed(Metric.model_validate(one.data), one) for one in found.records]
    access = Access(databases, allow_outside)
    draft = read(source, access) if isinstance(source, Path) else in_memory(source, Path(), access)
    if draft.report is None:
        raise DataError(draft.findings)
    records = draft.records
    return [_listed(metric, records.get(metric.code)) for metric in draft.report.metrics]


def _listed(metric: Metric, record: Record | None) -> Listed:
    own = record.own if record else ""
    return Listed(metric.code, own, metric.name, with_unit(metric), metric.source or "")


def codes_file(found: Sequence[Listed], path: Path) -> str:
    """Return a file of codes for figures out of tables; what an older one renames keeps its new code.

    >>> one = Listed("vb_den", "van_ban_den", "Văn bản đến", "20.870 văn bản", "so-lieu.xlsx!F8")
    >>> print(codes_file([one], Path("khong-co.yaml")), end="")
    van_ban_den: vb_den  # Văn bản đến (so-lieu.xlsx!F8)
    """
    before = codes_in(path, path.name) if path.exists() else {}
    return "".join(
        f"{one.own}: {before.get(one.own, one.code)}  # {one.name} ({one.source})\n" for one in found if one.own
    )
