"""The thread: what shaped a section, what follows from it, and nothing that is not published."""

from datetime import date, timedelta
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import timezone
from lxml import etree, html
from pytest_django import DjangoAssertNumQueries

from samsyn.delivery.models import (
    AdvocacyIssue,
    Assessment,
    Commitment,
    Evaluation,
    GoalMark,
    Indicator,
    Measure,
    Money,
    Target,
)
from samsyn.delivery.queries import goals
from samsyn.people.models import Organisation, Person
from samsyn.portal.tests import county, filled
from samsyn.portal.tests.county import NOW
from samsyn.portal.thread import following, goal, lines, marks
from samsyn.strategy.models import Edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> Person:
    return county.person()


@pytest.fixture
def edition(by: Person) -> Edition:
    return county.strategy_of(by)


def key(edition: Edition, words: str = "Kompetens") -> str:
    return county.section(edition, words).key


def page(client: Client, edition: Edition, words: str = "Kompetens") -> str:
    return client.get(f"/strategi/{edition.document.slug}/avsnitt/{key(edition, words)}/").text


def _follows(edition: Edition, keys: tuple[str, ...]) -> following.Follows:
    said = lines.lines(edition.document_id, keys[0], keys)
    return following.follows(edition.document_id, keys, said, today=timezone.localdate())


def test_what_was_said_and_used_stands_at_the_section(client: Client, edition: Edition, by: Person) -> None:
    county.dialogue(edition, by)
    said = page(client, edition)
    assert "Bygg fler yrkeshögskolor." in said
    assert "2 inspel från dialogen är använda här" in said
    assert "Hemligt önskemål" not in said
    assert "snickare" not in said


def test_nothing_of_it_before_the_answers_are_published(client: Client, edition: Edition, by: Person) -> None:
    county.dialogue(edition, by, answered=False)
    assert "yrkeshögskolor" not in page(client, edition)
    client.force_login(by)
    assert "yrkeshögskolor" not in page(client, edition)


def test_what_is_new_since_the_edition_before(client: Client, edition: Edition) -> None:
    said = page(client, edition)
    assert "Ändrat sedan dialogunderlag" in said
    assert "<ins>" in said
    assert "Avsnittet är nytt sedan" in page(client, edition, "Tåg")


def test_what_follows(client: Client, edition: Edition) -> None:
    county.measure(edition, key(edition))
    county.measure(edition, key(edition), name="Hemlig satsning", published=False)
    county.indicator(edition, key(edition))
    county.indicator(edition, key(edition), published=False)
    said = page(client, edition)
    assert "Lärlingar i vården" in said
    assert "Hemlig satsning" not in said
    assert said.count("Andel yrkesutbildade") == 1


def test_a_section_gathers_what_belongs_under_it(edition: Edition) -> None:
    county.measure(edition, key(edition, "fullföljer"))
    rows = marks.tree(edition)
    above, beside = (_follows(edition, marks.under(rows, key(edition, words))) for words in ("Kompetens", "Tåg"))
    assert [one.name for one in above.measures] == ["Lärlingar i vården"]
    assert not beside.anything


def test_the_goals_page_has_the_thread_too(client: Client, edition: Edition, by: Person) -> None:
    county.dialogue(edition, by)
    mark = county.mark(edition, key(edition))
    assert "Bygg fler yrkeshögskolor." in client.get(f"/uppfoljning/mal/{mark.address}/").text


def test_a_goal_is_a_picture_that_other_sites_may_show(client: Client, edition: Edition, by: Person) -> None:
    mark = county.mark(edition, key(edition))
    GoalMark.objects.filter(pk=mark.pk).update(name='Kompetens <för> "alla" & envar, i hela länet och i varje kommun')
    address = f"/uppfoljning/mal/{mark.address}.svg"
    empty = etree.fromstring(client.get(address).content)
    assert "Ingen indikator" in " ".join(map(str, empty.itertext()))
    filled.everything(edition, key(edition), by)
    answer = client.get(address)
    assert answer.headers["Content-Type"] == "image/svg+xml"
    said = " ".join(map(str, etree.fromstring(answer.content).itertext()))
    shown = goals.held_by(mark, today=date(2026, 5, 4), desk=False)
    assert shown.cards
    assert all(card.name.split()[0] in said for card in shown.cards)
    assert f"{len(shown.measures)} åtgärd" in said
    page = client.get(f"/uppfoljning/mal/{mark.address}/").text
    pasted = html.fromstring(unescape(page.partition("<code>")[2].partition("</code>")[0]))
    picture = pasted.find("img")
    assert picture is not None
    assert picture.get("src", "").endswith(address)
    assert picture.get("alt") == 'Kompetens <för> "alla" & envar, i hela länet och i varje kommun'
    assert client.get("/uppfoljning/mal/finns-inte.svg").status_code == 404


def test_the_text_has_quiet_marks(client: Client, edition: Edition, by: Person) -> None:
    county.dialogue(edition, by)
    county.measure(edition, key(edition))
    said = client.get(f"/strategi/{edition.document.slug}/").text
    assert "2 inspel från dialogen" in said
    assert "1 åtgärd" in said


def test_the_desks_addresses_are_not_shadowed(client: Client, by: Person) -> None:
    client.force_login(by)
    assert "file" in client.get("/strategi/importera/").text
    assert client.get("/strategi/finns-inte/").status_code == 404


