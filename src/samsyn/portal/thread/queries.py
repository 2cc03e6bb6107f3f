"""What shaped a section and what follows from it, over all rooms; published things only, whoever asks."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.timezone import localdate

from samsyn.consultation.models import ReportIssue, ResponseComment
from samsyn.consultation.models.publishing import Mask
from samsyn.cores.outline import Block
from samsyn.cores.outline import Section as SectionFact
from samsyn.cores.outline.comparing import Compared
from samsyn.cores.outline.comparing import section as compare
from samsyn.councils.queries import register
from samsyn.delivery.judging import is_stale
from samsyn.delivery.models import AdvocacyIssue, Commitment, GoalMark, Indicator, Measure, Money, Programme
from samsyn.delivery.queries import doing
from samsyn.dialogue.models import Dialogue, Input
from samsyn.people.classes import PRIVATE
from samsyn.portal.models import Remark
from samsyn.strategy.models import Edition, Section

MOST_CHANGED = 0.5  # of the sections: when more than that is new, a mark at each tells nothing
MOST_SAID = 6  # inputs in words; the rest is counted


@dataclass(frozen=True, slots=True)
class Saying:
    """Something said in the dialogue that was used here."""

    words: str
    where: str
    who: str
    path: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Answered:
    """A comment of a published consultation report, with its answer."""

    words: str
    who: str
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What is new in the section since the edition before."""

    since: str
    path: str
    compared: Compared

    @property
    def anything(self) -> bool:
        """Whether a word differs."""
        return self.compared.fate != "same"


