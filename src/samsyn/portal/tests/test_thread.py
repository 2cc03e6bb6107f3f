"""The thread: what shaped a section, what follows from it, and nothing that is not published."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from samsyn.delivery.models import Measure
from samsyn.people.models import Person
from samsyn.portal.tests import county, filled
from samsyn.portal.thread import following, lines, marks
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
            with django_assert_max_num_queries(8):
                assert client.get(path).status_code == 200
