"""What shaped a section, over all rooms; published things only, whoever asks."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from samsyn.consultation.models import ReportIssue, ResponseComment
from samsyn.consultation.models.publishing import Mask
from samsyn.cores.outline import Block
from samsyn.cores.outline import Section as SectionFact
from samsyn.cores.outline.comparing import Compared
from samsyn.cores.outline.comparing import section as compare
from samsyn.dialogue.models import Dialogue, Input
from samsyn.people.classes import PRIVATE
from samsyn.portal.models import Remark
from samsyn.strategy.models import Edition

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


def shaped(edition: Edition, key: str) -> Shaped:
    """What shaped one section of a document, whatever edition it was said about."""
    used = landed(edition.document_id).filter(landing__section__key=key)
    rows = used.filter(consent=True).select_related("comment", "event", "question", "landing").order_by("-number")
    answers = published_answers(edition.document_id).filter(comment__placement__section__key=key)
    shown = _answers(answers)
    return Shaped(
        used=used.count(),
        sayings=tuple(_saying(one) for one in rows[:MOST_SAID]),
        asked=_asked(edition.document_id, key),
        answered=answers.count() if shown else 0,
        comments=shown,
        changed=_changed(edition, key),
        remarks=_remarks(edition.document_id, key),
    )


def landed(document_id: int):  # type: ignore[no-untyped-def]  # a query set of inputs
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
