"""A run in plain words."""

from collections.abc import Sequence

from samsyn.cores import demography
from samsyn.projection.refusals import listed
from samsyn.projection.running import Run


def number(value: float) -> str:
    """12 345, with the space that does not break."""
    return f"{value:,.0f}".replace(",", "\u00a0")


def summary(run: Run, tables: Sequence[str]) -> str:
    """A page: how many, how sure, what it builds on, how wrong it has been. ``tables`` lie beside it."""
    history, draws = run.intake.history, run.draws
    first, last, now = history.years[0], draws.years[-1], history.years[-1]
    today = float(history.population[-1].sum())
    low, middle, high = (float(part[-1]) for part in (draws.country.p10, draws.country.p50, draws.country.p90))
    lines = [
        f"# Befolkningsprognos till {last}",
        "",
        f"År {last} bor det **{number(middle)}** personer i {_places(len(history.areas))}.",
        f"Med fyra chanser av fem blir det mellan {number(low)} och {number(high)}. År {now} var det {number(today)}.",
        "",
        "| | " + str(now) + " | " + str(last) + " |",
        "|---|---:|---:|",
        *_measures(run),
        "",
        "## Område för område",
        "",
        f"| Område | {now} | {last} | lågt | högt |",
        "|---|---:|---:|---:|---:|",
        *_areas(run),
        "",
        "## Hur fel brukar det bli?",
        "",
        *_errors(run),
        "",
        "## Vad det bygger på",
        "",
        f"- Folkmängd, födda och döda {first}–{now}, per område, kön och ettårsklass.",
        f"- {run.wanted.draws} tänkbara framtider med frö {run.wanted.seed}. Samma frö ger samma siffror.",
        "- Lågt och högt: i en framtid av tio blir det färre än det låga, i en av tio fler än det höga.",
        "- Dödligheten fortsätter att minska som de senaste femton åren.",
        "- Barnafödandet fortsätter först åt det håll det gick senaste året och går sedan mot det långsiktiga.",
        "- Flyttningar: varje områdes mönster de senaste tolv åren; nivån är mitt emellan fem års och alla års.",
        *(f"- Scenario: {_scenario(part)}" for part in run.wanted.scenario),
        *(f"- {note}" for note in run.notes),
        "- Metoden beskrivs i docs/algorithms/projection.md.",
        f"- Alla siffror finns i {listed(tables, len(tables))}.",
    ]
    return "\n".join(lines) + "\n"


def _places(count: int) -> str:
    return "området" if count == 1 else f"de {count} områdena"


def _measures(run: Run) -> list[str]:
    before = demography.measures(run.intake.history.population[-1].sum(0))
    after = demography.measures(run.middle.population[-1].sum(0))
    names = {
        "preschool": "1–5 år",
        "school": "6–15 år",
        "upper_secondary": "16–18 år",
        "working": "20–64 år",
        "65_79": "65–79 år",
        "80_plus": "80 år och äldre",
    }
    rows = [f"| {text} | {number(float(before[n]))} | {number(float(after[n]))} |" for n, text in names.items()]
    rows.append(
        f"| Försörjningskvot: yngre och äldre per 100 i åldern 20–64 | {_one(float(before['dependency_ratio']))} "
        f"| {_one(float(after['dependency_ratio']))} |"
    )
    rows.append(f"| Medelålder | {_one(float(before['mean_age']))} | {_one(float(after['mean_age']))} |")
    return rows


def _one(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _areas(run: Run) -> list[str]:
    now, total = run.intake.history.population[-1].sum((1, 2)), run.draws.total
    return [
        f"| {area} | {number(now[i])} | {number(float(total.p50[-1, i]))} | {number(float(total.p10[-1, i]))} "
        f"| {number(float(total.p90[-1, i]))} |"
        for i, area in enumerate(run.draws.areas)
    ]


def _errors(run: Run) -> list[str]:
    found = run.backtest
    if found is None:
        return ["Historiken är för kort för att pröva prognosen mot utfall."]
    ages = found.by_age[0, -1]
    worst = demography.hardest_age(ages.tolist())
    model, naive, growth = (found.scores[name][-1] for name in ("model", "unchanged", "growth"))
    return [
        f"Samma metod har prövats från {len(found.origins)} tidigare år ({found.origins[0]}–{found.origins[-1]}) och",
        "jämförts med vad som hände tio år senare. I medel blev felet:",
        "",
        "| | ett områdes folkmängd | kön och femårsgrupp i ett område |",
        "|---|---:|---:|",
        *(
            f"| {text} | {_one(score.mape)} % | {_one(score.wape)} % |"
            for text, score in (("den här metoden", model), ("oförändrad folkmängd", naive), ("samma ökning", growth))
        ),
        "",
        f"Svårast är {_ages(worst)}: där blev antalet {_one(float(ages[worst]))} % fel.",
        "Alla åldrar finns i tabellen backtest_ages.",
    ]


def _ages(group: int) -> str:
    return f"{demography.AGE_GROUPS[group].replace('-', '–')} år"


def _scenario(part: demography.Multiplier) -> str:
    names = {
        "births": "barnafödandet", "deaths": "dödligheten", "in": "inflyttningen", "out": "utflyttningen",
        "immigration": "invandringen", "emigration": "utvandringen",
    }  # fmt: skip
    where = f" i {', '.join(part.areas)}" if part.areas else ""
    factor = f"{part.factor:g}".replace(".", ",")
    return f"{names[part.flow]} gånger {factor} {part.first}–{part.last}{where}."
