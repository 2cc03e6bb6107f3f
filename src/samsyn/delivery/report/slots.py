"""The slots of the yearly report, RES-4 to RES-11, and what each is drafted from. The report itself is in Swedish.

A slot never invents: what is not recorded is listed as missing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from samsyn.delivery.models import MeasureReport, SlotText, YearReport
from samsyn.delivery.queries import doing, goals
from samsyn.delivery.report.facts import Facts
from samsyn.delivery.report.values import Block, Draft, Drafted
from samsyn.delivery.tags import DIMENSIONS

STATUTE: Final = "2024:99"


@dataclass(frozen=True, slots=True)
class Slot:
    """One point that the ordinance asks for."""

    code: str
    paragraph: str
    heading: str
    draft: Callable[[Facts], tuple[list[Block], list[str]]]


def draft(facts: Facts, report: YearReport | None) -> Draft:
    """Every slot, drafted now; a person's words where there are any."""
    texts: dict[str, SlotText] = {}
    if report is not None:
        texts = {one.slot: one for one in report.texts.select_related("by")}
    made = []
    for slot in SLOTS:
        blocks, missing = slot.draft(facts)
        held = texts.get(slot.code)
        made.append(
            Drafted(
                slot.code, slot.paragraph, slot.heading, tuple(blocks), tuple(missing),
                held.text if held else "", str(held.by) if held else "",
            )
        )  # fmt: skip
    due = report.due_on if report else date(facts.year + 1, 2, 21)
    return Draft(
        facts.year, facts.region, facts.county, due, report.sent_on if report else None,
        report.registry_number if report else "", tuple(made),
    )  # fmt: skip


def _goals(facts: Facts) -> tuple[list[Block], list[str]]:
    rows = [row for row in facts.goals if row.kind != "vision"]
    shown = [row for row in rows if row.kind not in goals.SUB or row.measures or row.indicators]
    named = facts.strategy or "den regionala utvecklingsstrategin"
    blocks = [Block("text", f"Redovisningen utgår från målen i {named}.")]
    if shown:
        table = [("Mål", "Åtgärder", "Indikatorer", "Bedömning")]
        table += [(row.name, str(row.measures), str(row.indicators), _verdicts(row)) for row in shown]
        blocks.append(Block("table", rows=tuple(table)))
    if under := len(rows) - len(shown):
        said = f"Under målen finns {under} delmål och prioriteringar som varken har egna åtgärder eller indikatorer."
        blocks.append(Block("text", said))
    missing = [] if rows else ["Strategins mål är inte hämtade."]
    nobody = [row.name for row in rows if row.nobody]
    few = _first([name.rstrip(".") for name in nobody], 3)
    missing += [f"Ingen åtgärd är kopplad till: {few}."] if nobody else []
    return blocks, missing


WORDS: Final = {
    "reached": "nås", "partly": "nås delvis", "not": "nås inte", "unknown": "går inte att bedöma",
    "stale": "bedömd på äldre siffror", "none": "inte bedömd",
}  # fmt: skip


def _verdicts(row: goals.GoalRow) -> str:
    return ", ".join(f"{number} {WORDS[code]}" for code, number in row.verdicts) or "–"


def _coordination(facts: Facts) -> tuple[list[Block], list[str]]:
    under = [one for one in facts.measures if one.first_year <= facts.year <= one.last_year]
    said = f"Under {facts.year} arbetade {_actors(under)} med {len(under)} åtgärder."
    blocks = [Block("text", said)] if under else []
    table = [("Åtgärd", "Ansvarig", "Läge", "Det här gjordes")]
    for one in under:
        report = next((report for report in one.reports if report.year == facts.year), None)
        table.append((one.name, one.owner, one.state_words, report.done if report else "–"))
    if under:
        blocks.append(Block("table", rows=tuple(table)))
    silent = [one.name for one in under if facts.year not in {report.year for report in one.reports}]
    missing = [] if under else [f"Ingen åtgärd pågick under {facts.year}."]
    number = "1 åtgärd" if len(silent) == 1 else f"{len(silent)} åtgärder"
    missing += [f"{number} saknar rapport för året: {_first(silent)}."] if silent else []
    missing += [f"Ansvariga har berättat, men ingen har läst: {_first(facts.unread)}."] if facts.unread else []
    unconsidered = [one.name for one in facts.programmes if not one.considered]
    missing += [f"Hur strategin har beaktats saknas för: {_first(unconsidered)}."] if unconsidered else []
    return blocks, missing


def _first(names: Sequence[str], most: int = 5) -> str:
    """The first names, and how many more there are."""
    return "; ".join(names[:most]) + (f" och {len(names) - most} till" if names[most:] else "")


