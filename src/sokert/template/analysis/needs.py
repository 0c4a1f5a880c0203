"""What a template asks its data for: a tree of needs, and its description for people and as JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote

from sokert.errors import Place
from sokert.template import MOST_COLUMNS
from sokert.template.analysis.labels import Beside, label

DIALECT = "https://json-schema.org/draft/2020-12/schema"

# What a value is, the most telling first: a name that is both looked at and printed is a text.
_KINDS = ("span", "color", "whole", "integer", "number", "money", "date", "words", "text", "condition")
_SHAPES: dict[str, dict[str, Any]] = {
    "span": {"type": "integer", "minimum": 1, "maximum": MOST_COLUMNS},
    "color": {"type": "string", "pattern": "^#?[0-9A-Fa-f]{6}$"},
    "whole": {"type": "integer", "minimum": 0},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "money": {"type": "number"},
    "date": {"type": "string", "format": "date"},
    "words": {"type": "string"},
    "text": {"type": ["string", "number", "boolean"]},
    "condition": {"examples": [True, False]},  # whatever is there holds, but for what is empty
    "function": {},  # which no data is: the check of the form tells it
    "any": {},
}


@dataclass(slots=True, eq=False)
class Need:
    """A value that a template asks for, while it is being found out; what is the same is joined."""

    fields: dict[str, Need] = field(default_factory=dict)
    items: Need | None = None
    """What a list holds."""
    values: Need | None = None
    """What a record holds whose keys the template does not name."""
    kinds: set[str] = field(default_factory=set)
    loops: bool = False
    turn: str = ""
    """What a loop over it calls its item."""
    around: set[str] | None = None
    """The names that the template has set itself wherever this one is used; None where it is no name."""
    least: int = 0
    """How many items it must hold, as a list of which some are asked for by number."""
    required: bool = False
    """Whether it is used anywhere without being asked for first."""
    bare: int = 0
    """How often it is used where nothing has asked whether it is empty."""
    said: list[Place] = field(default_factory=list)
    """Where it is printed, as it is or through a filter that says one value."""
    called: list[Place] = field(default_factory=list)
    """Where it is called, as only a function can be."""
    places: list[Place] = field(default_factory=list)
    _same: Need | None = None

    def real(self) -> Need:
        """Return the need that this one was joined with, or itself."""
        need = self
        while need._same is not None:
            need = need._same
        return need

    def of(self, name: str) -> Need:
        """Return the need for a field."""
        return self.real().fields.setdefault(name, Need()).real()

    def each(self) -> Need:
        """Return the need for an item."""
        need = self.real()
        need.items = need.items or Need()
        return need.items.real()

    def any(self) -> Need:
        """Return the need for the value of a key that is not named."""
        need = self.real()
        need.values = need.values or Need(required=True, bare=1)
        return need.values.real()

    def join(self, other: Need) -> None:
        """Make two needs one: what is asked of either is asked of both."""
        one, other = self.real(), other.real()
        if one is other:
            return
        other._same = one
        one.kinds |= other.kinds
        one.loops, one.least = one.loops or other.loops, max(one.least, other.least)
        one.turn = one.turn or other.turn
        one.required = one.required or other.required
        one.bare += other.bare
        one.places += other.places
        one.said += other.said
        one.called += other.called
        for name, need in other.fields.items():
            if name in one.fields:
                one.of(name).join(need)
            else:
                one.fields[name] = need
        if other.items is not None:
            one.each().join(other.items)
        if other.values is not None:
            one.any().join(other.values)

    @property
    def holds_records(self) -> bool:
        """Whether an item of it is asked for fields: a record gives its keys, which are words, so it is a list."""
        need = self.real()
        return need.items is not None and bool(need.items.real().fields) and "either" not in need.kinds

    @property
    def kind(self) -> str:
        """What it is: a kind of `Variable.kind`."""
        need = self.real()
        if (need.fields or need.values or "record" in need.kinds) and not need.holds_records:
            return "record"
        if need.items or need.loops or "list" in need.kinds:
            return "list"
        if need.called:
            return "function"
        return next((kind for kind in _KINDS if kind in need.kinds), "any")


@dataclass(frozen=True, slots=True)
class Variable:
    """A name that a template asks for, and what it asks of it."""

    name: str
    """The name, or the field; "[]" for an item of a list, "*" for a key that the template does not name."""
    path: str
    """The way from the top: `don_vi[].ten`."""
    kind: str
    """list, record, words, text (words or a number), number, whole (none below 0), integer, money,
    date, color, span, condition, function (it is called, as no data is); else any."""
    loops: bool
    """Whether the template goes through it item by item."""
    least: int
    """How many items it must hold, as a list of which some are asked for by number."""
    optional: bool
    """Whether the template does without it: it asks `is defined`, or gives a `default`."""
    where: Place
    """Where it is used first."""
    parts: tuple[Variable, ...] = ()
    """The fields of a record, the item of a list."""
    same: str = ""
    """The path of what it is again, in data that goes on into itself: a unit with units of its own."""
    _again: str = ""
    """Where in the schema that is described."""
    _empty: bool = False
    """Whether null does: every use stands behind an `if` that asks for it, or has a `default`."""
    _beside: Beside | None = None
    """What stands around its first tag, where the form itself was looked at."""

    def all(self) -> Iterator[Variable]:
        """Yield it and everything below it, in order."""
        yield self
        for part in self.parts:
            yield from part.all()

    def as_json(self) -> dict[str, Any]:
        """Return it as a plain record."""
        plain = {"path": self.path, "kind": self.kind, "loops": self.loops, "optional": self.optional}
        return {**plain, "where": self.where.as_json(), "parts": [part.as_json() for part in self.parts]}


class Variables(tuple[Variable, ...]):
    """Every name a template asks for, those at top level; the fields and items are below them."""

    __slots__ = ()

    def all(self) -> Iterator[Variable]:
        """Yield every name, field and item, in order."""
        for variable in self:
            yield from variable.all()

    def as_json(self) -> list[dict[str, Any]]:
        """Return the names as plain records."""
        return [variable.as_json() for variable in self]

    def schema(self) -> dict[str, Any]:
        """Return a JSON Schema (draft 2020-12) of the data: what it accepts has every value that a tag asks for.

        Of a form each name has the words beside its first tag as `description`.
        """
        return {"$schema": DIALECT, **_record(self)}


def looked_at(variables: Variables, known: Mapping[tuple[str, int], Beside], file: str) -> Variables:
    """Return names that each know what stands around their first tag in a form, by its part and paragraph."""

    def one(variable: Variable) -> Variable:
        where = variable.where
        found = known.get((where.part, where.paragraph)) if where.file == file else None
        return replace(variable, parts=tuple(map(one, variable.parts)), _beside=found)

    return Variables(map(one, variables))


def described(need: Need) -> Variables:
    """Return the names at the top of a tree of needs."""
    return Variables(_part(name, name, _field_in("#", name), one, {}) for name, one in need.real().fields.items())


def _part(name: str, path: str, pointer: str, need: Need, above: dict[Need, tuple[str, str]]) -> Variable:
    need = need.real()
    common = (need.kind, need.loops, need.least, not need.required, next(iter(need.places), Place()))
    if need in above:
        same, again = above[need]
        return Variable(name, path, *common, same=same, _again=again)
    inside = {**above, need: (path, pointer)}
    fields = {} if need.kind == "list" else need.fields  # of which a list has none, whatever a tag asks
    parts = [_part(one, path + _step(one), _field_in(pointer, one), field, inside) for one, field in fields.items()]
    if need.values is not None:
        parts.append(_part("*", f"{path}.*", f"{pointer}/additionalProperties", need.values, inside))
    if need.items is not None and need.kind == "list":
        parts.append(_part("[]", f"{path}[]", f"{pointer}/items", need.items, inside))
    return Variable(name, path, *common, tuple(parts), _empty=not need.bare)


def _step(name: str) -> str:
    """Return how a field stands in a path.

    >>> _step("ten"), _step("Tên đơn vị")
    ('.ten', "['Tên đơn vị']")
    """
    return f".{name}" if name.isidentifier() else f"[{name!r}]"


def _field_in(pointer: str, name: str) -> str:
    """Return where in a schema a field is described, as a JSON pointer.

    >>> _field_in("#", "a/b")
    '#/properties/a~1b'
    """
    return f"{pointer}/properties/{quote(name.replace('~', '~0').replace('/', '~1'))}"


def _record(parts: tuple[Variable, ...]) -> dict[str, Any]:
    """Return the schema of a record with these fields."""
    named = [part for part in parts if part.name not in ("*", "[]")]
    made: dict[str, Any] = {"type": "object", "properties": {part.name: _schema(part) for part in named}}
    if required := [part.name for part in named if not part.optional]:
        made["required"] = required
    for part in parts:
        if part.name == "*":
            made["additionalProperties"] = _schema(part)
    return made


def _schema(variable: Variable) -> dict[str, Any]:
    if variable.same:
        return {"$ref": variable._again}
    made = _shape(variable)
    if variable._empty and "type" in made:
        types = made["type"] if isinstance(made["type"], list) else [made["type"]]
        made["type"] = [*types, "null"]
    named = variable.where.text and variable.name not in ("[]", "*")
    if named and (said := label(variable.name, variable._beside or Beside(variable.where.text))):
        made["description"] = said
    return made


def _shape(variable: Variable) -> dict[str, Any]:
    if variable.kind == "record":
        return _record(variable.parts)
    if variable.kind == "list":
        item = next((part for part in variable.parts if part.name == "[]"), None)
        most: dict[str, Any] = {"minItems": variable.least} if variable.least else {}
        return {"type": "array", "items": {} if item is None else _schema(item), **most}
    return dict(_SHAPES[variable.kind])
