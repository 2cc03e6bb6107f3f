"""Writing in on somebody's behalf, setting facts right, a spreadsheet of comments."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from samsyn.consultation.models import ReceivedFile, Response, Round
from samsyn.consultation.report.from_site import report_of_round
from samsyn.consultation.round.completeness import completeness
from samsyn.consultation.tests.open_round import open_round, strategist
from samsyn.people import actions as people
from samsyn.people import sheets
from samsyn.people.models import Organisation, Person, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def planner() -> Person:
    return strategist()


@pytest.fixture
def asked(round_: Round, planner: Person, client: Client) -> Round:
    client.force_login(planner)
    return open_round(round_.edition, planner)


def facts(**more: object) -> dict[str, object]:
    return {
        "day": timezone.localdate() - timedelta(days=1), "clock": "10:00", "organisation": "", "sender": "",
        "sender_class": "Övrigt", "on_behalf_of": "", "text": "", "stance": "", "supplements": "", "replaces": "", **more,
    }  # fmt: skip


def pk_of(name: str) -> int:
    return Organisation.objects.get(name=name).pk


def test_an_officer_writes_in_what_was_said(asked: Round, client: Client) -> None:
    base = f"/remiss/{asked.pk}/ta-emot/skriv-in/"
    said = facts(
        organisation=pk_of("Norrådals kommun"), text="Kommunen vill ha nattåg.", on_behalf_of="Tekniska nämnden"
    )
    assert client.post(base, said).status_code == 302
    response = Response.objects.get(round=asked)
    assert (response.sender, response.channel, response.on_behalf_of) == (
        "Norrådals kommun",
        "inskrivet",
        "Tekniska nämnden",
    )
    assert response.comments.get().comment.text == "Kommunen vill ha nattåg."
    assert completeness(asked).all.answered == 1
    upload = SimpleUploadedFile("brev.txt", "Vi saknar ett mål om vatten.\n".encode())
    assert client.post(base, facts(sender="Älvens vänner", sender_class="Föreningar", files=upload)).status_code == 302
    assert Response.objects.get(sender="Älvens vänner").comments.count() == 1
    assert (
        client.post(base, facts(sender="Kim Karlsson", sender_class="privatperson", text="Mer buss.")).status_code
        == 302
    )
    assert not Response.objects.filter(sender__contains="Kim").exists(), "private persons are never named"
    report_of_round(asked)


def test_what_is_missing_gets_a_sentence(asked: Round, client: Client) -> None:
    base = f"/remiss/{asked.pk}/ta-emot/skriv-in/"
    for said, words in (
        (facts(text="Hej"), "Välj en organisation"), (facts(sender="X"), "Skriv vad som sas"),
        (facts(sender="X", text="Y", day=timezone.localdate() + timedelta(days=2)), "Det har inte hänt än"),
    ):  # fmt: skip
        answer = client.post(base, said)
        assert answer.status_code == 422
        assert words in answer.text
    assert client.post(base, facts(sender="X AB", stance="avstår")).status_code == 302


def test_a_second_part_supplements_or_replaces(asked: Round, client: Client) -> None:
    base = f"/remiss/{asked.pk}/ta-emot/skriv-in/"
    client.post(base, facts(sender="Norberga bolag", text="Första delen.", preliminary="on"))
    first = Response.objects.get(round=asked)
    client.post(base, facts(sender="Norberga bolag", text="Andra delen.", supplements=first.pk))
    second = Response.objects.get(supplements=first)
    client.post(base, facts(sender="Norberga bolag", text="Nämndens beslut.", replaces=first.pk))
    first.refresh_from_db()
    assert first.replaced_by is not None
    assert [row.pk for row in completeness(asked).out] == [first.pk]
    shown = client.get(f"/remiss/{asked.pk}/yttranden/{first.pk}/").text
    assert "räknas inte" in shown
    assert "preliminärt" in shown
    amend = f"/remiss/{asked.pk}/yttranden/{second.pk}/uppgifter/"
    file = ReceivedFile.objects.get(response=second).original_id
    said = {"organisation": pk_of("Norrådals kommun"), "sender": "", "sender_class": "Övrigt", "stance": "avstyrker",
            "joint_with": [pk_of("Älvbygdens byaråd")], f"papper-{file}": "bilaga", "supplements": "", "replaces": ""}  # fmt: skip
    assert client.post(amend, said).status_code == 302
    second.refresh_from_db()
    assert (second.sender, second.stance, second.supplements) == ("Norrådals kommun", "avstyrker", None)
    assert [str(one) for one in second.joint_with.all()] == ["Älvbygdens byaråd"]
    assert ReceivedFile.objects.get(response=second).kind == "bilaga"
    assert client.get(f"/remiss/{asked.pk + 50}/yttranden/{second.pk}/uppgifter/").status_code == 404


SHEET = [
    ["Organisation", "Typ av aktör", "Avsnitt", "Synpunkt"],
    ["Norrådals kommun", "Kommuner", "2", "Kommunen saknar mål för vuxna."],
    ["Norrådals kommun", "Kommuner", "Kapitel 99", "=Nattågen ska vara kvar."],
    ["", "", "", "Bussen går för sällan."],
    ["Älvbygdens byaråd", "", "", ""],
]


@pytest.mark.parametrize("name", ["inspel.csv", "inspel.xlsx"])
def test_a_spreadsheet_of_comments(name: str, asked: Round, client: Client) -> None:
    data = sheets.to_csv(SHEET[0], SHEET[1:]) if name.endswith("csv") else sheets.to_xlsx("A", SHEET[0], SHEET[1:])
    base = f"/remiss/{asked.pk}/ta-emot/kalkylblad/"
    shown = client.post(base, {"file": SimpleUploadedFile(name, data)})
    assert shown.context["columns"] == {"comment": 3, "sender": 0, "class": 1, "section": 2}
    assert "3 synpunkter" in shown.text
    assert "Kapitel 99" in shown.text
    said = {"token": shown.context["token"], "comment": "3", "sender": "0", "class": "1", "section": "2"}
    assert client.post(base, {**said, "section": ""}).context["columns"]["section"] == -1
    for _time in range(2):
        assert client.post(f"{base}bekrafta/", said).status_code == 302
    first, second = Response.objects.filter(round=asked).order_by("pk")
    assert (first.sender, first.comments.count(), second.sender_class) == ("Norrådals kommun", 2, "privatperson")
    told = first.comments.order_by("number")[0]
    assert told.told is not None
    assert told.told.number == "2"
    assert told.comment.proposals.get(rank=1).evidence[0].startswith("Svar på avsnitt")
    report_of_round(asked)
    assert client.post(f"{base}bekrafta/", {**said, "token": "x"}).headers["Location"] == base
    assert client.post(base, {"file": SimpleUploadedFile("x.pdf", b"%PDF")}).status_code == 422


@pytest.mark.parametrize("role", list(Role))
def test_who_may_receive(role: Role, asked: Round, client: Client) -> None:
    person = people.invite(email="x@region.example", name="X", role=role, by=None)
    client.force_login(person)
    base = f"/remiss/{asked.pk}/"
    for path in ("ta-emot/skriv-in/", "ta-emot/kalkylblad/"):
        assert client.get(base + path).status_code == (200 if person.may(Role.OFFICER) else 404)
    assert client.get("/remiss/inkommande-mejl/").status_code == (200 if person.may(Role.OFFICER) else 404)
    client.logout()
    for path in ("ta-emot/skriv-in/", "ta-emot/kalkylblad/"):
        assert client.get(base + path).status_code == 302
