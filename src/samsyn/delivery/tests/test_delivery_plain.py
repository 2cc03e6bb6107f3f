"""What a resident reads: a sentence instead of counts, units beside figures, and nothing said never shown as 0."""

from decimal import Decimal

import pytest
from django.test import Client

from samsyn.delivery import sentences
from samsyn.delivery.actions import indicators, keeping
from samsyn.delivery.models import ActionPlan, Commitment, GoalMark, Indicator, Measure, Money, Programme
from samsyn.delivery.nouns import NOUNS
from samsyn.delivery.queries.money import said
from samsyn.delivery.report.slots import kronor
from samsyn.delivery.tests.conftest import AT
from samsyn.people.models import Organisation, Person

JUDGED = {"verdict": "not", "way": "worse", "confidence": "low", "sentence": "Färre klarar sig."}


def test_how_it_goes_is_a_sentence() -> None:
    assert sentences.judged({}) == ""
    assert sentences.judged({"reached": 1}) == "1 indikator visar hur det går: 1 bedöms nå målet."
    many = sentences.judged({"none": 1, "reached": 5, "not": 3})
    assert many == "9 indikatorer visar hur det går: 5 bedöms nå målet, 3 bedöms inte nå målet och 1 är inte bedömd."


def test_each_goal_names_its_indicators_and_how_they_were_judged(
    indicator: Indicator, water: GoalMark, strategist: Person, client: Client
) -> None:
    indicators.assess(indicator=indicator, facts=JUDGED, proposed=("not", "far"), at=AT, by=strategist)
    keeping.keep(indicator, facts={}, links={"goals": [*indicator.goals.all(), water]}, by=strategist)
    indicators.publish_indicator(indicator=indicator, at=AT, by=strategist)
    page = client.get("/uppfoljning/").text
    assert "1 indikator visar hur det går: 1 bedöms inte nå målet." in page  # it tells of two goals, and is one
    assert page.count("Gymnasieexamen, andel") == 2
    shown = client.get(f"/uppfoljning/mal/{water.address}/").text
    assert "Bedömt 2 mars 2026, osäker" in " ".join(shown.split())
    assert "Strategen" not in shown


def test_a_promise_shows_its_unit_its_baseline_and_the_way(college: Organisation, client: Client) -> None:
    facts = {
        "organisation": college, "promise": "400 platser", "unit": "platser", "base_value": Decimal(90),
        "base_year": 2023, "value": Decimal(215), "value_year": 2025, "target_value": Decimal(400), "target_year": 2028,
    }  # fmt: skip
    made = keeping.keep(Commitment(), facts=facts, by=None)
    Commitment.objects.update(published_at=AT)
    for path in ("/roster/", f"/roster/{college.pk}/"):
        page = " ".join(client.get(path).text.split())
        for words in (
            "90 <span>platser</span> (2023)",
            "215 <span>platser</span> (2025)",
            "400 <span>platser</span> (2028)",
        ):
            assert words in page, (path, words)
        assert "40 % av vägen" in page
    assert made.share


def test_money_that_nobody_has_stated_is_a_dash(measure: Measure, strategist: Person, client: Client) -> None:
    assert said([None, None]) is None
    assert said([None, Decimal(3)]) == 3
    assert kronor(None) == "–"
    facts = {"source": "1:1", "year": 2026, "budget": 500_000, "granted": None, "paid": None}
    keeping.keep(Money(measure=measure), facts=facts, by=None)
    keeping.publish(measure, at=AT, by=strategist)
    page = client.get("/uppfoljning/pengar/").text
    assert "Hittills finns bara budget" in page
    assert "<td>–</td>" in page
    assert "<td>0</td>" not in page
    goal = client.get(f"/uppfoljning/mal/{measure.goals.get().address}/").text
    assert "<td>–</td>" in goal
    assert "<td>0</td>" not in goal


@pytest.mark.usefixtures("document")
def test_agenda_counts_what_is_empty_and_says_which_goal_comes_first(learning: GoalMark, client: Client) -> None:
    GoalMark.objects.filter(pk=learning.pk).update(sdgs=[4, 8])
    page = client.get("/uppfoljning/agenda-2030/").text
    assert "Strategin berör 2 av de sjutton. 15 är tomma." in page
    assert page.count("berör också:") == 1


def test_measures_are_chosen_by_owner_and_programme(
    measure: Measure, college: Organisation, strategist: Person, client: Client
) -> None:
    facts = {"name": "Kompetens", "kind": "kompetens", "owner": college, "first_year": 2024, "last_year": 2027}
    programme = keeping.keep(Programme(), facts=facts, by=None)
    other = {"name": "Annan åtgärd", "owner": college, "first_year": 2024, "last_year": 2027, "programme": programme}
    for one in (measure, keeping.keep(Measure(), facts=other, by=None)):
        keeping.publish(one, at=AT, by=strategist)
    assert "1 åtgärd<" in client.get("/atgarder/?program=Kompetens").text
    assert "2 åtgärder<" in client.get(f"/atgarder/?ansvarig={college.name}").text
    assert "Ingen åtgärd passar" in client.get("/atgarder/?ansvarig=Ingen").text
    years = {"first_year": 2024, "last_year": 2025}
    for name, of in (("Kompetens 2024", programme), ("Strategins första steg", None)):
        keeping.keep(ActionPlan(), facts={"name": name, "programme": of, **years}, by=None)
    Measure.objects.filter(name="Annan åtgärd").update(plan=ActionPlan.objects.get(programme=programme))
    keeping.publish(programme, at=AT, by=strategist)
    page = client.get("/uppfoljning/program/").text
    assert "/atgarder/?plan=Kompetens%202024" in page.split("Strategins egna handlingsplaner")[0]
    assert "Strategins första steg" in page.split("Strategins egna handlingsplaner")[1]
    assert "1 åtgärd<" in client.get("/atgarder/?plan=Kompetens%202024").text


def test_how_it_is_reckoned_is_told_to_everybody(client: Client, indicator: Indicator, strategist: Person) -> None:
    indicators.publish_indicator(indicator=indicator, at=AT, by=strategist)
    assert "/uppfoljning/sa-raknar-vi/" in client.get("/uppfoljning/").text
    assert "Regelns förslag" in client.get("/uppfoljning/sa-raknar-vi/").text


def test_nothing_chosen_is_a_dash_in_every_form(officer: Person, client: Client) -> None:
    client.force_login(officer)
    for noun in NOUNS:
        page = client.get(f"/uppfoljning/arbete/ny/{noun}/")
        assert page.status_code == 200, noun
        assert "Select an option" not in page.text, noun
