"""The report as it may be published: masked words gone from the comments, private persons without names."""

from dataclasses import replace

from samsyn.comments.models import Comment as CommentRow
from samsyn.comments.models import Page
from samsyn.consultation.models import ReceivedFile, Round
from samsyn.consultation.publishing import veils
from samsyn.consultation.publishing.actions import public_name
from samsyn.consultation.publishing.masking import veils_of
from samsyn.consultation.report.build import control_sum
from samsyn.consultation.report.from_site import report_of_round
from samsyn.consultation.report.values import Aside, Comment, FileRow, Report, Respondent
from samsyn.consultation.senders import PRIVATE
from samsyn.cores.text import formats
from samsyn.cores.text.prose import clean
from samsyn.cores.text.values import File, Span
from samsyn.cores.text.values import Page as PageText

NOTE = (
    "Personuppgifter och annat som inte får spridas är maskat. Privatpersoner visas utan namn. "
    "Textstycken som inte är synpunkter (brevhuvuden, underskrifter och liknande) återges inte här."
)
type Hidden = dict[int, list[tuple[int, int]]]


def public_report(round_: Round) -> Report:
    """The whole report with everything masked that is masked in the documents. Raises NotConserved."""
    report = report_of_round(round_)
    files = list(
        ReceivedFile.objects.filter(batch__round=round_, response__out_at=None)
        .select_related("original", "response")
        .prefetch_related("masks")
    )
    names = {file.original.name: public_name(file, file.original.format or "fil") for file in files if file.response}
    hidden = {file.original_id: hidden_in(file) for file in files if file.masks.all()}
    texts = _texts(report, hidden)
    comments = tuple(_comment(row, texts, names) for row in report.comments)
    asides = tuple(_aside(row, texts, names) for row in report.asides if row.id)
    respondents = tuple(_respondent(row, names) for row in report.respondents)
    shown = tuple(_file(row, names) for row in report.files if row.name in names and row.status != "duplicate")
    return replace(
        report,
        comments=comments,
        asides=asides,
        respondents=respondents,
        files=shown,
        notes=(NOTE,),
        characters=None,
        control=control_sum(report.sections, respondents, comments, asides, shown),
    )


def hidden_in(file: ReceivedFile) -> Hidden:
    """The masked characters of each page of a document."""
    held = veils_of(file)
    if any(veil.is_strip and (veil.top, veil.bottom) != (0, 100) for veil in held):
        return {page.number: veils.hidden(page, held) for page in _pages(file)}
    rows = Page.objects.filter(original=file.original_id)
    return {row.number: veils.hidden(PageText(row.number, row.text), held) for row in rows}


def _pages(file: ReceivedFile) -> tuple[PageText, ...]:
    """The pages with their lines: a strip hides what stands in it."""
    with file.original.content.open("rb") as source:
        return formats.read(File(file.original.name, source.read())).pages


def _texts(report: Report, hidden: dict[int, Hidden]) -> dict[str, str]:
    """Comment id → its words without what is masked, for those that something is masked in."""
    ids = [int(key) for key in (*(row.id for row in report.comments), *(row.id for row in report.asides)) if key]
    rows = CommentRow.objects.filter(pk__in=ids, original__in=list(hidden)).only("pk", "spans", "original_id")
    pages = {
        (original, number): text
        for original, number, text in Page.objects.filter(original__in=list(hidden)).values_list(
            "original_id", "number", "text"
        )
    }
    found = {}
    for row in rows:
        spans = [Span(*span) for span in row.spans]
        original = row.original_id or 0
        mine = hidden[original]
        if any(_meets(span, mine.get(span.page, [])) for span in spans):
            parts = (
                veils.left(pages[original, span.page], mine.get(span.page, []), span.start, span.end) for span in spans
            )
            found[str(row.pk)] = clean(" ".join(parts))
    return found


def _meets(span: Span, hidden: list[tuple[int, int]]) -> bool:
    return any(start < span.end and span.start < end for start, end in hidden)


def _comment(row: Comment, texts: dict[str, str], names: dict[str, str]) -> Comment:
    return replace(row, text=texts.get(row.id, row.text), file=names.get(row.file, ""))


def _aside(row: Aside, texts: dict[str, str], names: dict[str, str]) -> Aside:
    return replace(row, text=texts.get(row.id, row.text), file=names.get(row.file, ""))


def _respondent(row: Respondent, names: dict[str, str]) -> Respondent:
    sender = f"Privatperson {row.number}" if row.class_ == PRIVATE else row.sender
    return replace(row, sender=sender, files=tuple(names[name] for name in row.files if name in names))


def _file(row: FileRow, names: dict[str, str]) -> FileRow:
    return replace(row, name=names[row.name], error="")
