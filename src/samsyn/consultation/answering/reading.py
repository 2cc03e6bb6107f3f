"""Reading what was sent by the form: its words split into comments, each with the section its sender answered under."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from samsyn.comments import actions as comments
from samsyn.comments.models import Original, SetAside
from samsyn.comments.models import Reading as State
from samsyn.consultation import analysis, learning, storing
from samsyn.consultation.answering import rendering
from samsyn.consultation.answering.places import SECTION
from samsyn.consultation.foreign import kept_for_people
from samsyn.consultation.models import Channel, Paper, ReceivedFile, Response
from samsyn.consultation.placing import ranked
from samsyn.consultation.reading import Reading, reader, weigh
from samsyn.consultation.told import with_told
from samsyn.cores.linking import Link, Linker
from samsyn.cores.linking.types import propose
from samsyn.cores.outline import Outline
from samsyn.cores.text import formats, prose
from samsyn.cores.text.split import split
from samsyn.cores.text.values import Document, File, Passage, Span
from samsyn.people import journal
from samsyn.strategy.models import Section
from samsyn.strategy.queries import outline_of, section_ids


def read_response(response: Response) -> int:
    """Read every file of a response that waits; returns how many comments. Repeating it changes nothing."""
    files = ReceivedFile.objects.filter(response=response, original__reading=State.WAITING, original__parent=None)
    rows = list(files.select_related("original").order_by("pk"))
    if not rows:
        return 0
    outline = outline_of(response.round.edition)
    linker = learning.taught(response.round, outline)
    made = 0
    for row in rows:
        if response.channel == Channel.WEB and row.kind == Paper.ANSWER and row.original.name.endswith(".html"):
            made += _read_form(response, row.original, outline, linker)
        else:
            made += _read_file(response, row, outline, linker)
    if made:
        storing.regroup(response.round)
    return made


def _read_form(response: Response, original: Original, outline: Outline, linker: Linker) -> int:
    read = rendering.read(original.content.read())
    known = [block.text for section in outline.sections for block in section.blocks]
    found = kept_for_people(split(prose.paragraphs(read.document), known=known))
    _weight, gaps = weigh(read.document.pages, [p.spans for p in found.comments], [a.spans for a in found.set_aside])
    keys = {page: place.removeprefix(SECTION) for page, place in enumerate(read.places, 1) if place.startswith(SECTION)}
    told = [keys.get(passage.spans[0].page, "") for passage in found.comments]
    links = [with_told(places, key, outline) for places, key in zip(ranked(linker, found.comments), told, strict=True)]
    error = "Något i svaret delades fel. Läs originalet bredvid." if gaps else ""
    return _store(
        response, original, read.document, found.comments, links, told,
        [(aside.text, aside.spans, aside.reason) for aside in found.set_aside], error,
    )  # fmt: skip


def _read_file(response: Response, row: ReceivedFile, outline: Outline, linker: Linker) -> int:
    """An attachment, as any file that arrives; what hangs on it is registered too. A covering letter is set aside."""
    data = row.original.content.read()
    made = 0
    read = reader(outline, keep_pages=True)
    for reading in read(File(row.original.name, data)):
        original = row.original if reading.name == row.original.name else _part(row, reading, data)
        made += _store_reading(response, original, reading, linker, cover=row.kind == Paper.COVER or reading.missiv)
    return made


def _part(row: ReceivedFile, reading: Reading, data: bytes) -> Original:
    known = Original.objects.filter(parent=row.original, name=reading.name).first()
    if known:
        return known
    part = next(one for one in formats.unpack(File(row.original.name, data)) if one.name == reading.name)
    original = comments.keep_original(
        name=reading.name, data=part.data, at=row.original.received_at, by=None, parent=row.original
    )
    ReceivedFile.objects.create(batch=row.batch, original=original, response=row.response, kind=row.kind)
    return original


def _store_reading(response: Response, original: Original, reading: Reading, linker: Linker, *, cover: bool) -> int:
    document = Document(reading.format, reading.pages) if reading.pages else None
    asides = [(aside.text, aside.spans, aside.reason) for aside in reading.set_aside]
    said: tuple[Passage, ...] = reading.comments
    if cover:
        asides += [(one.text, one.spans, "missiv") for one in said]
        said = ()
    error = reading.error
    state = State(reading.status) if reading.status != "duplicate" else State.READ
    return _store(
        response, original, document, said, ranked(linker, said), [""] * len(said), asides, error, state=state
    )


@transaction.atomic
def _store(
    response: Response, original: Original, document: Document | None, said: Sequence[Passage],
    links: Sequence[Sequence[Link]], told: Sequence[str], asides: Iterable[tuple[str, Sequence[Span], str]],
    error: str, *, state: State | None = None,
) -> int:  # fmt: skip
    """One file, all of it or nothing."""
    if Original.objects.select_for_update().get(pk=original.pk).reading != State.WAITING:
        return 0
    comments.store_reading(
        original=original,
        document=document,
        reading=state or (State.NEEDS_PERSON if error else State.READ),
        error=error,
    )
    rows = [_as_analysis(response, original, passage, ranked) for passage, ranked in zip(said, links, strict=True)]
    sections = section_ids(response.round.edition)
    stored = storing.store_comments(response, rows, originals={original.name: original}, sections=sections)
    chosen = {row.key: row for row in Section.objects.filter(edition=response.round.edition_id, key__in=set(told))}
    for row, key in zip(stored, told, strict=True):
        if key in chosen:
            row.told = chosen[key]
            row.save(update_fields=["told"])
    SetAside.objects.bulk_create(
        SetAside(original=original, text=text, spans=comments.as_json(spans), reason=reason)
        for text, spans, reason in asides
    )
    journal.record(by=None, verb="read", on=response, facts={"synpunkter": len(rows)})
    return len(rows)


def _as_analysis(response: Response, original: Original, passage: Passage, ranked: Sequence[Link]) -> analysis.Comment:
    kind = propose(passage.text, placed=bool(ranked))
    return analysis.Comment(
        id="", response=str(response.pk), text=passage.text,
        spans=tuple(analysis.Place(original.name, span.page, span.start, span.end) for span in passage.spans),
        type=kind.type, type_evidence=kind.evidence, context=passage.context,
        links=tuple(analysis.LinkRow(link.section, link.score, link.evidence) for link in ranked),
    )  # fmt: skip
