"""A question to the database whose SQL is composed once in each process and asked with other values each time.

For pages that are read all day: composing a question over many tables costs more than asking it. It is written
as any other; its values are parameters of the SQL, and they alone differ from one time to the next.

It leans on how Django works inside, and on nothing else than this (``tests/test_composed.py`` holds each, so that an
upgrade that changes it is told there and not on a page):

- all that a question is stands in its QuerySet's attributes: those in TAKEN make its rows, those in LEFT belong to one
  evaluation, and there are no others;
- a QuerySet asks ``query.get_compiler`` for a compiler, and that one's ``execute_sql`` for rows, as bites of them;
- a compiler that has composed its SQL (``as_sql``) keeps what it needs to read the rows, knows the connection as
  ``connection``, and can be copied;
- it asks its own ``get_converters``, once for all rows, how each column becomes a value, and the answer is the same
  each time: it follows the columns and the kind of database. That is a sixth of a page's time.

What may be asked: rows of a model, dictionaries, tuples and flat values, with related rows fetched beside or after,
unions and slices. A question that locks rows is not for this.
"""

import copy
import re
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from samsyn.people import prepared
from samsyn.people.prepared import Prepared, Rows

_NUMBER: Final = 2_147_480_000  # and those after it stand for values while the SQL is composed: 32 bits hold them
_WORD: Final = "\x00value {}"  # no text that is stored has such a sign
_SAME: Final = (str, int, float, bool, type(None))  # what else the SQL may hold: it does not follow the clock
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")  # as SQLite is given a date
_MARK: Final = re.compile("%%|%s")
TAKEN: Final = ("_iterable_class", "_fields", "_prefetch_related_lookups", "_known_related_objects", "_fetch_mode")
LEFT: Final = (
    "model", "_query", "_db", "_hints", "_for_write", "_cloning_enabled", "_sticky_filter", "_defer_next_filter",
    "_deferred_filter", "_result_cache", "_prefetch_done",
)  # fmt: skip


class Unfit(Exception):
    """The SQL does not hold the values as they were given, or holds what may be another the next time."""


@dataclass(frozen=True, slots=True, eq=False)
class _Composed:
    rows: "QuerySet[Any, Any]"
    compiler: Any
    sql: str
    given: tuple[Any, ...]
    places: dict[Any, int]
    named: Prepared | None = None
    converters: list[Any] = field(default_factory=list)  # once they have been asked for


class _Query:
    """The query of a composed question: as it was, but its answer is there already."""

    def __init__(self, composed: _Composed, answer: Sequence[tuple[Any, ...]]) -> None:
        self._composed, self._answer = composed, answer

    def __getattr__(self, name: str) -> Any:
        return getattr(self._composed.rows.query, name)

    def get_compiler(self, *_arguments: Any, **_named: Any) -> Any:
        """The composed one, with this thread's connection and these rows."""
        found = _connected(self._composed.compiler)
        found.execute_sql = lambda *_arguments, **_named: (self._answer,)
        found.get_converters = self._converters
        return found

    def _converters(self, columns: Any) -> Any:
        held = self._composed.converters
        if not held:
            held.append(_connected(self._composed.compiler).get_converters(columns))
        return held[0]


def _connected(compiler: Any) -> Any:
    """A copy that asks by this thread's connection."""
    found = copy.copy(compiler)
    found.connection = connection
    return found


def ask[R](build: "Callable[..., QuerySet[Any, R]]", *values: Hashable) -> list[R]:
    """The rows of ``build(*values)``: numbers, words and tuples of words, which ``build`` only passes on."""
    composed = _compose(build, tuple(len(one) if isinstance(one, tuple) else type(one) for one in values), _vendor())
    if composed is None:
        return []
    question, hearing = Question(composed, tuple(_flat(values))), _hearing.get()
    answer = question.answered() if hearing is None else hearing.answer(question)
    held: Any = composed.rows
    query: Any = _Query(composed, answer)
    rows = held.__class__(model=held.model, query=query, using=held._db)
    for name in TAKEN:
        setattr(rows, name, getattr(held, name))
    return list(rows)


def rounded(words: Iterable[str]) -> tuple[str, ...]:
    """For ``ask``, where a column is one of the words: as many as the next power of two, the last of them again.

    Each number of words is a question of its own, which the database keeps in each connection (2 MB).
    """
    found = tuple(words)
    return found + found[-1:] * ((1 << (len(found) - 1).bit_length()) - len(found)) if found else found


