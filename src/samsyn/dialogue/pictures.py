"""The picture of a conversation: made from the votes when somebody asks and the last one is a few seconds old.

Many web processes may ask at once: one of them claims the work, the others show the picture before it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from time import perf_counter
from typing import Any, Final
from zlib import crc32

from django.db.models import Count, Max, Q

from samsyn.cores.opinion import NothingToAnalyse, Verdict, Votes, collect
from samsyn.cores.opinion.analysis import Analysis
from samsyn.dialogue.findings import MOST_SHOWN, Findings, Statement, explored
from samsyn.dialogue.models import Conversation, Picture, Vote
from samsyn.dialogue.models import Statement as StatementRow
from samsyn.dialogue.report import wording
from samsyn.dialogue.report.picture import svg
from samsyn.dialogue.statementfile import Statements

FRESH: Final = timedelta(seconds=1)  # with the page's own refresh nobody sees anything older than five seconds
SPARING: Final = 5
SETTLED: Final = timedelta(seconds=30)  # longer than a vote may wait for its turn to be written
CLAIM: Final = timedelta(seconds=60)  # after this a process that died has lost its claim


@dataclass(frozen=True, slots=True)
class Material:
    """What an analysis is made from."""

    votes: Votes
    statements: Statements
    count: int
    last_at: datetime | None
    asked: int


def material(conversation: Conversation) -> Material:
    """All votes of those who are counted, in the order they came. Two queries."""
    rows = list(
        Vote.objects.filter(statement__conversation=conversation, participant__set_aside_because="")
        .order_by("pk")
        .values_list("participant_id", "statement__number", "value", "at")
    )
    texts, asked = _asked(conversation)
    return Material(
        votes=collect([row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]),
        statements=Statements(
            {str(number): text for number, text, _accepted in texts},
            frozenset(str(number) for number, _text, accepted in texts if accepted is not True),
            frozenset(str(number) for number, text, _accepted in texts if not text),
        ),
        count=len(rows),
        last_at=max((row[3] for row in rows), default=None),
        asked=asked,
    )


def current(conversation: Conversation, *, at: datetime) -> dict[str, Any]:
    """The picture's data, at most a few seconds old; {"reason": …} while there is too little to draw."""
    picture, _created = Picture.objects.get_or_create(conversation=conversation)
    if picture.made_at and at - picture.made_at < _lasts(picture):
        return dict(picture.data)
    if _unchanged(conversation, picture):
        Picture.objects.filter(pk=picture.pk).update(made_at=at)
        return dict(picture.data)
    free = Q(claimed_at=None) | Q(claimed_at__lt=at - CLAIM)
    if not Picture.objects.filter(free, pk=picture.pk).update(claimed_at=at):
        return dict(picture.data)
    try:
        return _made(conversation, picture, at)
    except BaseException:
        Picture.objects.filter(pk=picture.pk).update(claimed_at=None)
        raise


def _lasts(picture: Picture) -> timedelta:
    """A picture that takes long to make is made more seldom: at most a fifth of the time goes to it."""
    return max(FRESH, timedelta(seconds=SPARING * picture.data.get("took", 0)))


def _made(conversation: Conversation, picture: Picture, at: datetime) -> dict[str, Any]:
    begun = perf_counter()
    found = material(conversation)
    data, routing = drawn(found, seed=conversation.pk, previous=_labels(picture.data))
    data |= {"mark": _mark(data), "asked": found.asked, "took": round(perf_counter() - begun, 3)}
    Picture.objects.filter(pk=picture.pk).update(
        data=data, routing=routing, made_at=at, votes=found.count, last_vote_at=found.last_at, claimed_at=None
    )
    return data


def _mark(data: Mapping[str, Any]) -> str:
    """The same for the same picture, so that a browser which has it is not sent it again."""
    return sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:32]


def _unchanged(conversation: Conversation, picture: Picture) -> bool:
    """Nothing has come since the picture was made. Just after a vote that is never sure: another may be on its way."""
    if picture.made_at is None or (picture.last_vote_at and picture.made_at - picture.last_vote_at < SETTLED):
        return False
    votes = Vote.objects.filter(statement__conversation=conversation, participant__set_aside_because="")
    facts = votes.aggregate(count=Count("pk"), last=Max("at"))
    return (facts["count"], facts["last"], _asked(conversation)[1]) == (
        picture.votes, picture.last_vote_at, picture.data.get("asked"),
    )  # fmt: skip


