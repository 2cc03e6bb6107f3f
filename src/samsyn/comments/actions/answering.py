"""Answer, answer many at once, let a second reader release or return, hand rest questions on."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from samsyn.comments.actions.assigning import finish_done
from samsyn.comments.actions.refusals import (
    ChangedMeanwhile,
    IsLaidAside,
    NameTaken,
    NotAnswered,
    OwnAnswer,
    ReasonMissing,
    RecipientMissing,
    RemarkMissing,
)
from samsyn.comments.actions.undoing import touch
from samsyn.comments.models import (
    AnswerVersion,
    Assignment,
    Comment,
    Disposition,
    LaidAside,
    ReturnedSheet,
    Review,
    StandardAnswer,
    Verdict,
)
from samsyn.people import journal
from samsyn.people.models import Person
from samsyn.strategy.models import Document, Edition, Section


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered: verdict, reason, where it is referred, and the change it leads to."""

    verdict: Verdict
    reason: str = ""
    referred_to: str = ""
    before: str = ""
    after: str = ""
    section: Section | None = None

    def __post_init__(self) -> None:
        """A reason unless it is heeded, and a recipient when it is referred on."""
        if self.verdict != Verdict.HEEDED and not self.reason.strip():
            raise ReasonMissing(self.verdict)
        if self.verdict == Verdict.REFERRED and not self.referred_to.strip():
            raise RecipientMissing


@transaction.atomic
def answer(
    *,
    comment: Comment,
    verdict: Verdict,
    reason: str,
    at: datetime,
    by: Person,
    before: str = "",
    after: str = "",
    referred_to: str = "",
    section: Section | None = None,
    version: int | None = None,
) -> Disposition:
    """Answer a comment. Every version is kept; a changed answer waits for its second reader anew.

    ``version``: the version of the comment that the page showed; somebody else's act since is told, not run over.
    """
    said = Answer(Verdict(verdict), reason.strip(), referred_to.strip(), before, after, section)
    held = Comment.objects.select_for_update().get(pk=comment.pk)
    if version is not None and held.version != version:
        raise ChangedMeanwhile(held)
    if LaidAside.objects.filter(comment=held).exists():
        raise IsLaidAside
    disposition = _write(held, said, at=at, by=by)
    touch(held)
    _finish_tasks([held.pk], at=at, by=by)
    return disposition


@transaction.atomic
def answer_many(*, comments: Collection[Comment], said: Answer, at: datetime, by: Person) -> int:
    """The same answer to many, in one go or not at all."""
    rows = list(Comment.objects.select_for_update().filter(pk__in=[row.pk for row in comments]).order_by("pk"))
    if LaidAside.objects.filter(comment__in=rows).exists():
        raise IsLaidAside
    for row in rows:
        _write(row, said, at=at, by=by)
        touch(row)
    _finish_tasks([row.pk for row in rows], at=at, by=by)
    return len(rows)


def _write(comment: Comment, said: Answer, *, at: datetime, by: Person) -> Disposition:
    earlier = Disposition.objects.select_for_update(of=("self",)).filter(comment=comment).first()
    row = earlier or Disposition(comment=comment, version=0)
    was = earlier.verdict if earlier else None
    row.verdict, row.reason, row.referred_to = said.verdict, said.reason, said.referred_to
    row.before, row.after, row.section = said.before, said.after, said.section
    row.version, row.by, row.at = row.version + 1, by, at
    row.review, row.reviewed_by, row.reviewed_at, row.remark = "", None, None, ""
    row.handed_on_at, row.handed_on_by = None, None
    row.save()
    AnswerVersion.objects.create(
        comment=comment, number=row.version, verdict=said.verdict, reason=said.reason, referred_to=said.referred_to,
        before=said.before, after=said.after, by=by, at=at,
    )  # fmt: skip
    journal.record(by=by, verb="answer", on=comment, facts={"svar": [was, said.verdict]})
    return row


def _finish_tasks(keys: Collection[int], *, at: datetime, by: Person) -> None:
    tasks = Assignment.objects.filter(comment__in=keys, task__isnull=False).values_list("task_id", flat=True)
    finish_done(set(tasks), at=at, by=by)


