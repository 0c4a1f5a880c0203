"""What of the findings counts: the level that fails a call, and the baseline that keeps what is known."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click

from sokert import messages
from sokert.cli.answers import FILE, LEVELS, Call, echo
from sokert.cli.fingerprints import fingerprints
from sokert.cli.help_texts import Misuse
from sokert.cli.lines import lines_of
from sokert.errors import DataError, FileError, Finding, Place, unreadable
from sokert.saving import ANY, put

_HEAD = "sokert-baseline"
VERSION = 1
STALE = "CLI-BASELINE-STALE"


class Judging(NamedTuple):
    """What of the findings counts: from which level on they fail a call, and the file of those that are known."""

    fail_on: str | None = None
    baseline: str | None = None
    write: bool = False

    def left(self, by_file: Mapping[str, Sequence[Finding]], call: Call) -> list[Finding]:
        """Return the findings that are not known, and a remark for each line of the baseline that is stale.

        `by_file` holds the files that were looked at to their end: of all others nothing is known to be gone.
        """
        every = [one for findings in by_file.values() for one in findings]
        if not self.baseline:
            return every
        kept = _Baseline.read(Path(self.baseline), may_miss=self.write)
        keyed = kept.keyed(by_file)
        if self.write:
            count = kept.write(by_file, keyed)
            echo(messages.text("CLI-BASELINE-WRITTEN", {"count": count, "file": self.baseline}, call.lang), err=True)
            return []
        left = [one for key, one in keyed if key not in kept.lines]
        if known := len(every) - len(left):
            echo(messages.text("CLI-BASELINE-KNOWN", {"count": known, "file": self.baseline}, call.lang), err=True)
        return [*left, *kept.stale(by_file, {key for key, _ in keyed})]


def judged(command: Any) -> Any:
    """Give a command that looks for what is wrong the options that say what of it counts."""

    @wraps(command)
    def asked(*, fail_on: str | None, baseline: str | None, write_baseline: bool, **others: Any) -> None:
        if write_baseline and not baseline:
            raise Misuse(Finding("CLI-MISSING", {"name": "--baseline"}))
        command(judging=Judging(fail_on, baseline, write_baseline), **others)

    asked = click.option("--write-baseline", is_flag=True)(asked)
    asked = click.option("--baseline", type=FILE)(asked)
    return click.option("--fail-on", type=click.Choice(LEVELS), default="warning")(asked)


_Key = tuple[str, str]


class _Baseline(NamedTuple):
    """A file of known findings, one a line: the file they were found in, their rule, words and fingerprint."""

    path: Path
    lines: Mapping[_Key, Mapping[str, str]]
    """File and fingerprint → what stands in the line. Files are named as seen from the baseline's folder."""

    @classmethod
    def read(cls, path: Path, may_miss: bool) -> _Baseline:
        try:
            said = json.loads(path.read_text("utf-8"))
            if said[_HEAD] != VERSION:
                raise ValueError(said[_HEAD])
            return cls(path, {(one["file"], one["fingerprint"]): one for one in said["findings"]})
        except OSError as error:
            if may_miss and isinstance(error, FileNotFoundError):
                return cls(path, {})
            if isinstance(error, FileNotFoundError):
                raise FileError(Finding("CLI-BASELINE-NONE", {}, Place(str(path)))) from error
            raise unreadable(error, path) from error
        except (ValueError, KeyError, TypeError) as error:
            raise DataError(Finding("CLI-NO-BASELINE", {}, Place(str(path)))) from error

    def name(self, file: str) -> str:
        """Return a file as the baseline names it, so that it may be called for from anywhere."""
        try:
            return Path(os.path.relpath(file, self.path.parent)).as_posix()
        except ValueError:  # on another drive of Windows
            return Path(file).resolve().as_posix()

    def keyed(self, by_file: Mapping[str, Sequence[Finding]]) -> list[tuple[_Key, Finding]]:
        """Return every finding with the file it was found by, and its fingerprint."""
        return [
            ((self.name(file), fingerprint), one)
            for file, findings in by_file.items()
            for fingerprint, one in zip(fingerprints(findings), findings, strict=True)
        ]

    def write(self, files: Iterable[str], keyed: Sequence[tuple[_Key, Finding]]) -> int:
        """Write these findings; those of other files that are still there stay. Return how many it holds."""
        seen = {self.name(file) for file in files}
        held = {key: one for key, one in self.lines.items() if key[0] not in seen and self._is_there(key[0])}
        for (file, fingerprint), one in keyed:
            said = {"file": file, "code": one.code, "text": one.where.text or one.where.metric}
            held[file, fingerprint] = {**said, "fingerprint": fingerprint}
        body = ",\n".join(f"  {json.dumps(held[key], ensure_ascii=False)}" for key in sorted(held))
        whole = f'{{"{_HEAD}": {VERSION}, "findings": [\n{body}\n]}}\n'
        put(self.path, whole.encode("utf-8", "replace"), ANY)
        return len(held)

    def _is_there(self, file: str) -> bool:
        return (self.path.parent / file).exists()

    def stale(self, files: Iterable[str], keys: Collection[_Key]) -> Iterator[Finding]:
        """Yield each line that nothing answers to any more: the finding is gone, or its file is."""
        seen, text = {self.name(file) for file in files}, lines_of(str(self.path))
        for (file, fingerprint), one in self.lines.items():
            if (file, fingerprint) not in keys and (file in seen or not self._is_there(file)):
                at = next((number for number, line in enumerate(text, 1) if file in line and fingerprint in line), 0)
                yield Finding(STALE, {"code": one["code"], "file": file}, Place(str(self.path), at), "info")
