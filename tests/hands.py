"""Edits as a colleague makes them in a Word file, done with python-docx."""

from __future__ import annotations

import copy
import io
from collections.abc import Callable
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

Hand = Callable[[Any], None]


def by(hand: Hand, content: bytes) -> bytes:
    """Return a Word file after somebody worked on it."""
    document = docx.Document(io.BytesIO(content))
    hand(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def paragraphs(document: Any) -> list[Any]:
    return [docx.text.paragraph.Paragraph(one, document) for one in document.element.body.iter(qn("w:p"))]


def holding(document: Any, words: str) -> Any:
    return next(one for one in paragraphs(document) if words in " ".join(one.text.split()))


def parted(text: str, words: str) -> tuple[str, str, str]:
    """Return a text before, at and behind some words as a person finds them, who sees no-break spaces as blanks."""
    at = text.replace("\u00a0", " ").find(words)
    return (text[:at], text[at : at + len(words)], text[at + len(words) :]) if at >= 0 else (text, "", "")


def typed(old: str, new: str, most: int = 1) -> Hand:
    """Type over words that lie in one run or in several."""

    def hand(document: Any) -> None:
        left = most
        for one in paragraphs(document):
            while left:
                before, met, behind = parted(one.text, old)
                if not met:
                    break
                left -= 1
                whole = before + new + behind
                first, *others = one.runs
                for run in others:
                    run.text = ""
                first.text = whole
                if old in new:
                    break

    return hand


def within_run(old: str, new: str) -> Hand:
    def hand(document: Any) -> None:
        for one in paragraphs(document):
            for run in one.runs:
                done, left = "", run.text
                while (pieces := parted(left, old))[1]:
                    done, left = done + pieces[0] + new, pieces[2]
                if done:
                    run.text = done + left

    return hand


def over_runs(old: str, *pieces: str) -> Hand:
    """Type a figure over in pieces, as Word leaves it when somebody goes back and forth."""

    def hand(document: Any) -> None:
        run = next(run for one in paragraphs(document) for run in one.runs if parted(run.text, old)[1])
        before, _, behind = parted(run.text, old)
        at = run._r
        run.text = before
        for piece in (*pieces, behind):
            more = copy.deepcopy(run._r)
            at.addnext(more)
            docx.text.run.Run(more, None).text = piece
            at = more

    return hand


def added(after: str, words: str) -> Hand:
    def hand(document: Any) -> None:
        anchor = holding(document, after)
        new = copy.deepcopy(anchor._p)
        anchor._p.addnext(new)
        made = docx.text.paragraph.Paragraph(new, anchor._parent)
        for run in made.runs[1:]:
            run._r.getparent().remove(run._r)
        made.runs[0].text = words

    return hand


def taken(words: str) -> Hand:
    def hand(document: Any) -> None:
        one = holding(document, words)._p
        one.getparent().remove(one)

    return hand


def moved(words: str, behind: str) -> Hand:
    def hand(document: Any) -> None:
        holding(document, behind)._p.addnext(holding(document, words)._p)

    return hand


def split(words: str, before: str) -> Hand:
    def hand(document: Any) -> None:
        one = holding(document, words)
        start, met, behind = parted(one.text, before)
        end = met + behind
        added(words, end)(document)
        first, *others = one.runs
        for run in others:
            run.text = ""
        first.text = start

    return hand


def joined(first: str, second: str) -> Hand:
    def hand(document: Any) -> None:
        one, other = holding(document, first), holding(document, second)
        one.add_run(" " + other.text)
        other._p.getparent().remove(other._p)

    return hand


def _row(document: Any, words: str) -> Any:
    return next(row for row in document.element.body.iter(qn("w:tr")) if parted("".join(row.itertext()), words)[1])


def in_row(words: str, old: str, new: str) -> Hand:
    """Type over the cell of a row that says some words and no others."""

    def hand(document: Any) -> None:
        row = _row(document, words)
        cell = next(one for one in row.iter(qn("w:t")) if one.text == old)
        cell.text = new

    return hand


def row_taken(words: str) -> Hand:
    def hand(document: Any) -> None:
        row = _row(document, words)
        row.getparent().remove(row)

    return hand


def row_added(behind: str, *cells: str) -> Hand:
    def hand(document: Any) -> None:
        row = _row(document, behind)
        new = copy.deepcopy(row)
        row.addnext(new)
        for cell, words in zip(new.iter(qn("w:tc")), cells, strict=False):
            first, *others = cell.iter(qn("w:t"))
            first.text = words
            for other in others:
                other.text = ""

    return hand


def sorted_rows(words: str) -> Hand:
    """Turn round the rows of the table that holds some words, but for its head."""

    def hand(document: Any) -> None:
        table = _row(document, words).getparent()
        _, *rows = list(table.iter(qn("w:tr")))
        for row in rows:
            table.remove(row)
        for row in reversed(rows):
            table.append(row)

    return hand


def column_added(words: str, head: str) -> Hand:
    def hand(document: Any) -> None:
        table = _row(document, words).getparent()
        for at, row in enumerate(table.iter(qn("w:tr"))):
            last = list(row.iter(qn("w:tc")))[-1]
            new = copy.deepcopy(last)
            last.addnext(new)
            docx.table._Cell(new, None).text = head if at == 0 else f"ghi chú {at}"

    return hand


def tracked(old: str, new: str) -> Hand:
    """Type words over while changes are tracked."""

    def hand(document: Any) -> None:
        run = next(run for one in paragraphs(document) for run in one.runs if parted(run.text, old)[1])
        before, _, behind = parted(run.text, old)
        run.text = before
        gone, put, rest = copy.deepcopy(run._r), copy.deepcopy(run._r), copy.deepcopy(run._r)
        deleted, inserted = OxmlElement("w:del"), OxmlElement("w:ins")
        for mark, one, words in ((deleted, gone, old), (inserted, put, new)):
            mark.set(qn("w:id"), "900")
            mark.set(qn("w:author"), "VT")
            text = one.find(qn("w:t"))
            text.text = words
            text.tag = qn("w:delText") if mark is deleted else text.tag
            mark.append(one)
        rest.find(qn("w:t")).text = behind
        run._r.addnext(deleted)
        deleted.addnext(inserted)
        inserted.addnext(rest)

    return hand


def several(*hands: Hand) -> Hand:
    def hand(document: Any) -> None:
        for one in hands:
            one(document)

    return hand
