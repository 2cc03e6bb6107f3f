"""A small council in the invented county: two municipalities, the region, a county board."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db.models import QuerySet
from django.test import Client

from samsyn.cores.text.values import File
from samsyn.councils.actions import items, meetings, recording, rules, seats
from samsyn.councils.models import AgendaPoint, Council, Item, Mandate, Meeting, RuleSet, Seat
from samsyn.people import actions as people
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Organisation, Person, Role
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Document, Kind, Stage

NOW = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
SINCE = date(2023, 1, 1)
TEXT = "# Älvmark 2040\n\n## Målbild 1: Ett kunnigt Älvmark\n\nAlla lär.\n\n## Målbild 2: Rent vatten\n\nBra status.\n"


@dataclass(frozen=True)
class World:
    """What the tests begin with."""

    council: Council
    region: Organisation
    hammar: Organisation
    sund: Organisation
    agency: Organisation
    strategy: Document
    mandates: dict[str, Mandate]
    secretary: Person
    chief: Person
    member: Person  # holds Hammarvall's majority
    other: Person  # holds Sundhamn's majority
    preparer: Person
    stranger: Person

    @property
    def key(self) -> str:
        return self.strategy.editions.get().sections.order_by("-position")[0].key

    def seat(self, kind: str) -> "QuerySet[Seat]":
        return self.council.rules.seats.filter(kind=kind).order_by("order")

    def item(self, *, complete: bool = True, **facts: Any) -> Item:
        label = self.council.rules.labels.get(word="ställningstagande") if complete else None
        usual: dict[str, Any] = {
            "title": "Gemensam kollektivtrafik", "label": label, "proposal": "Rådet ställer sig bakom linjen." if complete else "",
            "background": "Tågen stannar inte." if complete else "",
            "sections": [self.key] if complete else [],
        }  # fmt: skip
        return items.propose(
            council=self.council, proposed_by=self.hammar, at=NOW, by=self.member, **{**usual, **facts}
        )

    def meeting(self, at: datetime = datetime(2026, 4, 10, 7, tzinfo=UTC)) -> Meeting:
        return meetings.plan(
            council=self.council, starts_at=at, ends_at=at.replace(hour=at.hour + 3), by=self.secretary,
            video="https://video.example/rad",
        )  # fmt: skip

    def scheduled(self) -> tuple[Meeting, AgendaPoint]:
        meeting = self.meeting()
        return meeting, items.schedule(item=self.item(), meeting=meeting, at=NOW, by=self.secretary)

    def opened(self) -> tuple[Meeting, AgendaPoint]:
        meeting, point = self.scheduled()
        recording.open_meeting(meeting=meeting, at=meeting.starts_at, by=self.secretary)
        ids = meeting.attendance.values_list("mandate_id", flat=True)
        recording.take_attendance(meeting=meeting, present=dict.fromkeys(ids, True), notes={}, by=self.secretary)
        return Meeting.objects.get(pk=meeting.pk), point

    @property
    def adjusters(self) -> list[Mandate]:
        """As many as the rules say: the chair and two."""
        return [self.mandates[name] for name in ("hammar-majoritet", "sund-majoritet", "region-majoritet")]

    def agree(self, point: AgendaPoint, **facts: Any) -> AgendaPoint:
        usual: dict[str, Any] = {
            "seen": AgendaPoint.objects.get(pk=point.pk).version, "presented": True, "outcome": "konsensus", "notes": "Alla talade.",
            "position": "Vi vill att tågen stannar.", "views": {}, "at": NOW, "by": self.secretary,
        }  # fmt: skip
        return recording.record(point=point, **{**usual, **facts})


def organisation(name: str, kind: OrganisationClass) -> Organisation:
    slug = "".join(sign for sign in name.lower() if sign.isascii() and sign.isalpha())
    return people.register_organisation(name=name, organisation_class=kind, by=None, email=f"{slug}@alvmark.example")


def person(name: str, role: Role, organisation: Organisation | None = None) -> Person:
    made = people.invite(email=f"{name}@alvmark.example", name=name.capitalize(), role=role, by=None)
    Person.objects.filter(pk=made.pk).update(organisation=organisation)
    return made


def entering(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path
    rules.take_in_shipped()
    region = organisation("Region Älvmark", OrganisationClass.REGION)
    hammar = organisation("Hammarvalls kommun", OrganisationClass.MUNICIPALITY)
    sund = organisation("Sundhamns kommun", OrganisationClass.MUNICIPALITY)
    agency = organisation("Länsstyrelsen i Älvmarks län", OrganisationClass.AGENCY)
    document = strategy.create_document(
        kind=Kind.RUS, title="Älvmark 2040", region="Region Älvmark", slug="alvmark", by=None
    )
    edition = strategy.import_edition(
        document=document, stage=Stage.ADOPTED, file=File("s.md", TEXT.encode()), at=NOW, by=None
    )
    strategy.publish_edition(edition=edition, at=NOW, by=None)
    shipped = RuleSet.objects.get(shipped="vasternorrland-regionala")
    secretary = person("sekreteraren", Role.OFFICER)
    council = seats.found(
        name="Regionala samverkansrådet", slug="regionala", rules=shipped, host=region, since=SINCE, by=secretary,
        strategy=document, task="Samordna\nFöreslå",
    )  # fmt: skip
    for one in (hammar, sund, agency):
        seats.join(council=council, organisation=one, since=SINCE, by=secretary)
    member, other = person("ledamoten", Role.READER, hammar), person("andra", Role.READER, sund)
    mandates = {}
    for name, body, kind, who in (
        ("hammar-majoritet", hammar, "majoritet", member), ("hammar-opposition", hammar, "opposition", None),
        ("sund-majoritet", sund, "majoritet", other), ("sund-opposition", sund, "opposition", None),
        ("agency", agency, "adjungerad", None),
    ):  # fmt: skip
        mandates[name] = seats.give_mandate(
            council=council, organisation=body, seat=council.rules.seats.filter(kind=kind).order_by("order")[0],
            since=SINCE, by=secretary, person=who, function=f"{kind} {body}", email=f"{name}@alvmark.example",
        )  # fmt: skip
    for kind in ("majoritet", "opposition"):
        mandates[f"region-{kind}"] = seats.give_mandate(
            council=council, organisation=region, seat=council.rules.seats.get(kind=kind, of="värd"), since=SINCE,
            by=secretary, function=f"regionen {kind}", chairs=kind == "majoritet",
        )  # fmt: skip
    preparer = person("beredaren", Role.READER, sund)
    seats.name_preparer(
        council=council, organisation=sund, function="utvecklingschef", since=SINCE, by=secretary, person=preparer
    )
    seats.publish_council(council=council, at=NOW, by=secretary)
    council.refresh_from_db()
    return World(
        council, region, hammar, sund, agency, document, mandates, secretary, person("strategen", Role.STRATEGIST),
        member, other, preparer, person("frammande", Role.READER),
    )  # fmt: skip
