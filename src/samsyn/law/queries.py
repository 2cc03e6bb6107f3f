"""The law view as frozen values: every rule that applies, with its evidence and what people have said of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from samsyn.consultation.models import Round
from samsyn.delivery.models import YearReport
from samsyn.law.evidence import FINDERS, Finder
from samsyn.law.evidence.strategy import ELECTIONS
from samsyn.law.models import Ruling
from samsyn.law.values import Evidence, State
from samsyn.strategy.models import Document
from samsyn.strategy.process.models import DecisionStep
from samsyn.strategy.statutes import Rule, Statute, in_force

UNJUDGED = Evidence(State.UNKNOWN, "Det som behövs för att bedöma regeln finns inte i Samsyn.")
APPEAL = timedelta(weeks=3)  # 13 kap. 5 § kommunallagen


@dataclass(frozen=True, slots=True)
class Word:
    """What a person said; no state = let the evidence decide again."""

    state: State | None
    because: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RuleView:
    """One rule: its state, what gave it, and every word that people have said of it, the newest first."""

    rule: Rule
    state: State
    evidence: Evidence
    words: tuple[Word, ...]

    @property
    def by_person(self) -> bool:
        """A person has set the state, over the evidence."""
        return bool(self.words) and self.words[0].state is not None


@dataclass(frozen=True, slots=True)
class StatuteView:
    """The rules of one statute."""

    statute: Statute
    rules: tuple[RuleView, ...]


def lacking(statutes: tuple[StatuteView, ...]) -> tuple[RuleView, ...]:
    """What is left to do, worst first: our own duties that nothing, or only something, speaks for."""
    wrong = (State.NOT, State.PARTLY)
    found = [one for statute in statutes for one in statute.rules if one.state in wrong and one.rule.grade != "info"]
    return tuple(sorted(found, key=lambda one: (one.rule.grade != "ska", wrong.index(one.state))))


@dataclass(frozen=True, slots=True)
class Due:
    """Something that the law wants by a day."""

    day: date
    what: str
    paragraph: str


def view(document: Document, *, day: date) -> tuple[StatuteView, ...]:
    """Every rule in force on a day, by statute. What speaks for several rules is looked for once."""
    said, known = words(document), dict[Finder, Evidence]()
    found = [rule_view(document, rule, said.get(rule.id, ()), day=day, known=known) for rule in in_force(day)]
    statutes = {one.rule.statute: None for one in found}
    return tuple(
        StatuteView(statute, tuple(one for one in found if one.rule.statute == statute)) for statute in statutes
    )


def rule_view(
    document: Document, rule: Rule, words: tuple[Word, ...], *, day: date, known: dict[Finder, Evidence] | None = None
) -> RuleView:
    """One rule: a person's word goes before the evidence. ``known``: what has been found already, on the same day."""
    finder, known = FINDERS.get(rule.id), {} if known is None else known
    if finder and finder not in known:
        known[finder] = finder(document, day)
    evidence = known[finder] if finder else UNJUDGED
    said = words[0].state if words else None
    return RuleView(rule, said or evidence.state, evidence, words)


def counts(statutes: Iterable[StatuteView]) -> dict[State, int]:
    """How many duties stand in each state."""
    found = Counter(one.state for statute in statutes for one in statute.rules if one.rule.grade == "ska")
    return {state: found[state] for state in State}


def words(document: Document) -> dict[str, tuple[Word, ...]]:
    """Rule → what people have said of it, the newest first."""
    found: dict[str, list[Word]] = {}
    for row in Ruling.objects.filter(document=document).select_related("by").order_by("-at", "-pk"):
        said = State(row.state) if row.state else None
        found.setdefault(row.rule, []).append(Word(said, row.because, str(row.by), row.at))
    return {rule: tuple(words) for rule, words in found.items()}


def due(document: Document, *, day: date) -> tuple[Due, ...]:
    """What the law wants by when, the nearest first; nothing that is past."""
    found = [*_report(day), *_review(day), *_appeals(document), *_rounds(document)]
    return tuple(sorted((one for one in found if one.day >= day), key=lambda one: (one.day, one.what)))


def _report(day: date) -> Iterable[Due]:
    year = day.year if day <= date(day.year, 2, 21) else day.year + 1
    if not YearReport.objects.filter(year=year - 1, sent_on__isnull=False).exists():
        yield Due(
            date(year, 2, 21), f"Resultatredovisningen för {year - 1} ska vara hos Regeringskansliet", "2024:99 4 §"
        )


def _review(day: date) -> Iterable[Due]:
    upcoming = min((one for one in ELECTIONS if one > day), default=None)
    if upcoming:
        yield Due(upcoming, "Strategin ska ha setts över före nästa ordinarie val", "2017:583 12 §")


def _appeals(document: Document) -> Iterable[Due]:
    rows = DecisionStep.objects.filter(
        process__document=document, actual_on__isnull=False, name__icontains="fullmäktige"
    )
    for row in rows:
        if row.actual_on:
            yield Due(
                row.actual_on + APPEAL,
                "Beslutet får laga kraft tidigast, om det tillkännages samma dag",
                "KL 13 kap. 5 §",
            )


def _rounds(document: Document) -> Iterable[Due]:
    for row in Round.objects.filter(edition__document=document):
        yield Due(row.closes_on, f"Sista dag att svara: {row.title}", "2017:583 10 §")
