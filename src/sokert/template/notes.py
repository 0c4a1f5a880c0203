"""Notes in a text: a sign in the line, `[^1]`, and its words on a line of their own, `[^1]: ...`.

The words are taken out before Markdown is read, and stand at their sign when it is written; what goes on a line below
is moved in. A sign without words, and words without a sign, are told.
"""

from __future__ import annotations

import re

from sokert.document.blocks import fence
from sokert.template.reading import Reading

NOTE = re.compile(r"(?<!\\)\[\^([^\]\s^]+)\]")
"""The sign of a note; what stands in it is only its name, numbers are made."""
SHARED = "chu-thich-"
"""What the place of a note is called that several signs lead to; its number in the text follows."""
WORDS = re.compile(r"^[ ]{0,3}\[\^([^\]\s^]+)\]:[ \t]*", re.MULTILINE)
"""What the words of a note begin with."""


def take_out(reading: Reading) -> None:
    """Take the words of all notes out of a text that is being read; blank lines stay where they stood."""
    name = ""
    for index, line in enumerate(reading.lines):
        if match := WORDS.match(line):
            name, number = match[1], reading.numbers[index]
            if name in reading.notes:
                reading.note("TEMPLATE-NOTE-TWICE", number, name=name)
            reading.notes[name] = (_alone(reading, line[match.end() :], number), number)
        elif name and line.strip() and line.startswith((" ", "\t")):
            said, number = reading.notes[name]
            reading.notes[name] = (f"{said} {_alone(reading, line, reading.numbers[index])}", number)
        else:
            name = ""
            continue
        reading.lines[index] = ""


def _alone(reading: Reading, words: str, line: int) -> str:
    """Return words of a note without signs of other notes, which Word has no place for; they are told."""
    if match := NOTE.search(words):
        reading.note("TEMPLATE-NOTE-INSIDE", line, name=match[1])
    return NOTE.sub("", words).strip()


def words_of(reading: Reading, name: str, line: int) -> str | None:
    """Return the words of a note whose sign stands on a line; None, and told, where there are none."""
    said, _ = reading.notes.get(name, ("", 0))
    reading.noted.add(name)
    if said:
        return said
    if name not in reading.notes:
        reading.note("TEMPLATE-NOTE-MISSING", line, name=name)
    return None


def shared(reading: Reading, name: str) -> str:
    """Return the place of a note that several signs of a text lead to, for each to say the number of the first."""
    signs = sum(match[1] == name for line in reading.lines for match in NOTE.finditer(line))
    return fence(f"anchor/{SHARED}{list(reading.notes).index(name) + 1}") if signs > 1 else ""


def left(reading: Reading) -> None:
    """Tell the notes without words, and those that no sign leads to."""
    for name, (said, line) in reading.notes.items():
        if not said:
            reading.note("TEMPLATE-NOTE-EMPTY", line, name=name)
        elif name not in reading.noted:
            reading.note("TEMPLATE-NOTE-UNUSED", line, name=name)
