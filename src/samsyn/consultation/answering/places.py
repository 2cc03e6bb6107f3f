"""The places of an answer: the whole, each question, each section."""

from dataclasses import dataclass
from typing import Literal

from django.db.models import Value
from django.utils.translation import gettext as _

from samsyn.consultation.models import STANCES, Question, QuestionKind, Rating, Round
from samsyn.strategy.models import Section

WHOLE = "helhet"
QUESTION = "fraga-"
SECTION = "avsnitt-"
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
    asked = Question.objects.filter(round=round_).order_by()
    questions = asked.values_list(Value(1), "position", "pk", "text", "kind", Value(""), Value(""))
    text = Section.objects.filter(edition=round_.edition_id).order_by()
    sections = text.values_list(Value(2), "position", "level", "heading", "key", "number", "goal_kind")
    whole = Place(
        WHOLE, "whole", "Förslaget i sin helhet", tuple((code, str(label)) for code, label in STANCES if code)
    )
    rows = sorted(questions.union(sections, all=True).order_by(), key=lambda row: row[:3])
    return (whole, *(_question(*row[2:5]) if row[0] == 1 else _section(*row[2:]) for row in rows))


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
