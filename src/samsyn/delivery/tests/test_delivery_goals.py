"""Goals keep what hangs on them from edition to edition; the public sees what is published and nothing else."""

from collections.abc import Callable

import pytest
from django.test import Client

from samsyn.delivery.actions import goals, indicators, keeping
from samsyn.delivery.actions.refusals import Inconsistent, NotYet
from samsyn.delivery.models import Commitment, GoalMark, Indicator, Measure
from samsyn.delivery.queries import goals as rows
from samsyn.delivery.tests.conftest import AT, DRAFT, edition_of
from samsyn.people.models import JournalEntry, Organisation, Person
from samsyn.strategy.models import Document, Stage


def test_a_measure_follows_its_goal_into_the_next_edition(document: Document, measure: Measure) -> None:
    edition_of(
        document, DRAFT.replace("Ett kunnigt Älvmark", "Ett lärande Älvmark").replace("3.", "4."), Stage.PROPOSAL
    )
    assert goals.mark_goals(document=document, by=None) == 0
    (mark,) = measure.goals.all()
    assert (mark.name, mark.in_edition) == ("Ett lärande Älvmark", True)


def test_a_goal_that_is_gone_keeps_what_hangs_on_it_and_says_so(document: Document, measure: Measure) -> None:
    edition_of(document, DRAFT[: DRAFT.index("### 3.1")] + DRAFT[DRAFT.index("### 3.2") :], Stage.PROPOSAL)
    goals.mark_goals(document=document, by=None)
    found = {row.name: row for row in rows.rows(desk=True)}
    assert not found["Ett kunnigt Älvmark"].in_edition
    assert "1.1 Fler fullföljer gymnasiet" not in " ".join(found)
    assert found["Rent vatten"].in_edition


def test_goals_that_nobody_works_for_are_named(measure: Measure) -> None:
    found = {row.name: row.nobody for row in rows.rows(desk=True)}
    assert found["Rent vatten"]
    assert not found["Ett kunnigt Älvmark"]


def test_nothing_is_public_until_somebody_publishes_it(
    measure: Measure, indicator: Indicator, learning: GoalMark, strategist: Person
) -> None:
    everybody = Client()
    goal = f"/uppfoljning/mal/{learning.address}/"
    for path in (
        f"/atgarder/{measure.pk}/",
        "/uppfoljning/indikatorer/gymnasie/",
        "/uppfoljning/indikatorer/gymnasie.csv",
    ):
        assert everybody.get(path).status_code == 404
    for path in ("/uppfoljning/", "/atgarder/", goal):
        page = everybody.get(path)
        assert page.status_code == 200
        assert "Lärcentrum" not in page.text
        assert "Gymnasieexamen" not in page.text
        assert "1 åtgärd" not in page.text
    keeping.publish(measure, at=AT, by=strategist)
    indicators.publish_indicator(indicator=indicator, at=AT, by=strategist)
    page = everybody.get(goal)
    assert "Lärcentrum i sju kommuner" in page.text
    assert "Gymnasieexamen, andel" in page.text
    assert "2025: kvinnor 74,0, män 66,0, skillnad 8,0." in page.text
    assert everybody.get(f"/atgarder/{measure.pk}/").status_code == 200
    keeping.withdraw(measure, by=strategist)
    assert everybody.get(f"/atgarder/{measure.pk}/").status_code == 404


def test_the_desk_is_closed_to_others(measure: Measure, indicator: Indicator) -> None:
    for path in ("", "ny/atgard/", "indikatorer/hamta/", "indikatorer/gymnasie/", "redovisning/"):
        assert Client().get(f"/uppfoljning/arbete/{path}").url.startswith("/logga-in/")  # type: ignore[attr-defined]
    assert Client().get("/uppfoljning/mal/finns-inte/").status_code == 404
    assert Client().get("/uppfoljning/mal/finns--x/").status_code == 404


def test_only_a_strategist_publishes(measure: Measure, officer: Person, strategist: Person, client_of: Callable[[Person], Client]) -> None:  # fmt: skip
    path = f"/uppfoljning/arbete/publicera/atgard/{measure.pk}/"
    assert client_of(officer).post(path).status_code == 404
    assert client_of(strategist).post(path).status_code == 302
    measure.refresh_from_db()
    assert measure.is_published


