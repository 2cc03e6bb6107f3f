"""Evidence from what is carried out: measures, money, indicators, the yearly report."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from samsyn.delivery.models import (
    Assessment,
    Evaluation,
    GoalMark,
    GrantDecision,
    Indicator,
    Measure,
    Programme,
    SentReport,
    YearReport,
)
from samsyn.delivery.queries.indicators import cards, indicators
from samsyn.delivery.rules import checks
from samsyn.delivery.tags import DIMENSIONS
from samsyn.law.evidence.judging import has, share
from samsyn.law.values import MOST, Evidence, State, Trace
from samsyn.strategy.models import Document

FOLLOW_UP = "/uppfoljning/"
YEAR: Final = timedelta(days=456)  # fifteen months: a year, and the time that its figures take to come
TERM: Final = timedelta(days=1461)
CHAPTERS: Final = ("RES-7", "RES-10")  # 7 § 1–4 with skills and Agenda 2030; its third point is 10 §


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


def _due_year(day: date) -> int:
    """The year whose report was due last."""
    return day.year - 1 if day > date(day.year, 2, 21) else day.year - 2


def _sent(row: YearReport) -> Trace:
    """Where everybody may read it, when it is published; else where the desk has it."""
    public = any(one.published_at for one in row.sent.all())
    path = f"/uppfoljning/{'' if public else 'arbete/'}redovisning/{row.year}/"
    return Trace(f"Redovisning för {row.year}, {row.registry_number}", path, row.sent_on)


def _in_time(year: int) -> Trace | None:
    rows = YearReport.objects.filter(year=year, sent_on__lte=date(year + 1, 2, 21)).prefetch_related("sent")
    return next((_sent(row) for row in rows), None)


def reported(_document: Document, day: date) -> Evidence:
    """RES-4: the last report that was due is sent, and in time."""
    year = _due_year(day)
    found = _in_time(year)
    return has(
        [found] if found else [],
        yes=f"Redovisningen för {year} lämnades i tid.",
        no=f"Ingen redovisning för {year} är lämnad senast den 21 februari {year + 1}.",
    )


def _evaluated(rows: Iterable[Evaluation]) -> list[Trace]:
    return [Trace(f"{one.title}, {one.evaluator}", f"{FOLLOW_UP}utvarderingar/{one.pk}/", one.done_on) for one in rows]


def follows_up(document: Document, day: date) -> Evidence:
    """LRU-5.4: an indicator judged in the last year, an evaluation in the last term, and the report in time."""
    judged = Assessment.objects.filter(indicator__goals__document=document, at__date__gt=day - YEAR, at__date__lte=day)
    names = judged.order_by("-at").values_list("indicator__name", "indicator__code")[:1]
    seen = [Trace(f"Bedömd: {name}", f"{FOLLOW_UP}indikatorer/{code}/") for name, code in names]
    found = _evaluated(Evaluation.objects.filter(done_on__gt=day - TERM, done_on__lte=day)[:1])
    year = _due_year(day)
    return share(
        [
            ("en bedömning det senaste året", seen[0] if seen else None),
            ("en utvärdering de senaste fyra åren", found[0] if found else None),
            (f"en redovisning för {year} i tid", _in_time(year)),
        ],
        of="delar av uppföljningen finns",
    )


def chapters(_document: Document, day: date) -> Evidence:
    """RES-7: each chapter of the report that was sent last says something."""
    last = _last_sent(day)
    if last is None:
        return Evidence(State.NOT, "Ingen redovisning är lämnad.")
    trace = _sent(last.report)
    return share(
        [
            (slot["heading"], trace if slot["written"] or slot["blocks"] else None)
            for slot in last.draft["slots"] if slot["code"].startswith(CHAPTERS)
        ],
        of=f"kapitel i redovisningen för {last.report.year} har innehåll",
    )  # fmt: skip


def learnt(_document: Document, day: date) -> Evidence:
    """RES-11: the report that was sent last says what was learnt; else evaluations that say how they were used."""
    last = _last_sent(day)
    slot = next((one for one in last.draft["slots"] if one["code"] == "RES-11"), None) if last else None
    if last and slot and (slot["written"] or slot["blocks"]):
        said = f"Redovisningen för {last.report.year} berättar vad regionen har lärt."
        return Evidence(State.FULFILLED, said, (_sent(last.report),), 1)
    used = tuple(_evaluated(Evaluation.objects.exclude(used="").filter(done_on__lte=day)))
    if used:
        said = "Utvärderingar säger hur de har använts, men ingen redovisning gör det."
        return Evidence(State.PARTLY, said, used[:MOST], len(used))
    return Evidence(State.NOT, "Varken en lämnad redovisning eller en utvärdering säger vad regionen har lärt.")


def _last_sent(day: date) -> SentReport | None:
    rows = SentReport.objects.filter(report__sent_on__lte=day).select_related("report")
    return rows.order_by("-report__year", "-number").first()


FINDERS = {
    "LRU-5.1b": carried_out,
    "LRU-5.3": linked_money,
    "LRU-5.4": follows_up,
    "LRU-7": transport,
    "FRU-4": dimensions,
    "FRU-8c": considered,
    "FRU-15": linked_money,
    "FRU-16a": followed,
    "FRU-16c": dimensions,
    "FRU-16d": split_by_sex,
    "RES-4": reported,
    "RES-7": chapters,
    "RES-11": learnt,
    "PROJ-9": funded,
    "PROJ-11": funded,
}
