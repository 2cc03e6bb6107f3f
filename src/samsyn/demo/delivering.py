"""The invented county's follow-up: programmes, measures, money, promises, indicators and a year's report.

Every figure is invented and says so. Written with the same verbs that people use.
"""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

from django.core.files.base import ContentFile

from samsyn.cores.series import Figure
from samsyn.delivery import judging, places
from samsyn.delivery.actions import asking, goals, indicators, keeping, reporting
from samsyn.delivery.models import (
    AdvocacyActivity,
    AdvocacyIssue,
    AreaGroup,
    Commitment,
    Evaluation,
    GoalMark,
    GrantDecision,
    Indicator,
    Measure,
    Money,
    Origin,
    Programme,
)
from samsyn.demo.deliverables import INDICATORS, ISSUES, MEASURES, PROGRAMMES, PROMISES, SDGS, SENTENCES, TAGS
from samsyn.people.models import Organisation, Person, PersonalLink
from samsyn.strategy.models import Document

COUNTY, NEIGHBOUR = "0099", "0098"
ALIKE: Final = {"0097": "Region Sjömark", "0096": "Region Fjällbo"}
AT: Final = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOW: Final = datetime(2026, 11, 2, 9, tzinfo=UTC)
TODAY: Final = date(2026, 3, 2)
INVENTED: Final = "Påhittade siffror för ett påhittat län."
YEARS: Final = range(2012, 2026)


def fill(*, by: Person, officer: Person, document: Document) -> None:
    """Everything, in the order it would happen."""
    places.place().store.name_areas({COUNTY: "Region Älvmark", NEIGHBOUR: "Region Bergmark", **ALIKE})
    goals.mark_goals(document=document, by=by)
    aims = list(GoalMark.objects.filter(document=document, kind="målbild").order_by("position"))
    owners = {one.name: one for one in Organisation.objects.all()}
    for mark, sdgs, tags in zip(aims, SDGS, TAGS, strict=False):
        goals.tag(mark=mark, sdgs=sdgs, tags=tags, by=by)
    programmes = [_programme(row, aims, owners, by) for row in PROGRAMMES]
    for row in MEASURES:
        _measure(row, aims, owners, programmes, by)
    _promises(aims, owners, by)
    _issues(aims, by)
    for at, indicator in enumerate(INDICATORS):
        _indicator(indicator, aims, by=officer, publisher=by, seed=at)
    _alike(by=officer)
    _evaluation(aims, by)
    last = reporting.start_year(year=2025, at=AT, by=officer, path="/uppfoljning/arbete/redovisning/2025/")
    reporting.mark_sent(report=last, on=date(2026, 2, 19), registry_number="RUN 2026-41", at=AT, by=by)
    keeping.publish(last.sent.get(), at=AT, by=by)
    reporting.start_year(year=2026, at=NOW, by=officer, path="/uppfoljning/arbete/redovisning/2026/")
    _told(by=officer)


def _of(aims: list[GoalMark], numbers: tuple[int, ...]) -> list[GoalMark]:
    return [aims[number - 1] for number in numbers if number <= len(aims)]


def _programme(row: Any, aims: list[GoalMark], owners: dict[str, Organisation], by: Person) -> Programme:
    kind, name, owner, numbers = row
    facts = {
        "kind": kind, "name": name, "owner": owners[owner], "first_year": 2024, "last_year": 2030,
        "considered": "Programmets mål är hämtade ur strategins målbilder och prövas mot dem varje år.",
    }  # fmt: skip
    made = keeping.keep(Programme(), facts=facts, links={"goals": _of(aims, numbers)}, by=by)
    keeping.publish(made, at=AT, by=by)
    return made


def _measure(
    row: Any, aims: list[GoalMark], owners: dict[str, Organisation], programmes: list[Programme], by: Person
) -> None:
    numbers, name, owner, programme, first, last, began, done, towns, state, others = row
    tags = sorted({tag for number in numbers for tag in TAGS[number - 1]})
    facts = {
        "name": name, "owner": owners[owner], "programme": None if programme is None else programmes[programme],
        "first_year": first, "last_year": last, "started_on": date(first, 2, 1) if began else None,
        "finished_on": date(last, 11, 30) if done else None, "municipalities": list(towns), "tags": tags,
    }  # fmt: skip
    made = keeping.keep(Measure(), facts=facts, links={"goals": _of(aims, numbers)}, by=by)
    keeping.publish(made, at=AT, by=by)
    _money(made, first, state, others, by)
    if began and first <= 2025 and numbers != (9, 5):
        report = {
            "course": "försenad" if "Timmestrafik" in name else "plan",
            "done": "Arbetet följde planen och de som berörs var med från början.",
            "result": "De första resultaten syns under nästa år.",
            "learnt": "Tidig kontakt med byarna sparade tid senare." if 1 in numbers or 3 in numbers else "",
        }
        reporting.report_measure(measure=made, year=2025, facts=report, at=AT, by=by)


