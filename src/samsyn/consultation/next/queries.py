"""Which comments should lead to a change of which section, and which have, as frozen values."""

from collections.abc import Iterable
from dataclasses import dataclass

from samsyn.comments.models import Disposition, Proposal, Verdict
from samsyn.consultation.models import Cause, ResponseComment, Round
from samsyn.consultation.queries.narrowing import links_of, placed
from samsyn.consultation.report.extras import causes, latest
from samsyn.cores.outline.comparing import Compared
from samsyn.people.classes import OrganisationClass
from samsyn.strategy.editing.queries import compared, keys_now, removed
from samsyn.strategy.models import Edition

HEEDED = (Verdict.HEEDED, Verdict.PARTLY)


@dataclass(frozen=True, slots=True)
class Behind:
    """A comment that may be behind a change. ``key`` is its section as the next edition has it, "" for none."""

    id: int
    number: int
    sender: str
    text: str
    verdict: str
    reason: str
    before: str
    after: str
    was_key: str
    key: str


@dataclass(frozen=True, slots=True)
class Tally:
    """The comments of one section that should lead to a change, and how many of them are tied to one."""

    heeded: int
    tied: int


@dataclass(frozen=True, slots=True)
class Next:
    """The next edition beside the comments."""

    sections: tuple[tuple[Compared, Tally], ...]
    untied: tuple[Behind, ...]
    homeless: tuple[Behind, ...]
    heeded: int


def working(round_: Round) -> Edition | None:
    """The newest edition that comes from the one that was asked about."""
    return latest(round_)


_ROW = (  # in the order in which they are read below
    "comment", "number", "response__sender", "comment__text",
    "comment__disposition__verdict", "comment__disposition__reason",
    "comment__disposition__before", "comment__disposition__after", "comment__disposition__section__key",
    "comment__placement", "comment__placement__section__key",
)  # fmt: skip


def heeded(round_: Round, edition: Edition | None) -> tuple[Behind, ...]:
    """Every comment that is heeded, in full or in part, with its section. Three queries, however many comments."""
    rows = links_of(round_.pk).filter(comment__disposition__verdict__in=HEEDED).order_by("number")
    yes = Disposition.objects.filter(verdict__in=HEEDED).values("comment")
    unplaced = links_of(round_.pk).filter(~placed(), comment__in=yes)
    first = Proposal.objects.filter(rank=1, comment__in=unplaced.values("comment"))
    proposed = dict(first.values_list("comment_id", "section__key"))
    gone = removed(edition) if edition else {}
    verdicts = {str(value): str(label) for value, label in Verdict.choices}
    found = []
    for pk, number, sender, text, verdict, reason, before, after, changed, decided, at in rows.values_list(*_ROW):
        was = changed or ((at or "") if decided else proposed.get(pk, ""))
        now = keys_now(edition, was, gone) if edition and was else was
        found.append(Behind(pk, number, sender, text, verdicts[verdict], reason, before, after, was, now))
    return tuple(found)


def overview(round_: Round, edition: Edition) -> Next:
    """The sections with their tallies, and the comments that are heeded but behind no change."""
    rows = heeded(round_, edition)
    behind = causes(round_, edition)
    tied = {pk for some in behind.values() for pk in some}
    keys = set(edition.sections.values_list("key", flat=True))
    count: dict[str, list[int]] = {}
    for row in rows:
        place = count.setdefault(row.key, [0, 0])
        place[0] += 1
        place[1] += row.id in tied
    return Next(
        sections=tuple((one, Tally(*count.get(one.key, (0, 0)))) for one in compared(round_.edition, edition)),
        untied=tuple(row for row in rows if row.id not in tied and row.key in keys),
        homeless=tuple(row for row in rows if row.id not in tied and row.key not in keys),
        heeded=len(rows),
    )


def for_section(round_: Round, edition: Edition, key: str) -> tuple[tuple[Behind, bool], ...]:
    """The comments that may be behind a change of one section, each with whether it is."""
    rows = heeded(round_, edition)
    tied = set(Cause.objects.filter(edition=edition, key=key).values_list("comment_id", flat=True))
    return tuple((row, row.id in tied) for row in rows if row.key == key or row.id in tied)


@dataclass(frozen=True, slots=True)
class Reason:
    """A comment in the margin of a change."""

    number: int
    sender: str
    text: str


def reasons(round_: Round, edition: Edition, *, public: bool) -> dict[str, tuple[Reason, ...]]:
    """Section key → the comments behind its change; to everybody without the names of private persons or the words."""
    behind = causes(round_, edition)
    wanted = [pk for some in behind.values() for pk in some]
    rows = ResponseComment.objects.counted().filter(response__round=round_, comment__in=wanted)
    found = {row.comment_id: row for row in rows.select_related("response", "comment").order_by("number")}
    return {key: tuple(_reasons(some, found, public=public)) for key, some in behind.items()}


def _reasons(keys: Iterable[int], rows: dict[int, ResponseComment], *, public: bool) -> Iterable[Reason]:
    for row in sorted((rows[key] for key in keys if key in rows), key=lambda row: row.number):
        private = row.response.sender_class == OrganisationClass.PRIVATE
        sender = "Privatperson" if private and public else row.response.sender
        yield Reason(row.number, sender, "" if public else row.comment.text)
