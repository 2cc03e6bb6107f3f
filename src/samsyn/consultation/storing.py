"""The trip's last step in a site: what was read becomes rows, one transaction per response, and can be taken up again.

A delivery that was stopped is read again from its originals. Files that are bound to a response are not read twice,
so nothing is lost and nothing is stored double, wherever it was stopped.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, QuerySet

from samsyn.comments import actions as comments
from samsyn.comments.models import Comment, Original, Proposal, SetAside
from samsyn.comments.models import Reading as State
from samsyn.consultation import analysis, intake, learning
from samsyn.consultation.models import Batch, ReceivedFile, Response, ResponseComment, Round
from samsyn.consultation.numbering import next_registry_number
from samsyn.consultation.reading import Reading, reader
from samsyn.consultation.senders import LIST_NAME, BadList, Listed, SenderList, read_list
from samsyn.cores.linking import duplicates
from samsyn.cores.text import formats
from samsyn.cores.text.values import Document, File
from samsyn.people import journal
from samsyn.people.models import Organisation
from samsyn.strategy.queries import outline_of, section_ids


def read_batch(batch: Batch, *, at: datetime, jobs: int = 2, progress: Callable[[str], None] | None = None) -> None:
    """Read every file of a delivery that waits, store the responses, and group what is alike in the whole round."""
    waiting = _waiting(batch)
    if waiting:
        _settle_copies(batch, waiting)
        waiting = _waiting(batch)
    files = [File(row.original.name, row.original.content.read()) for row in waiting]
    listed, note = _listed(batch)
    outline = outline_of(batch.round.edition)
    names = sorted(Organisation.objects.values_list("name", flat=True), key=lambda name: (-len(name), name))
    read = reader(outline, organisations=(*intake.organisations(files, listed), *names), keep_pages=True)
    read = replace(read, linker=learning.taught(batch.round, outline))
    batches = intake.read_all(files, read, jobs=jobs, progress=progress)
    asked = analysis.Inputs(batch.round.edition.source_name, batch.round.edition.source_sha256, analysis.program())
    found = intake.analyse(batches, outline, listed, inputs=asked)
    shelf = Shelf.of(batch, files, [reading for rows in batches for reading in rows], found, at=at)
    for response in found.responses:
        store_response(shelf, response)
    shelf.store_rest()
    for original in shelf.originals.values():
        comments.count_uncovered(original.pk)
    regroup(batch.round)
    Batch.objects.filter(pk=batch.pk).update(finished_at=at, notes=[*note, *found.notes])


def _waiting(batch: Batch) -> list[ReceivedFile]:
    rows = ReceivedFile.objects.filter(
        batch=batch, response=None, original__reading=State.WAITING, original__parent=None
    )
    return list(rows.select_related("original").order_by("original__name"))


def _listed(batch: Batch) -> tuple[SenderList, list[str]]:
    """The delivery's avsandare.csv, the latest if several; a list that cannot be used is a note, never a stop."""
    if batch.told.get("rows"):
        return SenderList(tuple(Listed(**row) for row in batch.told["rows"])), []
    rows = ReceivedFile.objects.filter(batch__round=batch.round_id, original__name__iexact=LIST_NAME)
    row = rows.select_related("original").order_by("-pk").first()
    if row is None:
        return SenderList(), []
    try:
        return read_list(row.original.content.read()), []
    except BadList as error:
        return SenderList(), [str(error)]


@transaction.atomic
def _settle_copies(batch: Batch, waiting: Sequence[ReceivedFile]) -> None:
    """Files with the same bytes as one that an earlier delivery brought are copies of it: registered, counted once."""
    earlier = ReceivedFile.objects.filter(batch__round=batch.round_id, response__isnull=False).select_related(
        "original"
    )
    first = {row.original.sha256: row for row in earlier.order_by("-pk")}
    for row in waiting:
        same = first.get(row.original.sha256)
        if same is not None:
            row.original.duplicate_of = same.original
            row.original.reading = State.READ
            row.original.save(update_fields=["duplicate_of", "reading"])
            row.response = same.response
            row.save(update_fields=["response"])


@dataclass(frozen=True, slots=True)
class Shelf:
    """What storing needs at hand: originals by name, readings by name, rows of the analysis by response."""

    batch: Batch
    at: datetime
    originals: dict[str, Original]
    readings: dict[str, Reading]
    rows: dict[str, analysis.FileRow]
    parts: dict[str, File]
    comments: dict[str, list[analysis.Comment]]
    asides: dict[str, list[analysis.SetAside]]
    sections: dict[str, int]
    stored: set[str] = field(default_factory=set)

    @classmethod
    def of(
        cls, batch: Batch, files: Iterable[File], readings: Iterable[Reading], found: analysis.Analysis, *, at: datetime
    ) -> "Shelf":
        """Lay everything out by name."""
        said: dict[str, list[analysis.Comment]] = defaultdict(list)
        asides: dict[str, list[analysis.SetAside]] = defaultdict(list)
        for comment in found.comments:
            said[comment.response].append(comment)
        for aside in found.set_aside:
            asides[aside.response].append(aside)
        rows = ReceivedFile.objects.filter(batch=batch).select_related("original")
        return cls(
            batch=batch,
            at=at,
            originals={row.original.name: row.original for row in rows},
            readings={reading.name: reading for reading in readings},
            rows={row.name: row for row in found.files},
            parts={part.name: part for file in files for part in formats.unpack(file)},
            comments=said,
            asides=asides,
            sections=section_ids(batch.round.edition),
        )

    def keep(self, name: str) -> Original:
        """The original of a file or an attachment, with its pages; an attachment is registered when it is first met."""
        original = self.originals.get(name)
        if original is None:
            parent = next(one for path, one in self.originals.items() if name.startswith(path + "/"))
            part = self.parts[name]
            original = comments.keep_original(name=name, data=part.data, at=parent.received_at, by=None, parent=parent)
            ReceivedFile.objects.create(batch=self.batch, original=original)
            self.originals[name] = original
        if name not in self.stored:
            self._store_reading(name, original)
        return original

    def _store_reading(self, name: str, original: Original) -> None:
        row, reading = self.rows[name], self.readings[name]
        state = State.READ if row.status == "duplicate" else State(row.status)
        document = Document(reading.format, reading.pages) if reading.pages else None
        sentence = row.error or " ".join(row.notices)
        comments.store_reading(original=original, document=document, reading=state, error=sentence)
        self.stored.add(name)

    @transaction.atomic
    def store_rest(self) -> None:
        """Files that belong to no response (unreadable, the sender list), and which is a copy of which."""
        for name in self.rows:
            if name not in self.stored:
                self.keep(name)
        for row in self.rows.values():
            if row.duplicate_of:
                copy = self.originals[row.name]
                copy.duplicate_of = self.originals[row.duplicate_of]
                copy.save(update_fields=["duplicate_of"])


