"""Forms made by python-docx, each by the function its declaration names."""

from __future__ import annotations

import io

from docx.document import Document as DocumentType


def _saved(document: DocumentType) -> bytes:
    buffer = io.BytesIO()
    document.core_properties.comments = ""
    document.core_properties.author = ""
    document.save(buffer)
    return buffer.getvalue()
