"""Two councils of the invented county and their year 2026: meetings, positions, decisions at home, the kallelse."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from samsyn.cores.text.values import File
from samsyn.councils import focus, shipped, tasks
from samsyn.councils.actions import afterwards, items, meetings, minutes, papers, plan, recording, rules, seats
from samsyn.councils.models import Council, Grade, HomeOutcome, Item, Mandate, Meeting, RuleSet
from samsyn.demo.agenda import AREAS, QUESTIONS
from samsyn.people import actions as people
from samsyn.people.classes import OrganisationClass as Class
from samsyn.people.models import Organisation, Person
from samsyn.strategy.models import Document

SINCE: Final = date(2023, 1, 1)
HELD: Final = 10  # meetings of 2026 that are over


def fill(*, document: Document, by: Person, officer: Person, member: Person) -> None:
    """Everything, through the verbs that people use."""
    rules.take_in_shipped()
    region = Organisation.objects.filter(name="Region Älvmark").first() or people.register_organisation(
        name="Region Älvmark",
        organisation_class=Class.REGION,
        by=by,
        municipality="Älvstad",
        email="regionen@alvmark.example",
    )
    regional = _regional(region, document, by, member)
    wide = _wide(region, document, regional, by)
    _plan(regional, by)
    _year(regional, by=by, officer=officer)
    _next(regional, by=by, officer=officer, member=member)
    meetings.plan(
        council=wide, starts_at=datetime(2027, 3, 18, 9, tzinfo=UTC),
        ends_at=datetime(2027, 3, 18, 14, tzinfo=UTC), by=by,
        place="Folkets hus, Älvstad", title="Vårens stora samverkansråd",
    )  # fmt: skip
    _pledges(regional, by)


def _regional(region: Organisation, document: Document, by: Person, member: Person) -> Council:
    council = seats.found(
        name="Regionala samverkansrådet", slug="regionala",
        rules=RuleSet.objects.get(shipped="vasternorrland-regionala"),
        host=region, since=SINCE, by=by, strategy=document,
        task="Samordna kommunernas och regionens prioriteringar\nVara länets gemensamma röst\nFölja upp strategin",
    )  # fmt: skip
    municipalities = Organisation.objects.filter(organisation_class=Class.MUNICIPALITY, parent=None, in_county=True)
    agency = Organisation.objects.get(name="Länsstyrelsen i Älvmarks län")
    for one in (*municipalities, agency):
        seats.join(council=council, organisation=one, since=SINCE, by=by)
    for body in (region, *municipalities):
        _body(council, body, by=by, member=member)
    voice = {seat.function: seat for seat in council.rules.seats.filter(kind__in=("adjungerad", "yttranderätt"))}
    for words, body in (
        ("landshövding och/eller länsråd", agency), ("regiondirektör", region),
        ("regional utvecklingsdirektör", region),
        ("kommunförbundets förbundsdirektör", region), ("ordförande i Strukturfondspartnerskapet", region),
    ):  # fmt: skip
        seats.give_mandate(council=council, organisation=body, seat=voice[words], since=SINCE, by=by)
    for body in municipalities[:4]:
        seats.name_preparer(council=council, organisation=body, function="utvecklingschef", since=SINCE, by=by)
    seats.publish_council(council=council, at=datetime(2026, 1, 5, 8, tzinfo=UTC), by=by)
    return council


def _body(council: Council, body: Organisation, *, by: Person, member: Person) -> None:
    """Majority and opposition; the smallest municipality has nobody in opposition yet: the check says so."""
    host = body.pk == council.host_id
    of = "värd" if host else Class.MUNICIPALITY.value
    said = {seat.kind: seat for seat in council.rules.seats.filter(of=of, each=True)}
    top = "regionstyrelsens ordförande" if host else "kommunstyrelsens ordförande"
    seats.give_mandate(
        council=council, organisation=body, seat=said["majoritet"], since=SINCE, by=by, function=top,
        email=body.email, chairs=host, person=member if body.name == "Älvstads kommun" else None,
    )  # fmt: skip
    if body.name != "Myrselets kommun":
        words = "oppositionsråd" if host else "kommunstyrelsens andre vice ordförande"
        seats.give_mandate(
            council=council, organisation=body, seat=said["opposition"], since=SINCE, by=by, function=words
        )
    if not host:
        seats.give_mandate(council=council, organisation=body, seat=said["yttranderätt"], since=SINCE, by=by)


def _wide(region: Organisation, document: Document, regional: Council, by: Person) -> Council:
    council = seats.found(
        name="Stora samverkansrådet", slug="stora", rules=RuleSet.objects.get(shipped="vasternorrland-stora"),
        host=region, since=SINCE, by=by, strategy=document, wider_than=regional,
        task="Diskutera, prioritera och följa upp satsningar",
    )  # fmt: skip
    for kind in (Class.AGENCY, Class.UNIVERSITY, Class.INTEREST, Class.ASSOCIATION):
        seat = council.rules.seats.get(of=kind)
        for body in Organisation.objects.filter(organisation_class=kind, in_county=True).order_by("name")[:2]:
            seats.join(council=council, organisation=body, since=SINCE, by=by)
            seats.give_mandate(council=council, organisation=body, seat=seat, since=SINCE, by=by, function="ledningen")
    seats.publish_council(council=council, at=datetime(2026, 1, 5, 8, tzinfo=UTC), by=by)
    return council


def _plan(council: Council, by: Person) -> None:
    earlier = (
        AREAS[0],
        focus.Area("Utbildning nära", "År 2030 finns det utbildningar i hela länet.", AREAS[1].why, ""),
    )
    plan.renew(council=council, areas=earlier, label="2025", at=datetime(2025, 8, 29, 9, tzinfo=UTC), by=by)
    plan.renew(council=council, areas=AREAS, label="2026", at=datetime(2026, 8, 28, 9, tzinfo=UTC), by=by)


def _goals(council: Council) -> list[str]:
    assert council.strategy is not None
    edition = council.strategy.editions.published()[0]
    return list(edition.sections.filter(goal_kind="målbild").order_by("position").values_list("key", flat=True))


def _question(council: Council, number: int, at: datetime, by: Person) -> Item:
    title, position, goal, background, proposal = QUESTIONS[number]
    words = "ställningstagande" if position else "information"
    goals = _goals(council)
    bodies = council.memberships.select_related("organisation").order_by("pk")
    return items.propose(
        council=council, title=title, proposed_by=bodies[number % 11].organisation, at=at, by=by,
        label=council.rules.labels.get(word=words), background=background, proposal=proposal,
        presenter="utvecklingschefen", minutes=20, sections=goals[goal : goal + 1],
        questions="Vad betyder förslaget för er?" if position else "",
    )  # fmt: skip


def _year(council: Council, *, by: Person, officer: Person) -> None:
    """The wheel of 2026, and next year's."""
    made, _next = (
        meetings.plan_year(
            council=council, year=year, weekday=4, week=2, clock=time(9), hours=2.5, video="https://video.example/radet",
            by=by,
        )
        for year in (2026, 2027)
    )  # fmt: skip
    for number, meeting in enumerate(made[:HELD]):
        _held(meeting, number, by=by, officer=officer)


