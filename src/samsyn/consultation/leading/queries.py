"""Progress by section and officer, what blocks the report, ratings, stance by class, quotes; as frozen values."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, F, FilteredRelation, Max, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Concat
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.comments.models import Reading, Review
from samsyn.consultation.models import (
    STANCES,
    Answer,
    AnswerPart,
    QuestionKind,
    Rating,
    ReceivedFile,
    ReportIssue,
    Response,
    ResponseComment,
    Round,
)
from samsyn.consultation.queries.head import count_of
from samsyn.consultation.queries.kept import kept
from samsyn.consultation.report.words import swedish
from samsyn.cores.outline.values import Section
from samsyn.people.classes import OrganisationClass
from samsyn.strategy.queries import section_ids


@dataclass(frozen=True, slots=True)
class Progress:
    """How far some comments have come. ``key`` leads to them."""

    name: str
    key: str
    all: int
    answered: int
    released: int
    late: int = 0

    @property
    def left(self) -> int:
        return self.all - self.answered

    @property
    def percent(self) -> int:
        return round(100 * self.answered / self.all) if self.all else 0


@dataclass(frozen=True, slots=True)
class Rated:
    """A question that was answered by a choice: step → how many."""

    question: str
    steps: tuple[tuple[str, int], ...]

    @property
    def most(self) -> int:
        return max((count for _step, count in self.steps), default=0)


@dataclass(frozen=True, slots=True)
class Stand:
    """How one class of senders stands: counts in the order of STANCES."""

    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A short comment that many have said something like."""

    number: int
    sender: str
    type: str
    text: str
    alike: int


@dataclass(frozen=True, slots=True)
class Heap:
    """The comments that stand at one section with one officer: how many, answered, released, late."""

    section: str  # the section's key; "" for none
    officer: int | None
    name: str  # the officer's
    counts: tuple[int, int, int, int]


def heaps(round_: Round) -> tuple[Heap, ...]:
    """Where everything stands: a person's place, else the machine's first; two queries when something has happened."""
    return kept(round_, f"heaps{timezone.localdate()}", lambda: _heaps(round_))


def _heaps(round_: Round) -> tuple[Heap, ...]:
    """Counted by the sections' numbers: with their names beside each comment both databases take twice the time."""
    first = FilteredRelation("comment__proposals", condition=Q(comment__proposals__rank=1))
    place = Case(When(comment__placement=None, then=F("first__section")), default=F("comment__placement__section"))
    late = Q(comment__assignment__due_on__lt=timezone.localdate(), comment__disposition=None)
    rows = (
        _standing(round_)
        .annotate(first=first)
        .annotate(place=place)
        .values_list("place", "comment__assignment__officer")
        .annotate(
            all=Count("pk"),
            answered=Count("comment__disposition"),
            released=Count("comment__disposition", filter=Q(comment__disposition__review=Review.RELEASED)),
            late=Count("pk", filter=late),
            name=Max(Concat("comment__assignment__officer__name", Value(""))),  # as bytes: no Swedish for each row
        )
        .order_by()
    )
    keys = {pk: key for key, pk in section_ids(round_.edition).items()}
    return tuple(
        Heap(keys.get(place, ""), officer, name or "", tuple(counts)) for place, officer, *counts, name in rows
    )


def _standing(round_: Round) -> "QuerySet[ResponseComment]":
    return ResponseComment.objects.counted().standing().filter(response__round=round_)


def _summed(found: Iterable[Heap]) -> tuple[int, int, int, int]:
    columns = zip(*(one.counts for one in found), strict=True)
    all_, answered, released, late = [sum(column) for column in columns] or [0, 0, 0, 0]
    return all_, answered, released, late


def total(found: Sequence[Heap]) -> Progress:
    """All comments of the round."""
    return Progress(_("Hela remissen"), "", *_summed(found))


def by_section(found: Sequence[Heap], sections: Sequence[Section]) -> tuple[Progress, ...]:
    """Sections in reading order, those with comments only; last those without a place."""
    names = [*((row.key, f"{row.number} {row.heading}".strip()) for row in sections), ("", _("Utan plats i strategin"))]
    here = {key: [one for one in found if one.section == key] for key in {one.section for one in found}}
    rows = [(name, key, _summed(here[key])) for key, name in names if key in here]
    return tuple(Progress(name, key, *counts) for name, key, counts in rows)


