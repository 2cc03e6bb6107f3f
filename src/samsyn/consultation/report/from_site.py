"""From the rows of a round to the report: what people decided, and the machine's proposal where nobody has."""

from collections.abc import Iterable

from django.utils.formats import date_format

from samsyn.comments.codelist import code_list
from samsyn.comments.models import Comment as CommentRow
from samsyn.comments.models import Page, Reading, SetAside
from samsyn.comments.queries import CommentFacts, facts, with_places
from samsyn.consultation.analysis import program
from samsyn.consultation.intake import is_document
from samsyn.consultation.models import Channel, ReceivedFile, Response, ResponseComment, Round
from samsyn.consultation.report import values
from samsyn.consultation.report.build import build
from samsyn.consultation.report.extras import extras_of
from samsyn.consultation.report.from_analysis import sections_of
from samsyn.strategy.queries import outline_of

LEAD = (
    "Alla yttranden är delade i enskilda synpunkter. Varje synpunkt står här en gång, med plats, typ och svar. "
    "Där ingen handläggare har bekräftat platsen är den ett förslag av programmet, och det sägs."
)


def report_of_round(round_: Round) -> values.Report:
    """The report as it stands now; the same rows give the same report. Raises NotConserved."""
    outline, responses = outline_of(round_.edition), list(round_.responses.order_by("pk"))
    counted = [row for row in responses if row.out_at is None]
    links = list(ResponseComment.objects.counted().filter(response__round=round_).order_by("number"))
    every = CommentRow.objects.filter(pk__in=[link.comment_id for link in links])
    rows = with_places(every, proposed_themes=False)  # a report tells what people decided
    said = {row.pk: facts(row) for row in rows}
    standing = [link for link in links if not said[link.comment_id].aside]
    received = list(_files(round_))
    names = {row.original_id: row.original.name for row in received}
    return build(
        title="Sammanställning av remissvar",
        strategy=f"{round_.edition.title or round_.edition.document.title}, {round_.edition.name}",
        lead=LEAD,
        made_by=f"{program()} · {round_.registry_number}",
        sections=sections_of(outline),
        respondents=[_respondent(row, received) for row in counted],
        received=[str(link.comment_id) for link in links],
        comments=[_comment(link, said[link.comment_id], names) for link in standing],
        asides=[*_asides(received), *_laid_aside(links, said, names)],
        files=[_file(row) for row in received],
        notes=[*(note for batch in round_.batches.order_by("pk") for note in batch.notes), *_out(responses)],
        characters=_characters(received, said.values()),
        themes=_themes(round_),
        extras=extras_of(round_, outline, {link.comment_id: str(link.number) for link in links}, _channels(counted)),
    )


def _channels(responses: Iterable[Response]) -> Iterable[tuple[str, str]]:
    labels = dict(Channel.choices)
    return ((str(row.pk), str(labels.get(row.channel, row.channel))) for row in responses)


def _out(responses: Iterable[Response]) -> Iterable[str]:
    """What is registered but not counted, and why."""
    out = (row for row in responses if row.out_at is not None)
    return (f"{row.registry_number} {row.sender}: {row.out_because} Räknas inte." for row in out)


def _files(round_: Round) -> Iterable[ReceivedFile]:
    rows = ReceivedFile.objects.filter(batch__round=round_, response__out_at=None).select_related(
        "original__duplicate_of"
    )
    return rows.order_by("original__name")


def _respondent(row: Response, received: list[ReceivedFile]) -> values.Respondent:
    return values.Respondent(
        id=str(row.pk),
        number=row.registry_number,
        sender=row.sender,
        class_=row.sender_class,
        registry_number=row.registry_number,
        received=date_format(row.received_on, "Y-m-d"),
        stance=row.stance,
        files=tuple(one.original.name for one in received if one.response_id == row.pk),
    )


