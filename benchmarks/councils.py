"""A council with 60 members, 15 years, 200 meetings and 3,000 items: pages under 200 ms; a kallelse of 15 items and 40
appendices under 20 s. Run: python -m benchmarks.councils (a database and files of its own, thrown away)."""

import os
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from typing import Any

MEETINGS, ITEMS, ORGANISATIONS, APPENDICES, PAGES = 200, 3000, 30, 40, 8


def main() -> None:
    """Fill, ask, print."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"SAMSYN_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "samsyn.settings"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        world = _fill()
        _pages(world)
        _kallelse(world)


def _fill() -> dict[str, Any]:
    from samsyn.councils.actions import rules, seats
    from samsyn.councils.models import AgendaPoint, Attendance, HomeDecision, Item, Meeting, Minutes, RuleSet, Summons
    from samsyn.people import actions as people
    from samsyn.people.models import Organisation, Role

    rules.take_in_shipped()
    by = people.invite(email="a@b.example", name="Sekreteraren", role=Role.STRATEGIST, by=None)
    host = people.register_organisation(name="Regionen", organisation_class="Regioner", by=None)
    council = seats.found(
        name="Rådet", slug="radet", rules=RuleSet.objects.get(shipped="vasternorrland-regionala"), host=host,
        since=date(2011, 1, 1), by=by,
    )  # fmt: skip
    seats.publish_council(council=council, at=datetime(2011, 1, 1, tzinfo=UTC), by=by)
    bodies, mandates = [], []
    for number in range(ORGANISATIONS):
        body = people.register_organisation(name=f"Kommun {number}", organisation_class="Kommuner", by=None)
        seats.join(council=council, organisation=body, since=date(2011, 1, 1), by=by)
        bodies.append(body)
        for kind in ("majoritet", "opposition"):
            seat = council.rules.seats.get(kind=kind, of="Kommuner")
            mandates.append(seats.give_mandate(
                council=council, organisation=body, seat=seat, since=date(2011, 1, 1), by=by, function=kind))  # fmt: skip
    label = council.rules.labels.get(position=True)
    first = datetime(2011, 1, 10, 8, tzinfo=UTC)
    times = [first + timedelta(days=27 * n) for n in range(MEETINGS)]
    meetings = Meeting.objects.bulk_create(
        Meeting(
            council=council,
            starts_at=at,
            ends_at=at + timedelta(hours=3),
            opened_at=at,
            closed_at=at + timedelta(hours=3),
        )
        for at in times
    )
    words = ["tåg", "buss", "vatten", "skola", "energi", "bredband", "vård", "kultur", "jord", "skog", "hamn", "flyg"]
    items = Item.objects.bulk_create(
        Item(council=council, title=f"Fråga {n} om {words[n % 12]} och {words[n % 7]}", label=label, background="Bakgrund. " * 40,
             proposal="Vi vill.", proposed_by=bodies[n % 30], proposed_at=times[n % 200], taken_up_at=times[n % 200]) for n in range(ITEMS)
    )  # fmt: skip
    points = AgendaPoint.objects.bulk_create(
        AgendaPoint(meeting=meetings[n % 200], item=item, title=item.title, order=n, presented_at=times[n % 200], outcome="konsensus",
                    decided_at=times[n % 200], position=f"Vi vill att {words[n % 12]} går före. " * 4) for n, item in enumerate(items)
    )  # fmt: skip
    HomeDecision.objects.bulk_create(
        HomeDecision(point=point, organisation=bodies[k], asked_at=times[0], due_on=date(2026, 1, 1))
        for point in points
        for k in range(3)
    )
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, mandate=mandate, present=True) for meeting in meetings for mandate in mandates
    )
    Minutes.objects.bulk_create(
        Minutes(meeting=one, drafted_at=one.ends_at, sent_at=one.ends_at, published_at=one.ends_at, points=[])
        for one in meetings
    )
    Summons.objects.bulk_create(
        Summons(meeting=one, number=1, issued_at=one.starts_at - timedelta(days=7), agenda=[]) for one in meetings
    )
    assert Organisation.objects.count() == ORGANISATIONS + 1
    return {
        "council": council,
        "by": by,
        "bodies": bodies,
        "meeting": meetings[-1],
        "point": points[-1],
        "item": items[-1],
    }


def _pages(world: dict[str, Any]) -> None:
    from django.test import Client

    base = "/samverkan/radet/"
    paths = [
        "/samverkan/", base, f"{base}moten/", f"{base}ledamoter/", f"{base}ledamoter/arbete/", f"{base}siffror/", f"{base}lofte/",
        f"{base}forslag/", f"{base}moten/{world['meeting'].pk}/", f"{base}moten/{world['meeting'].pk}/sekreterare/",
        f"{base}moten/{world['meeting'].pk}/protokoll/", f"{base}forslag/{world['item'].pk}/",
        "/samverkan/stallningstaganden/", "/samverkan/stallningstaganden/?ord=vatten+skola", "/samverkan/stallningstaganden/?ord=finnsinte",
        "/samverkan/stallningstaganden/?hemma=sena&sida=50", f"/samverkan/stallningstaganden/{world['point'].pk}/",
    ]  # fmt: skip
    client = Client(SERVER_NAME="localhost")
    client.force_login(world["by"])
    for path in paths:
        taken = []
        for _time in range(4):
            start = time.process_time()
            answer = client.get(path)
            taken.append(time.process_time() - start)
            assert answer.status_code == 200, (path, answer.status_code)
        print(f"{min(taken) * 1000:6.0f} ms  {path}")


def _kallelse(world: dict[str, Any]) -> None:
    import typst

    from samsyn.cores.text.values import File
    from samsyn.councils.actions import items, meetings, papers
    from samsyn.councils.tasks import build_summons

    source = (
        '#set document(title: "Bilaga")\n#set text(lang: "sv")\n= Underlag\n'
        + "#lorem(380)\n#pagebreak()\n" * (PAGES - 1)
        + "#lorem(300)"
    )
    tagged = typst.compile(source.encode(), format="pdf", ignore_system_fonts=True)
    bare = typst.compile(source.encode(), format="pdf", ignore_system_fonts=True, pdf_tags=False)
    council, by, at = world["council"], world["by"], datetime(2027, 1, 4, 8, tzinfo=UTC)
    type(council.rules).objects.update(needs_goal=False)
    council.rules.refresh_from_db()
    meeting = meetings.plan(council=council, starts_at=at, ends_at=at + timedelta(hours=4), by=by)
    label = council.rules.labels.get(position=False)
    for number in range(15):
        item = items.propose(
            council=council,
            title=f"Fråga {number}",
            proposed_by=world["bodies"][0],
            at=at,
            by=by,
            label=label,
            background="Text. " * 200,
        )
        for paper in range(3 if number < 10 else 2):
            data = (tagged if paper % 2 == 0 else bare) + f"\n% {number} {paper}".encode()
            papers.add(item=item, file=File("bilaga.pdf", data), title=f"Bilaga {paper}", at=at, by=by)
        items.schedule(item=item, meeting=meeting, at=at, by=by)
    summons = meetings.call(meeting=meeting, at=at, by=by)
    assert summons.total == APPENDICES
    clock, start = time.perf_counter(), time.process_time()
    build_summons.func(summons_id=summons.pk)
    summons.refresh_from_db()
    import pikepdf

    with pikepdf.open(summons.file.path) as made:
        print(
            f"kallelse: {time.process_time() - start:.1f} s processor, {time.perf_counter() - clock:.1f} s by the clock, "
            f"{len(made.pages)} pages, {summons.file.size / 1e6:.1f} MB, {len(summons.notes)} left out"
        )


if __name__ == "__main__":
    main()
