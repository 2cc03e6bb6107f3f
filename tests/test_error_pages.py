"""When something fails a page says what happened and what to do now, in the reader's language and in our look."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from samsyn.people import actions as people
from samsyn.people import sheet
from samsyn.people.models import Role
from samsyn.portal import queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_region(settings) -> None:
    settings.REGION = "Region Provlänet"


def holds(answer, *words: str) -> bool:
    page = answer.content.decode()
    return all(word in page for word in (*words, "Region Provlänet", sheet.address(), 'id="innehall"'))


def test_absent() -> None:
    answer = Client().get("/finns-inte/")
    assert answer.status_code == 404
    assert holds(answer, "Sidan finns inte", "Till startsidan", "Logga in")
    answer = Client().get("/en/finns-inte/")
    assert holds(answer, "The page does not exist", 'href="/en/"', 'lang="en"')


@pytest.mark.parametrize("address", ["/sok/?q=a%00b", "/nyheter/?kategori=%00", "/nyheter/a%00b/"])
def test_an_address_with_a_nul_is_refused(address: str) -> None:
    """PostgreSQL keeps no such sign, and would fail in the middle of a page."""
    answer = Client().get(address)
    assert answer.status_code == 400
    assert sheet.address().encode() in answer.content


def test_forbidden_looks_like_absent(client: Client) -> None:
    reader = people.invite(email="l@region.example", name="Läsaren", role=Role.READER, by=None, password="x" * 12)
    client.force_login(reader)
    answer = client.get("/strategi/importera/")
    assert answer.status_code == 404
    assert holds(answer, "Sidan finns inte", "en annan roll")


def test_a_form_that_was_open_too_long() -> None:
    answer = Client(enforce_csrf_checks=True).post("/logga-in/", {"username": "a@b.example", "password": "x"})
    assert answer.status_code == 403
    assert holds(answer, "Formuläret togs inte emot", "Ingenting är sparat", "skicka igen")
    answer = Client(enforce_csrf_checks=True).post("/en/logga-in/", {})
    assert holds(answer, "The form was not accepted")


def test_refused_by_the_framework(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_facts: object) -> None:
        raise PermissionDenied

    monkeypatch.setattr(queries, "now", refused)
    answer = Client().get("/")
    assert answer.status_code == 403
    assert holds(answer, "Du får inte göra det här", "Ingenting är ändrat")


@pytest.mark.parametrize("path", ["/", "/remiss/1/"])
def test_not_understood(path: str) -> None:
    answer = Client(raise_request_exception=False).get(path, headers={"host": "någon annan/"})
    assert answer.status_code == 400
    assert holds(answer, "Det gick inte att förstå", "Till startsidan")


@pytest.mark.parametrize(
    ("path", "words"), [("/", "Något gick fel hos oss"), ("/en/", "Something went wrong on our side")]
)
def test_our_own_fault_is_told_without_the_database(
    path: str, words: str, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries
) -> None:
    def broken(**_facts: object) -> None:
        raise RuntimeError("trasigt")

    monkeypatch.setattr(queries, "now", broken)
    with django_assert_num_queries(0):
        answer = Client(raise_request_exception=False).get(path)
    assert answer.status_code == 500
    assert holds(answer, words)
    assert "trasigt" not in answer.content.decode()


def test_error_pages_keep_the_content_security_policy() -> None:
    for answer in (Client().get("/finns-inte/"), Client(enforce_csrf_checks=True).post("/logga-in/")):
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert "style=" not in answer.content.decode()
