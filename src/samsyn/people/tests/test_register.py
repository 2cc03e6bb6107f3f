"""The register of organisations: pages, and in and out as a spreadsheet."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from samsyn.people import actions, sheets
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Contact, JournalEntry, Organisation, Person, Role
from samsyn.people.register import queries
from samsyn.people.register.actions import InACircle, NameTaken, save, take_in
from samsyn.people.register.rows import HEAD, Entry, check, contacts_of, written

pytestmark = pytest.mark.django_db
CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).map(lambda text: " ".join(text.split()))


@pytest.fixture
def officer() -> Person:
    return actions.invite(email="h@region.example", name="Handläggaren", role=Role.OFFICER, by=None)


@pytest.fixture
def register(officer: Person) -> dict[str, Entry]:
    take_in(
        entries=[
            Entry("Norrådals kommun, Kulturnämnden", "Kommuner", parent="Norrådals kommun"),
            Entry("Norrådals kommun", "Kommuner", municipality="Norrådal", email="kommun@norradal.example",
                  contacts=(("", "a@norradal.example"), ("Registraturen", "b@norradal.example"))),
        ],
        by=officer,
    )  # fmt: skip
    return queries.entries()


def test_boards_may_stand_before_their_municipality(register: dict[str, Entry]) -> None:
    assert Organisation.objects.get(name__contains="Kulturnämnden").parent == Organisation.objects.get(
        name="Norrådals kommun"
    )
    assert Contact.objects.count() == 2


def test_out_and_in_again_changes_nothing(register: dict[str, Entry]) -> None:
    rows = [written(entry) for entry in register.values()]
    for name, data in (("r.xlsx", sheets.to_xlsx("Organisationer", HEAD, rows)), ("r.csv", sheets.to_csv(HEAD, rows))):
        preview = check(sheets.read(name, data), register)
        assert [row.does for row in preview.rows] == ["same", "same"], name


def test_each_row_says_what_it_does_or_what_is_wrong(register: dict[str, Entry]) -> None:
    rows = [
        list(HEAD),
        ["Norrådals kommun", "Kommuner", "", "Norrådal", "ja", "styrande", "ny@norradal.example", ""],
        ["Älvbygdens byaråd", "föreningar", "", "", "nej", "", "", "Ordförande <o@byarad.example>"],
        ["", "Kommuner"],
        ["Fel klass", "Kommunaler"],
        ["Fel adress", "Övrigt", "", "", "", "", "inte en adress", "c@"],
        ["Älvbygdens byaråd", "Föreningar"],
        ["Utan förälder", "Övrigt", "Finns inte AB"],
        ["Fel ord", "Övrigt", "", "", "kanske", "tung"],
    ]
    preview = check(rows, register)
    assert [row.does for row in preview.rows] == ["changed", "new", *["wrong"] * 6]
    assert preview.rows[0].changes == (
        "Vikt: – → styrande",
        "E-post: kommun@norradal.example → ny@norradal.example",
        "Kontakter: a@norradal.example; Registraturen <b@norradal.example> → –",
    )
    assert len(preview.rows[4].errors) == 2
    assert len(preview.rows[7].errors) == 2
    assert [entry.name for entry in preview.entries] == ["Norrådals kommun", "Älvbygdens byaråd"]


def test_a_column_that_is_missing_changes_nothing(register: dict[str, Entry]) -> None:
    preview = check([["Namn", "Klass"], ["norrådals kommun", "Kommuner"]], register)
    assert [row.does for row in preview.rows] == ["same"]


def test_names_are_taken_once_and_circles_refused(register: dict[str, Entry], officer: Person) -> None:
    with pytest.raises(NameTaken):
        save(entry=Entry("NORRÅDALS KOMMUN", "Kommuner"), by=officer)
    top = Organisation.objects.get(name="Norrådals kommun")
    with pytest.raises(InACircle):
        save(
            entry=Entry("Norrådals kommun", "Kommuner", parent="Norrådals kommun, Kulturnämnden"),
            by=officer,
            organisation=top,
        )


def test_a_change_stands_in_the_journal(register: dict[str, Entry], officer: Person) -> None:
    row = Organisation.objects.get(name="Norrådals kommun")
    save(entry=Entry("Norrådals kommun", "Kommuner", email="x@norradal.example"), by=officer, organisation=row)
    facts = JournalEntry.objects.filter(noun="organisation", verb="change").latest("pk").facts
    assert facts["e-post"] == ["kommun@norradal.example", "x@norradal.example"]
    assert not Contact.objects.exists()


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(CELLS, CELLS), max_size=8))
def test_any_text_survives_a_spreadsheet(pairs: list[tuple[str, str]]) -> None:
    rows = [("x", first, second) for first, second in pairs]
    data = sheets.to_xlsx("Blad", ("Ett", "Två", "Tre"), rows)
    assert [[*row, "", ""][:3] for row in sheets.read("b.xlsx", data)[1:]] == [list(row) for row in rows]


def test_formulas_are_text_in_both_formats() -> None:
    evil = '=HYPERLINK("http://x.example")'
    book = load_workbook(io.BytesIO(sheets.to_xlsx("Blad", ("A",), [(evil,)])))
    assert book.worksheets[0]["A2"].data_type == "s"
    assert b"'=HYPERLINK" in sheets.to_csv(("A",), [(evil,)])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", b"PK\x03\x04 inte en zip"), ("a.xlsx", b""), ("a.csv", b""), ("a.pdf", b"%PDF"),
        ("a.csv", b"\x81\x00\x8d"), ("a.csv", b"namn;klass\n\"" + b"x" * 200_000),
    ],
)  # fmt: skip
def test_what_is_no_spreadsheet_gets_a_sentence(name: str, data: bytes) -> None:
    with pytest.raises(sheets.BadSheet, match=r"”a\."):
        sheets.read(name, data)


def test_windows_and_utf16_are_read() -> None:
    for encoding in ("cp1252", "utf-8", "utf-8-sig", "utf-16"):
        assert sheets.read("a.csv", "Namn;Klass\nÅsby;Övrigt\n".encode(encoding))[1] == ["Åsby", "Övrigt"]


def test_contacts_are_read_each_once() -> None:
    assert contacts_of("Anna <A@x.example>; b@x.example\na@x.example;") == (
        ("Anna", "a@x.example"),
        ("", "b@x.example"),
    )


PAGES = ["/organisationer/", "/organisationer/organisationer.xlsx", "/organisationer/organisationer.csv"]
WORK = ["/organisationer/ny/", "/organisationer/las-in/", "/utkorg/", "/uppgifter/"]


@pytest.mark.parametrize("path", [*PAGES, *WORK])
def test_who_may_see_what(path: str, client: Client, officer: Person) -> None:
    assert client.get(path).status_code == 302
    reader = actions.invite(email="l@region.example", name="Läsaren", role=Role.READER, by=None)
    client.force_login(reader)
    assert client.get(path).status_code == (200 if path in PAGES else 404)
    client.force_login(officer)
    assert client.get(path).status_code == 200


def test_in_by_the_web_with_preview(register: dict[str, Entry], client: Client, officer: Person) -> None:
    client.force_login(officer)
    file = SimpleUploadedFile("lista.csv", "Namn;Klass\nÖreviks kommun;Kommuner\nFel;Fel\n".encode())
    shown = client.post("/organisationer/las-in/", {"file": file})
    assert shown.status_code == 200
    assert "1 rad har fel" in shown.text
    assert Organisation.objects.count() == 2
    said = shown.context["said"]
    assert client.post("/organisationer/las-in/bekrafta/", {"said": said}).status_code == 302
    assert client.post("/organisationer/las-in/bekrafta/", {"said": said}).status_code == 302
    assert Organisation.objects.filter(name="Öreviks kommun").count() == 1
    assert client.post("/organisationer/las-in/bekrafta/", {"said": said + "x"}).status_code == 302


def test_one_organisation_by_the_web(client: Client, officer: Person) -> None:
    client.force_login(officer)
    said = {"name": "Åsbergs kommun", "organisation_class": OrganisationClass.MUNICIPALITY, "in_county": "on",
            "email": "kommun@asberg.example", "contacts": "Registrator <r@asberg.example>"}  # fmt: skip
    assert client.post("/organisationer/ny/", said).status_code == 302
    row = Organisation.objects.get()
    assert client.get(f"/organisationer/{row.pk}/").status_code == 200
    twice = client.post("/organisationer/ny/", said)
    assert twice.status_code == 422
    assert "En annan organisation heter så" in twice.text
    wrong = client.post(f"/organisationer/{row.pk}/", {**said, "contacts": "ingen adress"})
    assert wrong.status_code == 422
    assert client.get("/organisationer/999/").status_code == 404