def _actors(measures: list[doing.MeasureFacts]) -> str:
    owners = {one.owner for one in measures}
    return "en organisation" if len(owners) == 1 else f"{len(owners)} organisationer"


def _funds(facts: Facts) -> tuple[list[Block], list[str]]:
    found = facts.money
    if not found.sources:
        return [], [f"Inga belopp är registrerade för {facts.year}."]
    granted, paid = found.total.granted, found.total.paid
    said = f"Under {facts.year} beviljades {kronor(granted)}" if granted is not None else f"Belopp för {facts.year}"
    said += f" och betalades {kronor(paid)} ut." if granted is not None and paid is not None else "."
    if found.leverage is not None:
        said += f" På varje krona ur anslag 1:1 kom {str(found.leverage).replace('.', ',')} kronor från andra."
    table = [("Källa", "Budget", "Beviljat", "Utbetalt")]
    table += [(one.name, kronor(one.budget), kronor(one.granted), kronor(one.paid)) for one in found.sources]
    missing = [] if found.total.paid else ["Utbetalda belopp saknas."]
    return [Block("text", said), Block("table", rows=tuple(table))], missing


def kronor(amount: Decimal | None) -> str:
    """1 234 000 kronor, or a dash where nobody has said."""
    if amount is None:
        return "–"
    return f"{amount:,.0f}".replace(",", "\N{NO-BREAK SPACE}") + "\N{NO-BREAK SPACE}kronor"


def _follow_up(facts: Facts) -> tuple[list[Block], list[str]]:
    blocks, missing = [], []
    table = [("Indikator", "Senaste år", "Alla", "Kvinnor", "Män", "Bedömning")]
    for card in facts.cards:
        last = card.latest
        judged = f"{card.judged.verdict_words}. {card.judged.sentence}" if card.judged else "inte bedömd"
        if last:
            table.append((card.name, str(last.year), last.all, last.women, last.men, judged))
    if len(table) > 1:
        blocks.append(Block("table", rows=tuple(table)))
    else:
        missing.append("Ingen indikator är publicerad.")
    stale = [card.name for card in facts.cards if card.judged and card.judged.stale]
    missing += [f"Bedömningen bygger på äldre siffror: {name}." for name in stale]
    missing += [f"Inte bedömd: {card.name}." for card in facts.cards if not card.judged]
    missing += [f"Visas inte för kvinnor och män, och skälet saknas: {card.name}." for card in facts.cards
                if card.about_people and not card.has_sexes and not card.no_sex_reason]  # fmt: skip
    more, lacking = _evaluations(facts)
    return [*blocks, *more], [*missing, *lacking]


def _evaluations(facts: Facts) -> tuple[list[Block], list[str]]:
    if not facts.evaluations:
        return [], [f"Ingen utvärdering är antecknad för {facts.year}."]
    table = [("Utvärdering", "Vad som utvärderades", "Av vem", "Hur", "Det de kom fram till")]
    table += [
        (one.title, one.subject, f"{one.evaluator}, {one.done_on}", one.method or "–", one.findings)
        for one in facts.evaluations
    ]
    missing = [f"Metoden är inte beskriven: {one.title}." for one in facts.evaluations if not one.method]
    return [Block("table", rows=tuple(table))], missing


def _skills(facts: Facts) -> tuple[list[Block], list[str]]:
    found = [one for one in facts.programmes if "kompetens" in one.kind]
    items = tuple(f"{one.name} ({one.first_year}–{one.last_year}), {one.owner}" for one in found)
    missing = ["Beskriv bedömningarna av offentlig och privat sektors kompetensbehov på kort och lång sikt."]
    if not found:
        return [], ["Inget program för kompetensförsörjning är registrerat.", *missing]
    return [Block("list", items=items)], missing


def _agenda(facts: Facts) -> tuple[list[Block], list[str]]:
    table = [("Agenda 2030", "Strategins mål")]
    for number, name, main, others in facts.agenda:
        table.append((f"{number}. {name}", "; ".join(one.name for one in (*main, *others)) or "–"))
    empty = sum(not main and not others for _n, _name, main, others in facts.agenda)
    missing = ["Inget mål är kopplat till Agenda 2030."] if empty == len(facts.agenda) else []
    return [Block("table", rows=tuple(table))], missing


def _efforts(code: str) -> Callable[[Facts], tuple[list[Block], list[str]]]:
    def made(facts: Facts) -> tuple[list[Block], list[str]]:
        held = {one.id: one for one in facts.measures}
        found = [held[pk] for pk in facts.efforts.get(code, ()) if pk in held]
        items = tuple(f"{one.name} ({one.owner}, {one.state_words})" for one in found)
        return ([Block("list", items=items)] if items else []), [] if items else [
            "Ingen åtgärd har etiketten för området."
        ]

    return made


