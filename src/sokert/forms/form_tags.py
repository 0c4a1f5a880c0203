"""A tag in the tree of a form: what it says, where it was found, and where it now stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from sokert.errors import Finding, Place, Term
from sokert.template.stray import Braces
from sokert.template.tags import PAIRS, Tag, as_meant, is_block_set

MARK = "tag"  # the target of the processing instruction that stands for a tag
PRINTS = " prints"  # behind a tag's number when it prints words of its own
SIGNS = "\ufdd0", "\ufdd1"  # around a tag's number in an attribute; Unicode keeps them out of any text
CLOSERS = frozenset({f"end{word}" for word in (*PAIRS, "set")})
# Calls that print a template's own lines, and so may take whole paragraphs: the name and the sign behind it.
LINES = frozenset({("loop", "("), ("super", "("), ("self", "."), ("caller", "(")})


@dataclass(slots=True, eq=False)
class FormTag:
    """A tag, found and joined; `node` stands for it in the tree."""

    source: str
    """What Jinja reads."""
    parsed: Tag
    where: Place
    prefix: str = ""
    """p, tr, tc or r, as docxtpl writes them: what goes with the tag whatever else stands there."""
    lines: bool = False
    """Whether it is known to print whole paragraphs."""
    plain: str = ""
    """How the words it prints are escaped: "" as text of a run, else plain, attribute or field."""
    words: bool = False
    """Whether what stands between its pair's ends is words that a filter or a name gets."""
    node: etree._Element | None = None

    @property
    def word(self) -> str:
        """The first word of a block tag: for, endif, set; of a misspelt one what was meant, since it is told itself."""
        return as_meant(self.parsed).word

    @property
    def typed(self) -> str:
        """The tag with its prefix, as its author sees it."""
        return self.source[:2] + self.prefix + self.source[2:]

    @property
    def opens(self) -> bool:
        """Whether it is the first tag of a pair."""
        return self.parsed.kind == "block" and (self.word in PAIRS or is_block_set(self.parsed))

    @property
    def closes(self) -> bool:
        """Whether it is the last tag of a pair."""
        return self.parsed.kind == "block" and self.word in CLOSERS

    @property
    def prints_lines(self) -> bool:
        """Whether it prints lines of the template itself: a recursive loop, a block that is extended, a macro."""
        first = tuple(token.value for token in self.parsed.tokens[:2])
        return self.lines or (self.parsed.kind == "variable" and first in LINES)

    @property
    def controls(self) -> bool:
        """Whether it prints no words of its own."""
        return self.parsed.kind in ("block", "comment") or self.prints_lines


@dataclass(slots=True)
class Sheet:
    """All tags of a form in the order Jinja meets them, and what is wrong with where they stand."""

    tags: list[FormTag] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    numbered: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """The paragraph styles that belong to a list: its number and the level."""
    macros: set[str] = field(default_factory=set)
    """The macros that print whole paragraphs."""
    sets: set[str] = field(default_factory=set)
    """The names that stand for whole paragraphs: what a set block over several of them gathers."""
    gathers: bool = False
    """Whether whole paragraphs are gathered, to be printed where some other tag stands."""
    braces: Braces = field(default_factory=Braces)
    """The single ones that stand open in the paragraphs so far."""

    def add(self, tag: FormTag) -> etree._Element:
        """Take up a tag; return the node that stands for it."""
        tag.node = etree.PI(MARK, f"{len(self.tags)}{'' if tag.controls else PRINTS}")
        self.tags.append(tag)
        return tag.node

    def add_sign(self, tag: FormTag) -> str:
        """Take up a tag that stands in an attribute; return the sign that stands for it."""
        self.tags.append(tag)
        return f"{SIGNS[0]}{len(self.tags) - 1}{SIGNS[1]}"

    def of(self, node: etree._Element) -> FormTag:
        """Return the tag a node stands for."""
        return self.tags[int((node.text or "").removesuffix(PRINTS))]

    def inside(self, element: etree._Element) -> list[FormTag]:
        """Return the tags in an element, in order."""
        return [self.of(node) for node in nodes(element)]

    def prints_none(self, tag: FormTag) -> None:
        """Remember that a tag prints whole paragraphs and no words in its own."""
        tag.lines = True
        if tag.node is not None:
            tag.node.text = (tag.node.text or "").removesuffix(PRINTS)

    def refuse(self, code: str, where: Place, **facts: object) -> None:
        """Remember what cannot be served, with its place."""
        self.findings.append(Finding(code, facts, where))

    def warn(self, code: str, where: Place, **facts: object) -> None:
        """Remember what can be served but may not be meant, with its place."""
        self.findings.append(Finding(code, facts, where, "warning"))

    def misplaced(self, tag: FormTag, inside: str) -> None:
        """Remember a tag that speaks of what it does not stand in: p, tr, tc, column, table, body."""
        self.refuse("FORM-NO-SUCH-PLACE", tag.where, tag=tag.typed, inside=Term(f"FORM-INSIDE-{inside.upper()}"))


def nodes(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the nodes that stand for tags in an element, in order."""
    for node in element.iter(etree.PI):
        if getattr(node, "target", "") == MARK:
            yield node
