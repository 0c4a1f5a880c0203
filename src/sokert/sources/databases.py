"""Asks a database, read-only: its name stands in the report file, its address never does."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from typing import Any

from sokert.errors import DataError, Finding, Place
from sokert.models import Period
from sokert.sources.frames import named
from sokert.sources.table import MOST_ROWS, Table

ENVIRONMENT = "SOKERT_DATABASE_"
_COMMENT = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)
_ASKS = re.compile(r"\s*\(*\s*(?:select|with|values|table)\b", re.IGNORECASE)
_WORDS = {"select", "from", "where", "with", "as", "column", "table", "no", "a", "the"}  # no names of the query's own
_READ_ONLY = {"postgresql": "SET TRANSACTION READ ONLY", "mysql": "SET TRANSACTION READ ONLY", "mariadb": ""}


def address_of(name: str, databases: Mapping[str, str], where: Place) -> str:
    """Return the address of a database, as it was given with the call or in the environment."""
    variable = ENVIRONMENT + re.sub(r"\W", "_", name).upper()
    address = databases.get(name) or os.environ.get(variable, "")
    if not address:
        raise DataError(
            Finding(
                "SOURCE-NO-ADDRESS",
                {"name": name, "variable": variable, "python": f'databases={{"{name}": "..."}}'},
                where,
            )
        )
    return address


def parameters_of(period: Period | None) -> dict[str, object]:
    """Return what a query may name: the period, its first and last day, its year, and the same period a year ago.

    >>> parameters_of(Period.of("2023-H1"))["same_period"]
    '2022-H1'
    """
    if period is None:
        return {}
    first, last = period.window
    return {
        "period": period.code,
        "first_day": first,
        "last_day": last,
        "year": period.year,
        "same_period": period.same_period.code,
    }


def read(name: str, address: str, query: str, parameters: Mapping[str, object], where: Place | None = None) -> Table:
    """Return the answer to a query; nothing is changed in the database, and nothing of its address is told."""
    where = where or Place(name)
    if not _ASKS.match(_COMMENT.sub(" ", query)):
        raise DataError(Finding("SOURCE-QUERY", {"name": name}, where))
    try:
        import sqlalchemy
    except ImportError as error:
        raise DataError(Finding("EXTRA-MISSING", {"what": "SQLAlchemy", "extra": "database"}, where)) from error
    statement = sqlalchemy.text(query)
    asked = set(statement._bindparams)
    if unknown := sorted(asked - set(parameters)):
        facts = {"given": unknown[0], "known": ", ".join(f":{one}" for one in parameters)}
        code = "SOURCE-QUERY-PARAMETER" if parameters else "SOURCE-QUERY-NO-PERIOD"
        raise DataError(Finding(code, facts, where))
    try:
        url = _read_only(name, address, where, sqlalchemy)
        engine = sqlalchemy.create_engine(url, poolclass=sqlalchemy.pool.NullPool)
        with engine.connect() as connection:
            try:
                columns, rows = _answer(connection, statement, {one: parameters[one] for one in asked}, sqlalchemy)
            except sqlalchemy.exc.SQLAlchemyError as error:
                facts = {"name": name, "at": _meant(_said(error, address), query)}
                finding = Finding("SOURCE-DATABASE", facts, where, sentence="SOURCE-QUERY-FAILED")
                raise DataError(finding) from error
    except ImportError as error:
        raise DataError(Finding("SOURCE-DRIVER", {"name": name, "driver": error.name or ""}, where)) from error
    except sqlalchemy.exc.SQLAlchemyError as error:
        raise DataError(Finding("SOURCE-DATABASE", {"name": name, "said": _said(error, address)}, where)) from error
    _refuse_quoted(columns, rows, where)
    return named(name, columns, rows)


def _refuse_quoted(columns: Sequence[str], rows: Sequence[Sequence[object]], where: Place) -> None:
    """Raise DataError where SQLite took a quoted name that no column has for a text, and answered with it."""
    for at, column in enumerate(columns):
        if (said := column.strip('"')) != column and rows and all(row[at] == said for row in rows):
            raise DataError(Finding("SOURCE-QUERY-QUOTED", {"given": said}, where))


def _answer(
    connection: Any, statement: Any, parameters: Mapping[str, object], sqlalchemy: Any
) -> tuple[list[str], Any]:
    """Return the columns and rows of an answer; the transaction is never committed."""
    if begin := _READ_ONLY.get(connection.dialect.name):
        connection.execute(sqlalchemy.text(begin))
    result = connection.execute(statement, parameters)
    if not result.returns_rows:
        connection.rollback()
        return [], []
    columns, rows = list(map(str, result.keys())), [tuple(row) for row in result.fetchmany(MOST_ROWS + 1)]
    connection.rollback()
    return columns, rows


def _read_only(name: str, address: str, where: Place, sqlalchemy: Any) -> Any:
    """Return an address that opens a file of SQLite only to be read, and never makes one."""
    try:
        url = sqlalchemy.engine.make_url(address)
    except sqlalchemy.exc.ArgumentError as error:
        facts = {"name": name, "example": _example(address)}
        raise DataError(Finding("SOURCE-DATABASE", facts, where, sentence="SOURCE-ADDRESS")) from error
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return url
    if url.database.startswith("file:"):
        return url.update_query_dict({"mode": "ro", "uri": "true"})
    if not os.path.exists(url.database):
        raise DataError(Finding("SOURCE-DATABASE", {"name": name}, where, sentence="SOURCE-DATABASE-FILE"))
    from urllib.parse import quote  # only SQLite needs it

    return url.set(database=f"file:{quote(url.database)}").update_query_dict({"mode": "ro", "uri": "true"})


def _example(address: str) -> str:
    """Return how the address of a database is written; the path of a file alone becomes one of SQLite.

    >>> _example("so-lieu.db"), _example("postgres")
    ('sqlite:///so-lieu.db', 'sqlite:///so-lieu.db, postgresql+psycopg://...')
    """
    is_file = re.fullmatch(r"[^:@?]+\.(?:db|sqlite3?|db3)", address)
    return f"sqlite:///{address}" if is_file else "sqlite:///so-lieu.db, postgresql+psycopg://..."


def _meant(said: str, query: str) -> str:
    """Return the word of a query that a database stops at, as far as its own words name one.

    >>> _meant("no such column: nmae", "select code, nmae from f"), _meant("disk I/O error", "select a from f")
    ('nmae', '')
    """
    asked = set(re.findall(r"\w+", query)) - _WORDS
    return next((word for word in re.findall(r"\w+", said) if word in asked), "")


def _said(error: Exception, address: str) -> str:
    """Return what a database says, on one line and without any part of its address that is a secret."""
    said = " ".join(str(getattr(error, "orig", None) or error).split())
    if match := re.search(r"://[^:/@]*:([^@]+)@", address):
        said = said.replace(match[1], "***")
    return said.replace(address, "***")[:200]
