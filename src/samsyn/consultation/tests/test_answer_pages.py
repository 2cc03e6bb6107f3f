"""Answers on the web: one, many, second reader, work that changes hands, rest list, a sheet that comes back, samples."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from samsyn.comments import actions as comments
from samsyn.comments.models import Assignment, Comment, Disposition, Recoding, ReturnedSheet, Sample, Theme, Verdict
from samsyn.consultation import actions, learning, queries
from samsyn.consultation.models import Response, ResponseComment, Round
from samsyn.consultation.tests.provlanet import NOW
from samsyn.people import actions as people
from samsyn.people.models import Person, Role, Task

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_nothing_kept")]

PAGES = (
    "att-gora/", "synpunkter/", "synpunkter/1/", "synpunkter/1/?visa=kvar&vem=ingens&klass=Kommuner", "granska/",
    "synpunkter/1/svara/", "olika-svar/", "restlista/", "restlista.csv", "standardsvar/", "svar-i-excel/",
    "ar-allt-med/", "ar-allt-med/?kvar=1", "teman/", "at-sidan/", "yttranden/", "synpunkter/1/?historik=1",
    "synpunkter/?visa=kvar&ordning=larorik", "synpunkter/?ord=nattåg", "synpunkter/1/?visa=kvar&ordning=larorik", "filer/",
    "hur-langt/",
)  # fmt: skip
OFFICERS_ONLY = {"granska/", "synpunkter/1/svara/", "standardsvar/", "svar-i-excel/"}
POSTS = (
    "fordela/", "svara-flera/", "granska/", "synpunkter/1/lamna-tillbaka/", "restlista/", "standardsvar/",
    "teman/prov/", "angra/",
)  # fmt: skip


@pytest.fixture
def colleague() -> Person:
    return people.invite(email="s@region.example", name="Strategen", role=Role.STRATEGIST, by=None)


def said() -> list[Comment]:
    return [row.comment for row in ResponseComment.objects.select_related("comment").order_by("number")]


def test_every_page_for_every_role(filled: Round, client: Client, officer: Person, reader: Person) -> None:
    base = f"/remiss/{filled.pk}/"
    for path in PAGES:
        assert client.get(base + path).headers.get("Location", "").startswith("/logga-in/"), path
    client.force_login(reader)
    for path in PAGES:
        assert client.get(base + path).status_code == (404 if path in OFFICERS_ONLY else 200), path
    for path in POSTS:
        assert client.post(base + path).status_code == 404, path
    client.force_login(officer)
    for path in PAGES:
        assert client.get(base + path).status_code == 200, path
        assert client.get(f"/remiss/{filled.pk + 99}/{path}").status_code == 404, path


def more(round_: Round, copies: int) -> None:
    """The same comments many times over, answered, coded and given to somebody: more rows, not more kinds."""
    by = Person.objects.get(role=Role.OFFICER)
    theme, _new = Theme.objects.get_or_create(
        document=round_.edition.document, name="Tåg", defaults={"at": NOW, "by": by}
    )
    response = Response.objects.order_by("pk")[0]
    number = ResponseComment.objects.count()
    for one in list(said()):
        for _copy in range(copies):
            number += 1
            new = Comment.objects.create(
                edition=one.edition, original=one.original, text=one.text, spans=one.spans, proposed_type="fråga",
                similar_group=1,
            )  # fmt: skip
            ResponseComment.objects.create(response=response, comment=new, number=number)
            verdict = Verdict.REFERRED if number % 2 else Verdict.NOTED
            comments.answer(
                comment=new, verdict=verdict, reason="Hör dit.", referred_to="Nämnden", at=NOW, by=by
            )  # fmt: skip
            comments.code(comment=new, themes=[theme], at=NOW, by=by)


def test_few_queries_however_many_comments(
    filled: Round,
    client: Client,
    officer: Person,
    colleague: Person,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(colleague)
    counts: dict[str, list[int]] = {path: [] for path in PAGES}
    for copies in (1, 3):
        more(filled, copies)
        for path in PAGES:
            with django_assert_max_num_queries(12) as asked:
                client.get(f"/remiss/{filled.pk}/{path}")
            counts[path].append(len(asked))
    assert [path for path, (few, many) in counts.items() if many > few] == []


def test_answering_needs_a_reason_and_goes_on(filled: Round, client: Client, officer: Person) -> None:
    client.force_login(officer)
    address = f"/remiss/{filled.pk}/synpunkter/1/svara/?visa=obesvarade"
    assert "Skriv varför" in client.post(address, {"verdict": "beaktas ej"}).content.decode()
    answer = client.post(address, {"verdict": "hänvisas", "reason": "Hör dit."})
    assert "Skriv vart" in answer.content.decode()
    posted = {"verdict": "noteras", "reason": "Tack.", "keep_as": "Stöd", "version": "0"}
    answer = client.post(address, posted)
    assert answer.headers["Location"] == f"/remiss/{filled.pk}/synpunkter/2/svara/?visa=obesvarade"
    assert "Stöd" in client.get(answer.headers["Location"]).content.decode()
    standard = queries.standards(filled)[0]
    page = client.get(f"/remiss/{filled.pk}/synpunkter/2/svara/?mall={standard.id}").content.decode()
    assert ">\nTack.</textarea>" in page or ">Tack.</textarea>" in page
    stale = client.post(address, {**posted, "reason": "Annat."})
    assert stale.status_code == 409
    assert Disposition.objects.get().reason == "Tack."
    client.post(f"/remiss/{filled.pk}/standardsvar/", {"id": standard.id})
    assert queries.standards(filled) == ()


def test_an_answer_to_many_hits_what_was_shown_or_nothing(filled: Round, client: Client, officer: Person) -> None:
    client.force_login(officer)
    address = f"/remiss/{filled.pk}/svara-flera/"
    page = client.post(address, {"numbers": ["1", "2", "3"]}).content.decode()
    assert "Svara på 3 synpunkter" in page
    mark = page.split('name="mark" value="')[1].split('"')[0]
    posted = {"numbers": "1 2 3", "mark": mark, "verdict": "noteras", "reason": "Tack."}
    comments.answer(comment=said()[1], verdict=Verdict.HEEDED, reason="", at=NOW, by=officer)
    answer = client.post(address, posted)
    assert answer.status_code == 409
    assert "Urvalet har ändrats" in answer.content.decode()
    assert Disposition.objects.count() == 1
    page = answer.content.decode()
    assert "redan besvarad och rörs inte" in page
    mark = page.split('name="mark" value="')[1].split('"')[0]
    assert client.post(address, {**posted, "mark": mark, "reason": ""}).status_code == 422
    assert client.post(address, {**posted, "mark": mark}).status_code == 302
    assert list(Disposition.objects.order_by("comment").values_list("verdict", flat=True)) == [
        "noteras", "beaktas", "noteras",
    ]  # fmt: skip
    page = client.post(address, {"numbers": "1 2 3", "replace": "1"}).content.decode()
    assert "Svara på 3 synpunkter" in page
    assert "svaret ersätts" in page


def test_everything_in_the_filter(filled: Round, client: Client, officer: Person) -> None:
    client.force_login(officer)
    page = client.post(f"/remiss/{filled.pk}/svara-flera/?visa=obesvarade", {"alla": "1"}).content.decode()
    assert f"Svara på {len(said())} synpunkter" in page


def test_the_second_reader_is_another(filled: Round, client: Client, officer: Person, colleague: Person) -> None:
    for row in said()[:3]:
        comments.answer(comment=row, verdict=Verdict.NOTED, reason="Tack.", at=NOW, by=officer)
    address = f"/remiss/{filled.pk}/granska/"
    client.force_login(officer)
    assert "Inga svar av andra" in client.get(address).content.decode()
    own = client.post(address, {"numbers": "1", "version-1": "1"}, follow=True)
    assert "läses av någon annan" in own.content.decode()
    client.force_login(colleague)
    assert client.get(address).content.decode().count('name="numbers"') == 3
    client.post(address, {"numbers": ["1"], "version-1": "1"})
    client.post(f"/remiss/{filled.pk}/synpunkter/2/lamna-tillbaka/", {"version": "1", "remark": "Säg mer."})
    stale = client.post(address, {"numbers": ["3"], "version-3": "9"}, follow=True)
    assert "inget är godkänt" in stale.content.decode()
    found = dict(Disposition.objects.values_list("comment", "review"))
    assert [found[row.pk] for row in said()[:3]] == ["released", "returned", ""]
    page = client.get(f"/remiss/{filled.pk}/synpunkter/2/").content.decode()
    assert "Säg mer." in page


def test_work_changes_hands_when_somebody_leaves(
    filled: Round, client: Client, officer: Person, colleague: Person
) -> None:
    client.force_login(colleague)
    base = f"/remiss/{filled.pk}/"
    posted = {"numbers": ["1", "2"], "officer": officer.pk, "due_on": "2026-01-31", "tillbaka": f"{base}synpunkter/"}
    assert client.post(f"{base}fordela/", posted).headers["Location"] == f"{base}synpunkter/"
    assert Assignment.objects.filter(officer=officer, due_on=date(2026, 1, 31)).count() == 2
    assert "2 synpunkter" in Task.objects.get().title
    assert client.post(f"{base}fordela/", {**posted, "tillbaka": "https://elak.example/"}).headers["Location"] == (
        f"{base}att-gora/"
    )
    load = queries.loads(filled)[0]
    assert (load.name, load.to_answer, load.overdue) == ("Handläggaren", 2, 2)
    Person.objects.filter(pk=officer.pk).update(is_active=False)
    page = client.get(f"{base}att-gora/").content.decode()
    assert "Behöver en ny handläggare" in page
    client.post(f"{base}fordela/?vem={officer.pk}", {"alla": "1", "officer": colleague.pk})
    assert Assignment.objects.filter(officer=colleague).count() == 2
    page = client.get(f"{base}att-gora/").content.decode()
    assert "Behöver en ny handläggare" not in page
    assert (
        client.get(f"{base}att-gora/sortera/?visa=kvar&vem=mina").headers["Location"].startswith(f"{base}synpunkter/1/")
    )


def test_different_answers_to_like_comments_are_listed(filled: Round, client: Client, officer: Person) -> None:
    client.force_login(officer)
    rows = said()[:2]
    Comment.objects.filter(pk__in=[row.pk for row in rows]).update(similar_group=7)
    comments.answer(comment=rows[0], verdict=Verdict.HEEDED, reason="", at=NOW, by=officer)
    assert queries.disagreeing(filled) == ()
    comments.answer(comment=rows[1], verdict=Verdict.NOT, reason="Nej.", at=NOW, by=officer)
    assert queries.disagreeing(filled) == (7,)
    assert "Nej." in client.get(f"/remiss/{filled.pk}/olika-svar/").content.decode()
    assert "olika svar" in client.get(f"/remiss/{filled.pk}/synpunkter/1/").content.decode()


def test_the_rest_list_by_recipient(filled: Round, client: Client, officer: Person) -> None:
    client.force_login(officer)
    comments.answer(
        comment=said()[0], verdict=Verdict.REFERRED, reason="=1+1", referred_to="Trafiknämnden", at=NOW, by=officer
    )
    address = f"/remiss/{filled.pk}/restlista"
    assert "inte lämnad" in client.get(f"{address}/").content.decode()
    client.post(f"{address}/", {"till": "Trafiknämnden"})
    assert Disposition.objects.get().handed_on_by == officer
    sheet = client.get(f"{address}.csv").content.decode("utf-8-sig")
    assert "Trafiknämnden;1;" in sheet
    assert ";'=1+1;ja" in sheet


def workbook(client: Client, round_: Round) -> bytes:
    return client.get(f"/remiss/{round_.pk}/sammanstallning/sammanstallning.xlsx").content


def answered(data: bytes, answers: dict[int, tuple[str, str]]) -> bytes:
    """The report's workbook after somebody wrote in it."""
    book = load_workbook(io.BytesIO(data))
    page = book["Synpunkter"]
    columns = {cell.value: cell.column for cell in page[1]}
    for row in range(2, page.max_row + 1):
        number = page.cell(row, columns["Nr"]).value
        if int(number) in answers:
            verdict, reason = answers[int(number)]
            page.cell(row, columns["Bedömning"]).value = verdict
            page.cell(row, columns["Motivering"]).value = reason
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_sheet_comes_back(filled: Round, client: Client, officer: Person, colleague: Person) -> None:
    client.force_login(officer)
    comments.answer(comment=said()[2], verdict=Verdict.NOTED, reason="Tack.", at=NOW, by=officer)
    data = answered(
        workbook(client, filled),
        {
            1: ("Hänvisas till Trafiknämnden", "Hör dit."),
            2: ("kanske", ""),
            3: ("beaktas", ""),
            4: ("beaktas ej", "Nej."),
        },
    )
    comments.answer(comment=said()[3], verdict=Verdict.HEEDED, reason="", at=NOW, by=colleague)
    address = f"/remiss/{filled.pk}/svar-i-excel/"
    upload = SimpleUploadedFile("svar.xlsx", data)
    preview = client.post(address, {"sheet": upload}).headers["Location"]
    page = client.get(preview).content.decode()
    assert "För in 1 nya och 1 ändrade svar" in page
    assert "har besvarats av någon annan" in page
    assert "inget av de ord som finns" in page
    assert Disposition.objects.count() == 2
    client.post(preview, {})
    found = {row.comment_id: (row.verdict, row.referred_to) for row in Disposition.objects.all()}
    rows = said()
    assert found == {
        rows[0].pk: ("hänvisas", "Trafiknämnden"), rows[2].pk: ("beaktas", ""), rows[3].pk: ("beaktas", ""),
    }  # fmt: skip
    client.post(preview, {"over": "4"})
    assert Disposition.objects.get(comment=rows[3]).verdict == "beaktas", "a sheet is entered once"
    again = client.post(address, {"sheet": SimpleUploadedFile("svar.xlsx", data)}).headers["Location"]
    client.post(again, {"over": "4"})
    assert Disposition.objects.get(comment=rows[3]).verdict == "beaktas ej"
    client.force_login(colleague)
    assert client.get(preview).status_code == 404


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04trasig", b"Nr;Synpunkt\n1;Hej"])
def test_a_file_that_is_no_such_sheet_is_refused(data: bytes, filled: Round, client: Client, officer: Person) -> None:
    client.force_login(officer)
    upload = SimpleUploadedFile("svar.xlsx", data)
    assert client.post(f"/remiss/{filled.pk}/svar-i-excel/", {"sheet": upload}).status_code == 422
    assert not ReturnedSheet.objects.exists()


