"""What of the findings counts: the level that fails a call, and the baseline that keeps what is known."""

from __future__ import annotations

import json
import os
import re
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
_CHECK = "check"  # goes without saying in the file


class Judging(NamedTuple):
    """What of the findings counts: from which level on they fail a call, and the file of those that are known."""

    fail_on: str | None = None
    baseline: str | None = None
    write: bool = False
    by: str = _CHECK
    """The command that looks: what another one found is not gone because this one does not find it."""
    off: Collection[str] = ()
    """The rules that the call switched off, of which the same holds."""

    def left(self, by_file: Mapping[str, Sequence[Finding]], call: Call) -> list[Finding]:
        """Return the findings that are not known, and a remark for each line of the baseline that is stale.

        `by_file` holds the files that were looked at to their end: of all others nothing is known to be gone.
        """
        every = [one for findings in by_file.values() for one in findings]
        if not self.baseline:
            return every
        kept = _Baseline.read(Path(self.baseline), may_miss=self.write)
        keyed = kept.keyed(by_file, self.by)
        sought = kept.sought(by_file, self)
        if self.write:
            count = kept.write(sought, keyed)
            echo(messages.text("CLI-BASELINE-WRITTEN", {"count": count, "file": self.baseline}, call.lang), err=True)
            return []
        known_at = {key[:2]: one.get("times", 1) for key, one in kept.lines.items()}  # whoever found it
        left = [one for key, one in keyed if one.times > known_at.get(key[:2], 0)]  # at more places than were known
        if known := len(every) - len(left):
            echo(messages.text("CLI-BASELINE-KNOWN", {"count": known, "file": self.baseline}, call.lang), err=True)
        return [*left, *kept.stale(sought - {key for key, _ in keyed})]


def judged(command: Any) -> Any:
    """Give a command that looks for what is wrong the options that say what of it counts."""

    @wraps(command)
    def asked(*, fail_on: str | None, baseline: str | None, write_baseline: bool, **others: Any) -> None:
        if write_baseline and not baseline:
            raise Misuse(Finding("CLI-MISSING", {"name": "--baseline"}))
        by = click.get_current_context().command_path.partition(" ")[2]
        command(judging=Judging(fail_on, baseline, write_baseline, by), **others)

    asked = click.option("--write-baseline", is_flag=True)(asked)
    asked = click.option("--baseline", type=FILE)(asked)
    return click.option("--fail-on", type=click.Choice(LEVELS), default="warning")(asked)


_Key = tuple[str, str, str]


def _joined(text: str) -> str:
    """Return a baseline whose lines came from two versions: each but the last ends with a comma.

    >>> _joined('[\\n  {"a": 1}\\n  {"a": 2},\\n]')
    '[\\n  {"a": 1},\\n  {"a": 2}\\n]'
    """
    return re.sub(r"\},\n\]", "}\n]", re.sub(r"\}\n(?= *\{)", "},\n", text))


class _Baseline(NamedTuple):
    """A file of known findings, one a line: the file they were found in, their rule, words, fingerprint, command."""

    path: Path
    lines: Mapping[_Key, Mapping[str, Any]]
    """File, fingerprint, command → what stands in the line. Files are named as seen from the baseline's folder."""

    @classmethod
    def read(cls, path: Path, may_miss: bool) -> _Baseline:
        try:
            text = path.read_text("utf-8")
            if left := re.search("^<{7} .*", text, re.MULTILINE):
                where = Place(str(path), text.count("\n", 0, left.start()) + 1, 1)
                raise DataError(
                    Finding("DATA-CONFLICT", {"sign": left[0][:7]}, where, sentence="CLI-BASELINE-CONFLICT")
                )
            said = json.loads(_joined(text))
            if said[_HEAD] != VERSION:
                raise ValueError(said[_HEAD])
            return cls(
                path, {(one["file"], one["fingerprint"], one.get("by", _CHECK)): one for one in said["findings"]}
            )
        except DataError:
            raise
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

    def keyed(self, by_file: Mapping[str, Sequence[Finding]], by: str) -> list[tuple[_Key, Finding]]:
        """Return every finding with the file it was found by, its fingerprint, and the command that found it."""
        return [
            ((self.name(file), fingerprint, by), one)
            for file, findings in by_file.items()
            for fingerprint, one in zip(fingerprints(findings), findings, strict=True)
        ]

    def sought(self, files: Iterable[str], judging: Judging) -> set[_Key]:
        """Return the lines that are gone unless the call finds them: what it looks for, and what lost its file."""
        seen = {self.name(file) for file in files}
        return {
            key
            for key, one in self.lines.items()
            if (key[0] in seen and key[2] == judging.by and one["code"] not in judging.off)
            or not (self.path.parent / key[0]).exists()
        }

    def write(self, sought: Collection[_Key], keyed: Sequence[tuple[_Key, Finding]]) -> int:
        """Write these findings in the place of those that were sought; the others stay. Return how many it holds."""
        held = {key: one for key, one in self.lines.items() if key not in sought}
        for (file, fingerprint, by), one in keyed:
            said: dict[str, Any] = {"file": file, "code": one.code, "text": one.where.text or one.where.metric}
            said |= {} if by == _CHECK else {"by": by}
            said |= {"times": one.times} if one.times > 1 else {}
            held[file, fingerprint, by] = {**said, "fingerprint": fingerprint}
        body = ",\n".join(f"  {json.dumps(held[key], ensure_ascii=False)}" for key in sorted(held))
        whole = f'{{"{_HEAD}": {VERSION}, "findings": [\n{body}\n]}}\n'
        put(self.path, whole.encode("utf-8", "replace"), ANY)
        return len(held)

    def stale(self, gone: Collection[_Key]) -> Iterator[Finding]:
        """Yield each line that nothing answers to any more: the finding is gone, or its file is."""
        text = lines_of(str(self.path))
        for key, one in self.lines.items():
            if key in gone:
                said = (key[0], key[1], one.get("by", ""))
                at = next((number for number, line in enumerate(text, 1) if all(word in line for word in said)), 0)
                yield Finding(STALE, {"code": one["code"], "file": key[0]}, Place(str(self.path), at), "info")
