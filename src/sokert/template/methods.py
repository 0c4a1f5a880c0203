"""The methods that a template may call of plain data: of a text, a list, a record."""

from __future__ import annotations

_OF_TEXT = """
    capitalize casefold center count endswith find format index isalnum isalpha isascii isdecimal isdigit isidentifier
    islower isnumeric isspace istitle isupper join ljust lower lstrip partition removeprefix removesuffix replace rfind
    rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title upper zfill
"""
TEXT = frozenset(_OF_TEXT.split())
LIST = frozenset({"count", "index"})
RECORD = frozenset({"get", "items", "keys", "values"})
