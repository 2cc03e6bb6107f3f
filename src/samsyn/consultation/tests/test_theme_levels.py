"""The code list in levels on the desk: the tree, moving, finding by name or parent, what is below counts once."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samsyn.comments import actions as comments
from samsyn.comments.codelist import code_list
from samsyn.comments.models import Comment, Theme
from samsyn.consultation import queries
from samsyn.consultation.desk.naming import sorted_names
from samsyn.consultation.models import ResponseComment, Round
from samsyn.consultation.report.from_site import report_of_round
from samsyn.consultation.report.statistics import statistics
from samsyn.consultation.tests.provlanet import NOW
from samsyn.people.models import Person

pytestmark = pytest.mark.django_db
MOST = 12  # queries a page


@pytest.fixture
def tree(filled: Round, officer: Person) -> dict[str, Theme]:
    """Transporter › (Tåg, Vägar, farleder) and Boende; three comments coded, the first with two siblings."""
    made: dict[str, Theme] = {}
    for name, under in (("Transporter", ""), ("Tåg", "Transporter"), ("Vägar, broar", "Transporter"), ("Boende", "")):
        made[name] = comments.add_theme(
            document=filled.edition.document, name=name, under=made.get(under), at=NOW, by=officer
        )
    for number, names in ((1, ("Tåg", "Vägar, broar")), (2, ("Tåg",)), (3, ("Transporter",)), (4, ("Boende",))):
        comments.code(comment=numbered(filled, number), themes=[made[name] for name in names], at=NOW, by=officer)
    for row in Comment.objects.filter(themes_by=None):
        comments.code(comment=row, themes=[], at=NOW, by=officer)
    return made


def numbered(round_: Round, number: int) -> Comment:
    return ResponseComment.objects.get(response__round=round_, number=number).comment


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    client.get("/uppgifter/")  # the first page writes the session
    return client


def at(round_: Round, rest: str = "teman/") -> str:
    return f"/remiss/{round_.pk}/{rest}"


def test_own_and_those_below_each_once(filled: Round, tree: dict[str, Theme]) -> None:
    rows = {row.name: (row.level, row.by_person, row.in_all) for row in queries.themes(filled)}
    assert rows == {
        "Boende": (1, 1, 1), "Transporter": (1, 1, 3), "Tåg": (2, 2, 2), "Vägar, broar": (2, 1, 1),
    }  # fmt: skip


def test_a_theme_shows_what_is_about_those_below(filled: Round, tree: dict[str, Theme]) -> None:
    def shown(name: str) -> set[int]:
        choice = queries.Filter(theme=str(tree[name].pk))
        return set(queries.filtered(filled, choice).values_list("number", flat=True))

    assert shown("Transporter") == {1, 2, 3}
    assert shown("Tåg") == {1, 2}
    assert shown("Boende") == {4}


def test_the_page_shows_the_tree_and_moves(filled: Round, tree: dict[str, Theme], officer: Person) -> None:
    client = client_of(officer)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(at(filled)).content.decode()
    assert len(asked) <= MOST
    assert page.index("Boende</a>") < page.index("Transporter</a>") < page.index("Transporter › </span>Tåg</a>")
    assert 'class="level-2"' in page
    move = at(filled, f"teman/{tree['Boende'].pk}/flytta/")
    told = client.post(move, {"under": tree["Transporter"].pk}, follow=True).content.decode()
    assert "”Boende” ligger nu under ”Transporter”." in told
    ring = client.post(at(filled, f"teman/{tree['Transporter'].pk}/flytta/"), {"under": tree["Tåg"].pk}, follow=True)
    assert "kan inte ligga under sig självt" in ring.content.decode()
    assert "”Boende” står nu överst." in client.post(move, {"under": ""}, follow=True).content.decode()
    assert client.post(move, {"under": 0}, follow=True).status_code == 200
    assert client.post(move, {"under": 999_999}).status_code == 404


def test_too_deep_is_said(filled: Round, tree: dict[str, Theme], officer: Person) -> None:
    client = client_of(officer)
    page = at(filled)
    posted = {"name": "Nattåg", "under": tree["Tåg"].pk}
    assert client.post(page, posted).status_code == 302
    night = Theme.objects.get(name="Nattåg")
    refused = client.post(page, {"name": "Sovvagn", "under": night.pk})
    assert refused.status_code == 422  # it is no choice
    refused = client.post(page, {"name": "Nattåg › Sovvagn"})
    assert refused.status_code == 422
    assert "högst tre nivåer" in refused.content.decode()
    assert client.post(page, {"name": "Okänt › Sovvagn"}).status_code == 422
    assert client.post(page, {"name": " › "}).status_code == 422
    told = client.post(at(filled, f"teman/{tree['Transporter'].pk}/flytta/"), {"under": tree["Boende"].pk}, follow=True)
    assert "högst tre nivåer" in told.content.decode()
    told = client.post(at(filled, f"teman/{tree['Tåg'].pk}/sla-ihop/"), {"into": night.pk}, follow=True)
    assert [one.label for one in code_list(filled.edition.document)][-1] == "Transporter › Vägar, broar"
    assert "”Tåg” är nu ”Nattåg”" in told.content.decode()


def test_a_merge_that_has_no_room(filled: Round, tree: dict[str, Theme], officer: Person) -> None:
    for name in ("Tåg › Nattåg", "Boende › Hyresrätter"):
        comments.add_theme(document=filled.edition.document, name=name, at=NOW, by=officer)
    night = Theme.objects.get(name="Nattåg")
    client = client_of(officer)
    told = client.post(at(filled, f"teman/{tree['Boende'].pk}/sla-ihop/"), {"into": night.pk}, follow=True)
    assert "högst tre nivåer" in told.content.decode()
    assert Theme.objects.get(pk=tree["Boende"].pk).merged_into is None


def test_triage_finds_by_name_or_parent(filled: Round, tree: dict[str, Theme], officer: Person) -> None:
    client = client_of(officer)
    page = client.get(at(filled, "synpunkter/1/")).content.decode()
    assert '<option value="Transporter › Tåg"></option>' in page
    assert "Transporter › Tåg</span>" in page
    posted = {
        "section": "-", "type": "fråga", "themes_shown": "1", "version": numbered(filled, 4).version,
        "more_themes": "transporter › tåg, Vägar, broar, Transporter › Färjor",
    }  # fmt: skip
    address = at(filled, "synpunkter/4/")
    refused = client.post(address, posted)
    assert refused.status_code == 422
    assert "”Transporter › Färjor” finns inte i kodlistan." in refused.content.decode()
    assert client.post(address, {**posted, "new_themes": "1"}).status_code == 302
    coded = numbered(filled, 4).codings.values_list("theme__name", flat=True)
    assert sorted(coded) == ["Färjor", "Tåg", "Vägar, broar"]
    assert Theme.objects.get(name="Färjor").parent == tree["Transporter"]


def test_words_that_cannot_be_taken(filled: Round, tree: dict[str, Theme], officer: Person) -> None:
    comments.add_theme(document=filled.edition.document, name="Tåg › Nattåg", at=NOW, by=officer)
    list_ = queries.code_list(filled)
    assert "Lägg till det först" in sorted_names("Sjöfart › Färjor", list_).refused
    assert "Temat finns redan: ”Transporter › Tåg”" in sorted_names("Boende › Tåg", list_).refused
    assert "högst tre nivåer" in sorted_names("Nattåg › Sovvagn", list_).refused
    assert sorted_names("Buss,  buss , ,", list_).new == ("Buss",)
    assert sorted_names("", list_) == sorted_names(" , ", list_)


def test_filter_and_recoding_show_the_way(filled: Round, tree: dict[str, Theme], officer: Person) -> None:
    client = client_of(officer)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(at(filled, f"synpunkter/?tema={tree['Transporter'].pk}")).content.decode()
    assert len(asked) <= MOST
    assert ">Transporter › Tåg</option>" in page
    assert "3 av" in page


def test_the_report_says_the_same_as_the_desk(filled: Round, tree: dict[str, Theme]) -> None:
    report = report_of_round(filled)
    (table,) = [one for one in statistics(report).tables if one.key == "tema"]
    assert {label: counts[:2] for label, counts in table.rows} == {
        row.label: (row.in_all, row.by_person) for row in queries.themes(filled)
    }
    said = {row.number: row.themes for row in report.comments}
    assert said["1"] == ("Transporter › Tåg", "Transporter › Vägar, broar")
    assert said["3"] == ("Transporter",)
