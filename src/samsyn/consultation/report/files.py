"""The files of a report, by name."""

from samsyn.consultation.report.html import to_html
from samsyn.consultation.report.values import Pattern, Report

NAMES = ("analysis.json", "sammanstallning.html")


def print_all(report: Report, pattern: Pattern = "section") -> dict[str, bytes]:
    """Name → bytes for every format."""
    return {"sammanstallning.html": to_html(report, pattern)}
