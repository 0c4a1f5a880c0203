"""Lines of a template, filled: paragraphs that are printed where a tag stands."""

from __future__ import annotations

from dataclasses import dataclass

from sokert.document.blocks import Block, Value, words


@dataclass(frozen=True, slots=True)
class Written(Value):
    """Whole paragraphs that a template or a section's Markdown has already become.

    >>> str(Written((Block("body", "Đã xử lý xong."), Block("/body", ""))))
    'Đã xử lý xong.'
    """

    blocks: tuple[Block, ...]
    """The lines, each with the mark of the house's sample it is drawn as."""

    def __str__(self) -> str:
        return words(list(self.blocks))
