"""Everything public as pages to search: one reader per kind, over the rooms below. Only what is published."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from samsyn.comments.models import Comment
from samsyn.councils.queries import register
from samsyn.delivery.models import AdvocacyIssue, Commitment, GoalMark, Indicator, Measure, Programme
from samsyn.dialogue.models import Event, Input
from samsyn.portal.actor import lines as actors
from samsyn.portal.models import Article, LibraryEntry, Remark
from samsyn.portal.news import markup
from samsyn.portal.thread.lines import published_answers
from samsyn.strategy.models import Edition, Section


@dataclass(frozen=True, slots=True)
class Page:
    """One thing to find. ``id`` is its row's; with the kind it is unique."""

    kind: str
    id: int
    title: str
    path: str
    text: str
    beside: str = ""
    language: str = "sv"
    visible_from: datetime | None = None

    @property
    def key(self) -> str:
        """The same for as long as the thing exists."""
        return f"{self.kind}:{self.id}"

    @property
    def digest(self) -> str:
        """Changes with anything that is shown or searched."""
        said = (self.title, self.path, self.text, self.beside, self.language, str(self.visible_from))
        return sha256("\x1f".join(said).encode("utf-8", "replace")).hexdigest()


KINDS: Final = {
    "avsnitt": gettext_lazy("Strategin"),
    "mal": gettext_lazy("Mål"),
    "atgard": gettext_lazy("Åtgärder"),
    "indikator": gettext_lazy("Indikatorer"),
    "rost": gettext_lazy("Aktörernas åtaganden"),
    "stallning": gettext_lazy("Ställningstaganden"),
    "aktor": gettext_lazy("Aktörer"),
    "paverkan": gettext_lazy("Påverkan"),
    "program": gettext_lazy("Program"),
    "inspel": gettext_lazy("Sagt i dialogen"),
    "synpunkt": gettext_lazy("Besvarade synpunkter"),
    "inlagg": gettext_lazy("Kommentarer till nyheter"),
    "traff": gettext_lazy("Träffar"),
    "nyhet": gettext_lazy("Nyheter"),
    "dokument": gettext_lazy("Dokument"),
}


def current_editions() -> list[Edition]:
    """Of each document the edition published last."""
    latest: dict[int, Edition] = {}
    for row in Edition.objects.published().select_related("document"):
        latest.setdefault(row.document_id, row)
    return list(latest.values())


def sections(only: Collection[int] | None = None) -> Iterator[Page]:
    """Sections of the current editions."""
    editions = {row.pk: row for row in current_editions()}
    rows = Section.objects.filter(edition__in=editions.values())
    for row in _only(rows, only).order_by("pk").iterator():
        document = editions[row.edition_id].document
        yield Page(
            "avsnitt", row.pk, str(row), reverse("strategy:section", args=[document.slug, row.key]),
            "\n".join(block["text"] for block in row.blocks), document.title,
        )  # fmt: skip


def goals(only: Collection[int] | None = None) -> Iterator[Page]:
    """Goals as the follow-up shows them."""
    rows = GoalMark.objects.filter(document__in=[row.document_id for row in current_editions()], in_edition=True)
    for row in _only(rows, only).select_related("document").order_by("pk"):
        yield Page("mal", row.pk, str(row), reverse("delivery:goal", args=[row.address]), row.kind, row.document.title)


def measures(only: Collection[int] | None = None) -> Iterator[Page]:
    """What is done."""
    rows = Measure.objects.filter(published_at__isnull=False).select_related("owner").prefetch_related("reports")
    for row in _only(rows, only).order_by("pk"):
        told = [f"{one.done} {one.result} {one.learnt}" for one in row.reports.all()]
        text = "\n".join([row.description, *told, " ".join(row.municipalities)])
        yield Page("atgard", row.pk, row.name, reverse("delivery:measure", args=[row.pk]), text, row.owner.name)


def indicators(only: Collection[int] | None = None) -> Iterator[Page]:
    """What is measured."""
    rows = Indicator.objects.filter(published_at__isnull=False).prefetch_related("assessments")
    for row in _only(rows, only).order_by("pk"):
        judged = next((one.sentence for one in row.assessments.all()), "")
        text = f"{row.description}\n{judged}"
        yield Page("indikator", row.pk, row.name, reverse("delivery:indicator", args=[row.code]), text, row.unit)


def voices(only: Collection[int] | None = None) -> Iterator[Page]:
    """What actors promise."""
    rows = Commitment.objects.filter(published_at__isnull=False).select_related("organisation")
    for row in _only(rows, only).order_by("pk"):
        path = reverse("delivery:voice", args=[row.organisation_id])
        yield Page("rost", row.pk, row.promise, path, f"{row.how}\n{row.organisation.name}", row.organisation.name)


def advocacy(only: Collection[int] | None = None) -> Iterator[Page]:
    """Positions on what is decided elsewhere."""
    rows = AdvocacyIssue.objects.filter(published_at__isnull=False)
    for row in _only(rows, only).order_by("pk"):
        text = f"{row.position}\n{row.result}"
        yield Page("paverkan", row.pk, row.title, reverse("delivery:advocacy"), text, row.to_whom)


def positions(only: Collection[int] | None = None) -> Iterator[Page]:
    """What the councils have agreed on, once the minutes are published."""
    rows = register.positions(councils=[]).select_related("meeting__council")
    for row in _only(rows, only).order_by("pk"):
        path = reverse("councils:position", args=[row.pk])
        yield Page("stallning", row.pk, row.title, path, row.position, row.meeting.council.name)


