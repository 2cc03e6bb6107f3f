"""From an analysis of files to the report: nobody has decided anything yet, so all is the machine's proposal."""

from collections.abc import Sequence

from samsyn.consultation.analysis import SURE, Analysis, Comment, Response
from samsyn.consultation.intake import is_document
from samsyn.consultation.report import values
from samsyn.consultation.report.build import build
from samsyn.cores.outline import Outline
from samsyn.cores.text.language import language_of

LEAD = (
    "Samsyn har läst yttrandena, delat dem i enskilda synpunkter och föreslagit plats i strategin och typ för "
    "var och en. Ingen människa har granskat förslagen ännu."
)
_LABEL = 4  # words that need not say anything by themselves
_LONGEST = 420  # characters of a section's own text that are quoted as "the proposal"


def report_of(analysis: Analysis, outline: Outline) -> values.Report:
    """The report of one run of the command. Raises NotConserved."""
    home = {name: response.id for response in analysis.responses for name in response.files}
    return build(
        title="Sammanställning av remissvar",
        strategy=outline.title.strip() or analysis.inputs.strategy or "Strategin",
        lead=LEAD,
        made_by=analysis.inputs.program,
        sections=sections_of(outline),
        respondents=[_respondent(row) for row in analysis.responses],
        received=[row.id for row in analysis.comments],
        comments=[_comment(row) for row in analysis.comments],
        asides=[
            values.Aside(
                row.response,
                row.text,
                row.reason,
                row.spans[0].file if row.spans else "",
                row.spans[0].page if row.spans else 0,
            )
            for row in analysis.set_aside
        ],
        files=[
            values.FileRow(
                name=row.name,
                status=row.status,
                error=row.error or " ".join(row.notices),
                duplicate_of=row.duplicate_of or "",
                respondent=home.get(row.name, ""),
                document=is_document(row.name) and (row.name in home or row.status != "read"),
            )
            for row in analysis.files
        ],
        notes=[*analysis.notes, *(f"Strategin: {text}" for text in analysis.inputs.notices)],
        characters=values.Characters(
            analysis.characters.read, analysis.characters.in_comments, analysis.characters.set_aside
        ),
    )


def sections_of(outline: Outline) -> list[values.Section]:
    """The sections with what each proposes, in short."""
    return [
        values.Section(s.key, s.number, s.heading, s.level, s.parent, in_short([block.text for block in s.blocks]))
        for s in outline.sections
    ]


def in_short(paragraphs: Sequence[str]) -> str:
    """The first paragraph that is more than a label ("Dit vill vi"), cut after a whole sentence when it is long."""
    said = [" ".join(paragraph.split()) for paragraph in paragraphs if paragraph.strip()]
    text = next((one for one in said if len(one.split()) > _LABEL or one.endswith((".", "!", "?"))), "".join(said[:1]))
    if len(text) <= _LONGEST:
        return text
    end = max(text.rfind(mark, 0, _LONGEST) for mark in (". ", "! ", "? "))
    return f"{text[: end + 1]} …" if end > 80 else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


def _respondent(row: Response) -> values.Respondent:
    return values.Respondent(
        id=row.id,
        number=row.id.removeprefix("r"),
        sender=row.sender,
        class_=row.class_,
        registry_number=row.registry_number,
        received=row.received,
        stance=row.stance,
        files=row.files,
    )


def _comment(row: Comment) -> values.Comment:
    first = row.links[0] if row.links else None
    return values.Comment(
        id=row.id,
        number=row.id.removeprefix("r"),
        respondent=row.response,
        section=first.section if first else None,
        type=row.type,
        text=row.text,
        file=row.spans[0].file if row.spans else "",
        pages=tuple(sorted({span.page for span in row.spans})),
        sure=first is None or first.score >= SURE,
        evidence=first.evidence if first else (),
        group=row.duplicate_group or "",
        language=language_of(row.text),
    )
