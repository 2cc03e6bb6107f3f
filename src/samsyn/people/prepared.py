"""Questions that PostgreSQL has read and planned already: prepared once in each connection, then asked by name.

To plan a question over thirty tables takes PostgreSQL far longer than to answer it, and it is the same work each time.
A name follows the question's words, so whoever else shares the connection means the same by it. It is prepared past the
framework's cursor (nothing is read then); asking goes by that cursor as any question does, and is counted and logged.

What is prepared belongs to a connection and goes with it. Where it is gone all the same (PgBouncer gives each
transaction another connection), or a column has got another type since, this connection asks in plain words from
then on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final
from weakref import WeakKeyDictionary

from django.db import Error, connection

_GONE: Final = "26000"  # there is no such name in this connection
_OLD: Final = "0A000"  # the rows have got another type since
_THERE: Final = "42P05"  # somebody has given the name to the same words
_known: Final[WeakKeyDictionary[Any, dict[str, bool]]] = (
    WeakKeyDictionary()
)  # by connection: names, and whether they hold


@dataclass(frozen=True, slots=True)
class Prepared:
    """``making`` gives the name in a connection; ``asking`` takes the values, each once, in their order."""

    name: str
    making: str
    asking: str


def named(sql: str, kinds: Sequence[type]) -> Prepared:
    """Of SQL with $1, $2 … where the values stand: numbers, and words whose type the SQL tells."""
    name = f"samsyn_{sha256(sql.encode()).hexdigest()[:24]}"
    types = ", ".join("bigint" if kind is int else "unknown" for kind in kinds)
    marks = ", ".join(["%s"] * len(kinds))
    return Prepared(
        name, f"PREPARE {name} ({types}) AS {sql}" if kinds else f"PREPARE {name} AS {sql}",
        f"EXECUTE {name} ({marks})" if kinds else f"EXECUTE {name}",
    )  # fmt: skip


type Rows = list[tuple[Any, ...]]


def rows(one: Prepared, values: Sequence[Any], sql: str, given: Sequence[Any]) -> Rows:
    """What the database answers; ``sql`` with ``given`` is the same question in plain words."""
    with connection.cursor() as cursor:  # takes up a connection that was lost, before we look which it is
        known = _known.setdefault(connection.connection, {})
        try:
            if _holds(one, known, cursor):
                return answer(cursor, one.asking, values)
        except Error as error:
            if _state(error) not in (_GONE, _OLD):
                raise
            known[one.name] = False
            if connection.in_atomic_block:  # which is broken now
                raise
        return answer(cursor, sql, given)


def together(asked: Sequence[tuple[Prepared, Sequence[Any]]]) -> list[Rows] | None:
    """Several questions in one trip; None where they must be asked one by one."""
    with connection.cursor() as cursor:
        known = _known.setdefault(connection.connection, {})
        try:
            if not all(_holds(one, known, cursor) for one, _values in asked):
                return None
            cursor.execute(
                "; ".join(one.asking for one, _values in asked), [v for _one, values in asked for v in values]
            )
            found = [cursor.fetchall()]
            while cursor.nextset():
                found.append(cursor.fetchall())
        except Error as error:
            if _state(error) not in (_GONE, _OLD):
                raise
            known.update((one.name, False) for one, _values in asked)
            if connection.in_atomic_block:
                raise
            return None
    return found


def answer(cursor: Any, sql: str, given: Sequence[Any]) -> Rows:
    """All rows, as the database says them."""
    cursor.execute(sql, given)
    found: Rows = cursor.fetchall()
    return found


def _holds(one: Prepared, known: dict[str, bool], cursor: Any) -> bool:
    """Whether the name may be used; it is given now when this connection has not heard of it."""
    if one.name not in known:
        try:
            with connection.wrap_database_errors:
                cursor.cursor.execute(one.making)
        except Error as error:
            if _state(error) != _THERE or connection.in_atomic_block:
                raise
        known[one.name] = True
    return known[one.name]


def _state(error: Error) -> str:
    return str(getattr(error.__cause__, "sqlstate", ""))
