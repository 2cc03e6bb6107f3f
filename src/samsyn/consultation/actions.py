"""Verbs that write a consultation: open a round, receive files, store what was read, confirm a comment."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from samsyn.comments import actions as comments
from samsyn.comments.actions import originals
from samsyn.comments.models import Comment, Original, SetAside, Theme
from samsyn.consultation.forms import OUTSIDE
from samsyn.consultation.models import Batch, ReceivedFile, Response, ResponseComment, Round
from samsyn.cores.window import local
from samsyn.people import journal
from samsyn.people.models import Person
from samsyn.strategy.models import Edition, Section


@transaction.atomic
def open_round(
    *,
    edition: Edition,
    title: str,
    registry_number: str,
    opens_on: date,
    closes_on: date,
    by: Person | None,
    invited: int = 0,
) -> Round:
    """Open a consultation on one edition at once, as when it was announced somewhere else."""
    round_ = Round.objects.create(
        edition=edition,
        title=title,
        registry_number=registry_number,
        opens_on=opens_on,
        closes_on=closes_on,
        invited=invited,
        opened_at=local(opens_on, time(), settings.TIME_ZONE),
        opened_by=by,
    )
    journal.record(by=by, verb="open", on=round_)
    return round_


@transaction.atomic
def open_batch(*, round_: Round, source: str, at: datetime, by: Person | None) -> Batch:
    """The delivery that files belong to; an unfinished one from the same source is taken up again."""
    unfinished = Batch.objects.filter(round=round_, source=source, finished_at=None).order_by("pk").first()
    return unfinished or Batch.objects.create(round=round_, source=source, started_at=at, by=by)


def receive_file(*, batch: Batch, name: str, data: bytes, at: datetime, by: Person | None) -> ReceivedFile:
    """Register one file as it is. The same name with the same bytes in a round is the same file, received once."""
    return register_file(batch=batch, original=lay_file(round_=batch.round, name=name, data=data, at=at), by=by)


def lay_file(*, round_: Round, name: str, data: bytes, at: datetime) -> Original:
    """A file in the storage, unless the round has it already; to be registered. Before a transaction begins."""
    sha256 = comments.checksum(data)
    if _same(round_.pk, name, sha256) is not None:
        return Original(name=name, sha256=sha256)
    return originals.lay(name=name, data=data, at=at)


@transaction.atomic
def register_file(*, batch: Batch, original: Original, by: Person | None) -> ReceivedFile:
    """The row of a file that lies in the storage, or the one that the round has of it already."""
    same = _same(batch.round_id, original.name, original.sha256)
    if same is not None:
        return same
    return ReceivedFile.objects.create(batch=batch, original=originals.register(original, by=by))


def _same(round_id: int, name: str, sha256: str) -> ReceivedFile | None:
    rows = ReceivedFile.objects.filter(batch__round=round_id, original__name=name, original__sha256=sha256)
    return rows.first()


def receive_files(
    *, round_: Round, source: str, files: Iterable[tuple[str, bytes]], at: datetime, by: Person | None
) -> Batch:
    """Register files one by one, each in its own transaction: what has arrived stays even if the next one fails."""
    batch = open_batch(round_=round_, source=source, at=at, by=by)
    for name, data in files:
        receive_file(batch=batch, name=name, data=data, at=at, by=by)
    return batch


@transaction.atomic
def register_files(*, round_: Round, source: str, laid: Iterable[Original], at: datetime, by: Person | None) -> Batch:
    """One delivery of files that lie in the storage, all or none of them."""
    batch = open_batch(round_=round_, source=source, at=at, by=by)
    for original in laid:
        register_file(batch=batch, original=original, by=by)
    return batch


@transaction.atomic
def confirm(
    *,
    row: ResponseComment,
    section_key: str,
    type_: str,
    at: datetime,
    by: Person,
    themes: Collection[int] | None = None,
    add_themes: Collection[str] = (),
    version: int | None = None,
) -> None:
    """A person decides the place, the type and (unless None) the themes of a comment."""
    comment = Comment.objects.select_for_update().get(pk=row.comment_id)
    section = None
    if section_key != OUTSIDE:
        section = Section.objects.get(edition=comment.edition_id, key=section_key)
    document = row.response.round.edition.document
    coded = None if themes is None else list(Theme.objects.of(document).filter(pk__in=themes))
    if coded is not None:
        coded += [comments.add_theme(document=document, name=name, at=at, by=by) for name in add_themes]
    comments.confirm(
        comment=comment, section=section, type_=type_, themes=coded, version=version, at=at, by=by
    )  # fmt: skip


@transaction.atomic
def split(
    *, row: ResponseComment, at_offsets: Collection[int], version: int | None, at: datetime, by: Person
) -> list[ResponseComment]:
    """Divide a comment; the parts that are split off get the next numbers of the round."""
    round_ = Round.objects.select_for_update().get(pk=row.response.round_id)
    new = comments.split(comment=row.comment, at_offsets=sorted(at_offsets), version=version, at=at, by=by)
    return [_link(comment, row.response, number) for number, comment in enumerate(new, start=_next_number(round_))]


def _next_number(round_: Round) -> int:
    last = ResponseComment.objects.filter(response__round=round_).aggregate(last=Max("number"))["last"] or 0
    return int(last) + 1


def _link(comment: Comment, response: Response, number: int) -> ResponseComment:
    return ResponseComment.objects.create(response=response, comment=comment, number=number)


@transaction.atomic
def merge(*, row: ResponseComment, other: ResponseComment, version: int, at: datetime, by: Person) -> None:
    """One comment takes in another of the same response."""
    if row.response_id != other.response_id:
        raise comments.OtherFile
    comments.merge(comment=row.comment, other=other.comment, versions={row.comment_id: version}, at=at, by=by)


@transaction.atomic
def undo_last(*, round_: Round, at: datetime, by: Person) -> ResponseComment:
    """Take back the last act of a person in a round; numbers of comments that the act made are free again."""
    links = ResponseComment.objects.filter(response__round=round_)
    deed = comments.latest(by=by, comments=links.values("comment"))
    if deed is None:
        raise comments.NothingToUndo
    links.filter(comment__in=deed.made).delete()
    comment = comments.undo(deed=deed, at=at, by=by)
    return links.select_related("response__round").get(comment=comment)


@transaction.atomic
def lift(*, aside: SetAside, response: Response, by: Person) -> ResponseComment:
    """What the machine set aside is a comment after all, with the next number of the round."""
    round_ = Round.objects.select_for_update().select_related("edition").get(pk=response.round_id)
    comment = comments.lift(aside=aside, edition=round_.edition, by=by)
    return _link(comment, response, _next_number(round_))