def _whole(facts: Facts) -> tuple[list[Block], list[str]]:
    """8 § also wants the three dimensions and the county's different parts."""
    held = {one.id: one for one in facts.measures}
    table, missing = [("Dimension", "Åtgärder")], []
    for tag in DIMENSIONS:
        names = [held[pk].name for pk in facts.efforts.get(tag.code, ()) if pk in held]
        table.append((str(tag.label), _first(names) or "–"))
        missing += [] if names else [f"Ingen åtgärd har etiketten {tag.label}."]
    places: dict[str, list[str]] = {}
    for one in facts.measures:
        for place in one.municipalities or ("hela länet",):
            places.setdefault(place, []).append(one.name)
    where = [("Kommun", "Åtgärder"), *((place, _first(names)) for place, names in sorted(places.items()))]
    blocks = [Block("table", rows=tuple(table))] if len(missing) < len(DIMENSIONS) else []
    return blocks + ([Block("table", rows=tuple(where))] if places else []), missing


def _decisions(facts: Facts) -> tuple[list[Block], list[str]]:
    if not facts.decisions:
        return [], [f"Inga beslut om statliga medel är registrerade för {facts.year}."]
    table = [("Beslut", "Åtgärd", "Bidrag", "Så följer insatsen strategin")]
    table += [(one.registry_number, one.measure, kronor(one.grant), one.link or "–") for one in facts.decisions]
    missing = [
        f"Beslut {one.registry_number}, förordning (2003:596) {check.paragraph}: {check.says}"
        for one in facts.decisions for check in one.checks if not check.holds
    ]  # fmt: skip
    return [Block("table", rows=tuple(table))], missing


def _contacts(facts: Facts) -> tuple[list[Block], list[str]]:
    table = [("Datum", "Form", "Med", "Om", "Resultat")]
    table += [(str(one.held_on), one.form, one.counterpart, one.about, one.outcome or "–") for one in facts.contacts]
    blocks = [Block("table", rows=tuple(table))] if facts.contacts else []
    return blocks, [] if facts.contacts else [f"Inga kontakter är antecknade under {facts.year}."]


def _learning(facts: Facts) -> tuple[list[Block], list[str]]:
    found: list[MeasureReport] = [one for one in facts.reports if one.learnt]
    items = tuple(f"{one.measure.name}: {one.learnt}" for one in found)
    missing = [] if items else ["Ingen som ansvarar för en åtgärd har skrivit vad de lärde sig."]
    used = tuple(f"{one.title}: {one.used}" for one in facts.evaluations if one.used)
    missing += [] if used else ["Beskriv hur kunskapen har använts."]
    return [Block("list", items=part) for part in (items, used) if part], missing


def _form(facts: Facts) -> tuple[list[Block], list[str]]:
    due = date(facts.year + 1, 2, 21)
    day = f"{due.day} februari {due.year}"
    said = f"Redovisningen avser {facts.year} och lämnas till Regeringskansliet senast den {day}."
    return [Block("text", said)], []


SLOTS: Final = (
    Slot("RES-4", "4 §", "Redovisningens tid och form", _form),
    Slot("RES-5", "5–6 §§", "Mål som redovisningen utgår från", _goals),
    Slot("RES-7-1", "7 § 1", "Samordning av strategins genomförande", _coordination),
    Slot("RES-7-2", "7 § 2", "Användning av medel", _funds),
    Slot("RES-7-4", "7 § 4", "Analyser, uppföljningar och utvärderingar", _follow_up),
    Slot("RES-7-5", "7 §", "Mål och bedömningar för kompetensförsörjning", _skills),
    Slot("RES-7-6", "7 §", "Bidrag till Agenda 2030", _agenda),
    Slot("RES-8-a", "8 § a", "Likvärdiga möjligheter till boende, arbete och välfärd", _efforts("r-likvardigt")),
    Slot("RES-8-b", "8 § b", "Kompetensförsörjning", _efforts("r-kompetens")),
    Slot("RES-8-c", "8 § c", "Innovation, förnyelse, entreprenörskap och företagande", _efforts("r-innovation")),
    Slot("RES-8-d", "8 § d", "Tillgänglighet, digitalt och med transporter", _efforts("r-tillganglighet")),
    Slot("RES-8-e", "8 §", "Hållbarhetens dimensioner och länets olika delar", _whole),
    Slot("RES-9", "9 §", "Hur besluten om medel har bidragit", _decisions),
    Slot("RES-10", "7 § 3, 10 §", "Samverkan och samråd", _contacts),
    Slot("RES-11", "11 §", "Lärande", _learning),
)  # fmt: skip
