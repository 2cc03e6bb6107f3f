"""The files of a report, by name, printed side by side in processes of their own."""

from collections.abc import Callable
from dataclasses import dataclass

from samsyn.consultation.report.docx import to_docx
from samsyn.consultation.report.html import to_html
from samsyn.consultation.report.pdf import to_pdf
from samsyn.consultation.report.values import Pattern, Report
from samsyn.consultation.report.xlsx import to_xlsx
from samsyn.consultation.workers import MEGABYTE, Fault, Limits, run

# The slowest first: the others are printed beside it.
_PRINTERS: dict[str, Callable[[Report, Pattern], bytes]] = {
    "sammanstallning.pdf": to_pdf,
    "sammanstallning.xlsx": to_xlsx,
    "sammanstallning.docx": to_docx,
    "sammanstallning.html": to_html,
}
REPORTS = ("sammanstallning.docx", "sammanstallning.html", "sammanstallning.pdf", "sammanstallning.xlsx")
NAMES = (*REPORTS, "analysis.json")
_SMALL = 500  # comments; below this new processes cost more than they save
_LIMITS = Limits(seconds=1800, memory=24_000 * MEGABYTE)


@dataclass(frozen=True, slots=True)
class _Printer:
    report: Report
    pattern: Pattern

    def __call__(self, name: str) -> bytes:
        return _PRINTERS[name](self.report, self.pattern)


def print_all(
    report: Report, pattern: Pattern = "section", *, jobs: int = 2
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Name → bytes for every format, and the names of those that could not be printed (very large reports)."""
    printer, names = _Printer(report, pattern), list(_PRINTERS)
    if len(report.comments) < _SMALL:
        return {name: printer(name) for name in REPORTS}, ()
    printed = dict(run(printer, names, workers=jobs, limits=_LIMITS, fresh=True))
    found = {names[at]: data for at, data in printed.items() if not isinstance(data, Fault)}
    return {name: found[name] for name in REPORTS if name in found}, tuple(
        name for name in REPORTS if name not in found
    )
