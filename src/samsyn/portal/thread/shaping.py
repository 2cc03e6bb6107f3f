"""What shaped a section, over all rooms; published things only, whoever asks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet, Subquery
from django.urls import reverse

from samsyn.comments.models import Verdict
from samsyn.cores.outline import Block
from samsyn.cores.outline import Section as SectionFact
from samsyn.cores.outline.comparing import Compared
from samsyn.cores.outline.comparing import section as compare
from samsyn.people import composed
from samsyn.people.classes import OrganisationClass
from samsyn.portal.thread.lines import Line, Lines
from samsyn.strategy.models import Edition, Section

CLASSES, VERDICTS = dict(OrganisationClass.choices), dict(Verdict.choices)


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
class Read:
    """An edition with one section of it, when it has that section."""

    edition: Edition
    section: Section | None


def shaped(edition: Edition, key: str, section: Section | None, lines: Lines) -> Shaped:
    """What shaped one section of a document, whatever edition it was said about; its lines are already read.
    One query, for the edition before."""
    before = None
    if section and edition.published_at:
        before = next(_read(composed.ask(_before, edition.document_id, key, edition.pk)), None)
    return shape(Read(edition, section), before, key, lines)


def shape(here: Read, before: Read | None, key: str, lines: Lines) -> Shaped:
    """The same, when the edition before is read too."""
    sayings, answers = lines.get("saying", ()), lines.get("answer", ())
    return Shaped(
        used=_total(sayings),
        sayings=tuple(_saying(line) for line in sayings if line.words),
        asked=tuple(
            (line.words, f"{reverse('dialogue:sayings', args=[line.slug])}?avsnitt={key}", line.number)
            for line in lines.get("asked", ())
        ),
        answered=_total(answers),
        comments=tuple(map(_answer, answers)),
        changed=_changed(here, before, key),
        remarks=tuple(
            (line.words, line.more, f"{reverse('portal:article', args=[line.slug])}#inlagg-{line.id}")
            for line in lines.get("remark", ())
        ),
    )


def _saying(line: Line) -> Saying:
    kind = str(CLASSES.get(line.slug, ""))
    return Saying(
        words=line.words,
        where=line.more,
        who=", ".join(part for part in (kind, line.extra) if part),
        path=reverse("dialogue:event", args=[line.id]) if line.id else "",
        paragraph=line.number,
    )


def _answer(line: Line) -> Answered:
    return Answered(line.words, line.more, str(VERDICTS.get(line.slug, "")), line.extra)


def _total(lines: Sequence[Line]) -> int:
    return lines[0].total if lines else 0


def latest(document_id: int, key: str) -> tuple[Read | None, Read | None]:
    """The edition published last and the one before it, each with its section. One query."""
    here, before = [*_read(composed.ask(_latest, document_id, key)), None, None][:2]
    return here, before


def _latest(document_id: int, key: str) -> "QuerySet[Edition]":
    rows = Edition.objects.published().filter(document=document_id).select_related("document")
    return _with(rows, key, most=2)


def _before(document_id: int, key: str, pk: int) -> "QuerySet[Edition]":
    """The edition that was the published one when the edition with this number was published."""
    return _with(_earlier(document_id, pk), key, most=1)


def last_before(document_id: int, pk: int) -> "QuerySet[Edition]":
    """The same, without a section."""
    return _earlier(document_id, pk)[:1]


def _earlier(document_id: int, pk: int) -> "QuerySet[Edition]":
    at = Edition.objects.filter(pk=pk).values("published_at")
    return Edition.objects.published().filter(document=document_id, published_at__lt=Subquery(at))


_OWN = ("key", "number", "heading", "level", "blocks", "page")


def _with(rows: "QuerySet[Edition]", key: str, *, most: int) -> "QuerySet[Edition]":
    own = FilteredRelation("sections", condition=Q(sections__key=key))
    return rows.annotate(own=own, **{f"own_{name}": F(f"own__{name}") for name in _OWN})[:most]


def _read(rows: Iterable[Any]) -> Iterator[Read]:
    for row in rows:
        held = {name: getattr(row, f"own_{name}") for name in _OWN}
        yield Read(row, None if row.own_key is None else Section(**held))


def _changed(here: Read, before: Read | None, key: str) -> Changed | None:
    if here.section is None or before is None:
        return None
    was = before.edition
    place = ["edition-section", was.path, key] if before.section else ["edition", was.path]
    path = reverse(f"strategy:{place[0]}", args=[here.edition.document.slug, *place[1:]])
    old = fact(before.section) if before.section else None
    return Changed(was.name, path, compare(old, fact(here.section)))


def fact(row: Section) -> SectionFact:
    """One section as the core compares it, without reading the rest of the text."""
    blocks = tuple(Block(**block) for block in row.blocks)
    return SectionFact(row.key, row.number, row.heading, row.level, None, blocks, page=row.page)
