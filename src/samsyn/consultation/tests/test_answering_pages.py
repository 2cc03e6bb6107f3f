"""Answering by a personal link and openly: pages, collisions, the deadline, other people's answers."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import LazySettings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from samsyn.consultation.answering import throttle
from samsyn.consultation.models import Answer, AnswerPart, Attachment, Response, Round
from samsyn.consultation.tests.open_round import open_round, strategist, token_to
from samsyn.people.models import OutgoingMail, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def planner() -> Person:
    return strategist()


@pytest.fixture
def asked(round_: Round, planner: Person) -> Round:
    cache.clear()
    return open_round(round_.edition, planner)


@pytest.fixture
def world() -> Client:
    """Somebody without an account, whose requests are checked as a browser's are."""
    return Client(enforce_csrf_checks=True)


def begin(world: Client, address: str = "kommun@norradal.example", unit: str = "") -> str:
    """The address of a new draft."""
    return str(world.post(f"/svara/{token_to(address)}/", {"unit": unit}).headers["Location"])


def section(round_: Round, at: int = 1) -> str:
    return "avsnitt-" + round_.edition.sections.order_by("position")[at].key


def write(world: Client, draft: str, page: str, text: str, version: int = 0, **more: str) -> int:
    said = {f"text-{page}": text, f"version-{page}": str(version), **more}
    return world.post(f"{draft}skriv/{page}/", said).status_code


def approve_and_send(world: Client, draft: str) -> None:
    world.post(f"{draft}granska/", {"gor": "godkann", "name": "Kommunstyrelsen", "decision": "§ 45"})
    world.post(f"{draft}granska/", {"gor": "skicka"})


def test_from_the_link_to_the_receipt(asked: Round, world: Client) -> None:
    draft = begin(world)
    page = section(asked)
    assert write(world, draft, page, "Kommunen saknar mål för vuxna. Lägg till dem.", sedan="nasta") == 302
    assert "Kommunen saknar mål" in world.get(f"{draft}granska/").text
    assert "Någon har ändrat" in world.post(f"{draft}granska/", {"gor": "skicka"}, follow=True).text
    assert world.post(f"{draft}granska/", {"gor": "godkann", "name": ""}).status_code == 422
    approve_and_send(world, draft)
    receipt = world.get(draft)
    assert "R 2-1" in receipt.text
    assert receipt.headers["Cache-Control"] == "no-store"
    assert "session" not in receipt.cookies
    assert Response.objects.get(registry_number="R 2-1").organisation is not None
    assert OutgoingMail.objects.filter(purpose="kvitto", to="kommun@norradal.example").count() == 1
    assert world.get(f"{draft}svar.html").status_code == 200
    assert world.get(f"{draft}granska/").status_code == 404
    assert "redan skickat" in world.post(f"{draft}skriv/{page}/", {f"text-{page}": "x"}, follow=True).text


def test_two_boards_have_answers_of_their_own(asked: Round, world: Client) -> None:
    drafts = [begin(world, unit=unit) for unit in ("", "Kulturnämnden", "Kulturnämnden")]
    assert len(set(drafts)) == 2
    assert list(Answer.objects.order_by("pk").values_list("sender", flat=True)) == [
        "Norrådals kommun", "Norrådals kommun, Kulturnämnden",
    ]  # fmt: skip


def test_nobody_overwrites_anybody_silently(asked: Round, world: Client) -> None:
    draft, page = begin(world), section(asked)
    anna = draft.replace(token_to("kommun@norradal.example"), token_to("anna@norradal.example"))
    assert write(world, draft, page, "Min text") == 302
    assert write(world, anna, page, "Annas text", version=0) == 409
    clash = world.post(f"{anna}skriv/{page}/", {f"text-{page}": "Annas text", f"version-{page}": "0"})
    assert "Min text" in clash.text
    assert "Annas text" in clash.text
    assert write(world, anna, page, "Min text och Annas", version=1) == 302
    part = AnswerPart.objects.get()
    assert (part.text, part.version, part.by) == ("Min text och Annas", 2, "Anna")
    assert write(world, draft, section(asked, 2), "Om annat") == 302, "another section is no collision"


def test_the_script_is_told_the_versions_and_the_collisions(asked: Round, world: Client) -> None:
    draft, page = begin(world), section(asked)
    said = {f"text-{page}": "Ett", f"version-{page}": "0"}
    told = world.post(f"{draft}skriv/{page}/", said, headers={"Accept": "application/json"})
    assert told.json()["versions"] == {page: 1}
    again = world.post(f"{draft}skriv/{page}/", {**said, f"text-{page}": "Två"}, headers={"Accept": "application/json"})
    assert again.status_code == 409
    assert again.json()["taken"] == [page]


