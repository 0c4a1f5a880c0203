"""What is counted on the way through a document: lists, sections, and ids that must not be the same twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from sokert.word.relations import Relations, Target
from sokert.word.samples import Samples

_LONGEST_NAME = 40  # of a bookmark, in Word


class State:
    """Answers the signs in the order they stand in the document."""

    def __init__(self, samples: Samples, targets: Sequence[Target] = ()) -> None:
        self.samples = samples
        self.targets = targets
        self.relations = Relations()
        self.picture: Target | None = None
        self.parts: dict[str, list[str]] = {}
        self.pieces: list[str] = []
        self.part = ""
        self.section = next(iter(samples.sections), "")
        self.new_lists: list[str] = []
        self.current: dict[str, str] = {}
        self.turns: dict[str, int] = {}
        self.highest = {**samples.highest}
        self.names: dict[str, int] = {}
        self.kinds: dict[str, Callable[[str], str]] = {
            "filler": lambda _: _filler(self.pieces),
            "list": self._list,
            "item": lambda level: self.current[level],
            "section": self._section,
            "grid": self._grid,
            "restart": self._restart,
            "number": lambda number: self.current.get(f"number {number}", number),
            "id": self._id,
            "same": lambda one: self.current.get(one, one.rpartition(" ")[2]),
            "name": self._name,
            "relation": lambda number: self.relations.add(self.part, self.targets[int(number)]),
            "replace": self._replace,
            "picture": self._picture,
        }

    def take(self, sign: str, content: str) -> None:
        """Take up the next sign, and what stands behind it."""
        name, _, argument = sign.partition(" ")
        if name == "part":
            self.part, self.pieces = argument, self.parts.setdefault(argument, [])
        elif made := self.kinds[name](argument):
            self.pieces.append(made)
        if content:
            self.pieces.append(content)

    def _list(self, level: str) -> str:
        self.current[level] = self._new_list(self.samples.numbering)
        return ""

    def _restart(self, number: str) -> str:
        """Let a list of a form start again: from the second time on it is a list of its own."""
        if f"number {number}" not in self.current:
            self.current[f"number {number}"] = number
        elif number in self.samples.lists:
            self.current[f"number {number}"] = self._new_list(self.samples.lists[number])
        return ""

    def _new_list(self, numbering: str) -> str:
        number = self.samples.first_list + len(self.new_lists)
        self.new_lists.append(numbering.format(id=number))
        return str(number)

    def _grid(self, widths: str) -> str:
        """Return the columns of a table, as wide as their section allows, in the parts asked for."""
        shares = [int(part) for part in widths.split("-")]
        measure = self.samples.measures[self.section]
        edges = [round(measure * sum(shares[:number]) / sum(shares)) for number in range(len(shares) + 1)]
        columns = (f'<w:gridCol w:w="{after - before}"/>' for before, after in pairwise(edges))
        return f"<w:tblGrid>{''.join(columns)}</w:tblGrid>"

    def _section(self, name: str) -> str:
        """Return the paragraph that ends the section before; the new one's page comes at its own end."""
        before, self.section = self.section, name
        return f'<w:p><w:pPr><w:pStyle w:val="SectionBreak"/>{self.samples.sections[before]}</w:pPr></w:p>'

    def _id(self, one: str) -> str:
        """Return an id: the one it was drawn with the first time, then the next that is free."""
        kind, _, drawn = one.partition(" ")
        self.turns[one] = self.turns.get(one, 0) + 1
        if self.turns[one] > 1 or not drawn:
            self.highest[kind] = self.highest.get(kind, 0) + 1
            drawn = str(self.highest[kind])
        self.current[one] = drawn
        return drawn

    def _replace(self, number: str) -> str:
        """Remember the image that takes the place of the picture described here."""
        self.picture = self.targets[int(number)]
        return ""

    def _picture(self, drawn: str) -> str:
        """Return the relation of a picture: the one it was drawn with, or that of the image in its place."""
        target, self.picture = self.picture, None
        return self.relations.add(self.part, target) if target else drawn

    def _name(self, bookmark: str) -> str:
        """Return a bookmark's name; a second of the same name gets a number behind it."""
        name = bookmark.partition(" ")[2]
        self.names[name] = self.names.get(name, 0) + 1
        if self.names[name] == 1:
            return name
        ending = f"_{self.names[name]}"
        return name[: _LONGEST_NAME - len(ending)] + ending


def _filler(pieces: list[str]) -> str:
    """Return a paragraph where a container would end without one."""
    return "" if pieces and pieces[-1].endswith(("</w:p>", "<w:p/>")) else "<w:p/>"


def with_lists(numbering: bytes, lists: list[str]) -> bytes:
    """Return the numbering part with more lists; they stand behind the others, as the schema asks."""
    text = numbering.decode("utf-8")
    place = next(
        (at for end in ("</w:num>", "</w:abstractNum>") if (at := text.rfind(end) + len(end)) >= len(end)),
        text.rfind("</w:numbering>"),
    )
    return (text[:place] + "".join(lists) + text[place:]).encode("utf-8")
