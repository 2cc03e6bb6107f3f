"""Rule sets and composition: who is lacking, periods, merging."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samsyn.councils import composition, shipped
from samsyn.councils.actions import refusals, rules, seats
from samsyn.councils.models import HomeDecision, Mandate, Membership, RuleSet, SeatKind
from samsyn.councils.queries import seats as queries
from samsyn.people.classes import OrganisationClass

from .conftest import NOW, SINCE, World, entering, organisation

DAY = date(2026, 3, 2)


def test_the_shipped_rules_say_what_the_plan_says(db: None) -> None:
    rules.take_in_shipped()
    rules.take_in_shipped()
    assert RuleSet.objects.count() == len(shipped.SHIPPED) == 4
    row = RuleSet.objects.get(shipped="vasternorrland-regionala")
    told = {(seat.kind, seat.of, seat.each) for seat in row.seats.all()}
    for of in (OrganisationClass.MUNICIPALITY, "värd"):
        assert {("majoritet", of, True), ("opposition", of, True)} <= told
    assert [seat.function for seat in row.seats.filter(kind="yttranderätt").order_by("order")] == [
        "regiondirektör", "regional utvecklingsdirektör", "kommunförbundets förbundsdirektör", "kommunchef",
        "ordförande i Strukturfondspartnerskapet",
    ]  # fmt: skip
    assert [label.word for label in row.labels.order_by("order")] == ["information", "ställningstagande"]
    assert (row.minutes_word, row.planning, row.digital) == ("protokoll", True, True)
    varmland = RuleSet.objects.get(shipped="varmland")
    assert [one.word for one in varmland.labels.order_by("order")] == ["information", "dialog", "ställningstagande"]
    assert varmland.minutes_word == "minnesanteckningar"


def test_the_check_says_which_organisation_lacks_whom_and_a_mandate_mends_it(world: World) -> None:
    before = queries.gaps_of(world.council, day=DAY)
    assert ("Hammarvalls kommun", "opposition") not in {(gap.organisation, gap.kind) for gap in before}
    held = world.mandates["hammar-opposition"]
    seats.end_mandate(mandate=held, until=date(2026, 2, 1), because="Avgick", by=world.secretary)
    found = queries.gaps_of(world.council, day=DAY)
    assert ("Hammarvalls kommun", "opposition") in {(gap.organisation, gap.kind) for gap in found}
    substitute: dict[str, Any] = {
        "council": world.council,
        "organisation": world.hammar,
        "seat": held.seat,
        "since": date(2026, 2, 2),
    }
    seats.give_mandate(**substitute, by=world.secretary, function="ersättaren", substitute=True)
    assert queries.gaps_of(world.council, day=DAY) == found  # a substitute fills no seat
    seats.give_mandate(**substitute, by=world.secretary, function="oppositionsråd")
    assert queries.gaps_of(world.council, day=DAY) == before


def test_the_wrong_class_outsiders_and_upside_down_periods_are_refused(world: World) -> None:
    municipal = world.seat("majoritet")[0]
    facts: dict[str, Any] = {
        "council": world.council,
        "seat": municipal,
        "by": world.secretary,
        "function": "ordförande",
    }
    with pytest.raises(refusals.WrongSeat):
        seats.give_mandate(organisation=world.agency, since=SINCE, **facts)
    outside = organisation("Granbergs kommun", OrganisationClass.MUNICIPALITY)
    with pytest.raises(refusals.NotAMember):
        seats.give_mandate(organisation=outside, since=SINCE, **facts)
    with pytest.raises(refusals.PeriodUpsideDown):
        seats.give_mandate(organisation=world.hammar, since=SINCE, until=date(2020, 1, 1), **facts)


def test_a_merger_ends_mandates_and_hands_over_what_is_to_be_decided_but_not_what_was(world: World) -> None:
    meeting, point = world.opened()
    point = world.agree(point)
    asked: dict[str, Any] = {"point": point, "asked_at": NOW, "due_on": DAY}
    waiting = HomeDecision.objects.create(organisation=world.sund, **asked)
    union = organisation("Kustens nya kommun", OrganisationClass.MUNICIPALITY)
    membership = Membership.objects.get(council=world.council, organisation=world.sund)
    seats.merge(membership=membership, successor=union, day=date(2027, 1, 1), by=world.secretary)
    waiting.refresh_from_db()
    membership.refresh_from_db()
    assert waiting.organisation == union
    assert (membership.until, membership.successor) == (date(2026, 12, 31), union)
    assert not Mandate.objects.filter(organisation=world.sund, until=None).exists()
    assert meeting.attendance.filter(mandate__organisation=world.sund).count() == 2
    found = queries.composed(world.council, day=date(2027, 1, 2))
    assert "Kustens nya kommun" in [body.name for body in found.bodies]
    assert any("Sundhamns kommun" in line for line in found.left)


def test_a_shipped_rule_set_is_changed_in_a_copy_only(world: World) -> None:
    row = world.council.rules
    with pytest.raises(refusals.Shipped):
        rules.change_rules(rules=row, facts={"home_days": 1}, by=world.chief)
    copy = rules.copy_rules(rules=row, name="Våra regler", by=world.chief)
    assert copy.seats.count() == row.seats.count() > 5
    assert copy.labels.count() == row.labels.count() == 2
    rules.change_rules(rules=copy, facts={"home_days": 30}, by=world.chief)
    seat = rules.add_seat(
        rules=copy, kind=SeatKind.VOICE, of="", each=False, at_least=1, function="näringslivschef", by=world.chief
    )
    rules.remove_seat(seat=seat, by=world.chief)
    copy.refresh_from_db()
    row.refresh_from_db()
    assert (copy.home_days, row.home_days) == (30, 90)
    own = seats.found(name="Eget råd", slug="eget", rules=copy, host=world.region, since=SINCE, by=world.chief)
    held = copy.seats.get(kind="majoritet", of="värd")
    seats.give_mandate(council=own, organisation=world.region, seat=held, since=SINCE, by=world.chief)
    with pytest.raises(refusals.SeatInUse):
        rules.remove_seat(seat=held, by=world.chief)


def test_rules_are_copied_and_changed_on_the_web(world: World) -> None:
    client, row = entering(world.chief), world.council.rules
    assert "opposition" in client.get(f"/samverkan/regler/{row.pk}/").content.decode()
    client.post(f"/samverkan/regler/{row.pk}/", {"gor": "kopiera", "name": "Våra regler"})
    copy = RuleSet.objects.get(name="Våra regler")
    page = f"/samverkan/regler/{copy.pk}/"
    client.post(page, {"gor": "arendetyp", "word": "dialog"})
    client.post(
        page, {"gor": "plats", "kind": "yttranderätt", "of": "", "function": "utvecklingschef", "at_least": "1"}
    )
    assert copy.labels.filter(word="dialog", position=False).exists()
    seat = copy.seats.get(function="utvecklingschef")
    client.post(page, {"gor": "ta-bort-plats", "seat": str(seat.pk)})
    assert not copy.seats.filter(function="utvecklingschef").exists()
    assert entering(world.secretary).post(page, {"gor": "kopiera", "name": "X"}).status_code == 404


@st.composite
def councils(draw: Any) -> Any:
    bodies = [
        composition.Body(n, f"O{n}", frozenset({draw(st.sampled_from("ab"))})) for n in range(draw(st.integers(0, 5)))
    ]
    seats_ = [
        composition.SeatFact(
            n, "k", "w", draw(st.sampled_from(["", "a", "b"])), draw(st.booleans()), draw(st.integers(1, 3))
        )
        for n in range(draw(st.integers(0, 4)))
    ]
    held = draw(st.lists(st.builds(composition.Held, st.integers(0, 4), st.integers(0, 6), st.booleans()), max_size=12))
    return seats_, bodies, held


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(councils())
def test_filling_every_gap_leaves_none_and_substitutes_never_count(made: Any) -> None:
    seats_, bodies, held = made
    found = composition.gaps(seats_, bodies, held)
    assert found == composition.gaps(seats_, bodies, [one for one in held if not one.substitute])
    if bodies:
        filled = [
            composition.Held(gap.seat, bodies[0].id if gap.organisation_id is None else gap.organisation_id)
            for gap in found for _ in range(gap.lacking)
        ]  # fmt: skip
        assert composition.gaps(seats_, bodies, [*held, *filled]) == ()
