"""Verbs that write a consultation: open a round, receive files, store what was read, confirm a comment."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.conf import settings
from django.db import transaction

from samsyn.comments import actions as comments
from samsyn.comments.models import Comment
from samsyn.consultation.forms import OUTSIDE
from samsyn.consultation.models import Batch, ReceivedFile, ResponseComment, Round
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


@transaction.atomic
def receive_file(*, batch: Batch, name: str, data: bytes, at: datetime, by: Person | None) -> ReceivedFile:
    """Register one file as it is. The same name with the same bytes in a round is the same file, received once."""
    same = ReceivedFile.objects.filter(
        batch__round=batch.round_id, original__name=name, original__sha256=comments.checksum(data)
    ).first()
    if same is not None:
        return same
    original = comments.keep_original(name=name, data=data, at=at, by=by)
    return ReceivedFile.objects.create(batch=batch, original=original)


def receive_files(
    *, round_: Round, source: str, files: Iterable[tuple[str, bytes]], at: datetime, by: Person | None
) -> Batch:
    """Register files one by one, each in its own transaction: what has arrived stays even if the next one fails."""
    batch = open_batch(round_=round_, source=source, at=at, by=by)
    for name, data in files:
        receive_file(batch=batch, name=name, data=data, at=at, by=by)
    return batch


@transaction.atomic
def confirm(*, row: ResponseComment, section_key: str, type_: str, at: datetime, by: Person) -> None:
    """A person decides the place and the type of a comment."""
    comment = Comment.objects.select_for_update().get(pk=row.comment_id)
    section = None
    if section_key != OUTSIDE:
        section = Section.objects.get(edition=comment.edition_id, key=section_key)
    comments.place(comment=comment, section=section, at=at, by=by)
    comments.decide_type(comment=comment, type_=type_, by=by)