def _money(made: Measure, first: int, state: int, others: int, by: Person) -> None:
    for source, amount in (("1:1", state), ("eruf", others * 6 // 10), ("kommun", others * 4 // 10)):
        for at, share in enumerate((Decimal("0.6"), Decimal("0.4"))):
            if amount:
                granted = (amount * share).quantize(Decimal(1))
                facts = {
                    "source": source, "year": first + at, "budget": granted, "granted": granted,
                    "paid": (granted * Decimal("0.8")).quantize(Decimal(1)) if first + at < 2026 else None,
                }  # fmt: skip
                keeping.keep(Money(measure=made), facts=facts, by=by)
    if state >= 1_800_000:
        decision = {
            "registry_number": f"RUN {first}-{made.pk:03}", "decided_on": date(first, 3, 15), "costs": state + others,
            "grant": state, "advance": 400_000 if state < 3_000_000 else 900_000, "eu_cofinanced": True,
            "link_to_strategy": "Insatsen genomför målbilden om " + (made.goals.all()[0].name[:60]),
            "conditions": True, "follow_up": True, "financing_plan": True, "final_report_due": date(first + 3, 3, 1),
        }  # fmt: skip
        keeping.keep(GrantDecision(measure=made), facts=decision, by=by)


def _promises(aims: list[GoalMark], owners: dict[str, Organisation], by: Person) -> None:
    for owner, promise, how, unit, base, base_year, target, year, value, value_year, numbers in PROMISES:
        facts = {
            "organisation": owners[owner], "promise": promise, "how": how, "unit": unit, "base_value": base,
            "base_year": base_year, "target_value": target, "target_year": year, "value": value,
            "value_year": value_year,
        }  # fmt: skip
        made = keeping.keep(Commitment(), facts=facts, links={"goals": _of(aims, numbers)}, by=by)
        keeping.publish(made, at=AT, by=by)


def _issues(aims: list[GoalMark], by: Person) -> None:
    for title, addressee, to_whom, position, numbers, steps in ISSUES:
        facts = {"title": title, "addressee": addressee, "to_whom": to_whom, "position": position}
        made = keeping.keep(AdvocacyIssue(), facts=facts, links={"goals": _of(aims, numbers)}, by=by)
        for at, what in enumerate(steps):
            keeping.keep(AdvocacyActivity(issue=made), facts={"on": date(2025, 3 + 4 * at, 12), "what": what}, by=by)
        keeping.publish(made, at=AT, by=by)


def _indicator(row: Any, aims: list[GoalMark], *, by: Person, publisher: Person, seed: int) -> None:
    number, code, name, unit, better, start, slope, gap, goal, tags = row
    series = indicators.own_figures(list(_figures(start, slope, gap, seed)), at="2026-03-02", by=INVENTED)
    facts = {
        "name": name, "description": INVENTED, "origin": Origin.OWN, "area": COUNTY, "compared": [NEIGHBOUR],
        "unit": unit, "better": better, "base_year": 2012, "about_people": gap is not None or code == "service-30",
        "tags": sorted(tags),
    }  # fmt: skip
    made = indicators.add_indicator(code=code, facts=facts, series=series, at=AT, by=by)
    keeping.keep(made, facts={}, links={"goals": _of(aims, (number,))}, by=by)
    if code == "service-30":
        reason = "Måttet räknas på bostäder, inte på personer."
        indicators.give_sex_reason(indicator=made, reason=reason, on=TODAY, by=by)
    target = {"kind": "value", "value": goal, "year": 2040, "decided": "Remissversionen, kapitel 7"}
    indicators.set_target(indicator=made, facts=target, at=AT, by=by)
    if code != "foreningsaktiva":
        _judge(made, by)
    indicators.publish_indicator(indicator=made, at=AT, by=publisher)


def _judge(made: Indicator, by: Person) -> None:
    lines = judging.lines(made, indicators.figures_of(made))
    proposal = judging.proposal(made, made.targets.first(), lines, today=TODAY)
    facts = {
        "verdict": proposal.verdict, "way": proposal.way,
        "confidence": "low" if proposal.verdict == "unknown" else "high", "sentence": SENTENCES[proposal.verdict],
    }  # fmt: skip
    indicators.assess(indicator=made, facts=facts, proposed=(proposal.verdict, proposal.reason), at=AT, by=by)


def _figures(start: float, slope: float, gap: float | None, seed: int) -> Iterator[Figure]:
    """A line with a wave on it, so that years differ as years do."""
    for at, year in enumerate(YEARS):
        wave = ((seed * 7 + at * 5) % 11 - 5) / 10 * max(abs(slope) * 2, 0.2)
        value = round(start + slope * at + wave, 1)
        yield Figure(COUNTY, str(year), "T", value)
        yield Figure(NEIGHBOUR, str(year), "T", round(value * 1.03 - wave / 2, 1))
        if gap is not None:
            yield Figure(COUNTY, str(year), "K", round(value + gap / 2 - slope * at / 20, 1))
            yield Figure(COUNTY, str(year), "M", round(value - gap / 2 + slope * at / 20, 1))


def _alike(*, by: Person) -> None:
    """Which counties are like Älvmark, and their figures of education."""
    facts = {
        "kind": "liknande", "name": "Liknande län 2026", "areas": [NEIGHBOUR, *ALIKE], "chosen_on": TODAY,
        "chosen_by": by, "source": "Påhittat urval",
        "why": "Lika glest befolkade, med skog, kust och en enda större stad.",
    }  # fmt: skip
    group = keeping.keep(AreaGroup(), facts=facts, by=by)
    for code in ("gymnasie", "eftergymnasial"):
        made = Indicator.objects.get(code=code)
        own = indicators.figures_of(made)
        rows = [
            Figure(area, row.period, row.sex, round(row.value - 1.5 * at, 1))
            for at, area in enumerate(ALIKE, start=1) for row in own.rows((COUNTY,)) if row.value is not None
        ]  # fmt: skip
        indicators.offer_own(indicator=made, rows=rows, at=AT, by=by)
        indicators.accept(indicator=made, at=AT, by=by)
        keeping.keep(made, facts={}, links={"groups": [group]}, by=by)


def _told(*, by: Person) -> None:
    """An owner has told of its year, and nobody has read it."""
    measure = Measure.objects.filter(first_year__lte=2026, last_year__gte=2026, stopped_because="").order_by("pk")[0]
    asking.invite(organisation=measure.owner, year=2026, at=NOW, by=by)
    facts = {
        "course": "plan", "done": "Vi har kommit halvvägs och har haft två träffar med dem det gäller.",
        "result": "Fler känner till det.", "learnt": "Börja i god tid: alla vill vara med när det väl är igång.",
    }  # fmt: skip
    asking.tell(measure=measure, year=2026, facts=facts, link=PersonalLink.objects.latest("pk"), at=NOW)


def _evaluation(aims: list[GoalMark], by: Person) -> None:
    words = "Följeforskning om lärcentrum\n\nEn påhittad rapport för ett påhittat län.\n".encode()
    facts = {
        "title": "Följeforskning: lärcentrum i sju kommuner", "evaluator": "Älvmarks högskola",
        "subject": "Hur sju kommuner ordnade plats och stöd för vuxna som studerar på distans 2024–2025.",
        "done_on": date(2025, 11, 3), "method": "Samtal med 61 studerande och 14 anställda.",
        "findings": "Lärcentrumen når kvinnor med barn hemma, men få män. Där det finns en person på plats på kvällen "
        "fullföljer fler sin kurs.",
        "used": "Tre kommuner har flyttat öppettiderna till kvällen.",
        "file": ContentFile(words, name="foljeforskning.txt"), "file_name": "foljeforskning.txt",
        "sha256": hashlib.sha256(words).hexdigest(), "size": len(words),
    }  # fmt: skip
    made = keeping.keep(Evaluation(), facts=facts, links={"goals": _of(aims, (8,))}, by=by)
    keeping.publish(made, at=AT, by=by)
