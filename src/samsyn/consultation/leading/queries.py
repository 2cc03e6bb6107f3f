"""Progress by section and officer, what blocks the report, ratings, stance by class, quotes; as frozen values."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _

from samsyn.comments.models import Proposal, Review
from samsyn.consultation.models import STANCES, AnswerPart, QuestionKind, Rating, Response, ResponseComment, Round
from samsyn.people.classes import OrganisationClass
from samsyn.strategy.models import Section


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a heap of comments has come. ``key`` leads to them; ``due`` is the officer's next deadline."""

    name: str
    key: str
    all: int
    answered: int
    released: int
    due: date | None = None
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


def total(round_: Round) -> Progress:
    """All comments of the round; one query."""
    found = _standing(round_).aggregate(all=Count("pk"), **_COUNTS)
    return Progress(_("Hela remissen"), "", found["all"], found["answered"], found["released"])


_COUNTS = {
    "answered": Count("comment__disposition"),
    "released": Count("comment__disposition", filter=Q(comment__disposition__review=Review.RELEASED)),
}


def _standing(round_: Round) -> "QuerySet[ResponseComment]":
    return ResponseComment.objects.counted().filter(response__round=round_, comment__laid_aside=None)


def by_section(round_: Round) -> tuple[Progress, ...]:
    """Sections in reading order, those with comments only; three queries, however many comments."""
    rows = _standing(round_)
    placed = rows.filter(comment__placement__isnull=False).values_list("comment__placement__section")
    proposed = rows.filter(comment__placement=None, comment__proposals__rank=1).values_list(
        "comment__proposals__section"
    )
    loose = rows.filter(comment__placement=None).exclude(comment__in=Proposal.objects.filter(rank=1).values("comment"))
    counts: dict[int | None, list[int]] = {}
    for source in (placed, proposed):
        for section, *numbers in source.annotate(all=Count("pk"), **_COUNTS).order_by():
            held = counts.setdefault(section, [0, 0, 0])
            counts[section] = [a + b for a, b in zip(held, numbers, strict=True)]
    rest = loose.aggregate(all=Count("pk"), **_COUNTS)
    if rest["all"]:
        held = counts.setdefault(None, [0, 0, 0])
        counts[None] = [held[0] + rest["all"], held[1] + rest["answered"], held[2] + rest["released"]]
    sections = Section.objects.filter(edition=round_.edition_id).defer("blocks").order_by("position")
    found = [_progress(str(row), row.key, counts[row.pk]) for row in sections if row.pk in counts]
    if None in counts:
        found.append(_progress(_("Utan plats i strategin"), "", counts[None]))
    return tuple(found)


def _progress(name: str, key: str, numbers: list[int]) -> Progress:
    all_, answered, released = numbers
    return Progress(name, key, all_, answered, released)


def by_officer(round_: Round, today: date) -> tuple[Progress, ...]:
    """Who has what, and who is late; one query. Those that nobody has come last."""
    late = Q(comment__assignment__due_on__lt=today, comment__disposition=None)
    rows = (
        _standing(round_)
        .values_list("comment__assignment__officer__name", "comment__assignment__officer")
        .annotate(all=Count("pk"), **_COUNTS, late=Count("pk", filter=late))
        .order_by(F("comment__assignment__officer__name").asc(nulls_last=True))
    )
    return tuple(
        Progress(name or _("Ingen har dem"), str(officer or ""), all_, answered, released, late=late_)
        for name, officer, all_, answered, released, late_ in rows
    )


def ratings(round_: Round) -> tuple[Rated, ...]:
    """How the questions were rated; two queries."""
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
    for question in round_.questions.exclude(kind=QuestionKind.TEXT).order_by("position"):
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