@transaction.atomic
def store_response(shelf: Shelf, found: analysis.Response) -> Response:
    """One response with its files, comments, proposals and set-aside passages, or nothing of it."""
    round_ = Round.objects.select_for_update().get(pk=shelf.batch.round_id)
    originals = [shelf.keep(name) for name in found.files]
    response = Response.objects.create(
        round=round_,
        batch=shelf.batch,
        registry_number=next_registry_number(round_, found.registry_number),
        received_on=_day(found.received) or min((one.received_at for one in originals), default=shelf.at).date(),
        organisation=Organisation.objects.filter(name__iexact=found.sender).first(),
        sender=found.sender,
        sender_from=found.sender_from,
        sender_class=found.class_,
        class_from=found.class_from,
        stance=found.stance or "",
    )
    ReceivedFile.objects.filter(original__in=originals).update(response=response)
    store_comments(response, shelf.comments[found.id], originals=shelf.originals, sections=shelf.sections)
    SetAside.objects.bulk_create(
        SetAside(
            original=shelf.originals[aside.spans[0].file],
            text=aside.text,
            spans=_spans(aside.spans),
            reason=aside.reason,
        )
        for aside in shelf.asides[found.id]
    )
    journal.record(by=None, verb="read", on=response, facts={"synpunkter": len(shelf.comments[found.id])})
    return response


def store_comments(
    response: Response,
    found: Sequence[analysis.Comment],
    *,
    originals: Mapping[str, Original],
    sections: Mapping[str, int],
) -> list[ResponseComment]:
    """Comments of one response with their proposals, numbered on from the last of the round."""
    last = ResponseComment.objects.filter(response__round=response.round_id).aggregate(last=Max("number"))["last"] or 0
    edition = response.round.edition_id
    rows = Comment.objects.bulk_create(
        Comment(
            edition_id=edition,
            original=originals[one.spans[0].file],
            text=one.text,
            spans=_spans(one.spans),
            context=list(one.context),
            proposed_type=one.type,
            proposed_type_evidence=one.type_evidence[:300],
        )
        for one in found
    )
    links = ResponseComment.objects.bulk_create(
        ResponseComment(response=response, comment=row, number=number)
        for number, row in enumerate(rows, start=last + 1)
    )
    Proposal.objects.bulk_create(
        Proposal(
            comment=row,
            section_id=sections[link.section],
            rank=rank,
            score=link.score,
            evidence=list(link.evidence),
        )
        for row, one in zip(rows, found, strict=True)
        for rank, link in enumerate(one.links, start=1)
    )
    return links


def _spans(places: Iterable[analysis.Place]) -> list[list[int]]:
    return [[place.page, place.start, place.end] for place in places]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def regroup(round_: Round) -> None:
    """Group comments of different responses that say nearly the same, over the whole round.

    They are compared before anything is written. Has somebody changed them meanwhile, it is done anew, and at last
    while nobody can.
    """
    for _again in range(2):
        rows = list(_counted(round_).select_related("comment"))
        groups = _groups(rows)
        with transaction.atomic():
            Round.objects.select_for_update().get(pk=round_.pk)
            if _texts(round_) == [(row.comment_id, row.response_id, row.comment.text) for row in rows]:
                _group(rows, groups)
                return
    with transaction.atomic():
        Round.objects.select_for_update().get(pk=round_.pk)
        rows = list(_counted(round_).select_related("comment"))
        _group(rows, _groups(rows))


def _counted(round_: Round) -> "QuerySet[ResponseComment]":
    return ResponseComment.objects.counted().filter(response__round=round_).order_by("number")


def _texts(round_: Round) -> list[tuple[int, int, str]]:
    return list(_counted(round_).values_list("comment_id", "response_id", "comment__text"))


def _groups(rows: Sequence[ResponseComment]) -> dict[int, int]:
    """Which of the rows → the number of its group."""
    groups: dict[int, int] = {}
    number = 0
    for members in duplicates.groups([row.comment.text for row in rows]):
        if len({rows[at].response_id for at in members}) > 1:
            number += 1
            groups.update((at, number) for at in members)
    return groups


def _group(rows: Sequence[ResponseComment], groups: Mapping[int, int]) -> None:
    changed = []
    for at, row in enumerate(rows):
        if row.comment.similar_group != groups.get(at):
            row.comment.similar_group = groups.get(at)
            changed.append(row.comment)
    Comment.objects.bulk_update(changed, ["similar_group"], batch_size=500)