def _asked(conversation: Conversation) -> tuple[list[tuple[int, str, bool | None]], int]:
    """All statements, with a sum that changes when one of them does."""
    rows = StatementRow.objects.filter(conversation=conversation).order_by("number")
    texts = list(rows.values_list("number", "text", "accepted"))
    return texts, crc32(repr(texts).encode())


def _labels(data: Mapping[str, Any]) -> dict[int, str] | None:
    return {int(one): letter for one, letter in data["labels"].items()} if data.get("labels") else None


def drawn(
    found: Material, *, seed: int, previous: Mapping[int, str] | None = None
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Everything a page needs, and what the routing needs, as plain values."""
    standing = len(found.statements.texts) - len(found.statements.refused | found.statements.emptied)
    try:
        told, analysis = explored(found.votes, found.statements, seed=seed, previous=previous)
    except NothingToAnalyse as error:
        people = int((found.votes.answered > 0).sum())
        return {"reason": error.reason, "people": people, "votes": found.count, "statements": standing}, {}
    data = {
        "people": sum(1 for one in told.people if one.votes),
        "votes": found.count,
        "statements": standing,
        "labels": {str(one): letter for one, letter in analysis.label_of().items()},
        "page": page(told),
    }
    return data, _routing(analysis)


def page(told: Findings) -> dict[str, Any]:
    """Sentences, picture and table, ready to be shown. All in Swedish, as the report."""
    several = len(told.groups) > 1
    return {
        "lead": wording.lead(told),
        "common_heading": wording.common_heading(told),
        "common": [_row(one, wording.support(one, told), told) for one in told.common()[:MOST_SHOWN]],
        "refused_heading": wording.refused_heading(told),
        "refused": [_row(one, wording.refusal(one, told), told) for one in told.common(Verdict.COMMON_DISAGREE)],
        "common_note": wording.common_note(told),
        "dividing": [_row(one, wording.split(one, told), told) for one in told.dividing()[:MOST_SHOWN]]
        if several
        else [],
        "groups": [_group(place, told) for place in range(len(told.groups))] if several else [],
        "picture": svg(told) if several else "",
        "how_to_read": list(wording.PICTURE),
        "holds": wording.holds(told),
        "unplaced": wording.unplaced(told),
        "caveats": wording.caveats(told),
        "table": [_table_row(one, told) for one in told.statements],
        "letters": [group.name for group in told.groups] if several else [],
    }


def _row(one: Statement, note: str, told: Findings) -> dict[str, Any]:
    return {"text": one.text, "note": note, "bars": [_bar(one, at, told) for at in range(len(told.groups))]}


def _bar(one: Statement, at: int, told: Findings) -> dict[str, Any]:
    count = one.by_group[at]
    yes, no = (round(100 * part / max(count.seen, 1), 1) for part in (count.agree, count.disagree))
    name = told.groups[at].name if len(told.groups) > 1 else ""
    return {"name": name, "yes": yes, "no": no, "no_from": round(100 - no, 1)}


def _group(place: int, told: Findings) -> dict[str, Any]:
    group = told.groups[place]
    said = [told.statements[at] for at in group.typical]
    return {
        "name": group.name,
        "size": group.size,
        "typical": [{"text": one.text, "note": wording.own(one, place, told)} for one in said],
    }


def _table_row(one: Statement, told: Findings) -> dict[str, Any]:
    counts = (one.everyone, *(one.by_group if len(told.groups) > 1 else ()))
    return {
        "id": one.id,
        "text": one.text,
        "verdict": wording.verdict(one, told),
        "counts": [{"share": wording.percent(c.agree, c.seen), "triple": wording.triple(c)} for c in counts],
    }


def _routing(found: Analysis) -> dict[str, Any]:
    """What the choice of the next statement needs."""
    return {
        "numbers": [int(one) for one in found.votes.statements.tolist()],
        "profiles": [[round(one, 4) for one in row] for row in found.groups.profiles.tolist()],
        "sizes": found.groups.sizes.tolist(),
        "seen": found.tallies.seen.tolist(),
    }
