"""The files of a report, by name."""

from samsyn.consultation.report.docx import to_docx
from samsyn.consultation.report.html import to_html
from samsyn.consultation.report.pdf import to_pdf
from samsyn.consultation.report.values import Pattern, Report
from samsyn.consultation.report.xlsx import to_xlsx

REPORTS = ("sammanstallning.docx", "sammanstallning.html", "sammanstallning.pdf", "sammanstallning.xlsx")
NAMES = (*REPORTS, "analysis.json")


def print_all(report: Report, pattern: Pattern = "section") -> dict[str, bytes]:
    """Name → bytes for every format."""
    printers = (to_docx(report, pattern), to_html(report, pattern), to_pdf(report, pattern), to_xlsx(report))
    return dict(zip(REPORTS, printers, strict=True))
