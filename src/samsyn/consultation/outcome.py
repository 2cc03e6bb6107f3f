"""The last lines of a run in plain Swedish: what came in, what was found, what a person must look at."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from samsyn.consultation.analysis import Analysis
from samsyn.consultation.report.files import NAMES
from samsyn.consultation.report.words import counted, number, series
from samsyn.consultation.sentences import is_system_file
from samsyn.cores.text.values import REASONS

_MOST = 20  # rows of a list before "och N till"


def needs_person(analysis: Analysis) -> bool:
    """Something could not be read in full, or the list could not be used. The computer's own files do not count."""
    waiting = any(
        row.status in ("needs_person", "unreadable") and not is_system_file(row.name) for row in analysis.files
    )
    return waiting or bool(analysis.notes)


def summary(analysis: Analysis, out: Path, missing: Sequence[str] = ()) -> str:
    """What the command prints when it is done. ``missing``: files that could not be printed."""
    sum_ = analysis.summary
    files = [counted(sum_.read, "läst", "lästa")]
    files += [
        f"{number(n)} {words}"
        for n, words in ((sum_.needs_person, "behöver en människa"), (sum_.unreadable, "gick inte att läsa"))
        if n
    ]
    files += [counted(sum_.duplicates, "kopia", "kopior")] if sum_.duplicates else []
    senders = counted(sum_.senders, "avsändare", "avsändare")
    abstained = f" ({number(sum_.abstained)} avstår från att yttra sig)" if sum_.abstained else ""
    lines = [
        f"Filer        {number(sum_.files)}: {', '.join(files)}",
        f"Yttranden    {number(sum_.responses)} från {senders}{abstained}",
        f"Synpunkter   {number(sum_.comments)}: {_placed(analysis)}",
        f"Åt sidan     {_aside(sum_.set_aside)}",
    ]
    written = ", ".join(name for name in NAMES if name not in missing)
    blocks = ["\n".join(lines), *_attention(analysis)]
    if missing:
        blocks.append(f"Kunde inte skrivas: {', '.join(missing)}. Minnet räckte inte. Allt står i de andra filerna.")
    blocks.append(f"Sammanställningen ligger i {out}: {written}")
    return "\n\n".join(blocks)


def _placed(analysis: Analysis) -> str:
    sum_ = analysis.summary
    return series(
        [
            f"{number(sum_.placed_sure)} säkert placerade",
            f"{number(sum_.placed_weak)} osäkert placerade",
            f"{number(sum_.unplaced)} utan plats",
        ]
    )


def _aside(reasons: dict[str, int]) -> str:
    if not reasons:
        return "inga textstycken"
    rows = [
        f"{number(n)} {REASONS.get(key, key)[:1].lower()}{REASONS.get(key, key)[1:]}"
        for key, n in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    return f"{counted(sum(reasons.values()), 'textstycke', 'textstycken')}:\n" + "\n".join(
        f"             {row}" for row in rows
    )


def _attention(analysis: Analysis) -> list[str]:
    """Lists of what a person must look at, grouped by what has happened."""
    groups: dict[str, list[str]] = defaultdict(list)
    for row in analysis.files:
        if row.status in ("needs_person", "unreadable") and not is_system_file(row.name):
            groups["Behöver en människa" if row.status == "needs_person" else "Gick inte att läsa"].append(
                row.error or row.name
            )
    if notes := (*analysis.notes, *(f"Strategin: {text}" for text in analysis.inputs.notices)):
        groups["Att kontrollera"] += notes
    return [_list(title, rows) for title, rows in groups.items()]


def _list(title: str, rows: Sequence[str]) -> str:
    shown = [f"  {row}" for row in rows[:_MOST]]
    if len(rows) > _MOST:
        shown.append(f"  … och {number(len(rows) - _MOST)} till. Alla står i sammanställningen.")
    return "\n".join([f"{title}:", *shown])


def not_ours(out: Path, names: Sequence[str]) -> str:
    """Refusal to overwrite."""
    which = series([f"”{name}”" for name in names])
    one = len(names) == 1
    return (
        f"{which} i {out} är inte {'skriven' if one else 'skrivna'} av kommandot, eller har ändrats efteråt. "
        f"Inget skrivs över: flytta undan {'filen' if one else 'filerna'}, eller välj en annan utmapp med --out."
    )
