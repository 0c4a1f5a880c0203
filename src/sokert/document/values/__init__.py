"""VALUES with form: typed objects a tag may print beside plain words; never text with markup in it.

    RichText, Link, Image, LineBreak, PageBreak, ColumnBreak      stand in a line
    Paragraphs, Listing, Markdown, InsertedDocument               take the place of a paragraph

All are frozen and say with `str()` their plain words, so filters for text work on them. What is wrong with
their arguments is told when they are made, all together. How they look in Word is drawn in `word/values.py`.
"""

from sokert.document.blocks import Value
from sokert.document.values.breaks import ColumnBreak, LineBreak, PageBreak
from sokert.document.values.colors import hexadecimal
from sokert.document.values.image import Image
from sokert.document.values.inserted import InsertedDocument
from sokert.document.values.links import Link
from sokert.document.values.look import Look, LookArguments
from sokert.document.values.paragraphs import Listing, Markdown, Paragraph, Paragraphs
from sokert.document.values.rich_text import Content, Piece, RichText, of_pieces
from sokert.document.values.written import Written

__all__ = [
    "ColumnBreak",
    "Content",
    "Image",
    "InsertedDocument",
    "LineBreak",
    "Link",
    "Listing",
    "Look",
    "LookArguments",
    "Markdown",
    "PageBreak",
    "Paragraph",
    "Paragraphs",
    "Piece",
    "RichText",
    "Value",
    "Written",
    "hexadecimal",
    "of_pieces",
]
