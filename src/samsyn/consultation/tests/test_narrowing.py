"""What a list is narrowed to is what the pages say of each comment; a page of it comes in its order."""

from collections.abc import Callable
from datetime import date

import pytest

from samsyn.comments import actions as comments
from samsyn.comments.models import AsideReason, Theme, ThemeProposal, Verdict
from samsyn.consultation import actions, queries, storing
from samsyn.consultation.models import ResponseComment, Round
from samsyn.consultation.queries import CommentRow, Filter
from samsyn.consultation.tests.provlanet import NOW
from samsyn.people import actions as people
from samsyn.people.models import Person, Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_nothing_kept")]


MORE = """Föreningen Skog

Yttrande över Provlänet 2040

Avsnitt 2.1 saknar ett mål för skogen. Föreningen föreslår att ett sådant läggs till.

Vad menas med robusta system i avsnitt 3? Det behöver förklaras.

Målbild 1 om resor bör nämna färjorna mellan öarna.

Föreningen avstyrker formuleringen om vindkraft i avsnitt 4.

Xyzzy behöver fler plugh.

Strategiassa ei mainita suomenkielisiä palveluja. Ehdotamme, että ne lisätään.
"""


@pytest.fixture
def mixed(round_: Round, letters: dict[str, bytes], officer: Person) -> Round:
    """Comments in every state that a list can be narrowed to."""
    files = {**letters, "Föreningen Skog.txt": MORE.encode()}
    batch = actions.receive_files(round_=round_, source="svar", files=files.items(), at=NOW, by=None)
    storing.read_batch(batch, at=NOW, jobs=0)
    other = people.invite(email="s@region.example", name="Strategen", role=Role.STRATEGIST, by=None)
    said = [row.comment for row in ResponseComment.objects.select_related("comment").order_by("number")]
    assert len(said) >= 7
    theme = comments.add_theme(document=round_.edition.document, name="Tåg", at=NOW, by=officer)
    section = round_.edition.sections.order_by("position")[1]
    comments.place(comment=said[0], section=section, at=NOW, by=officer)
    comments.place(comment=said[1], section=None, at=NOW, by=officer)
    comments.decide_type(comment=said[1], type_="fråga", by=officer)
    comments.code(comment=said[2], themes=[theme], at=NOW, by=officer)
    ThemeProposal.objects.create(comment=said[2], theme=theme, score=0.9)
    comments.code(comment=said[3], themes=[], at=NOW, by=officer)
    for one in said[3:5]:
        ThemeProposal.objects.create(comment=one, theme=theme, score=0.9)
    for one in said[:3]:
        comments.answer(comment=one, verdict=Verdict.NOTED, reason="Tack.", at=NOW, by=officer)
    comments.give_back(comment=said[1], version=1, remark="Svara på frågan.", at=NOW, by=other)
    comments.assign(comments=said[1:5], officer=other, due_on=date(2020, 1, 1), at=NOW, by=officer)
    comments.lay_aside(comment=said[-1], reason=AsideReason.NOTHING, note="", at=NOW, by=officer)
    return round_


HOLDS: dict[str, Callable[[CommentRow], bool]] = {
    "": lambda row: True,
    "kvar": lambda row: not row.facts.place_by_person,
    "svaga": lambda row: row.facts.confidence == "weak",
    "utan": lambda row: row.facts.place is None,
    "sprak": lambda row: bool(row.facts.language),
    "bekraftade": lambda row: row.facts.place_by_person,
    "obesvarade": lambda row: not row.facts.verdict,
    "besvarade": lambda row: bool(row.facts.verdict),
    "tillbaka": lambda row: row.facts.review == "returned",
    "forsenade": lambda row: not row.facts.verdict and row.facts.due_on is not None,
}


def narrowed(round_: Round, choice: Filter, holds: Callable[[CommentRow], bool]) -> None:
    everything = queries.shown(queries.filtered(round_, Filter()))
    found = [row.number for row in queries.filtered(round_, choice)]
    assert found == [row.number for row in everything if holds(row)], choice


@pytest.mark.parametrize("state", HOLDS)
def test_a_state_is_what_the_comments_say_of_themselves(mixed: Round, state: str) -> None:
    narrowed(mixed, Filter(state=state), HOLDS[state])


def test_sections_themes_officers_types_and_words(mixed: Round) -> None:
    theme, other = Theme.objects.get(), Person.objects.get(name="Strategen")
    for section in mixed.edition.sections.all():
        key = section.key
        narrowed(mixed, Filter(section=key), lambda row: row.facts.place is not None and row.facts.place.key == key)  # noqa: B023
    narrowed(mixed, Filter(theme=str(theme.pk)), lambda row: theme.pk in [tag.id for tag in row.facts.shown_themes])
    narrowed(mixed, Filter(officer=str(other.pk)), lambda row: row.facts.officer_id == other.pk)
    narrowed(mixed, Filter(officer="ingens"), lambda row: row.facts.officer_id is None)
    for type_ in ("fråga", "stöd", "ändring"):
        narrowed(mixed, Filter(type=type_), lambda row: row.facts.type == type_)  # noqa: B023
    narrowed(mixed, Filter(words="MÅL"), lambda row: "mål" in row.facts.text.lower())
    narrowed(mixed, Filter(words=" ett  mål "), lambda row: "ett mål" in " ".join(row.facts.text.lower().split()))
    narrowed(mixed, Filter(words="100 %_"), lambda row: False)


def test_a_page_is_cut_out_in_the_order_of_the_list(mixed: Round) -> None:
    everything = [row.number for row in queries.shown(queries.filtered(mixed, Filter()))]
    page = queries.shown(queries.filtered(mixed, Filter())[2:5])
    assert [row.number for row in page] == everything[2:5]