def _comment(link: ResponseComment, said: CommentFacts, names: dict[int, str]) -> values.Comment:
    return values.Comment(
        id=str(link.comment_id),
        number=str(link.number),
        respondent=str(link.response_id),
        section=said.place.key if said.place else None,
        type=said.type,
        text=said.text,
        file=names.get(said.original_id or 0, ""),
        pages=tuple(sorted({span.page for span in said.spans})),
        origin="person" if said.place_by_person else "machine",
        sure=said.confidence != "weak",
        evidence=said.place.evidence if said.place else (),
        verdict=said.verdict,  # type: ignore[arg-type]  # the database allows the five words only
        motivation=said.reason,
        before=said.before,
        after=said.after,
        group=f"g{said.similar_group}" if said.similar_group is not None else "",
        referred_to=said.referred_to,
        answer_version=said.answer_version,
        language=said.language,
        themes=tuple(sorted(tag.label for tag in said.themes)),
    )


def _themes(round_: Round) -> list[values.Theme]:
    """The code list in the order it is read."""
    tree = code_list(round_.edition.document)
    label = {one.id: one.label for one in tree}
    return [values.Theme(one.label, tuple(label[key] for key in one.above)) for one in tree]


def _asides(received: list[ReceivedFile]) -> list[values.Aside]:
    home = {row.original_id: row for row in received}
    rows = SetAside.objects.filter(original__in=home).order_by("original__name", "pk")
    return [
        values.Aside(
            respondent=str(home[row.original_id].response_id or ""),
            text=row.text,
            reason=row.reason,
            file=home[row.original_id].original.name,
            page=row.spans[0][0] if row.spans else 0,
        )
        for row in rows
    ]


def _laid_aside(
    links: list[ResponseComment], said: dict[int, CommentFacts], names: dict[int, str]
) -> list[values.Aside]:
    """Received comments that a person laid aside, each with its number, so that the balance holds."""
    return [
        values.Aside(
            id=str(link.comment_id),
            respondent=str(link.response_id),
            text=said[link.comment_id].text,
            reason=said[link.comment_id].aside,
            file=names.get(said[link.comment_id].original_id or 0, ""),
            page=said[link.comment_id].first_page,
        )
        for link in links
        if said[link.comment_id].aside
    ]


def _file(row: ReceivedFile) -> values.FileRow:
    original = row.original
    status = "duplicate" if original.duplicate_of_id else original.reading
    return values.FileRow(
        name=original.name,
        status="needs_person" if status == Reading.WAITING else status,  # type: ignore[arg-type]
        error=original.error if status != Reading.WAITING else "Filen är registrerad men inte läst ännu.",
        duplicate_of=original.duplicate_of.name if original.duplicate_of else "",
        respondent=str(row.response_id or ""),
        document=is_document(original.name),
    )


def _characters(received: list[ReceivedFile], said: Iterable[CommentFacts]) -> values.Characters:
    """Non-space characters of every read page, counted afresh from what is stored."""
    ids = [row.original_id for row in received if not row.original.duplicate_of_id]
    pages = {(row.original_id, row.number): row.text for row in Page.objects.filter(original__in=ids)}
    asides = SetAside.objects.filter(original__in=ids).values_list("original_id", "spans")

    def visible(original_id: int | None, spans: Iterable[tuple[int, int, int]]) -> int:
        return sum(_visible(pages[original_id or 0, page][start:end]) for page, start, end in spans)

    counts = {False: 0, True: 0}
    for one in said:
        if one.merged_into is None:  # what another comment took in is counted there
            counts[bool(one.aside)] += visible(one.original_id, ((s.page, s.start, s.end) for s in one.spans))
    return values.Characters(
        read=sum(map(_visible, pages.values())),
        in_comments=counts[False],
        set_aside=counts[True] + sum(visible(original_id, spans) for original_id, spans in asides),
    )


def _visible(text: str) -> int:
    return sum(map(len, text.split()))
