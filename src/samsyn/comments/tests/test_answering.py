"""Answers: a reason, a recipient, every version kept, a second reader who is somebody else, tasks that end."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from samsyn.comments import actions
from samsyn.comments.actions import Answer
from samsyn.comments.models import AnswerVersion, AsideReason, Assignment, Comment, Disposition, StandardAnswer, Verdict
from samsyn.comments.queries import facts, with_places
from samsyn.comments.tests.conftest import NOW
from samsyn.people.models import JournalEntry, Person, Task
from samsyn.strategy.models import Edition

pytestmark = pytest.mark.django_db


def test_a_reason_unless_heeded_and_a_recipient_when_referred(said: list[Comment], officer: Person) -> None:
    for verdict in (Verdict.NOT, Verdict.PARTLY, Verdict.NOTED, Verdict.REFERRED):
        with pytest.raises(actions.ReasonMissing):
            actions.answer(comment=said[0], verdict=verdict, reason="  ", at=NOW, by=officer)
    with pytest.raises(actions.RecipientMissing):
        actions.answer(comment=said[0], verdict=Verdict.REFERRED, reason="Hör dit.", at=NOW, by=officer)
    assert not Disposition.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Disposition.objects.create(comment=said[0], verdict=Verdict.REFERRED, reason="Dit.", by=officer, at=NOW)


def test_every_version_is_kept_and_a_change_needs_reading_anew(
    said: list[Comment], officer: Person, colleague: Person
) -> None:
    actions.answer(comment=said[0], verdict=Verdict.NOT, reason="Nej.", at=NOW, by=officer)
    with pytest.raises(actions.OwnAnswer):
        actions.release(comments=[said[0]], versions={said[0].pk: 1}, at=NOW, by=officer)
    actions.release(comments=[said[0]], versions={said[0].pk: 1}, at=NOW, by=colleague)
    assert Disposition.objects.get().released
    actions.answer(comment=said[0], verdict=Verdict.PARTLY, reason="Delvis.", at=NOW, by=officer)
    row = Disposition.objects.get()
    assert (row.version, row.released, row.reviewed_by) == (2, False, None)
    assert list(AnswerVersion.objects.order_by("number").values_list("verdict", "reason")) == [
        ("beaktas ej", "Nej."),
        ("beaktas delvis", "Delvis."),
    ]
    with pytest.raises(actions.ChangedMeanwhile):
        actions.release(comments=[said[0]], versions={said[0].pk: 1}, at=NOW, by=colleague)


def test_given_back_with_a_remark(said: list[Comment], officer: Person, colleague: Person) -> None:
    with pytest.raises(actions.NotAnswered):
        actions.give_back(comment=said[0], version=1, remark="Hur?", at=NOW, by=colleague)
    actions.answer(comment=said[0], verdict=Verdict.HEEDED, reason="", at=NOW, by=officer)
    with pytest.raises(actions.RemarkMissing):
        actions.give_back(comment=said[0], version=1, remark=" ", at=NOW, by=colleague)
    actions.give_back(comment=said[0], version=1, remark="Säg vilket stycke.", at=NOW, by=colleague)
    row = facts(with_places(Comment.objects.filter(pk=said[0].pk)).get())
    assert (row.review, row.remark, row.released) == ("returned", "Säg vilket stycke.", False)
    with pytest.raises(IntegrityError), transaction.atomic():
        Disposition.objects.update(reviewed_by=officer)


def test_an_answer_to_many_is_given_to_all_or_none(said: list[Comment], officer: Person) -> None:
    actions.lay_aside(comment=said[2], reason=AsideReason.NOTHING, at=NOW, by=officer)
    answer = Answer(Verdict.NOTED, "Tack för stödet.")
    with pytest.raises(actions.IsLaidAside):
        actions.answer_many(comments=said, said=answer, at=NOW, by=officer)
    assert not Disposition.objects.exists()
    assert actions.answer_many(comments=said[:2], said=answer, at=NOW, by=officer) == 2
    assert JournalEntry.objects.filter(verb="answer").count() == 2


def test_work_is_given_with_a_day_and_the_task_ends_with_the_last_answer(
    said: list[Comment], officer: Person, colleague: Person, reader: Person
) -> None:
    with pytest.raises(actions.NotAnOfficer):
        actions.assign(comments=said, officer=reader, at=NOW, by=colleague)
    actions.assign(
        comments=said, officer=officer, at=NOW, by=colleague, due_on=date(2026, 11, 1), title="Svara på 3", path="/x/"
    )
    task = Task.objects.get()
    assert (task.owner, task.due_on) == (officer, date(2026, 11, 1))
    actions.assign(comments=said[2:], officer=colleague, at=NOW, by=colleague)
    for row in said[:2]:
        assert Task.objects.get().done_at is None
        actions.answer(comment=row, verdict=Verdict.HEEDED, reason="", at=NOW, by=officer)
    assert Task.objects.get().done_at == NOW
    assert Assignment.objects.get(comment=said[2]).officer == colleague
    assert actions.unassign(comments=said, at=NOW, by=colleague) == 3


def test_rest_questions_are_handed_on_once(said: list[Comment], officer: Person) -> None:
    for row in said[:2]:
        actions.answer(
            comment=row, verdict=Verdict.REFERRED, reason="Hör dit.", referred_to="Trafiknämnden", at=NOW, by=officer
        )
    actions.answer(comment=said[2], verdict=Verdict.NOTED, reason="Tack.", at=NOW, by=officer)
    assert actions.hand_on(comments=said, at=NOW, by=officer) == 2
    assert actions.hand_on(comments=said, at=NOW, by=officer) == 0
    assert Disposition.objects.filter(handed_on_at=NOW, handed_on_by=officer).count() == 2


def test_the_same_title_replaces_the_standard_answer(edition: Edition, officer: Person) -> None:
    for reason in ("Tack.", "Tack för stödet."):
        actions.keep_standard(
            document=edition.document, title="Stöd", said=Answer(Verdict.NOTED, reason), at=NOW, by=officer
        )
    assert StandardAnswer.objects.count() == 2
    row = StandardAnswer.objects.get(retired_at=None)
    assert row.reason == "Tack för stödet."
    actions.retire_standard(row=row, at=NOW, by=officer)
    assert not StandardAnswer.objects.filter(retired_at=None).exists()
