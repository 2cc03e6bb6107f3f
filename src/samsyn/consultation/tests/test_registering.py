"""Between the sending and the registering: nothing can be lost, changed, counted twice or out of sight."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone
from django.utils.module_loading import import_string
from django_ox.testing import run_tasks
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samsyn.archive.health import examine
from samsyn.comments.actions import originals
from samsyn.comments.models import Original
from samsyn.consultation.answering import actions, registering, retiring, sending, tasks
from samsyn.consultation.answering.places import WHOLE
from samsyn.consultation.models import Answer, Attachment, Batch, ReceivedFile, Response, Round
from samsyn.consultation.publishing import issues
from samsyn.consultation.publishing.refusals import Incomplete
from samsyn.consultation.receiving.actions import write_in
from samsyn.consultation.round import actions as rounding
from samsyn.consultation.round import sending as inviting
from samsyn.consultation.round.completeness import completeness
from samsyn.consultation.tests.open_round import invitation_of, open_round, strategist, token_to
from samsyn.people.models import JournalEntry, Organisation, OutgoingMail, Person

pytestmark = pytest.mark.django_db
NAMES = ("Norrådals kommun", "Älvbygdens byaråd", "Grannlänets kommun")


@pytest.fixture(autouse=True)
def queue(settings: LazySettings) -> None:
    """Tasks wait for a worker."""
    settings.TASKS = {"default": {"BACKEND": "django_ox.backend.OxBackend"}}


@pytest.fixture
def asked(round_: Round) -> Round:
    return open_round(round_.edition, strategist())


def drafted(asked: Round, name: str = NAMES[0], *, choice: str = "", text: str = "Vi vill ha nattåg.") -> Answer:
    draft = actions.begin(invitation=invitation_of(asked, name), unit="", at=timezone.now())
    actions.write(answer=draft, place=WHOLE, text=text, choice=choice, version=0, by="", at=timezone.now())
    actions.approve(answer=draft, name="KS", decision="", at=timezone.now())
    return draft


def sent(asked: Round, name: str = NAMES[0], **said: str) -> Answer:
    return sending.send(answer=drafted(asked, name, **said), at=timezone.now())


def page_of(answer: Answer, more: str = "") -> str:
    return f"/svara/{token_to('anna@norradal.example')}/{answer.pk}/{more}"


def by_hand(asked: Round) -> Response:
    return write_in(
        round_=asked, organisation=None, sender="Ett byalag", sender_class="Föreningar", received_at=timezone.now(),
        text="Vi vill ha bussar.", files=[], by=Person.objects.order_by("pk")[0], at=timezone.now(),
    )  # fmt: skip


def send(name: str, asked: Round) -> None:
    sending.send(answer=only(asked, name), at=timezone.now())


def register(name: str, asked: Round) -> None:
    registering.register(answer=only(asked, name))


ACTS: dict[str, Callable[[Round], object]] = {
    **{f"{act.__name__} {name}": partial(act, name) for name in NAMES for act in (send, register)},
    "all late": lambda _asked: registering.register_late(at=timezone.now() + timedelta(hours=1)),
    "by hand": by_hand,
    "worker": lambda _asked: run_tasks(raise_failures=True),
}  # fmt: skip


def only(asked: Round, name: str) -> Answer:
    return Answer.objects.get(invitation=invitation_of(asked, name))


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(ACTS)), max_size=12))
def test_in_whatever_order_each_answer_is_one_response(asked: Round, acts: list[str]) -> None:
    with transaction.atomic():
        for name in NAMES:
            drafted(asked, name)
        numbers: dict[int, str] = {}
        for act in acts:
            try:
                ACTS[act](asked)
            except registering.NotSent:
                assert only(asked, act.removeprefix("register ")).sent_at is None
            for row in Answer.objects.exclude(sent_at=None):
                assert numbers.setdefault(row.pk, row.registry_number) == row.registry_number, "a number is final"
        run_tasks(raise_failures=True)
        for row in Answer.objects.exclude(sent_at=None).select_related("response"):
            assert row.response is not None
            assert (row.response.registry_number, row.response.received_at) == (row.registry_number, row.sent_at)
            assert row.response.files.count() == 1
            assert OutgoingMail.objects.filter(purpose="kvitto", subject__contains=row.registry_number).count() == 1
        given = list(Response.objects.filter(round=asked).values_list("registry_number", flat=True))
        assert sorted(given) == sorted(f"R 2-{number}" for number in range(1, len(given) + 1))
        assert len(given) == acts.count("by hand") + len(numbers)
        transaction.set_rollback(True)


def test_what_is_sent_is_frozen(asked: Round, client: Client) -> None:
    draft = drafted(asked)
    upload = SimpleUploadedFile("karta.txt", b"En karta.")
    kept = actions.attach(answer=draft, upload=upload, kind="bilaga", by="", at=timezone.now())
    actions.approve(answer=draft, name="KS", decision="", at=timezone.now())
    answer = sending.send(answer=draft, at=timezone.now())
    said: dict[str, Any] = {"answer": draft, "at": timezone.now()}
    with pytest.raises(actions.AlreadySent):
        actions.write(**said, place=WHOLE, text="Nej!", choice="", version=1, by="")
    with pytest.raises(actions.AlreadySent):
        actions.attach(**said, upload=SimpleUploadedFile("b.txt", b"b"), kind="bilaga", by="")
    with pytest.raises(actions.AlreadySent):
        actions.detach(attachment=kept, by="")
    with pytest.raises(actions.AlreadySent):
        actions.approve(**said, name="Någon annan", decision="")
    pages: dict[str, dict[str, Any]] = {
        "granska/": {"gor": "godkann", "name": "X"}, "filer/": {"file": upload}, f"filer/{kept.pk}/ta-bort/": {},
        "las-in-word/": {"word": upload},
    }  # fmt: skip
    for path, form in pages.items():
        assert client.post(page_of(answer, path), form).status_code in (404, 405), path
    client.post(page_of(answer, "skriv/fragor/"), {"text-helhet": "Nej!", "version-helhet": "1"})
    for path in ("granska/", "avsta/"):  # pressed once more: it stands as it was sent, and that is what is shown
        assert "Tack! Svaret är inskickat." in client.post(page_of(answer, path), {"gor": "skicka"}, follow=True).text
    assert (Answer.objects.get().sent_at, Answer.objects.get().registry_number) == (answer.sent_at, "R 2-1")
    assert answer.parts.get().text == "Vi vill ha nattåg."
    assert Attachment.objects.get() == kept
    assert Answer.objects.get().approved_by == "KS"


def test_the_database_refuses_what_is_sent_without_a_number(asked: Round) -> None:
    one, other = sent(asked), drafted(asked, NAMES[1])
    for fields in (
        {"sent_at": timezone.now()}, {"registry_number": "R 2-9"},
        {"sent_at": timezone.now(), "registry_number": one.registry_number},
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            Answer.objects.filter(pk=other.pk).update(**fields)


def test_the_respondent_sees_no_gap(asked: Round, client: Client) -> None:
    answer = sent(asked)
    before = client.get(page_of(answer)).text
    assert "R 2-1" in before
    assert "Tack! Svaret är inskickat." in before
    assert "R 2-1" in client.get(f"/svara/{token_to('anna@norradal.example')}/").text
    file = b"".join(client.get(page_of(answer, "svar.html")))  # now it is registered
    assert not Answer.objects.waiting().exists()
    assert client.get(page_of(answer)).text == before
    run_tasks(raise_failures=True)
    assert Response.objects.count() == 1
    assert b"".join(client.get(page_of(answer, "svar.html"))) == file
    original = ReceivedFile.objects.select_related("original").get().original
    assert original.content.read() == file


def test_withdrawn_before_it_is_registered(asked: Round, client: Client) -> None:
    answer = sent(asked)
    assert "Svaret är återkallat" in client.post(page_of(answer, "aterkalla/"), follow=True).text
    with pytest.raises(retiring.AlreadyOut):
        sending.withdraw(answer=answer, at=timezone.now())
    run_tasks(raise_failures=True)
    response = Response.objects.get()
    assert (response.registry_number, bool(response.out_at)) == ("R 2-1", True)


def test_replaced_before_either_is_registered(asked: Round, client: Client) -> None:
    first = sent(asked)
    place = str(client.post(page_of(first, "ersatt/")).headers["Location"])
    second = Answer.objects.get(replaces=first)
    client.post(f"{place}granska/", {"gor": "godkann", "name": "KS", "decision": ""})
    client.post(f"{place}granska/", {"gor": "skicka"})
    assert "ersatt av ett nyare" in client.get(page_of(first)).text
    assert "R 2-2" in client.get(page_of(second)).text
    assert "redan återkallat eller ersatt" in client.post(page_of(first, "aterkalla/"), follow=True).text
    run_tasks(raise_failures=True)
    old, new = Response.objects.order_by("registry_number")
    assert (old.replaced_by, new.out_at) == (new, None)
    assert old.out_because == "Avsändaren har ersatt svaret med R 2-2."
    assert "ersatt av ett nyare" in client.get(page_of(first)).text


def test_who_has_sent_has_answered(asked: Round) -> None:
    sent(asked)
    sent(asked, NAMES[1], choice="avstår")
    before = completeness(asked)
    assert {row.name: row.state for row in before.rows} == {
        NAMES[0]: "answered", NAMES[1]: "abstains", NAMES[2]: "asked",
    }  # fmt: skip
    by = Person.objects.get(email="s@region.example")
    assert inviting.remind(round_=asked, at=timezone.now() + timedelta(days=4), by=by) == 1
    closes = timezone.localtime() + timedelta(days=20)
    rounding.extend(round_=asked, closes=(closes.date(), closes.time()), because="", at=timezone.now(), by=by)
    assert {mail.to for mail in OutgoingMail.objects.filter(purpose="langre-tid")} == {"kommun@grann.example"}
    run_tasks(raise_failures=True)
    assert [row.state for row in completeness(asked).rows] == [row.state for row in before.rows]


def test_the_desk_is_told_and_nothing_is_decided_without_it(asked: Round, client: Client) -> None:
    by = Person.objects.get(email="s@region.example")
    client.force_login(by)
    answer = sent(asked)
    for path in ("", "hur-langt/", "publicera-sammanstallning/"):
        assert "1 svar är skickat och registreras just nu." in client.get(f"/remiss/{asked.pk}/{path}").text, path
    invitation = client.get(f"/remiss/{asked.pk}/sandlista/{answer.invitation_id}/")
    assert "registreras just nu" in invitation.text
    with pytest.raises(Incomplete):
        issues.begin(round_=asked, patterns=["avsnitt"], at=timezone.now(), by=by)
    run_tasks(raise_failures=True)
    assert "registreras just nu" not in client.get(f"/remiss/{asked.pk}/").text


def test_one_that_fails_does_not_stop_the_others(asked: Round) -> None:
    """Its own task gives up; every minute it is tried anew, and the doctor names it."""
    answers = [sent(asked, name) for name in NAMES]
    batch = Batch.objects.create(round=asked, source="utanför handlingarna", started_at=timezone.now())
    taken = Response.objects.create(
        round=asked, batch=batch, registry_number=answers[0].registry_number, received_on=timezone.localdate(),
        sender="Någon", sender_from="person", sender_class="Föreningar", class_from="person",
    )  # fmt: skip
    soon, late = timezone.now() + timedelta(minutes=1), timezone.now() + timedelta(minutes=11)
    assert registering.register_late(at=soon) == 0
    assert "R 2-1, R 2-2, R 2-3" in doctor(late)
    assert registering.register_late(at=late) == 2
    assert doctor(late).endswith(" R 2-1")
    taken.delete()
    assert registering.register_late(at=late) == 1
    assert not doctor(late)


def test_a_storage_that_is_away_is_not_asked_for_each_of_them(asked: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may take two minutes to say nothing, and the worker sends no mail meanwhile."""
    tried: list[str] = []

    def away(*, name: str, **_rest: object) -> None:
        tried.append(name)
        raise OSError("away")

    for name in NAMES:
        sent(asked, name)
    late = timezone.now() + timedelta(minutes=11)
    with monkeypatch.context() as patch:
        patch.setattr(originals, "lay", away)
        assert registering.register_late(at=late) == 0
    assert len(tried) == 2
    assert registering.register_late(at=late) == 3