def test_the_code_list_and_a_blind_sample(filled: Round, client: Client, officer: Person, colleague: Person) -> None:
    base = f"/remiss/{filled.pk}/teman/"
    client.force_login(officer)
    assert client.post(base, {"name": "Tåg"}).status_code == 302
    assert client.post(base, {"name": "tåg"}).status_code == 422
    assert client.post(base, {"names": ["Buss", "Båt"]}).status_code == 302
    train, bus = Theme.objects.get(name="Tåg"), Theme.objects.get(name="Buss")
    client.post(f"{base}{bus.pk}/byt-namn/", {"name": "Bussar", "definition": "Allt som går på väg"})
    client.post(f"{base}{bus.pk}/sla-ihop/", {"into": train.pk})
    assert [row.name for row in queries.themes(filled)] == ["Båt", "Tåg"]
    assert client.get(f"{base}?forslag=1").status_code == 200
    assert client.post(f"{base}prov/", {"coder": colleague.pk, "size": 5}, follow=True).status_code == 200
    assert not Sample.objects.exists()
    for row in ResponseComment.objects.order_by("number")[:6]:
        actions.confirm(row=row, section_key="-", type_="fråga", themes=[train.pk], at=NOW, by=officer)
    address = client.post(f"{base}prov/", {"coder": colleague.pk, "size": 5}).headers["Location"]
    assert client.get(f"{address}koda/").status_code == 302, "nobody but the coder codes"
    client.force_login(colleague)
    page = client.get(f"{address}koda/").content.decode()
    assert "checked" not in page, "the second coder does not see the first coding"
    assert "Cohens kappa" not in client.get(address).content.decode()
    for again in list(Recoding.objects.order_by("pk")):
        posted = {"recoding": again.pk, "section": "-", "type": "fråga", "themes": [train.pk]}
        assert client.post(f"{address}koda/", posted).status_code == 302
    page = client.get(address).content.decode()
    assert "Cohens kappa" in page
    count = Recoding.objects.count()
    assert f"{count} av {count}" in page
    agreements, compared = queries.compared(Sample.objects.get())
    assert [one.value for one in agreements] == [1, 1, 1]
    assert all(one.same for one in compared)