def programmes(only: Collection[int] | None = None) -> Iterator[Page]:
    """Sub-strategies and programmes."""
    rows = Programme.objects.filter(published_at__isnull=False).select_related("owner")
    for row in _only(rows, only).order_by("pk"):
        yield Page("program", row.pk, row.name, reverse("delivery:programmes"), row.considered, row.owner.name)


def sayings(only: Collection[int] | None = None) -> Iterator[Page]:
    """What people said in published dialogues, where they let everybody read it."""
    rows = Input.objects.filter(dialogue__published_at__isnull=False, consent=True, comment__laid_aside=None)
    for row in _only(rows, only).select_related("dialogue", "comment", "event").order_by("pk"):
        title = _first_words(row.comment)
        path = f"{reverse('dialogue:sayings', args=[row.dialogue.slug])}?inspel={row.number}#inspel-{row.number}"
        beside = row.event.title if row.event and row.event.published_at else row.dialogue.title
        yield Page("inspel", row.pk, title, path, row.comment.text, beside)


def answers(only: Collection[int] | None = None) -> Iterator[Page]:
    """Comments of published consultation reports, with their answers; found where the section's thread shows them."""
    rows = published_answers().filter(comment__placement__section__isnull=False).select_related(
        "comment__placement__section", "comment__disposition", "comment__edition__document", "response"
    )  # fmt: skip
    for row in _only(rows, only).order_by("pk"):
        comment = row.comment
        path = reverse("strategy:section", args=[comment.edition.document.slug, comment.placement.section.key])
        text = f"{comment.text}\n{comment.disposition.reason}"
        yield Page("synpunkt", row.pk, _first_words(comment), f"{path}#formade", text, row.response.sender)


def remarks(only: Collection[int] | None = None) -> Iterator[Page]:
    """What readers wrote under news and somebody has approved."""
    rows = Remark.objects.filter(shown_at__isnull=False, article__withdrawn_at=None)
    for row in _only(rows, only).select_related("comment", "article").order_by("pk"):
        path = f"{reverse('portal:article', args=[row.article.slug])}#inlagg-{row.pk}"
        yield Page(
            "inlagg", row.pk, _first_words(row.comment), path, row.comment.text, row.article.title,
            visible_from=row.article.publish_at,
        )  # fmt: skip


def events(only: Collection[int] | None = None) -> Iterator[Page]:
    """Meetings."""
    rows = Event.objects.published().select_related("dialogue")
    for row in _only(rows, only).order_by("pk"):
        text = "\n".join((row.theme, row.invitation, row.programme, row.notes, row.place, row.municipality))
        yield Page("traff", row.pk, row.title, reverse("dialogue:event", args=[row.pk]), text, row.municipality)


def articles(only: Collection[int] | None = None) -> Iterator[Page]:
    """News, also what is scheduled: it is found from its moment on."""
    rows = Article.objects.filter(publish_at__isnull=False, withdrawn_at=None).select_related("category")
    for row in _only(rows, only).order_by("pk"):
        yield article(row)


def article(row: Article) -> Page:
    """One piece of news."""
    text = "\n".join((row.lead, *markup.paragraphs(row.body)))
    path = reverse("portal:article", args=[row.slug])
    beside = row.category.name if row.category else ""
    return Page("nyhet", row.pk, row.title, path, text, beside, row.language, row.publish_at)


def library(only: Collection[int] | None = None) -> Iterator[Page]:
    """Documents and films."""
    rows = LibraryEntry.objects.filter(published_at__isnull=False)
    for row in _only(rows, only).order_by("pk"):
        path = f"{reverse('portal:library')}#post-{row.pk}"
        yield Page("dokument", row.pk, row.title, path, f"{row.about}\n{row.source}", row.valid, row.language)


def contributors(only: Collection[int] | None = None) -> Iterator[Page]:
    """Organisations that have contributed something published."""
    for row in actors.contributors(only=only).order_by("pk"):
        path, class_ = reverse("portal:actor", args=[row.pk]), str(row.get_organisation_class_display())
        yield Page("aktor", row.pk, row.name, path, f"{class_}\n{row.municipality}", row.municipality)


READERS: Final[dict[str, Callable[[Collection[int] | None], Iterator[Page]]]] = {
    "avsnitt": sections, "mal": goals, "atgard": measures, "indikator": indicators, "rost": voices,
    "paverkan": advocacy, "program": programmes, "inspel": sayings, "traff": events, "nyhet": articles,
    "dokument": library, "synpunkt": answers, "inlagg": remarks, "stallning": positions,
    "aktor": contributors,
}  # fmt: skip


def everything() -> Iterator[Page]:
    """All that is public, kind by kind; addresses are the Swedish ones."""
    with override("sv"):
        for read in READERS.values():
            yield from read(None)


def still_public(keys: Collection[str]) -> frozenset[str]:
    """Those of the keys whose things may be read now, whatever an old index says."""
    by_kind: dict[str, list[int]] = {}
    for key in keys:
        kind, _sign, number = key.partition(":")
        by_kind.setdefault(kind, []).append(int(number))
    return frozenset(page.key for kind, ids in by_kind.items() for page in READERS[kind](ids))


def _only(rows, only: Collection[int] | None):  # type: ignore[no-untyped-def]  # any query set, given back
    return rows if only is None else rows.filter(pk__in=only)


def _first_words(comment: Comment, most: int = 90) -> str:
    text = " ".join(comment.text.split())
    return text if len(text) <= most else _("%(words)s …") % {"words": text[:most].rsplit(" ", 1)[0]}