def test_however_long_the_names_are(asked: Round) -> None:
    """PostgreSQL refuses a name that is too long, and what is sent would wait for ever."""
    Organisation.objects.filter(name=NAMES[0]).update(name="Intresseföreningen för " + "å" * 170)
    draft = actions.begin(
        invitation=asked.invitations.get(organisation__name__startswith="Intresse"), unit="", at=timezone.now()
    )
    name = "k" * 251 + ".txt"
    upload = SimpleUploadedFile(name, b"En karta.")
    actions.attach(answer=draft, upload=upload, kind="bilaga", by="", at=timezone.now())
    actions.approve(answer=draft, name="KS", decision="", at=timezone.now())
    response = registering.register(answer=sending.send(answer=draft, at=timezone.now()))
    whole, kept = (row.original.name for row in response.files.select_related("original").order_by("pk"))
    assert whole == f"R 2-1 {draft.sender}.html"
    assert kept.startswith("R 2-1 Intresseföreningen")
    assert kept.endswith(f"/{name}")
    assert len(kept) == 400


def doctor(at: datetime) -> str:
    return next(one.wrong for one in examine(at=at) if one.subject == "remissvaren")


def test_a_worker_does_it_every_minute(settings: LazySettings) -> None:
    assert import_string(settings.SCHEDULES["consultation-register"]["task"]) is tasks.register_late


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_two_workers_and_one_answer(asked: Round) -> None:
    answer, both = sent(asked), Barrier(2)

    def work() -> int:
        try:
            both.wait(timeout=30)
            return registering.register(answer=answer).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        made = {one.result() for one in [pool.submit(work) for _ in range(2)]}
    assert made == {Response.objects.get().pk}
    assert Original.objects.count() == 1
    assert OutgoingMail.objects.filter(purpose="kvitto").count() == 1
    assert JournalEntry.objects.filter(noun="response", verb="send").count() == 1