@dataclass(frozen=True, slots=True)
class Question:
    """A composed question with its values: equal to the same asked another time."""

    composed: _Composed
    values: tuple[Any, ...]

    @property
    def named(self) -> Prepared | None:
        """Its name, where the database knows it by one."""
        return self.composed.named if settings.PREPARED == "1" else None

    def answered(self) -> Rows:
        """What the database says, as it says it."""
        places, values = self.composed.places, self.values
        given = tuple(values[places[one]] if one in places else one for one in self.composed.given)
        if self.named is not None:
            return prepared.rows(self.named, values, self.composed.sql, given)
        with connection.cursor() as cursor:
            return prepared.answer(cursor, self.composed.sql, given)


type Answers = Mapping[Question, Rows]


def answers(questions: Sequence[Question]) -> Answers:
    """What the database says, in one trip where it knows them by name.

    One after the other when somebody counts questions or listens to them: each is one.
    """
    named = [(one.named, one.values) for one in questions if one.named is not None]
    if len(named) == len(questions) > 1 and not (connection.queries_logged or connection.execute_wrappers):
        found = prepared.together(named)
        if found is not None:
            return dict(zip(questions, found, strict=True))
    return {one: one.answered() for one in questions}


class Hearing:
    """What is asked while something is made, with what was answered; what is known ``ahead`` is not asked again."""

    def __init__(self, ahead: Answers) -> None:
        self._ahead = ahead
        self.answers: dict[Question, Rows] = {}
        self.whole = True  # nothing but composed questions has been asked
        self._asking = False

    def answer(self, question: Question) -> Rows:
        """What is said of it."""
        found = self._ahead.get(question)
        if found is None:
            self._asking = True
            try:
                found = question.answered()
            finally:
                self._asking = False
        self.answers[question] = found
        return found

    def listen(self, execute: Any, *asked: Any) -> Any:
        """Around each question to the database."""
        self.whole = self.whole and self._asking
        return execute(*asked)


@contextmanager
def heard(ahead: Answers) -> Iterator[Hearing]:
    """Hear what is asked within."""
    hearing = Hearing(ahead)
    before = _hearing.set(hearing)
    try:
        with connection.execute_wrapper(hearing.listen):
            yield hearing
    finally:
        _hearing.reset(before)


_hearing: ContextVar[Hearing | None] = ContextVar("hearing", default=None)


@cache
def _compose(build: Callable[..., Any], shape: tuple[Any, ...], _vendor: str) -> _Composed | None:
    marks = _marks()
    values = [tuple(next(marks)[1] for _ in range(one)) if isinstance(one, int) else next(marks)[one is str]
              for one in shape]  # fmt: skip
    rows = build(*values)
    compiler = rows.query.get_compiler(connection=connection)
    try:
        sql, given = compiler.as_sql()
    except EmptyResultSet:
        return None
    places = {value: at for at, value in enumerate(_flat(values))}
    if not places.keys() <= {one for one in given if isinstance(one, _SAME)}:
        raise Unfit("a value is not in the SQL", build)
    if odd := [one for one in given if not isinstance(one, _SAME) or _DAY.match(str(one))]:
        raise Unfit("not the same the next time", odd)
    compiler.connection = None
    named = None
    if connection.vendor == "postgresql":
        sql, given = _written_in(sql, given, places)
        named = _named(sql, given, places)
    return _Composed(rows, compiler, sql, tuple(given), places, named)


def _named(sql: str, given: Iterable[Any], places: Mapping[Any, int]) -> Prepared:
    left = iter(given)
    return prepared.named(
        _MARK.sub(lambda mark: "%" if mark[0] == "%%" else f"${places[next(left)] + 1}", sql), [*map(type, places)]
    )


def _written_in(sql: str, given: Sequence[Any], places: Container[Any]) -> tuple[str, list[Any]]:
    """What is the same each time, in the SQL itself, as the driver would have written it.

    psycopg cuts SQL apart at every parameter, and long SQL anew each time: up to half of a page's time.
    """
    from psycopg.sql import Literal

    connection.ensure_connection()
    left, found = iter(given), []

    def written(mark: re.Match[str]) -> str:
        if mark[0] == "%%":
            return mark[0]
        value = next(left)
        if value in places:
            found.append(value)
            return mark[0]
        return Literal(value).as_string(connection.connection).replace("%", "%%")

    return _MARK.sub(written, sql), found


def _marks() -> Iterator[tuple[int, str]]:
    at = 0
    while True:
        yield _NUMBER + at, _WORD.format(at)
        at += 1


def _flat(values: Any) -> Iterator[Any]:
    for one in values:
        yield from one if isinstance(one, tuple) else (one,)


def _vendor() -> str:
    return connection.vendor
