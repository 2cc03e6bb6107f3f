"""Verbs that open a dialogue: with its edition, its promise, its questions."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from samsyn.cores.outline.slugs import slug as slug_of
from samsyn.dialogue.actions.refusals import SlugTaken
from samsyn.dialogue.models import Dialogue, Question, QuestionKind, Series, Step
from samsyn.people import journal
from samsyn.people.models import Person
from samsyn.strategy.models import Edition

RESERVED = frozenset({"arbete", "rum", "bord", "traff", "serie", "anmalan", "rosta", "mitt", "om", "tackning"})


@transaction.atomic
def open_dialogue(
    *, edition: Edition, title: str, promise: str, opens_on: date, closes_on: date, by: Person | None, intro: str = "",
    step: Step = Step.CONSULTED, questions: Sequence[tuple[QuestionKind, str]] = (),
) -> Dialogue:  # fmt: skip
    """A dialogue on an edition, with its questions in order. Raises SlugTaken."""
    slug = slug_of(title)[:60] or "dialog"
    if slug in RESERVED or Dialogue.objects.filter(slug=slug).exists():
        raise SlugTaken(slug)
    dialogue = Dialogue.objects.create(
        edition=edition, title=title, slug=slug, intro=intro, promise=promise, step=step, opens_on=opens_on,
        closes_on=closes_on,
    )  # fmt: skip
    for position, (kind, text) in enumerate(questions, start=1):
        Question.objects.create(dialogue=dialogue, kind=kind, text=text, position=position)
    journal.record(by=by, verb="open", on=dialogue)
    return dialogue


@transaction.atomic
def publish(*, dialogue: Dialogue, at: datetime, by: Person | None) -> None:
    """Open the dialogue's pages to everybody. Repeating it changes nothing."""
    if Dialogue.objects.filter(pk=dialogue.pk, published_at=None).update(published_at=at):
        journal.record(by=by, verb="publish", on=dialogue)


@transaction.atomic
def ask(*, dialogue: Dialogue, kind: QuestionKind, text: str, by: Person | None) -> Question:
    """One question more, last."""
    position = dialogue.questions.count() + 1
    question = Question.objects.create(dialogue=dialogue, kind=kind, text=text, position=position)
    journal.record(by=by, verb="create", on=question)
    return question


@transaction.atomic
def start_series(*, title: str, about: str, by: Person | None) -> Series:
    """Events that belong together. Raises SlugTaken."""
    slug = slug_of(title)[:60] or "serie"
    if Series.objects.filter(slug=slug).exists() or Series.objects.filter(title=title).exists():
        raise SlugTaken(slug)
    series = Series.objects.create(title=title, slug=slug, about=about, created_by=by)
    journal.record(by=by, verb="create", on=series)
    return series
