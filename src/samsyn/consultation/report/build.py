"""Builds the report, or refuses: every received comment is in it exactly once, or set aside with a reason."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from samsyn.consultation.report.values import (
    Aside,
    Balance,
    Characters,
    Comment,
    Extras,
    FileRow,
    Report,
    Respondent,
    Section,
    Theme,
)
from samsyn.cores.text.values import REASONS

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

# What XML 1.0 forbids: control characters, lone surrogates, non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class NotConserved(Exception):
    """The rows do not add up to what was received; nothing is printed."""

    def __init__(self, *, missing: Sequence[str] = (), double: Sequence[str] = (), unknown: Sequence[str] = ()) -> None:
        self.missing, self.double, self.unknown = tuple(missing), tuple(double), tuple(unknown)
        super().__init__(f"missing {self.missing}, double {self.double}, unknown {self.unknown}")


def build(
    *,
    title: str,
    strategy: str,
    lead: str,
    made_by: str,
    sections: Sequence[Section],
    respondents: Sequence[Respondent],
    received: Sequence[str],
    comments: Sequence[Comment],
    asides: Sequence[Aside] = (),
    files: Sequence[FileRow] = (),
    notes: Sequence[str] = (),
    characters: Characters | None = None,
    extras: Extras | None = None,
    themes: Sequence[Theme] = (),
) -> Report:
    """The report of all ``received`` comment ids. Raises NotConserved when one is missing, double or unknown."""
    comments, asides, respondents = printable(comments), printable(asides), printable(respondents)
    sections, files, notes = printable(sections), printable(files), [_clean(note) for note in notes]
    _conserve(received, comments, asides)
    _refer(sections, respondents, comments, asides)
    by_person = sum(bool(aside.id) for aside in asides)
    return Report(
        title=_clean(title),
        strategy=_clean(strategy),
        lead=lead,
        made_by=made_by,
        sections=tuple(sections),
        respondents=tuple(respondents),
        comments=tuple(comments),
        asides=tuple(asides),
        files=tuple(files),
        notes=tuple(notes),
        balance=Balance(received=len(received), in_report=len(comments), set_aside=by_person),
        control=control_sum(sections, respondents, comments, asides, files),
        characters=characters,
        extras=_clean_extras(extras or Extras()),
        themes=tuple(printable(themes)),
    )


def printable[Row: DataclassInstance](rows: Sequence[Row]) -> list[Row]:
    """The rows with characters that no format can hold replaced by U+FFFD, so that all formats show the same."""
    return [_printable(row) for row in rows]


def _printable[Row: DataclassInstance](row: Row) -> Row:
    wrong: dict[str, Any] = {}
    for field in fields(row):
        value = getattr(row, field.name)
        if isinstance(value, str) and _FORBIDDEN.search(value):
            wrong[field.name] = _clean(value)
        elif isinstance(value, tuple) and any(isinstance(one, str) and _FORBIDDEN.search(one) for one in value):
            wrong[field.name] = tuple(_clean(one) for one in value)
    return replace(row, **wrong) if wrong else row


def _clean_extras(extras: Extras) -> Extras:
    return replace(
        extras,
        changes=tuple(printable(extras.changes)),
        rated=tuple(printable(extras.rated)),
        meetings=tuple(printable(extras.meetings)),
    )


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def control_sum(
    sections: Sequence[Section],
    respondents: Sequence[Respondent],
    comments: Sequence[Comment],
    asides: Sequence[Aside],
    files: Sequence[FileRow],
) -> str:
    """The first 12 hexadecimal digits of SHA-256 over all rows: the same in every format of the same report."""
    label = {section.key: section.label for section in sections}
    digest = hashlib.sha256()
    for person in sorted(respondents, key=lambda row: row.id):
        _feed(digest, "yttrande", person.number, person.sender, person.class_, person.registry_number, person.stance)
    for one in sorted(comments, key=lambda row: row.id):
        place = label[one.section] if one.section else ""
        answer = (one.verdict, one.motivation, one.before, one.after)
        _feed(digest, "synpunkt", one.number, one.respondent, place, one.type, one.text, *answer, *one.themes)
    for aside in sorted(asides, key=lambda row: (row.respondent, row.file, row.page, row.reason, row.text)):
        _feed(digest, "åt sidan", aside.respondent, aside.reason, aside.text)
    for row in sorted(files, key=lambda row: row.name):
        _feed(digest, "fil", row.name, row.status)
    return digest.hexdigest()[:12]


def _feed(digest: "hashlib._Hash", *cells: str) -> None:
    digest.update(json.dumps(cells, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")


def _conserve(received: Sequence[str], comments: Sequence[Comment], asides: Sequence[Aside]) -> None:
    printed = Counter(row.id for row in comments) + Counter(row.id for row in asides if row.id)
    wanted = Counter(received)
    double = sorted(key for key, n in (printed | wanted).items() if n > 1)
    missing = sorted(set(wanted) - set(printed))
    unknown = sorted(set(printed) - set(wanted))
    numbers = Counter(row.number for row in comments)
    double += sorted(f"nr {number}" for number, n in numbers.items() if n > 1)
    if missing or double or unknown:
        raise NotConserved(missing=missing, double=double, unknown=unknown)


def _refer(
    sections: Sequence[Section], respondents: Sequence[Respondent], comments: Sequence[Comment], asides: Sequence[Aside]
) -> None:
    """Every row must point at a sender and a section that are printed, or it would vanish."""
    keys = {section.key for section in sections}
    ids = {person.id for person in respondents}
    lost = [
        row.id for row in comments if row.respondent not in ids or (row.section is not None and row.section not in keys)
    ]
    lost += [
        f"åt sidan: {row.text[:40]}"
        for row in asides
        if row.respondent not in ids or (not row.id and row.reason not in REASONS)
    ]
    if lost:
        raise NotConserved(missing=lost)
