"""Search: compounds and inflections, only what is public, any question."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from samsyn.comments.models import AsideReason, LaidAside
from samsyn.delivery.models import Measure
from samsyn.dialogue.models import Dialogue, Input
from samsyn.people.models import Person
from samsyn.portal.models import IndexedPage
from samsyn.portal.search import index, ranking
from samsyn.portal.search.documents import Page
from samsyn.portal.search.words import asked, bag
from samsyn.portal.tests import county
from samsyn.strategy.models import Edition

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_renewal_meanwhile() -> Iterator[None]:
    cache.set("portal:index", 1)
    yield
    cache.clear()


@pytest.fixture
def by() -> Person:
    return county.person()


@pytest.fixture
def edition(by: Person) -> Edition:
    made = county.strategy_of(by)
    county.dialogue(made, by)
    key = county.section(made, "Kompetens").key
    county.measure(made, key)
    county.measure(made, key, name="Hemlig lärlingssatsning", published=False)
    county.indicator(made, key)
    index.renew()
    return made


def titles(question: str) -> list[str]:
    return [str(hit.title).replace("<mark>", "").replace("</mark>", "") for hit in found(question).hits]


def found(question: str) -> ranking.Found:
    return ranking.search(question, at=timezone.now())


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("kompetensförsörjning", "Målbild 1: Kompetens för alla"),
        ("kompetensförsörjningen", "Målbild 1: Kompetens för alla"),
        ("försörja kompetenser", "Målbild 1: Kompetens för alla"),
        ("tåg", "Målbild 2: Tåg som går"),
        ("tågens", "Målbild 2: Tåg som går"),
        ("yrkeshögskola", "Bygg fler yrkeshögskolor."),
        ("lärling vård", "Lärlingar i vården"),
        ("utbildad andel", "Andel yrkesutbildade"),
    ],
)
def test_inflections_and_compounds_are_found(question: str, title: str, edition: Edition) -> None:
    assert title in titles(question)


def test_both_ways_of_saying_it_find_each_other() -> None:
    whole, apart = bag("", "kompetensförsörjning"), bag("", "försörjning av kompetens")
    assert set(apart) <= set(whole)
    (one,) = asked("kompetensförsörjningen")
    assert set(one.parts) <= set(apart)


def test_only_what_is_public_is_found(edition: Edition) -> None:
    assert titles("hemlig") == []
    assert titles("önskemål") == []
    assert IndexedPage.objects.filter(text__contains="Hemlig").count() == 0


def test_what_was_unpublished_since_is_not_shown(edition: Edition) -> None:
    Measure.objects.update(published_at=None)
    Dialogue.objects.update(published_at=None)
    assert "Lärlingar i vården" not in titles("lärlingar")
    assert titles("yrkeshögskolor") == []
    assert index.renew()[1] >= 2


def test_what_was_laid_aside_is_gone(edition: Edition, by: Person) -> None:
    row = Input.objects.order_by("number").first()
    assert row is not None
    LaidAside.objects.create(comment=row.comment, reason=AsideReason.values[0], by=by, at=timezone.now())
    assert titles("yrkeshögskolor") == []


def test_only_the_current_edition_is_found(edition: Edition) -> None:
    assert not any("behöver fler som kan" in row.text for row in IndexedPage.objects.all())


def test_renewing_twice_writes_nothing(edition: Edition) -> None:
    before = set(IndexedPage.objects.values_list("pk", flat=True))
    assert index.renew() == (0, 0)
    assert set(IndexedPage.objects.values_list("pk", flat=True)) == before


def test_the_words_of_the_title_go_before_those_of_the_text(edition: Edition) -> None:
    assert titles("kompetens")[0] == "Målbild 1: Kompetens för alla"


@pytest.mark.parametrize(
    "question",
    [
        "%",
        "_",
        '"',
        "'",
        "<>",
        "%_\"'<>",
        "och",
        "i",
        " ",
        "'; DROP TABLE x; --",
        "\\",
        "å" * 500,
        "1 900",
        "*:*",
    ],
)
def test_any_question_is_answered(question: str, client: Client, edition: Edition) -> None:
    answer = client.get("/sok/", {"q": question, "slag": question, "sida": question})
    assert answer.status_code == 200
    assert "Traceback" not in answer.text


def test_the_question_is_never_markup(client: Client, edition: Edition) -> None:
    answer = client.get("/sok/", {"q": "<script>alert(1)</script> tåg"})
    assert "<script>alert" not in answer.text
    assert "<mark>" in answer.text


def test_by_kind(client: Client, edition: Edition) -> None:
    assert "Lärlingar i" in client.get("/sok/?q=vård&slag=atgard").text
    assert "Målbild 1" not in client.get("/sok/?q=vård&slag=atgard").text.split("<main")[1].split("</main>")[0]


def test_english_pages_lead_to_english_pages(client: Client, edition: Edition) -> None:
    assert 'href="/en/strategi/' in client.get("/en/sok/?q=tåg").text


def test_the_command_says_what_it_did(edition: Edition, capsys: pytest.CaptureFixture[str]) -> None:
    IndexedPage.objects.all().delete()
    call_command("index")
    assert "sidor skrivna" in capsys.readouterr().out


def test_few_queries(client: Client, edition: Edition, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(10):
        client.get("/sok/?q=kompetens")


def test_the_index_is_written_in_bites_of_few_words() -> None:
    """A long page alone, short ones together; each is whole, and none is left out."""
    many = [6, 5, 900, 400, 2500, 3, 2]
    pages = [Page("text", at, "", "", "") for at in range(len(many))]
    bags = {page.key: {str(word): 1.0 for word in range(size)} for page, size in zip(pages, many, strict=True)}
    bites = index._bites(pages, bags)
    assert [[len(bags[page.key]) for page in bite] for bite in bites] == [[6, 5, 900], [400], [2500], [3, 2]]