def test_a_change_takes_back_the_approval(asked: Round, world: Client) -> None:
    draft, page = begin(world), section(asked)
    write(world, draft, page, "Ett")
    world.post(f"{draft}granska/", {"gor": "godkann", "name": "KS", "decision": ""})
    assert Answer.objects.get().approved_at
    write(world, draft, page, "Ett", version=1)
    assert Answer.objects.get().approved_at, "nothing changed"
    write(world, draft, page, "Två", version=1)
    assert Answer.objects.get().approved_at is None


def test_abstaining_is_one_button(asked: Round, world: Client) -> None:
    draft = begin(world, "rad@alvbygden.example")
    assert "Ni har avstått" in world.post(f"{draft}avsta/", follow=True).text
    assert Response.objects.get(channel="webb").stance == "avstår"
    assert not Response.objects.get(channel="webb").comments.exists()


def test_the_deadline_passes_while_somebody_writes(asked: Round, world: Client) -> None:
    draft, page = begin(world), section(asked)
    with time_machine.travel(timezone.now() + timedelta(days=11), tick=False):
        assert write(world, draft, page, "Skrivet för sent") == 302, "a draft can always be saved"
        approve_and_send(world, draft)
        assert "efter sista dagen" in world.get(draft).text
    assert Response.objects.filter(channel="webb").count() == 1


def test_a_round_that_takes_no_late_answers_says_so_and_keeps_the_draft(
    round_: Round, planner: Person, world: Client
) -> None:
    asked = open_round(round_.edition, planner, late_rule="neka")
    draft, page = begin(world), section(asked)
    write(world, draft, page, "Skrivet för sent")
    with time_machine.travel(timezone.now() + timedelta(days=11), tick=False):
        world.post(f"{draft}granska/", {"gor": "godkann", "name": "KS", "decision": ""})
        said = world.post(f"{draft}granska/", {"gor": "skicka"}, follow=True).text
    assert "Remisstiden gick ut" in said
    assert "remiss@region.example" in said
    assert "Skrivet för sent" in said
    assert not Response.objects.filter(channel="webb").exists()


def test_replacing_and_withdrawing(asked: Round, world: Client) -> None:
    draft, page = begin(world), section(asked)
    write(world, draft, page, "Det första.")
    approve_and_send(world, draft)
    new = str(world.post(f"{draft}ersatt/").headers["Location"])
    assert str(world.post(f"{draft}ersatt/").headers["Location"]) == new
    assert Response.objects.get(registry_number="R 2-1").out_at is None, "the first holds until the second is sent"
    write(world, new, page, "Det andra.", version=1)
    approve_and_send(world, new)
    first, second = Response.objects.filter(channel="webb").order_by("pk")
    assert first.replaced_by == second
    assert "ersatt av ett nyare" in world.get(draft).text
    assert "återkallat" in world.post(f"{new}aterkalla/", follow=True).text
    assert "redan återkallat" in world.post(f"{new}aterkalla/", follow=True).text
    assert Response.objects.counted().filter(round=asked).count() == 0
    with time_machine.travel(timezone.now() + timedelta(days=11), tick=False):
        assert "gick ut" in world.post(f"{new}ersatt/", follow=True).text


def test_files_are_added_refused_and_taken_out(asked: Round, world: Client, settings: LazySettings) -> None:
    settings.UPLOAD_LIMIT_BYTES = 1000
    draft = begin(world)
    file = SimpleUploadedFile("bilaga.txt", b"Kommunen vill ha fler bussar.")
    assert world.post(f"{draft}filer/", {"file": file, "kind": "bilaga"}).status_code == 302
    file.seek(0)
    world.post(f"{draft}filer/", {"file": file, "kind": "bilaga"})
    one = Attachment.objects.get()
    assert world.get(f"{draft}filer/{one.pk}/").getvalue() == b"Kommunen vill ha fler bussar."
    large = world.post(f"{draft}filer/", {"file": SimpleUploadedFile("s.pdf", b"x" * 1001), "kind": "bilaga"})
    assert large.status_code == 422
    assert "större än" in large.text
    assert world.post(f"{draft}filer/", {"kind": "bilaga"}).status_code == 422
    other = begin(world, "rad@alvbygden.example")
    assert world.get(f"{other}filer/{one.pk}/").status_code == 404
    assert world.post(f"{other}filer/{one.pk}/ta-bort/").status_code == 404
    world.post(f"{draft}filer/{one.pk}/ta-bort/")
    assert not Attachment.objects.exists()


