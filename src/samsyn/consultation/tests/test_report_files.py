"""A large report is printed in processes of its own, with the same bytes as in this one."""

from samsyn.consultation.report.docx import to_docx
from samsyn.consultation.report.files import REPORTS, print_all
from samsyn.consultation.report.html import to_html
from samsyn.consultation.report.pdf import to_pdf
from samsyn.consultation.report.xlsx import to_xlsx
from samsyn.consultation.tests.report_world import invented


def test_many_comments_are_printed_side_by_side() -> None:
    report = invented(510)
    printed, missing = print_all(report, "sender")
    assert missing == ()
    assert tuple(printed) == REPORTS
    printers = (to_docx, to_html, to_pdf, to_xlsx)
    assert [printed[name] for name in REPORTS] == [to_format(report, "sender") for to_format in printers]