def test_an_edition_in_progress_is_nobodys(client: Client, edition: Edition) -> None:
    Edition.objects.filter(pk=edition.pk).update(published_at=None, published_by=None)
    slug = edition.document.slug
    assert client.get(f"/strategi/{slug}/remissversion/").status_code == 404
    assert client.get(f"/strategi/{slug}/remissversion/avsnitt/{key(edition)}/").status_code == 404
    assert client.get(f"/strategi/{slug}/dialogunderlag/").status_code == 200


def test_everything_stands_at_the_section(client: Client, edition: Edition, by: Person) -> None:
    filled.everything(edition, key(edition), by)
    said = " ".join(page(client, edition).split())
    for words in (
        "2 inspel från dialogen är använda här", "Bygg fler yrkeshögskolor.", "Vad är viktigast?</span>: 3 inspel",
        "1 synpunkt i remissen har fått svar", "Skriv mer om gymnasiet.", "Det är tillagt.", "Ändrat sedan dialogunderlag",
        "Det här var på tiden.", "Nytt om lärlingar", "nås inte", "Det går för sakta.", "Lärlingar i vården",
        "Programmet för kompetens", "Vi tar emot fler praktikanter", "Provlänets råd", "Fler platser på högskolan",
        "Följ målet",
    ):  # fmt: skip
        assert words in said, words
    assert "100\xa0000 kronor beviljade" in page(client, edition)
    assert "Skriv mer" not in page(client, edition, "Tåg")


def test_what_is_published_is_seen_at_once(client: Client, edition: Edition) -> None:
    row = county.measure(edition, key(edition), published=False)
    assert row.name not in page(client, edition)
    Measure.objects.filter(pk=row.pk).update(published_at=timezone.now())
    assert row.name in page(client, edition)
    Measure.objects.filter(pk=row.pk).update(published_at=None)
    assert row.name not in page(client, edition)


def test_few_queries(
    client: Client, edition: Edition, by: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    filled.everything(edition, key(edition), by)
    for base in (f"/strategi/{edition.document.slug}/", f"/strategi/{edition.document.slug}/{edition.path}/"):
        for path in (base, f"{base}avsnitt/{key(edition)}/"):
            with django_assert_max_num_queries(7):  # and one for the stamp of a kept page
                assert client.get(path).status_code == 200
    goals_page = f"/uppfoljning/mal/{key(edition)}/"
    with django_assert_max_num_queries(7):
        assert client.get(goals_page).status_code == 200


def test_the_goals_page_says_the_same_as_read_room_by_room(edition: Edition, by: Person, rf: RequestFactory) -> None:
    filled.everything(edition, key(edition), by)
    more(edition, by)
    mark, today = county.mark(edition, key(edition)), timezone.localdate()
    lean, full = goal.held(mark, goal.lines_of(mark), today=today), goals.held_by(mark, today=today, desk=False)
    request = rf.get("/uppfoljning/mal/x/")
    request.session, request.user = SessionStore(), AnonymousUser()
    said = [
        render_to_string("delivery/goal.html", {"page": goals.page(mark, today=today, desk=False, held=one)}, request)
        for one in (lean, full)
    ]
    assert said[0] == said[1]
    assert "Öppen fråga" in said[0]


def more(edition: Edition, by: Person) -> None:
    """A second of what a goal's page sums or puts in order, one of each that nobody may see, and targets."""
    mark, owner = county.mark(edition, key(edition)), Organisation.objects.get(name="Provstads kommun")
    hidden = county.measure(edition, key(edition), name="Hemlig", published=False)
    for row, source, year, granted in (
        (hidden, "1:1", 2025, 9), (Measure.objects.get(name="Lärlingar i vården"), "region", 2025, None),
        (Measure.objects.get(name="Lärlingar i vården"), "region", 2026, 1_234_567),
    ):  # fmt: skip
        Money.objects.create(measure=row, source=source, year=year, granted=granted, budget=10**11, paid=3)
    facts: dict[str, Any] = {"position": "Det behövs.", "addressee": "nationell", "published_at": timezone.now()}
    for days, title in enumerate(("Sist avslutad", "Avslutad före")):
        closed = NOW.date() - timedelta(days=days)
        AdvocacyIssue.objects.create(title=title, closed_on=closed, result="Ja", **facts).goals.add(mark)
    AdvocacyIssue.objects.create(title="Öppen fråga", **facts).goals.add(mark)
    promise = Commitment.objects.create(
        organisation=owner, promise="Fem till", target_value=5, target_year=2030, value=Decimal("2.5"), value_year=2026,
        published_at=NOW,
    )  # fmt: skip
    promise.goals.add(mark)
    for number in range(2):
        Evaluation.objects.create(
            title=f"Utvärdering {number}", subject="Allt", evaluator="Provlänets högskola", done_on=NOW.date(),
            method="Vi frågade.", findings="Det hjälpte. " * 50, published_at=NOW,
        ).goals.add(mark)  # fmt: skip
    about = Indicator.objects.get(code="yrkesutbildade-1")
    for number, value in enumerate((10.5, 0.1 + 0.2)):
        Target.objects.create(indicator=about, value=value, year=2030, set_at=NOW + timedelta(days=number))
    Assessment.objects.create(
        indicator=about, verdict="partly", way="worse", confidence="low", sentence="Sist sagt.", proposed_verdict="not",
        proposed_reason="behind", stamp="siffror", at=NOW + timedelta(days=1), by=by,
    )  # fmt: skip