def test_a_colleague_gets_a_link(asked: Round, world: Client) -> None:
    token = token_to("kommun@norradal.example")
    for _time in range(2):
        world.post(f"/svara/{token}/kollega/", {"name": "Bo", "email": "bo@norradal.example"})
    assert OutgoingMail.objects.filter(to="bo@norradal.example").count() == 1
    assert world.get(f"/svara/{token_to('bo@norradal.example')}/").status_code == 200
    assert "Skriv en e-postadress" in world.post(f"/svara/{token}/kollega/", {"email": "x"}, follow=True).text


def test_a_link_opens_its_own_answers_and_no_other(asked: Round, world: Client) -> None:
    draft = begin(world)
    page = section(asked)
    write(world, draft, page, "Hemligt utkast")
    mine, other = token_to("kommun@norradal.example"), token_to("rad@alvbygden.example")
    theirs = draft.replace(mine, other)
    for path in ("", f"skriv/{page}/", "filer/", "granska/", "svar.docx", "svar.html"):
        assert world.get(f"{theirs}{path}").status_code == 404, path
    for path in (f"skriv/{page}/", "filer/", "granska/", "avsta/", "ersatt/", "aterkalla/", "las-in-word/"):
        assert world.post(f"{theirs}{path}", {f"text-{page}": "x"}).status_code == 404, path
    assert AnswerPart.objects.get().text == "Hemligt utkast"


@pytest.mark.parametrize("token", ["gissad", "a" * 43, "å"])
def test_a_guessed_link_says_what_to_do(token: str, asked: Round, world: Client) -> None:
    shut = world.get(f"/svara/{token}/")
    assert shut.status_code == 404
    assert world.get(f"/svara/{token}/1/granska/").status_code == 404
    assert "Kopiera hela adressen" in shut.text


def test_pages_that_do_not_exist(asked: Round, world: Client) -> None:
    draft = begin(world)
    for path in ("skriv/avsnitt-finns-inte/", "skriv/fraga-1/", "filer/999/"):
        assert world.get(f"{draft}{path}").status_code == 404


def open_form(world: Client, round_: Round, **said: str) -> dict[str, str]:
    page = world.get(f"/remiss/{round_.pk}/svara/")
    return {"key": str(page.context["form"]["key"].value()), **said}


def test_a_resident_answers_without_saying_who(asked: Round, world: Client) -> None:
    key = section(asked).removeprefix("avsnitt-")
    said = open_form(world, asked, avsnitt=key)
    where = str(world.post(f"/remiss/{asked.pk}/svara/", said).headers["Location"])
    assert where.endswith(f"/skriv/avsnitt-{key}/")
    draft = where.split("skriv/")[0]
    write(world, draft, f"avsnitt-{key}", "Bussen går för sällan.")
    sent = world.post(f"{draft}granska/", {"gor": "skicka"}, follow=True).text
    assert "Tack! Svaret är inskickat" in sent
    response = Response.objects.get(channel="webb")
    assert (response.sender, response.sender_class) == ("privatperson", "privatperson")


def test_a_resident_who_leaves_an_address_gets_the_way_back(asked: Round, world: Client) -> None:
    world.post(f"/remiss/{asked.pk}/svara/", open_form(world, asked, email="kim@post.example", name="Kim"))
    back = world.get(f"/svara/{token_to('kim@post.example')}/", follow=True)
    assert back.status_code == 200
    assert "Ditt svar" in back.text


def test_the_same_form_twice_is_one_draft(asked: Round, world: Client) -> None:
    said = open_form(world, asked)
    for _time in range(2):
        assert world.post(f"/remiss/{asked.pk}/svara/", said).status_code == 302
    assert Answer.objects.count() == 1


def test_machines_are_kept_out_without_cookies(asked: Round, world: Client) -> None:
    world.post(f"/remiss/{asked.pk}/svara/", open_form(world, asked, website="http://x.example"))
    assert not Answer.objects.exists()
    for _time in range(throttle.FROM_ONE):
        world.post(f"/remiss/{asked.pk}/svara/", open_form(world, asked))
    stopped = world.post(f"/remiss/{asked.pk}/svara/", open_form(world, asked))
    assert stopped.status_code == 422
    assert "Vänta tio minuter" in stopped.text
    assert Answer.objects.count() == throttle.FROM_ONE


def test_an_answer_in_other_languages_and_odd_signs(asked: Round, world: Client) -> None:
    draft, page = begin(world), section(asked)
    text = "Suomenkieliset palvelut puuttuvat.\nGiellaguovddáš váilu: áđŋšŧž.\n<script>alert(1)</script>"
    write(world, draft, page, text + "\0")
    approve_and_send(world, draft)
    shown = world.get(draft).text
    assert "áđŋšŧž" in shown
    assert "<script>alert" not in shown
    assert "áđŋšŧž" in world.get(f"{draft}svar.html").getvalue().decode()
