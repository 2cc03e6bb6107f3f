"""The desk's pages: who may, how many queries, and that nothing unpublished leaks."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from samsyn.comments.models import Original
from samsyn.consultation import actions, storing
from samsyn.consultation.models import Response, ResponseComment, Round
from samsyn.consultation.tests.provlanet import NOW
from samsyn.people import paper, typesetting
from samsyn.people.models import Person

pytestmark = pytest.mark.django_db


def addresses(round_: Round) -> list[str]:
    base = f"/remiss/{round_.pk}/"
    response, original = Response.objects.order_by("pk")[0], Original.objects.order_by("pk")[0]
    return [
        base,
        f"{base}filer/",
        f"{base}filer/{original.pk}/",
        f"{base}yttranden/",
        f"{base}yttranden/{response.pk}/",
        f"{base}synpunkter/",
        f"{base}synpunkter/?visa=svaga&typ=fråga&klass=Kommuner&ord=%25_&avsnitt=finnsinte",
        f"{base}synpunkter/1/",
        f"{base}at-sidan/",
        f"{base}sammanstallning/",
    ]


def test_nobody_is_sent_to_the_login(filled: Round, client: Client) -> None:
    for address in [*addresses(filled)[1:], f"/remiss/{filled.pk}/ta-emot/"]:  # the first is a page for everybody
        answer = client.get(address)
        assert answer.status_code == 302, address
        assert answer.headers["Location"].startswith("/logga-in/")


def test_a_reader_reads_everything_but_takes_nothing_in(filled: Round, client: Client, reader: Person) -> None:
    client.force_login(reader)
    for address in addresses(filled):
        assert client.get(address).status_code == 200, address
    assert client.get(f"/remiss/{filled.pk}/ta-emot/").status_code == 404
    row = ResponseComment.objects.order_by("number")[0]
    answer = client.post(f"/remiss/{filled.pk}/synpunkter/{row.number}/", {"section": "-", "type": "fråga"})
    assert answer.status_code == 404


def test_what_belongs_to_another_round_is_not_found(filled: Round, client: Client, officer: Person) -> None:
    client.force_login(officer)
    other = actions.open_round(
        edition=filled.edition,
        title="En annan",
        registry_number="X",
        opens_on=filled.opens_on,
        closes_on=filled.closes_on,
        by=None,
    )
    response, original = Response.objects.order_by("pk")[0], Original.objects.order_by("pk")[0]
    for path in (f"yttranden/{response.pk}/", f"filer/{original.pk}/", "synpunkter/1/"):
        assert client.get(f"/remiss/{other.pk}/{path}").status_code == 404


@pytest.mark.parametrize("path", ["", "yttranden/", "synpunkter/", "filer/", "synpunkter/1/"])
def test_few_queries_however_many_comments(
    path: str, filled: Round, client: Client, officer: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(officer)
    client.get("/strategi/")  # a login writes the session's own token; force_login leaves that to the first page
    with django_assert_max_num_queries(15):
        client.get(f"/remiss/{filled.pk}/{path}")


def test_the_whole_report_asks_no_more_for_more_comments(
    filled: Round, client: Client, officer: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """It gathers from every table of the round, each once; the control sum counts the stored passages a second time."""
    client.force_login(officer)
    client.get("/strategi/")
    with django_assert_max_num_queries(23):
        client.get(f"/remiss/{filled.pk}/sammanstallning/")


def test_uploading_registers_and_reads(
    round_: Round, client: Client, officer: Person, letters: dict[str, bytes]
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    client.force_login(officer)
    uploads = [SimpleUploadedFile(name, data) for name, data in letters.items()]
    answer = client.post(f"/remiss/{round_.pk}/ta-emot/", {"files": uploads})
    assert answer.status_code == 302
    assert Response.objects.filter(round=round_).count() == 3


def test_an_empty_form_says_what_to_do(round_: Round, client: Client, officer: Person) -> None:
    client.force_login(officer)
    answer = client.post(f"/remiss/{round_.pk}/ta-emot/", {})
    assert answer.status_code == 422
    assert "Välj minst en fil" in answer.content.decode()


def test_html_in_a_response_is_shown_as_text(round_: Round, client: Client, officer: Person) -> None:
    client.force_login(officer)
    evil = "Provköpings kommun\n\nKommunen vill att <script>alert(1)</script> avsnitt 5 får <b>fler</b> indikatorer.\n"
    batch = actions.receive_files(
        round_=round_, source="x", files=[("<img src=x>.txt", evil.encode())], at=NOW, by=None
    )
    storing.read_batch(batch, at=NOW, jobs=0)
    for path in ("", "filer/", "yttranden/", "synpunkter/", "synpunkter/1/", "at-sidan/", "sammanstallning/"):
        page = client.get(f"/remiss/{round_.pk}/{path}").content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_originals_come_back_bit_for_bit(
    filled: Round, client: Client, reader: Person, letters: dict[str, bytes]
) -> None:
    client.force_login(reader)
    for original in Original.objects.all():
        answer = client.get(f"/remiss/{filled.pk}/filer/{original.pk}/")
        assert b"".join(answer) == letters[original.name]
        assert "attachment" in answer.headers["Content-Disposition"]


def test_screen_and_files_print_the_same_figures(filled: Round, client: Client, reader: Person) -> None:
    from samsyn.consultation import queries
    from samsyn.consultation.report.from_site import report_of_round
    from samsyn.consultation.report.statistics import statistics

    client.force_login(reader)
    report, facts = report_of_round(filled), queries.round_facts(filled)
    said = {figure.key: figure.value for figure in statistics(report).figures}
    assert (facts.responses, facts.senders, facts.comments) == (
        said["yttranden"],
        said["avsändare"],
        said["synpunkter"],
    )
    base = f"/remiss/{filled.pk}/sammanstallning/"
    assert report.control in client.get(base).content.decode()
    assert report.control in client.get(f"{base}sammanstallning.html").content.decode()
    for ending, mark in (("docx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF")):
        answer = client.get(f"{base}sammanstallning.{ending}")
        assert answer.status_code == 200
        assert answer.content.startswith(mark)
    assert client.get(f"{base}sammanstallning.exe").status_code == 404


def test_a_report_too_large_to_print_is_said_to_be_so(
    filled: Round, reader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "_LARGE", 0)
    monkeypatch.setattr(typesetting, "LONGEST", 0.01)
    client = Client(raise_request_exception=False)
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(f"/remiss/{filled.pk}/sammanstallning/sammanstallning.pdf")
    assert answer.status_code == 500
    assert "gick inte att skriva ut som PDF" in answer.content.decode()
    assert client.get(f"/remiss/{filled.pk}/sammanstallning/sammanstallning.docx").status_code == 200