def _held(meeting: Meeting, number: int, *, by: Person, officer: Person) -> None:
    at = meeting.starts_at
    items.add_formal(meeting=meeting, titles=("Mötets öppnande", "Val av justerare"), by=officer)
    item = _question(meeting.council, number, at - timedelta(days=30), by)
    if item.label and item.label.position:
        _marked(item, at - timedelta(days=3), officer)
    point = items.schedule(item=item, meeting=meeting, at=at - timedelta(days=14), by=officer)
    recording.open_meeting(meeting=meeting, at=at, by=officer)
    held = list(meeting.attendance.values_list("mandate_id", flat=True))
    there = {one: (place + number) % 6 != 0 or place < 2 for place, one in enumerate(held)}
    recording.take_attendance(meeting=meeting, present=there, notes={}, by=officer)
    deviating = {mark.organisation: mark.deviating for mark in item.marks.all() if mark.deviating}
    position = bool(item.label and item.label.position)
    outcome = ("konsensus med avvikande synpunkt" if deviating else "konsensus") if position else "till protokollet"
    recording.record(
        point=point, seen=1, presented=True, outcome=outcome, position=item.proposal, views=deviating,
        notes="Frågan föredrogs och ledamöterna talade laget runt.", at=at + timedelta(minutes=50), by=officer,
    )  # fmt: skip
    if deviating:
        afterwards.assign(
            meeting=meeting, point=point, title="Räkna på en kostnad som följer bärkraft",
            organisation=meeting.council.host, due_on=(at + timedelta(days=120)).date(),
            at=at + timedelta(minutes=55), by=officer,
        )  # fmt: skip
    recording.close_meeting(meeting=meeting, at=meeting.ends_at, by=officer)
    if number % 3 == 0:
        own = meeting.council.memberships.exclude(organisation=meeting.council.host).order_by("pk")[0].organisation
        afterwards.report_back(
            meeting=meeting, organisation=own, to="kommunstyrelsen", words="", by=officer,
            on=(at + timedelta(days=11)).date(),
        )  # fmt: skip
    _written(Meeting.objects.select_related("council__rules").get(pk=meeting.pk), by=by, officer=officer)
    for place, row in enumerate(point.home_decisions.order_by("pk")):
        if number < HELD - 2 and place != 1:
            afterwards.decide_home(
                row=row, outcome=HomeOutcome.NO if (number, place) == (3, 0) else HomeOutcome.YES, by=officer,
                on=at.date() + timedelta(days=40 + 9 * place), at=at + timedelta(days=50), body="kommunfullmäktige",
                registry_number=f"KS 2026-{140 + number * 3 + place}",
            )  # fmt: skip


