"""Setting a round up, opening it, the send list, reminders and more time."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samsyn.consultation.models import Invitation, Question, Round
from samsyn.consultation.round import actions, sending
from samsyn.consultation.round.completeness import completeness
from samsyn.consultation.tests.open_round import ENTRIES, invitation_of, open_round, strategist, token_to
from samsyn.people import actions as people
from samsyn.people.models import OutgoingMail, Person, PersonalLink, Role
from samsyn.strategy.models import Edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def planner() -> Person:
    return strategist()


@pytest.fixture
def asked(round_: Round, planner: Person) -> Round:
    return open_round(round_.edition, planner)


def facts(edition: Edition, **more: str) -> dict[str, str]:
    today = timezone.localdate()
    return {
        "edition": str(edition.pk), "title": "Remiss", "registry_number": "R 9", "opens_on": today.isoformat(),
        "opens_time": "08:00", "closes_on": (today + timedelta(days=30)).isoformat(), "closes_time": "16:00",
        "contact": "", "open_to_all": "on", "late_rule": "markera", **more,
    }  # fmt: skip


def test_a_round_from_its_first_step_to_its_opening(round_: Round, planner: Person, client: Client) -> None:
    Edition.objects.update(published_at=None, published_by=None)
    for entry in ENTRIES:
        people.register_organisation(
            name=entry.name, organisation_class=entry.organisation_class, by=planner, email=entry.email
        )
    client.force_login(planner)
    assert client.post("/remiss/ny/", facts(round_.edition, closes_on="2020-01-01")).status_code == 422
    assert client.post("/remiss/ny/", facts(round_.edition, registry_number="RUN 2026-1")).status_code == 422
    assert client.post("/remiss/ny/", facts(round_.edition)).status_code == 302
    new = Round.objects.get(registry_number="R 9")
    base = f"/remiss/{new.pk}/"
    assert client.get(base).headers["Location"] == f"{base}forbered/"
    form = {"fraga-TOTAL_FORMS": "3", "fraga-INITIAL_FORMS": "0"}
    for at, text in enumerate(["Den andra?", "Den första?", "  "]):
        form |= {f"fraga-{at}-text": text, f"fraga-{at}-kind": "text", f"fraga-{at}-ORDER": str(9 - at)}
    assert client.post(f"{base}forbered/fragor/", form).status_code == 302
    assert list(Question.objects.order_by("position").values_list("text", flat=True)) == ["Den första?", "Den andra?"]
    client.post(f"{base}forbered/missiv/", {"letter": "Vi vill veta vad ni tycker."})
    client.post(f"{base}forbered/sandlista/", {"klass": ["Kommuner"]})
    assert Invitation.objects.filter(round=new).count() == 2
    assert "2 organisationer, 2 mejl" in client.get(f"{base}forbered/").text
    assert Client().get(base).status_code == 302, "nobody sees it yet"
    assert client.post(f"{base}forbered/").status_code == 302
    assert Edition.objects.get(pk=round_.edition_id).is_published
    mail = OutgoingMail.objects.first()
    assert mail is not None
    assert "Vi vill veta vad ni tycker." in mail.body
    assert "R 9" in mail.subject
    assert mail.attachments[0]["text"].startswith("BEGIN:VCALENDAR")
    assert "Remissen är redan öppen" not in client.post(f"{base}forbered/", follow=True).text
    assert OutgoingMail.objects.count() == 2


def test_a_round_that_has_ended_is_not_opened(round_: Round, planner: Person, client: Client) -> None:
    client.force_login(planner)
    client.post("/remiss/ny/", facts(round_.edition, opens_on="2020-01-01", closes_on="2020-02-01"))
    new = Round.objects.get(registry_number="R 9")
    assert "Sista dagen har redan varit" in client.post(f"/remiss/{new.pk}/forbered/", follow=True).text
    assert Round.objects.get(pk=new.pk).opened_at is None


def test_what_is_asked_is_frozen_when_it_is_open(asked: Round, planner: Person, client: Client) -> None:
    with pytest.raises(actions.AlreadyOpened):
        actions.ask(round_=asked, questions=[], by=planner)
    with pytest.raises(actions.AlreadyOpened):
        actions.open_(round_=asked, at=timezone.now(), by=planner)
    client.force_login(planner)
    for step in ("uppgifter", "fragor", "missiv"):
        assert client.get(f"/remiss/{asked.pk}/forbered/{step}/").status_code == 404


def test_everybody_gets_a_link_of_their_own(asked: Round) -> None:
    tos = sorted(OutgoingMail.objects.values_list("to", flat=True))
    assert tos == ["anna@norradal.example", "kommun@grann.example", "kommun@norradal.example", "rad@alvbygden.example"]
    assert len({token_to(to) for to in tos}) == 4


def test_the_list_grows_after_the_opening_and_nobody_is_invited_twice(
    asked: Round, planner: Person, client: Client
) -> None:
    late = people.register_organisation(
        name="Sena föreningen", organisation_class="Föreningar", by=planner, email="sen@forening.example"
    )
    client.force_login(planner)
    client.post(f"/remiss/{asked.pk}/forbered/sandlista/", {"organisation": [str(late.pk)]})
    assert Invitation.objects.filter(round=asked).count() == 4, "those already invited stay"
    client.post(f"/remiss/{asked.pk}/sandlista/skicka/")
    client.post(f"/remiss/{asked.pk}/sandlista/skicka/")
    assert OutgoingMail.objects.filter(to="sen@forening.example").count() == 1


def test_reminders_go_to_the_silent_and_not_too_often(asked: Round, planner: Person) -> None:
    now = timezone.now()
    assert sending.remind(round_=asked, at=now, by=planner) == 3
    assert sending.remind(round_=asked, at=now + timedelta(days=1), by=planner) == 0
    assert sending.remind(round_=asked, at=now + timedelta(days=4), by=planner) == 3
    assert sending.remind(round_=asked, at=now + timedelta(days=40), by=planner) == 0, "the time is out"
    assert OutgoingMail.objects.filter(purpose="paminnelse", to="anna@norradal.example").count() == 2


def test_more_time_for_all_and_for_one(asked: Round, planner: Person) -> None:
    with pytest.raises(actions.Shortened):
        actions.extend(
            round_=asked, closes=(date(2020, 1, 1), asked.closes_time), because="", at=timezone.now(), by=planner
        )
    later = asked.closes_on + timedelta(days=7)
    actions.extend(round_=asked, closes=(later, asked.closes_time), because="Semester", at=timezone.now(), by=planner)
    asked.refresh_from_db()
    assert asked.closes_on == later
    one = invitation_of(asked, "Norrådals kommun")
    with pytest.raises(actions.Shortened):
        actions.extend_one(invitation=one, until=timezone.now(), because="", at=timezone.now(), by=planner)
    until = timezone.now() + timedelta(days=60)
    actions.extend_one(invitation=one, until=until, because="Nämnden möts då", at=timezone.now(), by=planner)
    assert OutgoingMail.objects.filter(purpose="langre-tid").count() == 6
    assert asked.window(until).state(timezone.now() + timedelta(days=50)) == "extended"


def test_links_are_added_printed_and_taken_back(asked: Round, planner: Person, client: Client) -> None:
    client.force_login(planner)
    base = f"/remiss/{asked.pk}/sandlista/{invitation_of(asked, 'Älvbygdens byaråd').pk}/"
    assert client.post(base, {"name": "Bo", "email": "bo@alvbygden.example"}).status_code == 302
    token = token_to("bo@alvbygden.example")
    assert Client().get(f"/svara/{token}/").status_code == 200
    assert client.post(base, {"email": "ingen adress"}).status_code == 422
    assert "/svara/" in client.post(f"{base}brev/").text
    page = client.get(base).text
    assert "bo@alvbygden.example" in page
    entrance = invitation_of(asked, "Älvbygdens byaråd").entrances.get(link__email="bo@alvbygden.example")
    client.post(f"{base}lankar/{entrance.pk}/dra-tillbaka/")
    shut = Client().get(f"/svara/{token}/")
    assert shut.status_code == 410
    assert "tillbakadragen" in shut.text
    other = invitation_of(asked, "Norrådals kommun")
    assert client.post(f"/remiss/{asked.pk}/sandlista/{other.pk}/lankar/{entrance.pk}/dra-tillbaka/").status_code == 404


def test_completeness_counts_the_asked_by_class_and_municipality(asked: Round) -> None:
    state = completeness(asked)
    assert (state.all.asked, state.all.silent, state.all.percent) == (3, 3, 0)
    assert [(row.name, row.asked) for row in state.municipalities] == [("Norrådal", 1)]


STEPS = ["forbered/", "forbered/uppgifter/", "forbered/fragor/", "forbered/missiv/", "forbered/sandlista/"]
LIST = ["sandlista/", "sandlista/paminn/", "sandlista/forlang/"]


@pytest.mark.parametrize("role", list(Role))
def test_who_may_do_what(role: Role, round_: Round, planner: Person, client: Client) -> None:
    asked = open_round(round_.edition, planner)
    preparing = actions.prepare(
        edition=round_.edition, title="Nästa", registry_number="R 3", opens=(date(2030, 1, 1), asked.opens_time),
        closes=(date(2030, 2, 1), asked.opens_time), by=planner,
    )  # fmt: skip
    person = people.invite(email="x@region.example", name="X", role=role, by=None)
    client.force_login(person)
    may_set_up, may_send = person.may(Role.STRATEGIST), person.may(Role.OFFICER)
    assert client.get("/remiss/ny/").status_code == (200 if may_set_up else 404)
    for step in STEPS:
        assert client.get(f"/remiss/{preparing.pk}/{step}").status_code == (200 if may_set_up else 404), step
    one = f"sandlista/{invitation_of(asked, 'Norrådals kommun').pk}/"
    allowed = {"sandlista/": True, "sandlista/paminn/": may_send, "sandlista/forlang/": may_set_up, one: may_send,
               f"{one}forlang/": may_send}  # fmt: skip
    for path, may in allowed.items():
        assert client.get(f"/remiss/{asked.pk}/{path}").status_code == (200 if may else 404), path
    for path in ("sandlista/skicka/", f"{one}brev/"):
        assert client.post(f"/remiss/{asked.pk}/{path}").status_code == (
            (302, 200)["brev" in path] if may_send else 404
        )
    assert client.get(f"/remiss/{preparing.pk}/{one}").status_code == 404


def test_the_world_meets_only_open_rounds(round_: Round, planner: Person) -> None:
    preparing = actions.prepare(
        edition=round_.edition, title="Hemlig än", registry_number="R 3", opens=(date(2030, 1, 1), round_.opens_time),
        closes=(date(2030, 2, 1), round_.opens_time), by=planner,
    )  # fmt: skip
    asked = open_round(round_.edition, planner)
    world = Client()
    assert world.get(f"/remiss/{preparing.pk}/").status_code == 302
    assert world.get(f"/remiss/{preparing.pk}/for-alla/").status_code == 404
    assert world.get(f"/remiss/{preparing.pk}/svarsmall.docx").status_code == 404
    page = world.get(f"/remiss/{asked.pk}/")
    assert page.status_code == 200
    assert "Svara på remissen" in page.text
    assert "Älvbygdens byaråd" in page.text
    assert "Hemlig än" not in world.get("/remiss/").text
    for path in [*STEPS, *LIST, "yttranden/", "filer/", "synpunkter/"]:
        assert world.get(f"/remiss/{asked.pk}/{path}").status_code == 302, path


def test_the_token_stands_in_no_row(asked: Round) -> None:
    token = token_to("anna@norradal.example")
    assert token not in str(list(PersonalLink.objects.values()))
