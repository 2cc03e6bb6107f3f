"""A spreadsheet of answers that came back: what each row would change, and what must not be run over.

A row names its comment by number, and carries the comment's own words as control and the version of the answer it was
written beside. Somebody who answered later than that is never overwritten unless a person says so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from samsyn.comments.models import Verdict

Kind = Literal["same", "new", "changed", "conflict", "wrong"]
VERDICTS = tuple(sorted(Verdict.values, key=len, reverse=True))
REFERRED = "hänvisas till "
UNANSWERED = ("", "obesvarad")


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stood in the sheet. ``version``: of the answer when the sheet was made, None when unknown."""

    number: int
    text: str
    verdict: str
    reason: str = ""
    referred_to: str = ""
    before: str = ""
    after: str = ""
    version: int | None = None

    def as_json(self) -> dict[str, Any]:
        """For keeping until somebody has seen what it changes."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Now:
    """The comment as the site has it."""

    text: str
    verdict: str = ""
    reason: str = ""
    referred_to: str = ""
    before: str = ""
    after: str = ""
    version: int = 0
    by: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What one row would do. ``why`` is a key of the sentences that a page shows for a row that is wrong."""

    kind: Kind
    row: Row
    now: Now | None
    why: str = ""


def verdict_of(cell: str) -> tuple[str, str]:
    """(verdict, recipient) of what somebody wrote; an unknown word comes back as it is."""
    said = " ".join(cell.split())
    small = said.lower().rstrip(".")
    if small in UNANSWERED:
        return "", ""
    if small.startswith(REFERRED):
        return Verdict.REFERRED, said[len(REFERRED) :].strip()
    return (small, "") if small in VERDICTS else (said, "")


def compare(rows: Sequence[Row], now: Mapping[int, Now]) -> tuple[Change, ...]:
    """What every row would do, in the sheet's order."""
    seen: set[int] = set()
    found = []
    for row in rows:
        found.append(_change(row, now.get(row.number), double=row.number in seen))
        seen.add(row.number)
    return tuple(found)


def _change(row: Row, now: Now | None, *, double: bool) -> Change:
    if now is None:
        return Change("wrong", row, None, "absent")
    if double:
        return Change("wrong", row, now, "double")
    if _plain(row.text) != _plain(now.text):
        return Change("wrong", row, now, "text")
    if _answer(row) == _answer(now):
        return Change("same", row, now)
    if not row.verdict:
        return Change("wrong", row, now, "emptied") if now.verdict else Change("same", row, now)
    if row.verdict not in Verdict.values:
        return Change("wrong", row, now, "verdict")
    if row.verdict != Verdict.HEEDED and not row.reason.strip():
        return Change("wrong", row, now, "reason")
    if row.verdict == Verdict.REFERRED and not row.referred_to:
        return Change("wrong", row, now, "recipient")
    if now.version != (row.version or 0):
        return Change("conflict", row, now)
    return Change("changed" if now.verdict else "new", row, now)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _answer(one: Row | Now) -> tuple[str, ...]:
    return tuple(_plain(part) for part in (one.verdict, one.reason, one.referred_to, one.before, one.after))


def rows_of(kept: Iterable[Mapping[str, Any]]) -> tuple[Row, ...]:
    """The rows of a kept sheet."""
    return tuple(Row(**one) for one in kept)
