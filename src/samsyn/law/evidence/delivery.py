"""Evidence from what is carried out: measures, money, indicators, the yearly report."""

from datetime import date

from samsyn.delivery.models import GoalMark, GrantDecision, Indicator, Measure, Programme, YearReport
from samsyn.delivery.queries.indicators import cards, indicators
from samsyn.delivery.rules import checks
from samsyn.delivery.tags import DIMENSIONS
from samsyn.law.evidence.judging import has, share
from samsyn.law.values import Evidence, Trace
from samsyn.strategy.models import Document

FOLLOW_UP = "/uppfoljning/"


def _marks(document: Document, of: str) -> list[tuple[GoalMark, int]]:
    """Each goal of the strategy with how many of its ``of`` (measures, indicators) there are."""
    rows = GoalMark.objects.filter(document=document, in_edition=True).order_by("position").prefetch_related(of)
    return [(mark, len(getattr(mark, of).all())) for mark in rows]


def _decision(row: GrantDecision) -> Trace:
    return Trace(f"{row.registry_number}: {row.measure.name}", "", row.decided_on)


def carried_out(document: Document, _day: date) -> Evidence:
    """LRU-5.1b: every goal has a measure."""
    rows = _marks(document, "measures")
    return share(
        [(mark.name, Trace(f"{mark.name}: {n} åtgärder", FOLLOW_UP) if n else None) for mark, n in rows],
        of="mål har åtgärder",
    )


def linked_money(_document: Document, _day: date) -> Evidence:
    """LRU-5.3 and FRU-15: each decision says how it follows the strategy."""
    rows = GrantDecision.objects.select_related("measure").order_by("decided_on")
    return share(
        [(row.registry_number, _decision(row) if row.link_to_strategy else None) for row in rows],
        of="beslut om medel är knutna till strategin",
    )


def funded(_document: Document, _day: date) -> Evidence:
    """PROJ-9 and PROJ-11, by the checks of the funding rules."""
    rows = GrantDecision.objects.select_related("measure").order_by("decided_on")
    return share(
        [(row.registry_number, _decision(row) if all(c.holds for c in checks(row)) else None) for row in rows],
        of="beslut om medel har alla uppgifter",
    )


def considered(_document: Document, _day: date) -> Evidence:
    """FRU-8c: every programme says how the strategy was taken into account."""
    rows = Programme.objects.order_by("name")
    return share(
        [(row.name, Trace(row.name, FOLLOW_UP) if row.considered else None) for row in rows],
        of="program säger hur de beaktar strategin",
    )


def transport(_document: Document, _day: date) -> Evidence:
    """LRU-7."""
    rows = Programme.objects.order_by("name")
    found = [Trace(row.name, FOLLOW_UP) for row in rows if "transport" in f"{row.kind} {row.name}".lower()]
    return has(
        found,
        yes="Länsplanen står bland programmen.",
        no="Länsplanen för transportinfrastruktur står inte bland programmen.",
    )


def split_by_sex(_document: Document, day: date) -> Evidence:
    """FRU-16d: an indicator about people is split by sex, or somebody has said why not."""
    rows = cards(indicators(Indicator.objects.filter(about_people=True).order_by("name")), today=day, desk=True)
    return share(
        [(row.name, Trace(row.name, FOLLOW_UP) if row.has_sexes or row.no_sex_reason else None) for row in rows],
        of="indikatorer om människor är könsuppdelade eller har ett skäl",
    )


def followed(document: Document, _day: date) -> Evidence:
    """FRU-16a: every goal has an indicator."""
    rows = _marks(document, "indicators")
    return share(
        [(mark.name, Trace(f"{mark.name}: {n} indikatorer", FOLLOW_UP) if n else None) for mark, n in rows],
        of="mål har indikatorer",
    )


def dimensions(document: Document, _day: date) -> Evidence:
    """FRU-4 and FRU-16c: none of the three dimensions is empty."""
    tagged = [
        *Measure.objects.values_list("tags", flat=True),
        *GoalMark.objects.filter(document=document).values_list("tags", flat=True),
    ]
    used = {tag for tags in tagged for tag in tags}
    return share(
        [(str(tag.label), Trace(str(tag.label)) if tag.code in used else None) for tag in DIMENSIONS],
        of="hållbarhetsdimensioner har mål eller åtgärder",
    )


def reported(_document: Document, day: date) -> Evidence:
    """RES-4: the last report that was due is sent, and in time."""
    year = day.year - 1 if day > date(day.year, 2, 21) else day.year - 2
    rows = YearReport.objects.filter(year=year, sent_on__lte=date(year + 1, 2, 21))
    return has(
        [Trace(f"Redovisning för {row.year}, {row.registry_number}", "", row.sent_on) for row in rows],
        yes=f"Redovisningen för {year} lämnades i tid.",
        no=f"Ingen redovisning för {year} är lämnad senast den 21 februari {year + 1}.",
    )


FINDERS = {
    "LRU-5.1b": carried_out,
    "LRU-5.3": linked_money,
    "LRU-5.4": reported,
    "LRU-7": transport,
    "FRU-4": dimensions,
    "FRU-8c": considered,
    "FRU-15": linked_money,
    "FRU-16a": followed,
    "FRU-16c": dimensions,
    "FRU-16d": split_by_sex,
    "RES-4": reported,
    "PROJ-9": funded,
    "PROJ-11": funded,
}
