"""A spreadsheet of comments as responses: one per sender, each row a comment of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from samsyn.comments import actions as comments
from samsyn.comments.actions import originals
from samsyn.comments.models import Original, Reading, SetAside
from samsyn.consultation import analysis, learning, storing
from samsyn.consultation.models import Batch, Channel, Invitation, Paper, ReceivedFile, Response, Round
from samsyn.consultation.numbering import next_registry_number
from samsyn.consultation.placing import ranked
from samsyn.consultation.senders import PRIVATE, class_of
from samsyn.consultation.told import with_told
from samsyn.cores.linking import Linker
from samsyn.cores.linking.types import propose
from samsyn.cores.outline import Outline
from samsyn.cores.text import letter
from samsyn.cores.text.values import Document, Page, Passage, Span
from samsyn.people.models import Organisation, Person
from samsyn.strategy.models import Section
from samsyn.strategy.queries import outline_of, section_ids

SOURCE = "kalkylblad"
FILE = "kalkylbladet"  # what its comments call the file that they stand in
FIELDS = ("comment", "sender", "class", "section")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds a comment. `section` is the key of the section it names, "" for none that we know."""

    number: int
    comment: str
    sender: str
    sender_class: str
    section: str
    unknown_section: str = ""


def rows_of(cells: Sequence[Sequence[str]], columns: Mapping[str, int], sections: Sequence[Section]) -> list[Row]:
    """The rows below the heading with something in the comment's column. `columns`: field → number of its column."""
    named: dict[str, str] = {}
    for section in sections:
        for name in (section.key, section.number, section.heading, str(section)):
            named.setdefault(_plain(name), section.key)
    named.pop("", None)

    def cell(row: Sequence[str], field: str) -> str:
        at = columns.get(field, -1)
        return row[at].strip() if 0 <= at < len(row) else ""

    found = []
    for number, row in enumerate(cells[1:], start=2):
        said = cell(row, "comment")
        if said:
            sender, place = cell(row, "sender"), cell(row, "section")
            key = named.get(_plain(place), "")
            class_ = class_of(cell(row, "class")) or (letter.class_of(sender) if sender else PRIVATE)
            found.append(Row(number, said, sender, class_, key, "" if key else place))
    return found


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".")


def take_in(*, round_: Round, name: str, data: bytes, rows: Sequence[Row], by: Person, at: datetime) -> list[Response]:
    """Register the file once and one response per sender. The same file again gives what was made the first time.

    Before anything is written it lies in the storage, and every row has its proposals.
    """
    sha256 = comments.checksum(data)
    if made := _made(round_, sha256):
        return made
    outline, sections = outline_of(round_.edition), section_ids(round_.edition)
    linker = learning.taught(round_, outline)
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        key = (row.sender.casefold(), row.sender_class) if row.sender else (f"rad {row.number}", row.sender_class)
        groups.setdefault(key, []).append(row)
    # The whole sheet is kept with the first; each response has the page of its own rows.
    files = [(name, data) if at == 0 else (f"{name}.csv", _own(group)) for at, group in enumerate(groups.values())]
    laid = [originals.lay(name=label, data=content, at=at) for label, content in files]
    sheets = [_sheet(group, linker, outline) for group in groups.values()]
    with transaction.atomic():
        Round.objects.select_for_update().get(pk=round_.pk)
        if made := _made(round_, sha256):
            return made
        batch = Batch.objects.create(round=round_, source=SOURCE, started_at=at, finished_at=at, by=by)
        for sheet, original in zip(sheets, laid, strict=True):
            response = _response(round_, batch, sheet.rows[0], at)
            if made:
                original.name = f"{name}/{response.registry_number.replace('/', '-')}.csv"
            originals.register(original, by=by)
            ReceivedFile.objects.create(batch=batch, original=original, response=response, kind=Paper.ANSWER)
            _store(response, original, sheet, sections)
            made.append(response)
    storing.regroup(round_)
    return made


def _made(round_: Round, sha256: str) -> list[Response]:
    known = ReceivedFile.objects.filter(batch__round=round_, original__sha256=sha256, batch__source=SOURCE).first()
    return list(Response.objects.filter(batch=known.batch)) if known else []


def _own(group: Sequence[Row]) -> bytes:
    return "".join(f"{row.number};{row.comment}\n" for row in group).encode()


def _response(round_: Round, batch: Batch, first: Row, at: datetime) -> Response:
    organisation = Organisation.objects.filter(name__iexact=first.sender).first() if first.sender else None
    private = first.sender_class == PRIVATE
    return Response.objects.create(
        round=round_, batch=batch, registry_number=next_registry_number(round_), received_on=at.date(),
        channel=Channel.SHEET, organisation=organisation,
        invitation=Invitation.objects.filter(round=round_, organisation=organisation).first() if organisation else None,
        sender=PRIVATE if private else first.sender, sender_from="list",
        sender_class=organisation.organisation_class if organisation else first.sender_class, class_from="list",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sender's rows as a page, each with its span and its comment as it is stored; `heads` are ours."""

    rows: Sequence[Row]
    text: str
    heads: tuple[Span, ...]
    comments: tuple[analysis.Comment, ...]


def _sheet(group: Sequence[Row], linker: Linker, outline: Outline) -> Sheet:
    text, spans, heads = "", [], []
    for row in group:
        head = f"Rad {row.number}"
        heads.append(Span(1, len(text), len(text) + len(head)))
        text += head + "\n"
        spans.append(Span(1, len(text), len(text) + len(row.comment)))
        text += row.comment + "\n"
    passages = [Passage(row.comment, (span,)) for row, span in zip(group, spans, strict=True)]
    found = []
    for row, passage, places in zip(group, passages, ranked(linker, passages), strict=True):
        links = with_told(places, row.section, outline)
        kind = propose(row.comment, placed=bool(links))
        found.append(
            analysis.Comment(
                id="", response="", text=row.comment, type=kind.type, type_evidence=kind.evidence,
                spans=(analysis.Place(FILE, 1, passage.spans[0].start, passage.spans[0].end),),
                links=tuple(analysis.LinkRow(link.section, link.score, link.evidence) for link in links),
            )
        )  # fmt: skip
    return Sheet(group, text, tuple(heads), tuple(found))


def _store(response: Response, original: Original, sheet: Sheet, sections: Mapping[str, int]) -> None:
    comments.store_reading(
        original=original, document=Document("txt", (Page(1, sheet.text),)), reading=Reading.READ, error=""
    )
    stored = storing.store_comments(response, sheet.comments, originals={FILE: original}, sections=sections)
    for one, row in zip(stored, sheet.rows, strict=True):
        if row.section:
            one.told_id = sections[row.section]
            one.save(update_fields=["told"])
    SetAside.objects.bulk_create(
        SetAside(
            original=original, text=sheet.text[span.start : span.end], spans=comments.as_json([span]), reason="rubrik"
        )
        for span in sheet.heads
    )