def test_themes_are_proposed_and_never_overwrite(filled: Round, officer: Person) -> None:
    theme = comments.add_theme(document=filled.edition.document, name="Indikatorer", at=NOW, by=officer)
    rows = said()
    comments.code(comment=rows[0], themes=[], at=NOW, by=officer)
    assert learning.propose_themes(filled) > 0
    assert not Comment.objects.get(pk=rows[0].pk).theme_proposals.exists()
    found = Comment.objects.filter(theme_proposals__theme=theme)
    assert all("indikator" in one.text.lower() for one in found)


def test_the_proof_adds_up(filled: Round, client: Client, officer: Person) -> None:
    client.force_login(officer)
    for original in queries.files(filled):
        comments.count_uncovered(original_id=original.facts.id)
    found = queries.balance(filled)
    assert (found.coded, found.left) == (0, len(said()))
    assert (found.uncovered, found.not_counted) == (0, 0)
    rows = queries.covered(queries.coverage(filled))
    assert sum(row.left for row in rows) == found.left
    assert sum(row.set_aside for row in rows) == found.set_aside
    assert sum(row.coded for row in rows) == found.coded
    assert sum(row.laid_aside for row in rows) == found.laid_aside
    assert "Inte än." in client.get(f"/remiss/{filled.pk}/ar-allt-med/").content.decode()
    for row in ResponseComment.objects.all():
        actions.confirm(row=row, section_key="-", type_="fråga", at=NOW, by=officer)
    page = client.get(f"/remiss/{filled.pk}/ar-allt-med/").content.decode()
    assert "inget tecken står utanför" in page
