"""The dialogue about Älvmark 2040: the process, two finished dialogues, and one that goes on."""

import csv
import random
from datetime import UTC, date, datetime, timedelta
from typing import Final

from django.utils import timezone

from samsyn.demo import camps, choosing, planning, projecting
from samsyn.demo.county.strategy import TEXTS
from samsyn.dialogue.actions import coverage, dialogues, events, feedback, inputs, registering, voting
from samsyn.dialogue.actions.feedback import Result
from samsyn.dialogue.models import (
    AgeGroup,
    Dialogue,
    Event,
    EventKind,
    Input,
    QuestionKind,
    Sex,
    Source,
    Step,
)
from samsyn.people.classes import PRIVATE, OrganisationClass
from samsyn.people.models import Organisation, Person
from samsyn.strategy.models import Edition, Goal, Section

MAP: Final = {
    "Älvstad": (62.0, 52.0), "Hammarvall": (52.0, 64.0), "Sundhamn": (84.0, 62.0), "Ängsviken": (76.0, 38.0),
    "Granberg": (34.0, 52.0), "Kvarnforsa": (44.0, 38.0), "Forsmyra": (66.0, 70.0), "Björkådal": (60.0, 26.0),
    "Norrådal": (28.0, 30.0), "Vindåsen": (12.0, 20.0), "Myrselet": (16.0, 44.0),
}  # fmt: skip
THEMES: Final = (
    ("Arbetsmarknad", "Hammarvall"), ("Hållbara samhällen", "Älvstad"), ("Näringsliv", "Granberg"),
    ("Innovation", "Kvarnforsa"), ("Resor och transporter", "Älvstad"), ("Fritid och föreningsliv", "Sundhamn"),
)  # fmt: skip
TALKED_AT: Final = (5, 1, 1, 4, 3, 3, 0, 0, 2)  # the workshop where each målbild was talked about
SHARES: Final = {
    AgeGroup.CHILDREN: 17,
    AgeGroup.YOUNG: 10,
    AgeGroup.ADULTS: 22,
    AgeGroup.MIDDLE: 26,
    AgeGroup.OLDER: 25,
}
PROMISE: Final = (
    "Allt som sägs skrivs ned och läses. Den som skriver får veta vad som blev av det: använt i texten, parkerat "
    "eller inte använt, och varför. Svaren publiceras när remissversionen är klar."
)


def fill(*, edition: Edition, by: Person, officer: Person, seed: int) -> None:
    """From the first analysis to the published answers. ``edition`` is the version for consultation."""
    chance = random.Random(seed)  # noqa: S311 — repeatable on purpose
    underlag = Edition.objects.get(document=edition.document, stage="dialogunderlag")
    planning.fill(edition.document, by=by)
    _county(by=by)
    first = _first(underlag, edition, chance, by=by, officer=officer)
    second = _second(underlag, edition, chance, by=by, officer=officer)
    for row in (first, second):
        feedback.publish_dialogue(dialogue=row, at=_at(2026, 5, 11), by=by)
    _going_on(edition, by=by)


def _at(year: int, month: int, day: int, hour: int = 13) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


def _county(*, by: Person) -> None:
    coverage.set_map(places=MAP, by=by)
    figures = [
        (name, sex.value, age.value, round(people * share / 100 * (0.494 if sex == Sex.WOMEN else 0.506)))
        for name, (people, _change, _town) in projecting.PLACES.items()
        for age, share in SHARES.items()
        for sex in (Sex.WOMEN, Sex.MEN)
    ]
    coverage.enter_population(figures=figures, source="Påhittade siffror för ett påhittat län, 2024", by=by)


def _first(underlag: Edition, edition: Edition, chance: random.Random, *, by: Person, officer: Person) -> Dialogue:
    """Six workshops and a visit to every municipality, with tables, notes, groups and dots."""
    dialogue = dialogues.open_dialogue(
        edition=underlag, title="Dialog 1: Möten i elva kommuner", promise=PROMISE, step=Step.DISCUSSED, by=by,
        intro="Våren 2025 mötte vi människor på torg, i bygdegårdar, på fikaraster och i klassrum.",
        opens_on=date(2025, 2, 10), closes_on=date(2025, 6, 5),
        questions=[(QuestionKind.OPEN, "Vad är viktigast för Älvmark till 2040?")],
    )  # fmt: skip
    dialogues.publish(dialogue=dialogue, at=_at(2025, 1, 20), by=by)
    held = [_workshop(dialogue, number, theme, place, by=by) for number, (theme, place) in enumerate(THEMES)]
    held += [
        _event(
            dialogue, EventKind.SCHOOL if number % 4 == 3 else EventKind.TOUR, f"Vi kommer till {place}",
            _at(2025, 4, 1 + 2 * number), place, by=by,
        )
        for number, place in enumerate(MAP)
    ]  # fmt: skip
    for event in held:
        _count(event, chance, by=by)
    _said(dialogue, held, edition, chance, officer=officer)
    for event in held:
        words = "Det ni sade har blivit en del av målbilderna. Här är svaret på var och en av lapparna."
        feedback.publish_event(event=event, words=words, at=_at(2026, 5, 11), by=by)
    return dialogue