@dataclass(frozen=True, slots=True)
class Shaped:
    """What shaped a section. ``used`` counts all inputs that landed here, ``sayings`` are those that may be read."""

    used: int
    sayings: tuple[Saying, ...]
    asked: tuple[tuple[str, str, int], ...]
    """(dialogue, address, how many inputs were about this section)."""
    answered: int
    comments: tuple[Answered, ...]
    changed: Changed | None
    remarks: tuple[tuple[str, str, str], ...]
    """(words, article, address) of approved remarks that a person placed here."""

    @property
    def anything(self) -> bool:
        """Whether there is something to show."""
        return bool(
            self.used or self.answered or self.asked or self.remarks or (self.changed and self.changed.anything)
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator with what was judged of it: reached, partly, not, unknown, stale or none."""

    code: str
    name: str
    verdict: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Follows:
    """What follows from a section."""

    goals: tuple[doing.GoalLink, ...]
    figures: tuple[Figure, ...]
    measures: tuple[doing.MeasureFacts, ...]
    programmes: tuple[str, ...]
    promises: tuple[tuple[str, str, int], ...]
    """(organisation, promise, organisation's id)."""
    issues: tuple[str, ...]
    granted: Decimal
    positions: tuple[tuple[int, str, str, date], ...]
    """(id, title, council, day) of what the councils have agreed on."""

    @property
    def anything(self) -> bool:
        """Whether there is something to show."""
        follows = (self.figures, self.measures, self.programmes, self.promises, self.issues, self.positions)
        return any(follows)


@dataclass(frozen=True, slots=True)
class Mark:
    """The quiet marks beside a section in the whole text."""

    used: int = 0
    changed: bool = False
    measures: int = 0
    below: int = 0  # indicators under their target
    judged: int = 0

    @property
    def anything(self) -> bool:
        """Whether there is a mark at all."""
        return bool(self.used or self.changed or self.measures or self.judged)


def shaped(edition: Edition, key: str) -> Shaped:
    """What shaped one section of a document, whatever edition it was said about."""
    landed = _landed(edition.document_id).filter(landing__section__key=key)
    rows = landed.filter(consent=True).select_related("comment", "event", "question", "landing").order_by("-number")
    answers = published_answers(edition.document_id).filter(comment__placement__section__key=key)
    shown = _answers(answers)
    return Shaped(
        used=landed.count(),
        sayings=tuple(_saying(one) for one in rows[:MOST_SAID]),
        asked=_asked(edition.document_id, key),
        answered=answers.count() if shown else 0,
        comments=shown,
        changed=_changed(edition, key),
        remarks=_remarks(edition.document_id, key),
    )


def _landed(document_id: int):  # type: ignore[no-untyped-def]  # a query set of inputs
    """Inputs that were used, in dialogues whose answers are published."""
    return Input.objects.filter(
        landing__section__edition__document=document_id, dialogue__feedback_at__isnull=False,
        dialogue__published_at__isnull=False, comment__laid_aside=None,
    )  # fmt: skip


def _saying(row: Input) -> Saying:
    kind = str(row.get_sender_class_display()) if row.sender_class else ""
    event = row.event if row.event and row.event.published_at else None
    return Saying(
        words=row.comment.text,
        where=str(event or row.question or ""),
        who=", ".join(part for part in (kind, row.municipality) if part),
        path=reverse("dialogue:event", args=[event.pk]) if event else "",
        paragraph=row.landing.paragraph,
    )


def published_answers(document_id: int | None = None) -> "QuerySet[ResponseComment]":
    """Answered comments whose round has a published report. Not those of private persons, nor of masked papers."""
    reports = ReportIssue.objects.filter(withdrawn_at=None, published_at__isnull=False)
    rows = ResponseComment.objects.counted().filter(
        response__round__in=reports.values("round"), comment__disposition__isnull=False, comment__laid_aside=None
    )
    masked = Mask.objects.values("file__response")
    rows = rows.exclude(response__sender_class=PRIVATE).exclude(
        response__in=masked.filter(file__response__isnull=False)
    )
    return rows.filter(comment__edition__document=document_id) if document_id else rows


def _answers(rows: "QuerySet[ResponseComment]") -> tuple[Answered, ...]:
    found = rows.select_related("comment__disposition", "response").order_by("number")[:MOST_SAID]
    return tuple(
        Answered(
            row.comment.text, row.response.sender, str(row.comment.disposition.get_verdict_display()),
            row.comment.disposition.reason,
        )
        for row in found
    )  # fmt: skip


def _asked(document_id: int, key: str) -> tuple[tuple[str, str, int], ...]:
    rows = Dialogue.objects.filter(published_at__isnull=False, edition__document=document_id)
    found = rows.annotate(n=Count("inputs", filter=Q(inputs__section__key=key))).filter(n__gt=0).order_by("opens_on")
    return tuple((row.title, f"{reverse('dialogue:sayings', args=[row.slug])}?avsnitt={key}", row.n) for row in found)


def _remarks(document_id: int, key: str) -> tuple[tuple[str, str, str], ...]:
    rows = Remark.objects.filter(
        shown_at__isnull=False, article__withdrawn_at=None, comment__placement__section__key=key,
        comment__edition__document=document_id,
    ).select_related("comment", "article")  # fmt: skip
    return tuple(
        (row.comment.text, row.article.title, f"{reverse('portal:article', args=[row.article.slug])}#inlagg-{row.pk}")
        for row in rows
    )


def edition_before(edition: Edition) -> Edition | None:
    """The published edition that this one came after."""
    if edition.published_at is None:
        return None
    rows = Edition.objects.published().filter(document=edition.document_id, published_at__lt=edition.published_at)
    return rows.select_related("document").first()


def _changed(edition: Edition, key: str) -> Changed | None:
    before = edition_before(edition)
    if before is None:
        return None
    old, new = _fact(before, key), _fact(edition, key)
    if new is None:
        return None
    slug = edition.document.slug
    path = (
        reverse("strategy:edition-section", args=[slug, before.path, key])
        if old
        else reverse("strategy:edition", args=[slug, before.path])
    )
    return Changed(before.name, path, compare(old, new))


def _fact(edition: Edition, key: str) -> SectionFact | None:
    """One section as the core compares it, without reading the rest of the text."""
    row = edition.sections.filter(key=key).first()
    if row is None:
        return None
    blocks = tuple(Block(**block) for block in row.blocks)
    return SectionFact(row.key, row.number, row.heading, row.level, None, blocks, page=row.page)


def follows(document_id: int, keys: Collection[str], *, today: date) -> Follows:
    """What follows from a section and those under it. Ten queries at most."""
    agreed = _positions(document_id, keys)
    marks = list(GoalMark.objects.filter(document=document_id, key__in=keys))
    ids = [mark.pk for mark in marks]
    if not ids:
        return Follows((), (), (), (), (), (), Decimal(0), agreed)
    public = {"published_at__isnull": False}
    seen = Measure.objects.filter(pk__in=Measure.objects.filter(goals__in=ids, **public).values("pk"))
    promises = Commitment.objects.filter(goals__in=ids, **public).distinct().select_related("organisation")
    granted = Money.objects.filter(measure__in=seen).aggregate(sum=Sum("granted"))["sum"]
    return Follows(
        goals=doing.goal_links(marks),
        figures=figures(ids),
        measures=doing.measures(seen, today=today),
        programmes=tuple(Programme.objects.filter(goals__in=ids, **public).distinct().values_list("name", flat=True)),
        promises=tuple((row.organisation.name, row.promise, row.organisation_id) for row in promises),
        issues=tuple(AdvocacyIssue.objects.filter(goals__in=ids, **public).distinct().values_list("title", flat=True)),
        granted=granted or Decimal(0),
        positions=agreed,
    )


def _positions(document_id: int, keys: Collection[str]) -> tuple[tuple[int, str, str, date], ...]:
    """Positions that everybody may read."""
    rows = register.positions(councils=[]).filter(item__goals__document=document_id, item__goals__section__in=keys)
    found = rows.distinct().select_related("meeting__council")
    return tuple((row.pk, row.title, row.meeting.council.name, localdate(row.meeting.starts_at)) for row in found)


def figures(goals: Collection[int]) -> tuple[Figure, ...]:
    """Published indicators of some goals with their judgement. Two queries."""
    rows = Indicator.objects.filter(goals__in=goals, published_at__isnull=False).distinct().select_related("data")
    found = rows.defer("data__figures", "data__waiting").prefetch_related("assessments")
    return tuple(figure(row) for row in found)


def figure(row: Indicator) -> Figure:
    """One indicator whose assessments are already read."""
    judged = next(iter(row.assessments.all()), None)
    stamp = row.data.stamp if hasattr(row, "data") else ""
    verdict = "none" if judged is None else "stale" if is_stale(judged, stamp) else judged.verdict
    return Figure(row.code, row.name, verdict, judged.sentence if judged else "")


def tree(edition: Edition) -> list[tuple[int, str, int | None]]:
    """(id, key, parent's id) of every section in reading order. One query."""
    return list(Section.objects.filter(edition=edition).order_by("position").values_list("pk", "key", "parent_id"))


def under(rows: list[tuple[int, str, int | None]], key: str) -> tuple[str, ...]:
    """A section's key and those of every section under it."""
    inside: set[int] = set()
    for pk, own, parent in rows:
        if own == key or parent in inside:
            inside.add(pk)
    return tuple(own for pk, own, _parent in rows if pk in inside)


def marks(edition: Edition) -> dict[str, Mark]:
    """The marks of every section that has any. Six queries, however many sections."""
    used = Counter(_landed(edition.document_id).values_list("landing__section__key", flat=True))
    done = progress(edition.document_id)
    changed = _keys_changed(edition)
    if len(changed) > MOST_CHANGED * edition.sections.count():
        changed = frozenset()
    return {
        key: Mark(
            used[key], key in changed, len(done.measures.get(key, ())), len(done.not_reached.get(key, ())),
            len(done.judged.get(key, ())),
        )
        for key in {*used, *done.measures, *done.judged, *changed}
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Progress:
    """Rows' keys by section key: published measures, indicators with a judgement that holds, and how it goes."""

    measures: Mapping[str, set[int]]
    judged: Mapping[str, set[int]]
    reached: Mapping[str, set[int]]
    not_reached: Mapping[str, set[int]]


def progress(document_id: int) -> Progress:
    """What is done for each section's goals, and how it goes. Four queries."""
    measures: dict[str, set[int]] = defaultdict(set)
    rows = GoalMark.objects.filter(document=document_id, measures__published_at__isnull=False)
    for key, measure in rows.values_list("key", "measures"):
        measures[key].add(measure)
    judged, by_verdict = _judged(document_id)
    return Progress(measures, judged, by_verdict["reached"], by_verdict["not"])


def _judged(document_id: int) -> tuple[dict[str, set[int]], dict[str, dict[str, set[int]]]]:
    judged: dict[str, set[int]] = defaultdict(set)
    by_verdict: dict[str, dict[str, set[int]]] = {code: defaultdict(set) for code in ("reached", "partly", "not")}
    rows = Indicator.objects.filter(goals__document=document_id, published_at__isnull=False).distinct()
    for row in (
        rows.select_related("data").defer("data__figures", "data__waiting").prefetch_related("assessments", "goals")
    ):
        verdict = figure(row).verdict
        if verdict in by_verdict:
            for key in {mark.key for mark in row.goals.all() if mark.document_id == document_id}:
                judged[key].add(row.pk)
                by_verdict[verdict][key].add(row.pk)
    return judged, by_verdict


def _keys_changed(edition: Edition) -> frozenset[str]:
    before = edition_before(edition)
    if before is None:
        return frozenset()
    old = {key: (heading, _words(blocks)) for key, heading, blocks in _texts(before)}
    return frozenset(
        key for key, heading, blocks in _texts(edition) if old.get(key) != (heading, _words(blocks))
    )  # fmt: skip


def _texts(edition: Edition):  # type: ignore[no-untyped-def]  # key, heading, blocks
    return edition.sections.values_list("key", "heading", "blocks")


def _words(blocks: list[dict[str, str]]) -> tuple[str, ...]:
    return tuple(block["text"] for block in blocks)