@transaction.atomic
def release(*, comments: Iterable[Comment], versions: dict[int, int], at: datetime, by: Person) -> int:
    """The second reader stands behind the answers as they read them; ``versions``: comment → version of the answer."""
    rows = _to_review(comments, versions, by=by)
    for row in rows:
        row.review, row.reviewed_by, row.reviewed_at, row.remark = Review.RELEASED, by, at, ""
        row.save(update_fields=["review", "reviewed_by", "reviewed_at", "remark"])
        journal.record(by=by, verb="release", on=row.comment, facts={"svar": row.verdict, "version": row.version})
    return len(rows)


@transaction.atomic
def give_back(*, comment: Comment, version: int, remark: str, at: datetime, by: Person) -> None:
    """The second reader wants something changed, and says what."""
    if not remark.strip():
        raise RemarkMissing
    (row,) = _to_review([comment], {comment.pk: version}, by=by)
    row.review, row.reviewed_by, row.reviewed_at, row.remark = Review.RETURNED, by, at, remark.strip()
    row.save(update_fields=["review", "reviewed_by", "reviewed_at", "remark"])
    journal.record(by=by, verb="give_back", on=comment, facts={"anmärkning": remark.strip()})


def _to_review(comments: Iterable[Comment], versions: dict[int, int], *, by: Person) -> list[Disposition]:
    keys = [comment.pk for comment in comments]
    rows = list(Disposition.objects.select_for_update(of=("self",)).select_related("comment").filter(comment__in=keys))
    if len(rows) != len(keys):
        raise NotAnswered
    for row in rows:
        if row.by_id == by.pk:
            raise OwnAnswer
        if row.version != versions.get(row.comment_id):
            raise ChangedMeanwhile(row.comment)
    return rows


@transaction.atomic
def hand_on(*, comments: Collection[Comment], at: datetime, by: Person) -> int:
    """The rest questions have been given to those they are referred to."""
    rows = list(
        Disposition.objects.select_for_update(of=("self",))
        .select_related("comment")
        .filter(comment__in=[row.pk for row in comments], verdict=Verdict.REFERRED, handed_on_at=None)
    )
    for row in rows:
        journal.record(by=by, verb="hand_on", on=row.comment, facts={"till": row.referred_to})
    Disposition.objects.filter(pk__in=[row.pk for row in rows]).update(handed_on_at=at, handed_on_by=by)
    return len(rows)


@transaction.atomic
def keep_standard(*, document: Document, title: str, said: Answer, at: datetime, by: Person) -> StandardAnswer:
    """An answer to give again; the same title replaces the one in use, which is taken out of use."""
    title = " ".join(title.split())[:120]
    if not title:
        raise NameTaken(title)
    StandardAnswer.objects.filter(document=document, title=title, retired_at=None).update(retired_at=at)
    row = StandardAnswer.objects.create(
        document=document, title=title, verdict=said.verdict, reason=said.reason, referred_to=said.referred_to,
        by=by, at=at,
    )  # fmt: skip
    journal.record(by=by, verb="create", on=row)
    return row


@transaction.atomic
def retire_standard(*, row: StandardAnswer, at: datetime, by: Person) -> None:
    """It is no longer offered; answers already given stand."""
    StandardAnswer.objects.filter(pk=row.pk, retired_at=None).update(retired_at=at)
    journal.record(by=by, verb="retire", on=row)


@transaction.atomic
def keep_sheet(*, edition: Edition, name: str, rows: list[dict[str, Any]], at: datetime, by: Person) -> ReturnedSheet:
    """A sheet that came back, kept until somebody has seen what it would change."""
    sheet = ReturnedSheet.objects.create(edition=edition, name=name[:200], rows=rows, by=by, at=at)
    journal.record(by=by, verb="receive", on=sheet, facts={"rader": len(rows)})
    return sheet


@transaction.atomic
def mark_applied(*, sheet: ReturnedSheet, at: datetime, by: Person) -> None:
    """What the sheet says has been answered; it is not done twice."""
    if ReturnedSheet.objects.filter(pk=sheet.pk, applied_at=None).update(applied_at=at):
        journal.record(by=by, verb="apply", on=sheet)