def _workshop(dialogue: Dialogue, number: int, theme: str, place: str, *, by: Person) -> Event:
    return _event(
        dialogue, EventKind.WORKSHOP, f"Workshop: {theme}", _at(2025, 2, 11 + 2 * number), place, by=by, theme=theme,
        programme="09.00 Välkommen\n09.30 Samtal vid bord\n11.30 Prickar på det viktigaste\n12.00 Lunch",
        place="Folkets hus", notes="Samtalen fördes vid sex bord. Lapparna är renskrivna så som de skrevs.",
    )  # fmt: skip


def _event(
    dialogue: Dialogue, kind: EventKind, title: str, starts_at: datetime, municipality: str, *, by: Person, **facts: str
) -> Event:
    event = events.plan(
        dialogue=dialogue, kind=kind, title=title, starts_at=starts_at, ends_at=starts_at + timedelta(hours=3),
        municipality=municipality, by=by, **{"place": "Bygdegården", **facts},
    )  # fmt: skip
    events.publish(event=event, at=starts_at - timedelta(days=40), by=by)
    event.refresh_from_db()
    return event


def _count(event: Event, chance: random.Random, *, by: Person) -> None:
    """Older and from the public sector, as such meetings are."""
    classes = [
        PRIVATE,
        PRIVATE,
        OrganisationClass.MUNICIPALITY,
        OrganisationClass.ASSOCIATION,
        OrganisationClass.COMPANY,
    ]
    ages = [AgeGroup.MIDDLE, AgeGroup.OLDER, AgeGroup.OLDER, AgeGroup.MIDDLE, AgeGroup.ADULTS, AgeGroup.UNKNOWN]
    if event.kind == EventKind.SCHOOL:
        classes, ages = [PRIVATE], [AgeGroup.YOUNG, AgeGroup.CHILDREN]
    counts: dict[tuple[str, str, str], int] = {}
    for _one in range(chance.randint(12, 46)):
        sex = chance.choices((Sex.WOMEN, Sex.MEN, Sex.UNKNOWN), (56, 40, 4))[0]
        key = (str(chance.choice(classes)), sex.value, chance.choice(ages).value)
        counts[key] = counts.get(key, 0) + 1
    events.count_attendance(event=event, counts=counts, at=event.ends_at, by=by)


