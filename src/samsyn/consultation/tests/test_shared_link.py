"""A personal link that was shared: two places at once, who did what, and a new link that ends the old one."""

import re

import pytest
from django.test import Client

from samsyn.consultation.answering import registering
from samsyn.consultation.models import Answer, AnswerPart, Entrance, Round
from samsyn.consultation.tests.open_round import open_round, strategist, token_to
from samsyn.people.models import JournalEntry, OutgoingMail

pytestmark = pytest.mark.django_db
OWNER = "kommun@norradal.example"


@pytest.fixture
def asked(round_: Round) -> Round:
    return open_round(round_.edition, strategist())


@pytest.fixture
def page(asked: Round) -> str:
    return "avsnitt-" + asked.edition.sections.order_by("position")[1].key


def begun(client: Client, token: str) -> str:
    return str(client.post(f"/svara/{token}/", {"unit": ""}).headers["Location"])


def write(client: Client, draft: str, page: str, text: str, version: int) -> tuple[int, str]:
    answer = client.post(f"{draft}skriv/{page}/", {f"text-{page}": text, f"version-{page}": str(version)})
    return answer.status_code, answer.text


def token_in(body: str) -> str:
    found = re.search(r"/svara/([\w-]+)/", body)
    assert found
    return found[1]


def test_the_same_link_in_two_places_overwrites_nothing_silently(asked: Round, page: str) -> None:
    owner, stranger = Client(), Client()
    draft = begun(owner, token_to(OWNER))
    assert begun(stranger, token_to(OWNER)) == draft, "one draft, wherever the link is opened"
    assert write(owner, draft, page, "Kommunens egen text.", 0)[0] == 302
    status, shown = write(stranger, draft, page, "Någon annans text.", 0)
    assert status == 409
    assert "Kommunens egen text." in shown
    assert "Någon annans text." in shown, "what the second one wrote is not lost either"
    assert AnswerPart.objects.get().text == "Kommunens egen text."
    assert write(stranger, draft, page, "Någon annans text.", 1)[0] == 302
    status, shown = write(owner, draft, page, "Kommunens egen text, mer.", 1)
    assert status == 409
    assert "Någon annans text." in shown, "the owner is told that it has been changed"


def test_who_did_what_is_told_as_far_as_it_is_known(asked: Round, page: str) -> None:
    mine, anna = token_to(OWNER), token_to("anna@norradal.example")
    draft = begun(Client(), mine)
    theirs = draft.replace(mine, anna)
    write(Client(), theirs, page, "Annas text.", 0)
    assert "Anna" in Client().get(draft).text
    Client().post(f"{draft}granska/", {"gor": "godkann", "name": "Kommunstyrelsen", "decision": "§ 45"})
    write(Client(), theirs, page, "Annas nya text.", 1)
    assert Answer.objects.get().approved_at is None, "a change takes back the approval"
    entry = JournalEntry.objects.filter(verb="reopen").get()
    assert entry.facts == {"godkänt av": ["Kommunstyrelsen", ""], "av": "Anna"}


def test_the_owner_renews_the_link_and_the_old_one_ends(asked: Round, page: str) -> None:
    old = token_to(OWNER)
    draft = begun(Client(), old)
    write(Client(), draft, page, "Kommunens egen text.", 0)
    assert "Byt länk" in Client().get(draft).text
    answer = Client().post(f"/svara/{old}/ny-lank/")
    assert OWNER in answer.text
    mail = OutgoingMail.objects.get(purpose="ny-lank")
    assert mail.to == OWNER
    new = token_in(mail.body)
    assert new not in answer.text, "whoever holds the old link never sees the new one"
    for path in ("", draft.removeprefix(f"/svara/{old}/")):
        shut = Client().get(f"/svara/{old}/{path}")
        assert shut.status_code == 410
        assert "utbytt mot en ny" in shut.text
    assert write(Client(), draft, page, "Främlingens text.", 1)[0] == 410
    assert AnswerPart.objects.get().text == "Kommunens egen text."
    assert write(Client(), draft.replace(old, new), page, "Kommunens text igen.", 1)[0] == 302
    anna = token_to("anna@norradal.example")
    assert Client().get(draft.replace(old, anna)).status_code == 200, "a colleague's link is their own"


def test_renewing_twice_makes_one_link(asked: Round) -> None:
    old = token_to(OWNER)
    before = Entrance.objects.count()
    assert Client().post(f"/svara/{old}/ny-lank/").status_code == 200
    assert Client().post(f"/svara/{old}/ny-lank/").status_code == 410
    assert Entrance.objects.count() == before + 1
    assert OutgoingMail.objects.filter(purpose="ny-lank").count() == 1


def test_a_resident_without_an_address_gets_the_new_link_on_the_page(asked: Round, page: str) -> None:
    client = Client()
    key = re.search(r'name="key" value="([^"]+)"', client.get(f"/remiss/{asked.pk}/svara/").text)
    assert key
    draft = str(client.post(f"/remiss/{asked.pk}/svara/", {"key": key[1], "website": ""}).headers["Location"])
    old = token_in(draft)
    here = client.post(f"/svara/{old}/ny-lank/", follow=True)
    new = token_in(here.redirect_chain[-1][0])
    assert new != old
    assert "Den gamla öppnar ingenting längre" in here.text
    assert client.get(f"/svara/{old}/").status_code == 410
    assert client.get(draft.replace(old, new)).status_code == 200


def test_a_resident_renews_and_the_receipts_link_ends_too(asked: Round, page: str) -> None:
    client, me = Client(), "jag@bor.example"
    key = re.search(r'name="key" value="([^"]+)"', client.get(f"/remiss/{asked.pk}/svara/").text)
    assert key
    begin = {"key": key[1], "website": "", "name": "Kim", "email": me}
    draft = str(client.post(f"/remiss/{asked.pk}/svara/", begin).headers["Location"]).partition("skriv/")[0]
    old = token_in(draft)
    write(client, draft, page, "Mina ord.", 0)
    client.post(f"{draft}granska/", {"gor": "skicka"})
    registering.register(answer=Answer.objects.get())
    receipts = token_in(OutgoingMail.objects.get(purpose="kvitto").body)
    assert client.get(draft.replace(old, receipts)).status_code == 200
    client.post(f"{draft}ersatt/")
    assert client.post(f"/svara/{old}/ny-lank/").status_code == 200
    assert [client.get(f"/svara/{one}/").status_code for one in (old, receipts)] == [410, 410]
    new = token_in(OutgoingMail.objects.get(purpose="ny-lank").body)
    for answer in Answer.objects.all():
        assert client.get(f"/svara/{new}/{answer.pk}/").status_code == 200


def test_only_a_press_of_the_button_renews(asked: Round) -> None:
    assert Client().get(f"/svara/{token_to(OWNER)}/ny-lank/").status_code == 405
