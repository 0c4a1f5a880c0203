"""Puts pictures into a file: one part for equal ones, a relationship for each story that shows them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from sokert.ooxml.parts import RELATED, Link, Parts
from sokert.word.merge.links import relation_id

_IMAGE = f"{RELATED}/image"


def ensured(parts: Mapping[str, bytes], extension: str, content_type: str) -> dict[str, bytes]:
    """Return the parts with a content type said for an extension; one that is said already stays.

    >>> b'Extension="png"' in ensured({}, "png", "image/png")["[Content_Types].xml"]
    True
    """
    growing = Parts(parts)
    if extension.lower() not in growing.defaults():
        growing.typed(f"word/media/any.{extension}", content_type)
    return growing.written()


def added_picture(
    parts: Mapping[str, bytes], story: str, data: bytes, extension: str, key: str
) -> tuple[dict[str, bytes], str]:
    """Return the parts with a picture in them, and the id by which a story shows it.

    The part is named after its content, so the same picture twice is one part, and in one story one id.
    """
    growing = Parts(parts)
    digest = hashlib.sha256(data).hexdigest()
    extension = extension.lower().lstrip(".")
    name = f"word/media/{key}-{digest[:16]}.{extension}"
    if growing.content.get(name) != data:
        name = growing.free(name)
        growing.content[name] = data
        growing.typed(name, growing.type_of(name))
    for id, link in growing.links(story).items():
        if link.target == name and link.kind == _IMAGE:
            return growing.written(), id
    id = growing.linked(story, relation_id(key, digest[:8]), Link(_IMAGE, name, external=False))
    return growing.written(), id
