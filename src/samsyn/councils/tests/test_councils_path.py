"""From proposal to register, through the pages that people use."""

import io
import re
from datetime import date
from typing import Any

import docx
import pikepdf
import pypdfium2 as pdfium
from django.test import Client

from samsyn.councils.actions import afterwards
from samsyn.councils.models import AgendaPoint, HomeDecision, HomeOutcome, Item, Meeting, Minutes
from samsyn.councils.tasks import build_summons
from samsyn.people.models import OutgoingMail, Task

from .conftest import NOW, World, entering

BASE = "/samverkan/regionala/"


def told(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def test_a_proposal_becomes_a_position_in_the_register(world: World) -> None:
    member, office, preparer = entering(world.member), entering(world.secretary), entering(world.preparer)
    # a member proposes; what is lacking is said, and keeps it off the agenda
    answer: Any = member.post(
        f"{BASE}forslag/nytt/", {"title": "Tågen", "minutes": "20", "proposed_by": world.hammar.pk}
    )
    item = Item.objects.get()
    assert answer.url == f"{BASE}forslag/{item.pk}/"
    assert "Komplettera underlaget" in told(member, answer.url)
    office.post(
        f"{BASE}moten/nytt/",
        {
            "starts_at": "2026-04-10T09:00",
            "ends_at": "2026-04-10T11:30",
            "form": "digitalt",
            "video": "https://video.example/x",
        },
    )
    meeting = Meeting.objects.get()
    preparer.post(f"{BASE}forslag/{item.pk}/gor/", {"gor": "planera", "meeting": meeting.pk})
    assert not AgendaPoint.objects.exists()
    label = world.council.rules.labels.get(word="ställningstagande").pk
    key = world.key
    facts = {
        "title": "Tågen",
        "minutes": "20",
        "label": label,
        "sections": [key],
        "background": "De stannar inte.",
        "proposal": "Vi vill att de stannar.",
        "seen": "1",
    }
    member.post(f"{BASE}forslag/{item.pk}/andra/", facts)
    preparer.post(f"{BASE}forslag/{item.pk}/gor/", {"gor": "ta-upp"})
    upload = io.BytesIO(b"Underlag.\n\nTabell och text.")
    upload.name = "underlag.txt"
    office.post(f"{BASE}forslag/{item.pk}/handling/", {"file": upload, "title": "Underlag om tågen"})
    preparer.post(f"{BASE}forslag/{item.pk}/gor/", {"gor": "planera", "meeting": meeting.pk})
    point = AgendaPoint.objects.get()
    # marks beforehand
    other = entering(world.other)
    other.post(
        f"{BASE}forslag/{item.pk}/besked/",
        {
            "organisation": world.sund.pk,
            f"{world.sund.pk}-anchored": "on",
            f"{world.sund.pk}-needs_home": "on",
            f"{world.sund.pk}-deviating": "Bussen är viktigare.",
        },
    )
    assert "Bussen är viktigare." not in told(member, f"{BASE}moten/{meeting.pk}/")
    assert "Bussen är viktigare." in told(office, f"{BASE}moten/{meeting.pk}/forbered/")
    # kallelse
    office.post(f"{BASE}moten/{meeting.pk}/forbered/utskick/", {"gor": "kalla"})
    summons = meeting.summonses.get()
    build_summons.func(summons_id=summons.pk)
    summons.refresh_from_db()
    assert (summons.done, summons.total, summons.fault) == (1, 1, "")
    mails = OutgoingMail.objects.filter(purpose="council-summons")
    assert summons.told == mails.count() == 5
    assert "BEGIN:VCALENDAR" in mails[0].attachments[0]["text"]
    sent: Any = member.get(f"{BASE}moten/{meeting.pk}/kallelse.pdf")
    file = b"".join(sent.streaming_content)
    pages = pdfium.PdfDocument(file)
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    for words in ("Dagordning", "Vi vill att de stannar.", "Bilaga 1.1", "Tabell och text."):
        assert words in re.sub(r"\s+", " ", text)
    with pikepdf.open(io.BytesIO(file)) as opened:
        assert "/StructTreeRoot" in opened.Root
    # in the meeting
    room = f"{BASE}moten/{meeting.pk}/sekreterare/"
    office.post(f"{room}oppna/", {"gor": "oppna"})
    assert "Bussen är viktigare." in told(member, f"{BASE}moten/{meeting.pk}/")
    ids = meeting.attendance.values_list("mandate_id", flat=True)
    there = {f"{name}-{one}": value for one in ids for name, value in (("dar", "on"), ("stod", "0"))}
    office.post(f"{room}narvaro/", there)
    form = {
        "seen": "1",
        "notes": "Frågan föredrogs.",
        "position": "Vi vill att de stannar.",
        "outcome": "konsensus med avvikande synpunkt",
        f"av-{world.sund.pk}": "Sundhamn vill satsa på bussen.",
    }
    assert office.post(f"{room}punkt/{point.pk}/", form).status_code == 409  # not presented
    assert office.post(f"{room}punkt/{point.pk}/", {**form, "presented": "on"}).status_code == 302
    office.post(f"{room}oppna/", {"gor": "avsluta"})
    # minutes
    desk = f"{BASE}moten/{meeting.pk}/protokoll/skriv/"
    assert "Frågan föredrogs." in told(office, desk)
    minutes = Minutes.objects.get()
    office.post(
        desk,
        {"seen": "1", "opening": "Välkomna.", "closing": "Slut.", f"text-{point.pk}": "Frågan föredrogs grundligt."},
    )
    one = {f"just-{world.mandates['hammar-majoritet'].pk}": "on"}
    assert "Välj minst 3" in office.post(f"{desk}gor/", {"gor": "skicka", **one}, follow=True).content.decode()
    office.post(f"{desk}gor/", {"gor": "skicka", **{f"just-{mandate.pk}": "on" for mandate in world.adjusters}})
    office.post(f"{desk}gor/", {"gor": "publicera"})
    minutes.refresh_from_db()
    assert minutes.published_at is None  # not adjusted
    assert "grundligt" in told(member, f"{BASE}moten/{meeting.pk}/justera/")
    member.post(f"{BASE}moten/{meeting.pk}/justera/")
    for row in minutes.adjustments.filter(at=None):
        office.post(f"{desk}gor/", {"gor": "justera", "justering": row.pk, "because": "Per mejl."})
    office.post(f"{desk}gor/", {"gor": "publicera"})
    everybody = entering_nobody()
    page = told(everybody, f"{BASE}moten/{meeting.pk}/protokoll/")
    for words in ("grundligt", "Sundhamn vill satsa på bussen.", "Vi vill att de stannar.", "justerat"):
        assert words in page
    word = docx.Document(io.BytesIO(everybody.get(f"{BASE}moten/{meeting.pk}/protokoll/1/protokoll.docx").content))
    assert "Sundhamn vill satsa på bussen." in " ".join(p.text for p in word.paragraphs)
    pdf = everybody.get(f"{BASE}moten/{meeting.pk}/protokoll/1/protokoll.pdf").content
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert "/StructTreeRoot" in opened.Root
        assert opened.open_metadata().get("pdfuaid:part") == "1"
    # decisions at home and the register
    home = HomeDecision.objects.get()
    assert (home.organisation, home.outcome) == (world.sund, "")
    position = f"/samverkan/stallningstaganden/{point.pk}/"
    assert "Tågen" in told(everybody, "/samverkan/stallningstaganden/?ord=stannar")
    assert "Tågen" not in told(everybody, "/samverkan/stallningstaganden/?ord=flyget")
    assert "Tågen" in told(everybody, f"/samverkan/stallningstaganden/?mal={key}&hemma=begarda")
    other.post(
        position,
        {
            "beslut": home.pk,
            f"{home.pk}-outcome": "ställer sig inte bakom",
            f"{home.pk}-on": "2026-06-01",
            f"{home.pk}-body": "kommunfullmäktige",
        },
    )
    assert "Tågen" in told(everybody, "/samverkan/stallningstaganden/?hemma=nej")
    assert "kommunfullmäktige" in told(everybody, position)


def entering_nobody() -> Client:
    return Client()


def test_reminders_are_sent_once_a_fortnight_and_a_task_is_made_and_finished(world: World) -> None:
    _meeting, point = world.opened()
    point = world.agree(point)
    row = afterwards.ask_home(point=point, organisation=world.sund, due_on=date(2026, 5, 1), at=NOW, by=world.secretary)
    today = date(2026, 5, 10)
    at = NOW.replace(month=5, day=10)
    assert afterwards.remind(at=at, today=today, by=None) == 1
    assert afterwards.remind(at=at.replace(day=12), today=date(2026, 5, 12), by=None) == 0
    assert afterwards.remind(at=at.replace(day=30), today=date(2026, 5, 30), by=None) == 1
    assert Task.objects.get().done_at is None
    row.refresh_from_db()
    afterwards.decide_home(row=row, outcome=HomeOutcome.YES, on=today, at=at, by=world.secretary)
    assert Task.objects.get().done_at == at
    assert afterwards.remind(at=at.replace(month=9), today=date(2026, 9, 1), by=None) == 0
