"""What shaped a section, over all rooms; published things only, whoever asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, FilteredRelation, Q, QuerySet, Window
from django.urls import reverse

from samsyn.consultation.models import ReportIssue, ResponseComment
from samsyn.consultation.models.publishing import Mask
from samsyn.cores.outline import Block
from samsyn.cores.outline import Section as SectionFact
from samsyn.cores.outline.comparing import Compared
from samsyn.cores.outline.comparing import section as compare
from samsyn.dialogue.models import Input
from samsyn.people.classes import PRIVATE
from samsyn.portal.thread.lines import Lines
from samsyn.strategy.models import Edition, Section

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


def shaped(edition: Edition, key: str, section: Section | None, lines: Lines) -> Shaped:
    """What shaped one section of a document, whatever edition it was said about; its short lines are already read.
    Three queries."""
    used, sayings = _sayings(landed(edition.document_id).filter(landing__section__key=key))
    answered, comments = _answers(published_answers(edition.document_id).filter(comment__placement__section__key=key))
    return Shaped(
        used=used,
        sayings=sayings,
        asked=tuple(
            (line.words, f"{reverse('dialogue:sayings', args=[line.slug])}?avsnitt={key}", line.number)
            for line in lines.get("asked", ())
        ),
        answered=answered,
        comments=comments,
        changed=_changed(edition, key, section),
        remarks=tuple(
            (line.words, line.more, f"{reverse('portal:article', args=[line.slug])}#inlagg-{line.id}")
            for line in lines.get("remark", ())
        ),
    )


def landed(document_id: int):  # type: ignore[no-untyped-def]  # a query set of inputs
    """Inputs that were used, in dialogues whose answers are published."""
    return Input.objects.filter(
        landing__section__edition__document=document_id, dialogue__feedback_at__isnull=False,
        dialogue__published_at__isnull=False, comment__laid_aside=None,
    )  # fmt: skip


def _sayings(used: "QuerySet[Input]") -> tuple[int, tuple[Saying, ...]]:
    """How many there are, and the latest of those that may be read; counted in the same query."""
    rows = used.select_related("comment", "event", "question", "landing").annotate(of_all=Window(Count("pk")))
    found = list(rows.order_by("-consent", "-number")[:MOST_SAID])
    return _of_all(found), tuple(_saying(row) for row in found if row.consent)


def _of_all(rows: Sequence[Any]) -> int:
    return rows[0].of_all if rows else 0


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


def _answers(rows: "QuerySet[ResponseComment]") -> tuple[int, tuple[Answered, ...]]:
    rows = rows.select_related("comment__disposition", "response").annotate(of_all=Window(Count("pk")))
    found = list(rows.order_by("number")[:MOST_SAID])
    return _of_all(found), tuple(
        Answered(
            row.comment.text, row.response.sender, str(row.comment.disposition.get_verdict_display()),
            row.comment.disposition.reason,
        )
        for row in found
    )  # fmt: skip


def editions_before(edition: Edition) -> "QuerySet[Edition]":
    """The published editions that this one came after, the latest first."""
    rows = Edition.objects.published().filter(document=edition.document_id)
    return rows.filter(published_at__lt=edition.published_at) if edition.published_at else rows.none()


def _changed(edition: Edition, key: str, section: Section | None) -> Changed | None:
    if section is None:
        return None
    before, old = _before(edition, key)
    if before is None:
        return None
    place = ["edition-section", before.path, key] if old else ["edition", before.path]
    path = reverse(f"strategy:{place[0]}", args=[edition.document.slug, *place[1:]])
    return Changed(before.name, path, compare(old, fact(section)))


def _before(edition: Edition, key: str) -> tuple[Edition | None, SectionFact | None]:
    """The edition before, and the same section in it. One query."""
    names = ("key", "number", "heading", "level", "blocks", "page")
    was = FilteredRelation("sections", condition=Q(sections__key=key))
    row: Any = (
        editions_before(edition).annotate(was=was, **{f"was_{name}": F(f"was__{name}") for name in names}).first()
    )
    if row is None or row.was_key is None:
        return row, None
    return row, fact(Section(**{name: getattr(row, f"was_{name}") for name in names}))


def fact(row: Section) -> SectionFact:
    """One section as the core compares it, without reading the rest of the text."""
    blocks = tuple(Block(**block) for block in row.blocks)
    return SectionFact(row.key, row.number, row.heading, row.level, None, blocks, page=row.page)
