"""What has happened, told by the journal: one cheap query of the database, so that all processes agree.

In SQLite the journal's numbers come in the order of the commits. In PostgreSQL a number is taken before the commit: an
act with a lower number may become visible after one with a higher. A writer holds ROW EXCLUSIVE on the table from
before it takes its number until it has committed, so when nobody holds it, the journal is settled: whatever becomes
visible later has a higher number than the newest. A stamp is such a number with the acts after it that could be seen;
what comes to be seen later is not among them, whatever its number.
"""

from dataclasses import dataclass
from typing import Final

from django.db import connection

from samsyn.portal.kept.pages import QUIET

MOST_SEEN: Final = 200  # acts in a stamp: more than that, and the page is made for this reader alone
_SETTLED: Final = """not exists (
    select 1 from pg_locks where locktype = 'relation' and mode = 'RowExclusiveLock' and granted
    and relation = 'people_journalentry'::regclass and pid <> pg_backend_pid()
    and database = (select oid from pg_database where datname = current_database())
)"""
_HEARD: Final = "case when noun || ' ' || verb not in ({quiet}) then {number} end"
_ASKED: Final = """select (select max(id) from people_journalentry), {heard}, {settled}
    from people_journalentry where id > %s"""
_NEWEST: Final = "select (select max(id) from people_journalentry), null, {settled}"
_settled_at: int | None = None  # the highest number at which this process has seen the journal settled


@dataclass(frozen=True, slots=True)
class Stamp:
    """``number``: nothing up to it can still become visible. ``seen``: later acts, not quiet, that could be seen.

    ``settled``: so much is known of the journal that a page may be kept under the stamp.
    """

    number: int
    seen: frozenset[int] = frozenset()
    settled: bool = True


def now() -> Stamp:
    """As it is. One query."""
    floor = _settled_at
    newest, heard, settled = _ask(floor or 0) if floor is not None else _newest()
    if settled or floor is None or newest < floor:
        return Stamp(newest, settled=settled)
    return Stamp(floor, heard, settled=len(heard) <= MOST_SEEN)


def since(stamp: Stamp) -> Stamp | None:
    """None when no act that a kept page shows has come to be seen after the stamp; else the new one. One query."""
    newest, heard, settled = _ask(stamp.number)
    if newest >= stamp.number and heard <= stamp.seen:
        return None
    if settled or newest < stamp.number:  # fewer than there were: another journal has been read in
        return Stamp(newest, settled=settled)
    return Stamp(stamp.number, heard, settled=len(heard) <= MOST_SEEN)


def forget() -> None:
    """Know nothing of the journal, as a process that has just begun."""
    global _settled_at
    _settled_at = None


type _Told = tuple[int, frozenset[int], bool]


def _newest() -> _Told:
    """What a process asks first: without a settled number there is no telling which acts to look at."""
    return _told(_NEWEST.format(settled=_settled()), [])


def _ask(floor: int) -> _Told:
    """The newest number, the acts after ``floor`` that are not quiet, and whether the journal is settled."""
    postgresql = connection.vendor == "postgresql"
    quiet = ", ".join(["%s"] * len(QUIET))
    gather, number = ("string_agg({}, ',')", "id::text") if postgresql else ("group_concat({}, ',')", "id")
    heard = gather.format(_HEARD.format(quiet=quiet, number=number))
    return _told(_ASKED.format(heard=heard, settled=_settled()), [*QUIET, floor])


def _settled() -> str:
    return _SETTLED if connection.vendor == "postgresql" else "1"


def _told(sql: str, given: list[str | int]) -> _Told:
    global _settled_at
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        newest, heard, settled = cursor.fetchone()
    if settled:
        _settled_at = newest or 0
    return newest or 0, frozenset(map(int, (heard or "").split(","))) if heard else frozenset(), bool(settled)
