"""Values of several paragraphs: each with a style, or one text cut by its own signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Unpack

from sokert.document.values.look import LookArguments
from sokert.document.values.rich_text import Given, RichText
from sokert.document.values.wording import Problems, Worded


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of `Paragraphs`: what stands in it, and the name of its style."""

    content: RichText
    style: str | None = None


@dataclass(frozen=True, slots=True, init=False, eq=False)
class Paragraphs(Worded):
    """Paragraphs, each with rich text and, if asked for, a paragraph style of the form by its name.

    >>> tasks = Paragraphs("Nhiệm vụ:").add("Rà soát văn bản", paragraph_style="List Bullet")
    >>> print(tasks)
    Nhiệm vụ:
    Rà soát văn bản

    They take the place of the paragraph their tag stands alone in, and look like it; one with a style looks
    as its style says. `add` and `+` return new paragraphs.
    """

    items: tuple[Paragraph, ...]

    def __init__(self, *content: Given | RichText) -> None:
        problems = Problems("Paragraphs")
        made = [problems.kept(lambda one=one: Paragraph(RichText(one))) for one in content]  # type: ignore[misc]
        problems.refuse()
        object.__setattr__(self, "items", tuple(made))

    def add(
        self, *content: Given | RichText, paragraph_style: str | None = None, **look: Unpack[LookArguments]
    ) -> Paragraphs:
        """Return the paragraphs with one more behind them; the arguments are those of `RichText`."""
        problems = Problems("Paragraphs")
        text = problems.kept(lambda: RichText(*content, **look)) or RichText()
        style = None if paragraph_style in (None, "") else problems.words("paragraph_style", paragraph_style)
        problems.refuse()
        return _joined(self.items, (Paragraph(text, style),))

    def __add__(self, other: Paragraphs) -> Paragraphs:
        return _joined(self.items, other.items) if isinstance(other, Paragraphs) else NotImplemented

    def __bool__(self) -> bool:
        return bool(self.items)

    def __str__(self) -> str:
        return "\n".join(str(item.content) for item in self.items)


def _joined(first: tuple[Paragraph, ...], second: tuple[Paragraph, ...]) -> Paragraphs:
    whole = Paragraphs()
    object.__setattr__(whole, "items", first + second)
    return whole


@dataclass(frozen=True, slots=True, eq=False)
class Listing(Worded):
    """Text whose signs are form: `\\n` is a new line, `\\a` a new paragraph, `\\f` a new page.

    >>> Listing("Điều 1\\aĐiều 2\\nkhoản 1").paragraphs
    ('Điều 1', 'Điều 2\\nkhoản 1')

    With `\\a` it takes the place of the paragraph its tag stands alone in.
    """

    text: str

    def __post_init__(self) -> None:
        problems = Problems("Listing")
        object.__setattr__(self, "text", problems.words("text", self.text, allowed="\a\f"))
        problems.refuse()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text of each paragraph; `\\f` is still in it."""
        return tuple(self.text.split("\a"))

    def __str__(self) -> str:
        return self.text.replace("\a", "\n").replace("\f", "\n")


@dataclass(frozen=True, slots=True, eq=False)
class Markdown(Worded):
    """Text in Markdown: headings, lists, tables, bold and italic become paragraphs in the form's styles.

    >>> str(Markdown("**Đạt** 102,5%"))
    '**Đạt** 102,5%'

    Its words are those that were written: only the page shows what they mean.
    """

    text: str

    def __post_init__(self) -> None:
        problems = Problems("Markdown")
        object.__setattr__(self, "text", problems.words("text", self.text))
        problems.refuse()

    def __str__(self) -> str:
        return self.text