def _marked(item: Item, at: datetime, by: Person) -> None:
    """Three municipalities need a decision at home; one of them deviates where the cost follows the population."""
    bodies = item.council.memberships.filter(organisation__organisation_class=Class.MUNICIPALITY).order_by("pk")
    for place, row in enumerate(bodies.select_related("organisation")[:3]):
        view = (
            "Kostnaden bör delas efter bärkraft, inte efter folkmängd."
            if place == 2 and "folkmängd" in item.proposal
            else ""
        )
        items.mark(
            item=item, organisation=row.organisation, anchored=True, deviating=view, needs_home=True, at=at, by=by
        )


def _written(meeting: Meeting, *, by: Person, officer: Person) -> None:
    at = meeting.ends_at + timedelta(days=2)
    text = minutes.draft(meeting=meeting, at=at, by=officer)
    there = Mandate.objects.filter(attendance__meeting=meeting, attendance__present=True).order_by("-chairs", "pk")
    adjusters = list(there.select_related("organisation", "person")[: minutes.adjusters_of(meeting)])
    minutes.send(minutes=text, adjusters=adjusters, at=at, by=officer)
    for one in adjusters:
        minutes.adjust(
            minutes=text, mandate=one, at=at + timedelta(days=4), by=officer, remark="Per mejl till kansliet."
        )
    minutes.publish(minutes=text, at=at + timedelta(days=5), by=by)


def _next(council: Council, *, by: Person, officer: Person, member: Person) -> None:
    """The last meeting of the year is called; one proposal still lacks its facts."""
    meeting = council.meetings.filter(closed_at=None).order_by("starts_at")[0]
    at = datetime(2026, 11, 16, 9, tzinfo=UTC)
    items.add_formal(meeting=meeting, titles=("Mötets öppnande", "Val av justerare"), by=officer)
    for number, words in ((6, "Färdtjänst över länet: finansieringen"), (1, "Nattåget till kusten: uppvaktning")):
        item = _question(council, number, at - timedelta(days=20), by)
        Item.objects.filter(pk=item.pk).update(title=words)
        item.refresh_from_db()
        text = f"{words}\n\n{item.background}\n\nSå här fördelas kostnaden mellan kommunerna."
        papers.add(item=item, file=File("underlag.txt", text.encode()), title=f"Underlag: {words}", at=at, by=officer)
        items.schedule(item=item, meeting=meeting, at=at, by=officer)
    summons = meetings.call(meeting=meeting, at=at, by=officer)
    tasks.build_summons.func(summons_id=summons.pk)
    own = Organisation.objects.get(name="Älvstads kommun")
    items.propose(council=council, title="Kulturskola över kommungränserna", proposed_by=own, at=at, by=member)


def _pledges(council: Council, by: Person) -> None:
    bodies = list(council.memberships.filter(organisation__organisation_class=Class.MUNICIPALITY).order_by("pk")[:8])
    for order, text in enumerate(shipped.PLEDGES):
        pledge = afterwards.promise(council=council, text=text, by=by)
        for year in (2025, 2026):
            for place, row in enumerate(bodies[: 5 if year == 2025 else 8]):
                grade = (Grade.YES, Grade.PARTLY, Grade.PARTLY, Grade.NOT_YET)[(order + place + year) % 4]
                afterwards.check_pledge(
                    pledge=pledge, organisation=row.organisation, year=year, grade=grade, words="",
                    at=datetime(year, 11, 2, 9, tzinfo=UTC), by=by,
                )  # fmt: skip