def _spoken() -> list[dict[str, str]]:
    with (TEXTS / "inspel.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def _said(dialogue: Dialogue, held: list[Event], edition: Edition, chance: random.Random, *, officer: Person) -> None:
    """Notes at tables, grouped, with dots, and answered."""
    workshops, tour = held[: len(THEMES)], {event.municipality: event for event in held[len(THEMES) :]}
    tables = {
        event.pk: [row for row, _token in inputs.set_tables(event=event, count=6, at=event.starts_at, by=officer)]
        for event in workshops
    }
    people = [inputs.join(mark=f"demo-{number}", at=held[0].starts_at) for number in range(40)]
    for number, row in enumerate(_spoken()):
        away = number % 3 == 0
        event = tour[row["kommun"]] if away else workshops[TALKED_AT[int(row["målbild"]) - 1]]
        note = inputs.say(
            dialogue=dialogue, text=row["text"], source=Source.PAPER if away else Source.TABLE,
            consent=number % 17 != 5,
            at=event.starts_at + timedelta(minutes=40 + number), by=None, event=event,
            table=None if away else tables[event.pk][number % 6], section=_goal(dialogue.edition, row["målbild"]),
            sender_class=row["klass"], municipality=row["kommun"],
        )  # fmt: skip
        inputs.group(event=event, inputs=[note.pk], name=row["grupp"], by=officer)
        for who in chance.sample(people, chance.randint(0, 9)):
            if inputs.dots_left(event, who) > 0:
                inputs.put_dot(note=note, participant=who, at=event.ends_at)
        _answer(note, row, edition, officer=officer)


def _goal(edition: Edition, number: str) -> Section | None:
    row = Goal.objects.filter(edition=edition, kind="målbild", number=number).select_related("section").first()
    return row.section if row else None


def _answer(note: Input, row: dict[str, str], edition: Edition, *, officer: Person) -> None:
    result = Result(row["resultat"])
    section = _goal(edition, row["målbild"]) if result == Result.USED else None
    feedback.settle(
        row=note, result=result, reason=row["svar"], section=section,
        paragraph=1 + note.number % 2, at=_at(2026, 4, 20), by=officer,
    )  # fmt: skip


def _second(underlag: Edition, edition: Edition, chance: random.Random, *, by: Person, officer: Person) -> Dialogue:
    """The text discussed: the matrix online, a series of webinars, and statements to agree with or not."""
    dialogue = dialogues.open_dialogue(
        edition=underlag, title="Dialog 2: Nio målbilder", promise=PROMISE, step=Step.CONSULTED, by=by,
        intro="Underlaget sammanfattar det ni sade under våren. Vad behöver vi förändra, och vad först?",
        opens_on=date(2025, 9, 1), closes_on=date(2025, 10, 10),
        questions=[
            (QuestionKind.OPEN, "Saknas någon målbild, eller borde två bli en?"),
            (QuestionKind.MATRIX, "Vad behöver vi förändra?"), (QuestionKind.MATRIX, "Vad behöver prioriteras?"),
        ],
    )  # fmt: skip
    dialogues.publish(dialogue=dialogue, at=_at(2025, 8, 25), by=by)
    series = dialogues.start_series(
        title="Här och nu", about="Korta samtal på nätet om var länet står och vart det kan gå.", by=by
    )
    for number, theme in enumerate(("Smarta samhällen", "Hälsa nära", "Så bidrar vi alla")):
        event = _event(
            dialogue, EventKind.WEBINAR, f"Här och nu: {theme}", _at(2025, 9, 4 + 9 * number, 7), "", by=by,
            theme=theme,
            place="", online="https://moten.region.example/har-och-nu", programme="09.00 Inledning\n09.20 Samtal",
        )  # fmt: skip
        event.series = series
        Event.objects.filter(pk=event.pk).update(series=series)
        _count(event, chance, by=by)
    _cells(dialogue, edition, officer=officer)
    camps.vote(dialogue, chance, by=by)
    return dialogue


def _cells(dialogue: Dialogue, edition: Edition, *, officer: Person) -> None:
    change, first = dialogue.questions.filter(kind=QuestionKind.MATRIX).order_by("position")
    for number, row in enumerate(_spoken()[::2]):
        note = inputs.say(
            dialogue=dialogue, text=f"Så är det även i {row['kommun']}. {row['text']}",
            source=Source.WEB, consent=True, at=_at(2025, 9, 5 + number), question=first if number % 2 else change,
            section=_goal(dialogue.edition, row["målbild"]), sender_class=row["klass"], municipality=row["kommun"],
        )  # fmt: skip
        _answer(note, row, edition, officer=officer)


def _going_on(edition: Edition, *, by: Person) -> None:
    """What a visitor can try: two coming events and a vote that is open."""
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    dialogue = dialogues.open_dialogue(
        edition=edition, title="På väg mot beslut", step=Step.CONSULTED, by=by,
        promise="Frågorna handlar om hur strategin ska genomföras. Svaren går till den som skriver handlingsplanen.",
        opens_on=date(2026, 10, 20), closes_on=(now + timedelta(days=120)).date(),
        questions=[(QuestionKind.OPEN, "Vad kan du själv bidra med?")],
    )  # fmt: skip
    dialogues.publish(dialogue=dialogue, at=_at(2026, 10, 20), by=by)
    choosing.fill(dialogue, at=_at(2026, 10, 21), by=by)
    for days, title, place, seats in (
        (17, "Så genomför vi strategin", "Älvstad", 60),
        (31, "Norra länet samtalar", "Norrådal", 3),
    ):
        starts = (now + timedelta(days=days)).replace(hour=12)
        event = events.plan(
            dialogue=dialogue, kind=EventKind.TABLES, title=title, starts_at=starts,
            ends_at=starts + timedelta(hours=2),
            municipality=place, place="Stadshuset", capacity=seats, by=by,
            invitation="Vi samtalar vid bord om vad som ska göras först. Alla är välkomna.",
        )  # fmt: skip
        events.publish(event=event, at=now, by=by)
        event.refresh_from_db()
        classes = (OrganisationClass.MUNICIPALITY, OrganisationClass.AGENCY)
        asked = Organisation.objects.filter(organisation_class__in=classes, in_county=True)
        events.invite(event=event, organisations=list(asked), at=now, by=by)
        for number in range(4):
            registering.register(
                event=event, name=f"Deltagare {number + 1}", email=f"deltagare{number + 1}@posten.example",
                sender_class=PRIVATE, municipality=place, at=now + timedelta(minutes=number),
            )  # fmt: skip
    conversation = voting.start(dialogue=dialogue, title="Vad ska göras först?", by=by)
    for line in (TEXTS / "pastaenden.txt").read_text(encoding="utf-8").splitlines()[:14]:
        voting.propose(conversation=conversation, text=line, by=by)
    voting.open_(conversation=conversation, at=now, by=by)
