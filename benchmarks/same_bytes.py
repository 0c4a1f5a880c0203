"""Prints one digest over what every example becomes and what is found in it: `python benchmarks/same_bytes.py`.

It is the same on every Python, machine, locale, zone and seed of hashes; `--each` prints a line a file.
"""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

import sokert

EXAMPLES = Path(__file__).parent.parent / "examples"


def digest(path: Path) -> str:
    """Return the digest of a report file's Word file, and of what is wrong with the report."""
    report = sokert.load(path)
    found = "\n".join(f"{one.code} {one.message('vi')}" for one in sokert.check(report))
    return sha256(sokert.render(report) + found.encode()).hexdigest()


def main() -> None:
    """Print the digests, one a file where that is asked for, and the one of all."""
    each = {path.parent.name: digest(path) for path in sorted(EXAMPLES.glob("*/report.yaml"))}
    if "--each" in sys.argv:
        for name, one in each.items():
            print(name, one)
    print(sha256("\n".join(each.values()).encode()).hexdigest(), f"{len(each)} reports")


if __name__ == "__main__":
    main()