def test_a_measure_is_written_by_form(
    learning: GoalMark, college: Organisation, officer: Person, client_of: Callable[[Person], Client]
) -> None:
    client = client_of(officer)
    assert client.get(f"/uppfoljning/arbete/ny/atgard/?goals={learning.pk}").status_code == 200
    said = {
        "name": "Yrkesskola", "owner": college.pk, "goals": [learning.pk], "first_year": 2025, "last_year": 2028,
        "municipalities": "Sundhamn, Hammarvall , Sundhamn", "tags": ["d-social"],
    }  # fmt: skip
    answer = client.post("/uppfoljning/arbete/ny/atgard/", said)
    made = Measure.objects.get(name="Yrkesskola")
    assert answer.url == f"/atgarder/{made.pk}/"  # type: ignore[attr-defined]
    assert (made.municipalities, made.tags, made.is_published) == (["Sundhamn", "Hammarvall"], ["d-social"], False)
    assert [mark.pk for mark in made.goals.all()] == [learning.pk]
    wrong = client.post(f"/uppfoljning/arbete/andra/atgard/{made.pk}/", said | {"last_year": 2020})
    assert wrong.status_code == 422
    client.post(f"/uppfoljning/arbete/andra/atgard/{made.pk}/", said | {"name": "Yrkesskola i norr"})
    changed = JournalEntry.objects.filter(noun="measure", object_id=made.pk, verb="correct").get()
    assert changed.facts == {"name": ["Yrkesskola", "Yrkesskola i norr"]}


@pytest.mark.parametrize("noun", ["atgard", "program", "plan", "atagande", "fraga", "steg", "pengar", "beslut"])
def test_every_noun_has_its_page(noun: str, officer: Person, document: Document, client_of: Callable[[Person], Client]) -> None:  # fmt: skip
    client = client_of(officer)
    assert client.get(f"/uppfoljning/arbete/ny/{noun}/").status_code == 200
    assert client.post(f"/uppfoljning/arbete/ny/{noun}/", {}).status_code == 422
    assert client.get("/uppfoljning/arbete/ny/ingenting/").status_code == 404


def test_facts_that_do_not_agree_are_refused(college: Organisation) -> None:
    with pytest.raises(Inconsistent):
        keeping.keep(Measure(), facts={"name": "x", "owner": college, "first_year": 2027, "last_year": 2024}, by=None)
    facts = {"organisation": college, "promise": "Fler jobb", "target_value": 5000}
    with pytest.raises(Inconsistent):
        keeping.keep(Commitment(), facts=facts, by=None)


def test_a_programme_without_goals_is_not_published(strategist: Person, client_of: Callable[[Person], Client], college: Organisation, document: Document) -> None:  # fmt: skip
    client = client_of(strategist)
    said = {"name": "Kulturplan", "kind": "kulturplan", "owner": college.pk, "first_year": 2024, "last_year": 2027}
    client.post("/uppfoljning/arbete/ny/program/", said)
    from samsyn.delivery.models import Programme

    made = Programme.objects.get()
    client.post(f"/uppfoljning/arbete/publicera/program/{made.pk}/")
    made.refresh_from_db()
    assert not made.is_published
    with pytest.raises(NotYet):
        keeping.publish(made, at=AT, by=strategist, missing="goals")


def test_voices_show_how_far_an_actor_has_come(college: Organisation, learning: GoalMark, strategist: Person) -> None:
    facts = {
        "organisation": college, "promise": "5 000 nya platser till 2030", "base_value": 1000, "base_year": 2020,
        "target_value": 6000, "target_year": 2030, "value": 3500, "value_year": 2025,
    }  # fmt: skip
    made = keeping.keep(Commitment(), facts=facts, links={"goals": [learning]}, by=None)
    assert Client().get(f"/roster/{college.pk}/").status_code == 404
    keeping.publish(made, at=AT, by=strategist)
    page = Client().get("/roster/").text
    assert "5 000 nya platser till 2030" in page
    assert "50 procent av vägen" in page
    assert Client().get(f"/roster/{college.pk}/").status_code == 200


def test_agenda_2030_shows_empty_goals_too(learning: GoalMark) -> None:
    goals.tag(mark=learning, sdgs=[4, 8, 4, 99], tags=["j-utbildning", "påhittad"], by=None)
    learning.refresh_from_db()
    assert (learning.sdgs, learning.tags) == ([4, 8], ["j-utbildning"])
    page = Client().get("/uppfoljning/agenda-2030/").text
    assert page.count("Inget av strategins mål är kopplat hit") == 15
    assert "Ett kunnigt Älvmark" in Client().get("/uppfoljning/jamstalldhet/").text


def test_measures_by_place_and_state(measure: Measure, strategist: Person) -> None:
    keeping.publish(measure, at=AT, by=strategist)
    keeping.keep(measure, facts={"municipalities": ["Sundhamn"]}, by=None)  # by one who had read it before
    assert "Lärcentrum" in Client().get("/atgarder/?kommun=Sundhamn").text
    assert "Ingen åtgärd passar" in Client().get("/atgarder/?kommun=Älvstad").text
    assert "Ingen åtgärd passar" in Client().get("/atgarder/?lage=done").text


@pytest.mark.parametrize("place", ["9999999999", "9" * 20, "9" * 4_400])
def test_a_place_that_no_database_can_hold_is_not_found(client: Client, measure: Measure, place: str) -> None:
    assert client.get(f"/uppfoljning/mal/rent-vatten--{place}/").status_code == 404
