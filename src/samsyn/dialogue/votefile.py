"""A file of votes, wide or long, plain or gzip: read into votes, with what was left out named."""

import csv
import gzip
import io
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samsyn.cores.opinion import Votes, collect

MOST_BYTES = 2_000_000_000  # unpacked; a small file that swells beyond this is not a file of votes
ABOUT = {
    "participant", "xid", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree", "party", "name", "email",
}  # fmt: skip
WHO = ("voter-id", "voter", "participant", "participant-id", "deltagare")
WHAT = ("comment-id", "comment", "statement", "statement-id", "påstående")
VOTE = ("vote", "röst")
MARKS = {"1": 1, "0": 0, "-1": -1, "1.0": 1, "0.0": 0, "-1.0": -1, "-0.0": 0, "+1": 1, "−1": -1}


class Unusable(Exception):
    """The file cannot be used; the message is a Swedish sentence for whoever gave it."""


@dataclass(frozen=True, slots=True, eq=False)
class VoteFile:
    """Votes as read. Identities are strings as in the file. ``notices``: what was left out or replaced, in Swedish."""

    votes: Votes
    notices: tuple[str, ...]


def rows_of(data: bytes, name: str) -> list[list[str]]:
    """The rows of a CSV file: UTF-8 or Windows letters, comma, semicolon or tab, gzip or not."""
    text = _text(_unpacked(data, name), name)
    head = text.split("\n", 1)[0]
    mark = max(",;\t", key=head.count)
    csv.field_size_limit(10_000_000)
    try:
        found = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark) if any(map(str.strip, row))]
    except csv.Error as error:
        raise Unusable(f"Filen {name} kan inte läsas som en tabell ({error}).") from error
    if not found:
        raise Unusable(f"Filen {name} är tom.")
    return found


def _unpacked(data: bytes, name: str) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            plain = packed.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Unusable(f"Filen {name} är packad men trasig. Hämta den igen och försök på nytt.") from error
    if len(plain) > MOST_BYTES:
        raise Unusable(f"Filen {name} blir för stor när den packas upp.")
    return plain


def _text(data: bytes, name: str) -> str:
    if b"\x00" in data[:4096]:
        raise Unusable(f"Filen {name} är ingen textfil. Spara tabellen som CSV och försök på nytt.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read_votes(data: bytes, name: str) -> VoteFile:
    """Votes in either form. Raises Unusable."""
    rows = rows_of(data, name)
    head = [cell.strip().lower().replace("_", "-") for cell in rows[0]]
    who, what, vote = (_first(head, names) for names in (WHO, WHAT, VOTE))
    if who is not None and what is not None and vote is not None:
        return _long(rows, head, (who, what, vote))
    return _wide(rows, head, name)


def _first(head: Sequence[str], names: Sequence[str]) -> int | None:
    return next((head.index(one) for one in names if one in head), None)


def _long(rows: list[list[str]], head: list[str], places: tuple[int, int, int]) -> VoteFile:
    """One row per vote. The latest counts: by the time in the file when there is one, else by the order of the rows."""
    body = [row for row in rows[1:] if len(row) > max(places) and row[places[0]].strip() and row[places[1]].strip()]
    if "timestamp" in head:
        body.sort(key=lambda row: _number(row[head.index("timestamp")]))
    good = [row for row in body if row[places[2]].strip() in MARKS]
    who = [row[places[0]].strip() for row in good]
    what = [row[places[1]].strip() for row in good]
    marks = [MARKS[row[places[2]].strip()] for row in good]
    people = natural({row[places[0]].strip() for row in body})
    statements = natural({row[places[1]].strip() for row in body})
    votes = _collected(who, what, marks, people, statements)
    notices = [_left_out(len(rows) - 1 - len(good)), _replaced(len(good) - len(votes.values))]
    return VoteFile(votes, tuple(one for one in notices if one))


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def natural(names: set[str]) -> list[str]:
    """Numbers as numbers first, then the rest by letters."""
    return sorted(names, key=lambda one: (not one.isdecimal(), int(one) if one.isdecimal() else 0, one))


def _collected(
    who: list[str], what: list[str], marks: list[int], people: Sequence[str], statements: Sequence[str]
) -> Votes:
    row, column = ({one: at for at, one in enumerate(names)} for names in (people, statements))
    found = collect(
        np.array([row[one] for one in who], dtype=np.int64),
        np.array([column[one] for one in what], dtype=np.int64),
        np.array(marks, dtype=np.int8),
        all_participants=np.arange(len(people)),
        all_statements=np.arange(len(statements)),
    )
    return Votes(
        np.array(people, dtype=np.str_), np.array(statements, dtype=np.str_), found.starts, found.columns, found.values
    )


def _wide(rows: list[list[str]], head: list[str], name: str) -> VoteFile:
    """One row per participant, one column per statement."""
    first = _first(head, ("participant", "voter-id", "deltagare"))
    if first is None:
        raise Unusable(
            f"Filen {name} ser inte ut som röster. Den ska ha en kolumn participant och en kolumn för varje påstående, "
            "eller kolumnerna voter-id, comment-id och vote."
        )
    body = [row for row in rows[1:] if len(row) > first and row[first].strip()]
    columns, passed = _statement_columns(rows[0], head, body)
    latest = {row[first].strip(): row for row in body}  # a participant who stands twice: the last row counts
    who, what, marks, wrong = [], [], [], len(rows) - 1 - len(body)
    for person, row in latest.items():
        for at in columns:
            cell = row[at].strip() if at < len(row) else ""
            if cell in MARKS:
                who.append(person)
                what.append(rows[0][at].strip())
                marks.append(MARKS[cell])
            elif cell:
                wrong += 1
    votes = _collected(who, what, marks, list(latest), list(dict.fromkeys(rows[0][at].strip() for at in columns)))
    notices = [_left_out(wrong), _repeated(len(body) - len(latest)), passed]
    return VoteFile(votes, tuple(one for one in notices if one))


def _statement_columns(names: list[str], head: list[str], body: list[list[str]]) -> tuple[list[int], str]:
    """The columns that hold votes, and a sentence about those that hold something else."""
    found: list[int] = []
    others: list[int] = []
    for at, name in enumerate(head):
        if not name or name in ABOUT:
            continue
        cells = Counter(row[at].strip() in MARKS for row in body if at < len(row) and row[at].strip())
        (found if cells[True] >= cells[False] else others).append(at)
    words = ", ".join(names[at] for at in others)
    return found, f"Kolumner som inte är röster togs inte med: {words}." if others else ""


def _left_out(count: int) -> str:
    if not count:
        return ""
    return f"{count} {'rad eller ruta' if count == 1 else 'rader eller rutor'} gick inte att läsa och togs inte med."


def _replaced(count: int) -> str:
    if not count:
        return ""
    return f"{count} svar ersattes av ett senare från samma deltagare."


def _repeated(count: int) -> str:
    if not count:
        return ""
    rows = "rad ersattes" if count == 1 else "rader ersattes"
    return f"{count} {rows} av en senare rad för samma deltagare."
