"""A small filled county for the access matrix: one of everything, a cast of seven, and links of several kinds."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from samsyn.api.hooks import actions as hooks
from samsyn.comments import actions as comments
from samsyn.consultation.answering import actions as answering
from samsyn.consultation.models import (
    Answer,
    Entrance,
    IncomingMail,
    Invitation,
    Outcome,
    ResponseComment,
    Verdict,
)
from samsyn.consultation.round import actions as rounding
from samsyn.consultation.round import sending
from samsyn.consultation.telling.actions import PURPOSE as OUTCOME
from samsyn.cores.text.values import File
from samsyn.councils.actions import papers
from samsyn.councils.models import Council, Mandate, Meeting
from samsyn.demo import answers, councils, county, delivering, dialogues, portal, projecting, publishing, rounds
from samsyn.demo.cast import CAST
from samsyn.demo.county.strategy import TEXTS
from samsyn.dialogue.actions import events, inputs
from samsyn.dialogue.actions.registering import PURPOSE as REGISTRATION
from samsyn.dialogue.models import Event, Registration, Source
from samsyn.people import actions as people
from samsyn.people import links
from samsyn.people.accounts.actions import WELCOME
from samsyn.people.models import Person, Role
from samsyn.strategy import actions as strategy
from samsyn.strategy.editing import actions as editing
from samsyn.strategy.models import Edition, Kind, Stage

AT = datetime(2026, 5, 11, tzinfo=UTC)
ANONYMOUS = "anonymous"
ROLES = (ANONYMOUS, "reader", "neighbour", "member", "officer", "strategist", "administrator")


@dataclass(frozen=True, slots=True)
class World:
    """Who there is, and the tokens of the personal links; ``anonymous`` is nobody."""

    cast: dict[str, Person]
    tokens: dict[str, str] = field(default_factory=dict)


def build() -> World:
    """Everything, by the verbs that people use."""
    cast = _cast()
    by, officer = cast["strategist"], cast["officer"]
    for one in county.organisations():
        if not one.parent:
            people.register_organisation(
                name=one.name, organisation_class=one.class_, by=None, municipality=one.municipality,
                in_county=one.in_county, email=one.email,
            )  # fmt: skip
    edition = _editions(by)
    dialogues.fill(edition=edition, by=by, officer=officer, seed=2040)
    _rounds(edition, by=by, officer=officer)
    projecting.fill(by=by, seed=1)
    delivering.fill(by=by, officer=officer, document=edition.document)
    portal.fill(document=edition.document, by=by, officer=officer)
    councils.fill(document=edition.document, by=by, officer=officer, member=cast["member"])
    _council(by=by, member=cast["neighbour"])
    whom = hooks.subscribe(name="Diariet", address="https://127.0.0.1/", at=timezone.now(), by=cast["administrator"])
    hooks.try_out(subscription=whom, at=timezone.now(), by=cast["administrator"])  # goes nowhere: a machine inside
    editing.begin(base=edition, stage=Stage.PROPOSAL, label="", at=timezone.now(), by=officer)
    return World(cast, _tokens(by))


def _cast() -> dict[str, Person]:
    made = {
        one.role.value: people.invite(email=one.email, name=one.name, role=one.role, by=None)
        for one in CAST
        if one.role != Role.READER
    }
    for name, words in (("reader", "Läsaren"), ("neighbour", "Grannen"), ("member", "Ledamoten")):
        email = f"{name}@region.example"
        made[name] = people.invite(email=email, name=words, role=Role.READER, by=None)
    return made


def _editions(by: Person) -> Edition:
    document = strategy.create_document(
        kind=Kind.RUS, title="Älvmark 2040", region="Region Älvmark", county="Älvmarks län", slug="alvmark-2040", by=by
    )
    for stage in (Stage.DIALOGUE, Stage.CONSULTATION):
        parts = (path.read_text(encoding="utf-8") for path in sorted((TEXTS / stage.value).glob("*.md")))
        file = File(f"{stage}.md", ("# Älvmark 2040\n\n" + "\n".join(parts)).encode())
        edition = strategy.import_edition(document=document, stage=stage, file=file, at=AT, by=by)
        strategy.publish_edition(edition=edition, at=AT, by=by)
    return edition


def _rounds(edition: Edition, *, by: Person, officer: Person) -> None:
    """A round that goes on, one that is told of, and one that nobody has heard of yet."""
    now = timezone.now()
    going_on = rounds.fill(by=by)
    answers.give(going_on, by=officer, seed=1)
    publishing.fill(by=by, officer=officer)
    opens, closes = now + timedelta(days=20), now + timedelta(days=120)
    rounding.prepare(
        edition=edition, title="Remiss som förbereds", registry_number="RUN 2026/999", by=by,
        opens=(opens.date(), opens.time()), closes=(closes.date(), closes.time()),
    )  # fmt: skip
    rows = ResponseComment.objects.filter(response__round=going_on).values_list("comment_id", flat=True)
    comments.draw_sample(
        edition=going_on.edition, comments=list(rows), size=3, seed=1, coder=officer, at=now, by=officer
    )
    comments.keep_sheet(edition=going_on.edition, name="svar.xlsx", rows=[], at=now, by=officer)
    original = comments.keep_original(name="mejl.eml", data=b"Subject: Hej\n\nHej", at=now, by=None)
    IncomingMail.objects.create(original=original, subject="Hej", arrived_at=now, verdict=Verdict.UNSORTED)
    draft = Answer.objects.drafts().get()
    upload = SimpleUploadedFile("bilaga.txt", b"En bilaga.")
    answering.attach(answer=draft, upload=upload, kind="bilaga", by="", at=now)


def _council(*, by: Person, member: Person) -> None:
    """A seat for the neighbour in the wider council only, and a paper under secrecy."""
    wide = Council.objects.get(slug="stora")
    mandate = Mandate.objects.filter(council=wide).order_by("pk")[0]
    mandate.person = member
    mandate.save(update_fields=["person"])
    meeting = Meeting.objects.filter(council__slug="regionala", opened_at=None).order_by("starts_at")[0]
    item = meeting.points.exclude(item=None).order_by("pk")[0].item
    file = File("hemlig.txt", b"Under sekretess.")
    papers.add(item=item, file=file, title="Hemligt", at=timezone.now(), by=by, secret="OSL 19:1")


def _tokens(by: Person) -> dict[str, str]:
    """A new link of each kind to what is there, and one of each fault."""
    now = timezone.now()
    made = {}
    invitations = list(Invitation.objects.filter(answers__response=None, answers__isnull=False).order_by("pk"))
    made["answer"] = _last(sending.new_link(invitation=invitations[0], at=now, by=by)[1])
    other = Invitation.objects.filter(round=invitations[0].round).exclude(pk=invitations[0].pk).order_by("pk")[0]
    made["other answer"] = _last(sending.new_link(invitation=other, at=now, by=by)[1])
    entrance, address = sending.new_link(invitation=invitations[0], at=now, by=by)
    links.take_back(link=entrance.link, at=now, by=by)
    made["taken back"] = _last(address)
    link, made["expired"] = links.issue(purpose=sending.PURPOSE, at=now, by=by, expires_at=now - timedelta(days=1))
    Entrance.objects.create(link=link, invitation=invitations[0])
    sent = Invitation.objects.filter(answers__response__isnull=False).order_by("pk")[0]
    made["sent"] = _last(sending.new_link(invitation=sent, at=now, by=by)[1])
    link, made["registration"] = links.issue(purpose=REGISTRATION, at=now, by=by)
    row = Registration.objects.filter(event__feedback_at=None).order_by("pk")[0]
    Registration.objects.filter(pk=row.pk).update(link=link)
    event = Event.objects.filter(starts_at__gt=now).order_by("-pk")[0]
    made["table"] = inputs.set_tables(event=event, count=2, at=now, by=by)[0][1]
    events.attach(event=event, title="Program", name="program.txt", data=b"Program", at=now, by=by)
    inputs.say(dialogue=event.dialogue, text="Fler bussar", source=Source.ROOM, consent=True, at=now, event=event)
    link, made["follower"] = inputs.follow(email="", name="", at=now)
    response = Outcome.objects.order_by("pk")[0].response
    link, made["outcome"] = links.issue(purpose=OUTCOME, at=now, by=by)
    Outcome.objects.create(response=response, link=link, at=now)
    _link, made["welcome"] = links.issue(
        purpose=WELCOME, at=now, by=by, email="reader@region.example", expires_at=now + timedelta(days=7)
    )
    return made


def _last(address: str) -> str:
    return address.rstrip("/").rsplit("/", 1)[-1]
