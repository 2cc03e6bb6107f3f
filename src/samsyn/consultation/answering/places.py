"""The places of an answer: the whole, each question, each section."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import QuerySet, Value
from django.utils.translation import gettext as _

from samsyn.consultation.models import STANCES, Question, QuestionKind, Rating, Round
from samsyn.people import composed
from samsyn.strategy.models import Section

WHOLE = "helhet"
QUESTION = "fraga-"
SECTION = "avsnitt-"
QUESTIONS, SECTIONS = 1, 2
Kind = Literal["whole", "question", "section"]
YES_NO = (("ja", "ja"), ("nej", "nej"), ("vet inte", "vet inte"))


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere that one can answer. `choices` are (value, label); `title` is Swedish: it stands in the answer."""

    key: str
    kind: Kind
    title: str
    choices: tuple[tuple[str, str], ...] = ()
    level: int = 1
    section: str = ""


def places_of(round_: Round) -> tuple[Place, ...]:
    """All places in order; one query."""
    return in_order(composed.ask(_rows, round_.pk, round_.edition_id))


def _rows(round_id: int, edition_id: int) -> "QuerySet[Any, Any]":
    questions, sections = asked_for(round_id, edition_id)
    return questions.union(sections, all=True).order_by()


def asked_for(round_id: int, edition_id: int) -> "tuple[QuerySet[Any, Any], QuerySet[Any, Any]]":
    """The rows of a round's questions and of its sections, of one shape: 1 or 2 first, then their order."""
    asked = Question.objects.filter(round=round_id).order_by()
    text = Section.objects.filter(edition=edition_id).order_by()
    return (
        asked.values_list(Value(QUESTIONS), "position", "pk", "text", "kind", Value(""), Value("")),
        text.values_list(Value(SECTIONS), "position", "level", "heading", "key", "number", "goal_kind"),
    )


def in_order(rows: Iterable[tuple[Any, ...]]) -> tuple[Place, ...]:
    """The whole first, then the questions, then the sections."""
    whole = Place(
        WHOLE, "whole", "Förslaget i sin helhet", tuple((code, str(label)) for code, label in STANCES if code)
    )
    rest = sorted(rows, key=lambda row: row[:3])
    return (whole, *(_question(*row[2:5]) if row[0] == QUESTIONS else _section(*row[2:]) for row in rest))


def _question(number: int, text: str, kind: str) -> Place:
    choices: tuple[tuple[str, str], ...] = ()
    if kind == QuestionKind.RATING:
        choices = tuple((code, str(label)) for code, label in Rating.choices)
    elif kind == QuestionKind.YES_NO:
        choices = YES_NO
    return Place(f"{QUESTION}{number}", "question", text, choices)


def _section(level: int, heading: str, key: str, number: str, goal_kind: str) -> Place:
    row = Section(level=level, heading=heading, key=key, number=number, goal_kind=goal_kind)
    return Place(f"{SECTION}{key}", "section", str(row), level=level, section=key)


def page_name(place: Place) -> str:
    """The page a place is answered on: the questions share one, each section has its own."""
    return place.key if place.kind == "section" else "fragor"


def on_page(places: tuple[Place, ...], page: str) -> tuple[Place, ...]:
    """The places of one page; empty when there is no such page."""
    return tuple(place for place in places if page_name(place) == page)


def choice_title(place: Place) -> str:
    """What the choices of a place are called."""
    if place.kind == "whole":
        return _("Vad tycker ni om förslaget?")
    return _("Ert svar")