def by_officer(found: Sequence[Heap]) -> tuple[Progress, ...]:
    """Who has what, and who is late, by name. Those that nobody has come last."""
    here: dict[int | None, list[Heap]] = {}
    for one in found:
        here.setdefault(one.officer, []).append(one)
    names = sorted({(one.officer, one.name) for one in found if one.officer}, key=lambda one: swedish(one[1]))
    rows = [(pk, name, _summed(here[pk])) for pk, name in [*names, (None, _("Ingen har dem"))] if pk in here]
    return tuple(Progress(name, str(pk or ""), *counts) for pk, name, counts in rows)


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What stands between the answers and the report, in numbers; `publishing.balance` names them."""

    unanswered: int
    to_check: int  # answered, but no second reader stands behind it
    waiting: int  # files whose reading goes on
    unread: int  # files that nobody has read
    reported: bool  # the report is out
    sent: int  # answers that are about to be registered

    @property
    def none(self) -> bool:
        """Unread files are told, but do not stop the report."""
        return not (self.unanswered or self.to_check or self.waiting or self.sent)


def obstacles(round_: Round, all_: Progress) -> Obstacles:
    """One query."""
    files = ReceivedFile.objects.filter(batch__round=OuterRef("pk"), original__duplicate_of=None, response__out_at=None)
    unread = [Reading.NEEDS_PERSON, Reading.UNREADABLE]
    found = Round.objects.filter(pk=round_.pk).annotate(
        waiting=count_of(files.filter(original__reading=Reading.WAITING)),
        unread=count_of(files.filter(original__reading__in=unread)),
        reported=Exists(ReportIssue.objects.published().filter(round=OuterRef("pk"))),
        sent=count_of(Answer.objects.waiting().filter(round=OuterRef("pk"))),
    )
    waiting, unread_, reported, sent = found.values_list("waiting", "unread", "reported", "sent").get()
    return Obstacles(all_.left, all_.answered - all_.released, waiting, unread_, reported, sent)


def ratings(round_: Round) -> tuple[Rated, ...]:
    """How the questions were rated; two queries at most."""
    questions = list(round_.questions.exclude(kind=QuestionKind.TEXT).order_by("position"))
    if not questions:
        return ()
    parts = (
        AnswerPart.objects.filter(answer__round=round_, answer__response__out_at=None, answer__response__isnull=False)
        .exclude(choice="")
        .values_list("place", "choice")
        .annotate(n=Count("pk"))
    )
    counts: dict[str, Counter[str]] = {}
    for place, choice, n in parts:
        counts.setdefault(place, Counter())[choice] += n
    found = []
    for question in questions:
        said = counts.get(f"fraga-{question.pk}", Counter())
        steps = Rating.values if question.kind == QuestionKind.RATING else ["ja", "nej", "vet inte"]
        found.append(Rated(question.text, tuple((step, said[step]) for step in steps)))
    return tuple(found)


def stances(round_: Round) -> tuple[Stand, ...]:
    """Stance by class; one query."""
    rows = Response.objects.counted().filter(round=round_).values_list("sender_class", "stance").annotate(n=Count("pk"))
    counts = {(class_, stance): n for class_, stance, n in rows.order_by()}
    return tuple(
        Stand(str(label), tuple(counts.get((code, stance), 0) for stance, _label in STANCES))
        for code, label in OrganisationClass.choices
        if any((code, stance) in counts for stance, _label in STANCES)
    )


def quotes(round_: Round, most: int = 6) -> tuple[Quote, ...]:
    """What most have said something like, each group once; two queries."""
    groups = (
        _standing(round_)
        .exclude(comment__similar_group=None)
        .values_list("comment__similar_group")
        .annotate(n=Count("response", distinct=True))
        .filter(n__gt=1)
        .order_by("-n", "comment__similar_group")[:most]
    )
    size = dict(groups)
    rows = _standing(round_).filter(comment__similar_group__in=list(size)).select_related("comment", "response")
    first: dict[int, ResponseComment] = {}
    for row in rows.order_by("number"):
        first.setdefault(row.comment.similar_group or 0, row)
    return tuple(
        Quote(
            first[group].number, first[group].response.sender, first[group].comment.type, first[group].comment.text, n
        )
        for group, n in size.items()
        if group in first
    )
