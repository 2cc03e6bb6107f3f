"""What has happened, told by the journal: one cheap query of the database, so that all processes agree.

In SQLite the journal's numbers come in the order of the commits. In PostgreSQL a number is taken before the commit: an
act with a lower number may become visible after one with a higher. So a page is kept only when nobody was writing in
the journal as its stamp was taken (a writer holds ROW EXCLUSIVE on the table from before it takes its number until it
has committed); then whatever becomes visible later has a higher number than the stamp.
"""

from dataclasses import dataclass

from django.db import connection

from samsyn.portal.kept.pages import QUIET

_SETTLED = """not exists (
    select 1 from pg_locks where locktype = 'relation' and mode = 'RowExclusiveLock' and granted
    and relation = 'people_journalentry'::regclass and pid <> pg_backend_pid()
    and database = (select oid from pg_database where datname = current_database())
)"""
_NEWEST = "select max(id), {settled} from people_journalentry"
_HEARD = "max(case when noun || ' ' || verb not in ({quiet}) then id end)"
_SINCE = "select max(id), {heard}, {settled} from people_journalentry where id > %s"


@dataclass(frozen=True, slots=True)
class Stamp:
    """The journal's newest number; `settled`: nothing with a lower number can still become visible."""

    number: int
    settled: bool


def now() -> Stamp:
    """As it is. One query."""
    number, settled = _ask(_NEWEST.format(settled=_settled()), [])
    return Stamp(number or 0, bool(settled))


def since(number: int) -> Stamp | None:
    """None when no act that a kept page shows has come after a number; else the new stamp. One query."""
    heard = _HEARD.format(quiet=", ".join(["%s"] * len(QUIET)))
    newest, found, settled = _ask(_SINCE.format(heard=heard, settled=_settled()), [*QUIET, number])
    return Stamp(newest, bool(settled)) if found else None


def _settled() -> str:
    return _SETTLED if connection.vendor == "postgresql" else "1"


def _ask(sql: str, given: list[str | int]) -> tuple[int, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        row: tuple[int, ...] = cursor.fetchone()
    return row
