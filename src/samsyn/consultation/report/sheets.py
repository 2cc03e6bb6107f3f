"""What stands on each sheet of the workbook, without any format."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from samsyn.consultation.report.entries import sender_name
from samsyn.consultation.report.statistics import STANCE_SHOWN, STATUS_SHOWN, statistics
from samsyn.consultation.report.tables import Statistics
from samsyn.consultation.report.taken_up import by_theme_and_class
from samsyn.consultation.report.values import UNANSWERED, UNPLACED, Comment, Report
from samsyn.consultation.report.words import sentence_start
from samsyn.consultation.senders import shown
from samsyn.cores.text.values import REASONS

Cell = str | int
_COMMENTS = {
    "Nr": 8,
    "Diarienummer": 16,
    "Inkom": 12,
    "Avsändare": 28,
    "Klass": 24,
    "Avsnitt nr": 10,
    "Avsnitt": 28,
    "Typ": 14,
    "Synpunkt": 80,
    "Bedömning": 16,
    "Motivering": 50,
    "Lydelse före": 40,
    "Lydelse efter": 40,
    "Tema": 32,
    "Nästan samma": 20,
    "Fil": 36,
    "Sida": 8,
    "Platsen kommer från": 20,
    "Platsen är": 12,
    "Varför platsen": 48,
    "Svarsversion": 8,
}  # column → width in characters


class Heading(tuple[Cell, ...]):
    """A row that heads a table of its own further down a sheet."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with one heading row. ``widths`` in characters; ``filtered``: with filters on the headings.

    ``printed``: the first columns, which go on A3 paper; 0 prints all of them on A4.
    """

    name: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: Iterable[Sequence[Cell]]
    filtered: bool = True
    printed: int = 0


def sheets(report: Report) -> Iterator[Sheet]:
    """All sheets in order."""
    yield _comments(report)
    yield _senders(report)
    yield _statistics(statistics(report))
    yield from _themes(report)
    yield _asides(report)
    yield _files(report)
    yield _about(report)


def _comments(report: Report) -> Sheet:
    person = {row.id: row for row in report.respondents}
    section = {row.key: row for row in report.sections}
    alike = Counter(row.group for row in report.comments if row.group)
    order = {name: at for at, name in enumerate(alike, start=1)}

    def rows() -> Iterator[Sequence[Cell]]:
        for one in report.comments:
            who = person[one.respondent]
            place = section[one.section] if one.section is not None else None
            same = f"grupp {order[one.group]} ({alike[one.group]} synpunkter)" if one.group else ""
            machine = one.origin == "machine"
            yield (
                one.number, who.registry_number, who.received, sender_name(who), shown(who.class_),
                place.number if place else "", place.heading if place else UNPLACED, one.type, one.text,
                _verdict(one), one.motivation, one.before, one.after, "; ".join(one.themes), same, one.file,
                "–".join(str(page) for page in sorted({*one.pages[:1], *one.pages[-1:]})),
                "programmets förslag" if machine else "handläggaren",
                ("säker" if one.sure else "osäker") if machine and place else "",
                "; ".join(one.evidence),
                one.answer_version,
            )  # fmt: skip

    columns = tuple(_COMMENTS)
    return Sheet("Synpunkter", columns, tuple(_COMMENTS.values()), rows(), printed=columns.index("Lydelse efter") + 1)


def _verdict(one: Comment) -> str:
    """The verdict, and where the question is referred: the words that a returned sheet is read by."""
    return f"{one.verdict} till {one.referred_to}" if one.referred_to else one.verdict or UNANSWERED


def _senders(report: Report) -> Sheet:
    said: dict[str, int] = {}
    for row in report.comments:
        said[row.respondent] = said.get(row.respondent, 0) + 1
    return Sheet(
        "Avsändare",
        ("Nr", "Avsändare", "Klass", "Diarienummer", "Inkom", "Ställningstagande", "Synpunkter", "Handlingar"),
        (8, 40, 28, 18, 12, 28, 12, 70),
        (
            (
                row.number, sender_name(row), shown(row.class_), row.registry_number, row.received,
                STANCE_SHOWN.get(row.stance, sentence_start(row.stance)), said.get(row.id, 0), "\n".join(row.files),
            )
            for row in report.respondents
        ),
    )  # fmt: skip


def _statistics(stats: Statistics) -> Sheet:
    width = max([1, *(len(table.columns) for table in stats.tables)])

    def rows() -> Iterator[Sequence[Cell]]:
        for figure in stats.figures:
            yield (sentence_start(figure.label), figure.value, *[""] * (width - 1), figure.rule)
        for table in stats.tables:
            pad = [""] * (width - len(table.columns))
            yield [""] * (width + 2)
            yield Heading((table.title, *table.columns, *pad, table.rule))
            for label, numbers in table.rows:
                yield (label, *numbers, *pad, "")
            if table.total:
                yield ("Summa", *table.total, *pad, "")

    columns = ("Vad", "Antal", *[""] * (width - 1), "Så är det räknat")
    return Sheet("Statistik", columns, (44, *[14] * width, 90), rows(), filtered=False)


def _themes(report: Report) -> Iterator[Sheet]:
    """Who takes up which theme; only when somebody has put themes on the comments."""
    classes, rows = by_theme_and_class(report)
    if classes:
        columns = ("Tema", "Alla", *(shown(class_) for class_ in classes))
        yield Sheet("Teman", columns, (44, 10, *[18] * len(classes)), [(label, *counts) for label, counts in rows])


def _asides(report: Report) -> Sheet:
    person = {row.id: row for row in report.respondents}
    return Sheet(
        "Åt sidan",
        ("Yttrande", "Avsändare", "Skäl", "Text", "Fil", "Sida"),
        (10, 32, 32, 90, 40, 8),
        (
            (
                person[row.respondent].number, sender_name(person[row.respondent]),
                REASONS.get(row.reason, row.reason), row.text, row.file, row.page or "",
            )
            for row in report.asides
        ),
    )  # fmt: skip


def _files(report: Report) -> Sheet:
    number = {row.id: row.number for row in report.respondents}
    return Sheet(
        "Filer",
        ("Fil", "Läge", "Yttrande", "Samma som", "Vad som hände och vad du kan göra"),
        (50, 22, 10, 50, 90),
        (
            (row.name, STATUS_SHOWN[row.status], number.get(row.respondent, ""), row.duplicate_of, row.error)
            for row in report.files
        ),
    )


def _about(report: Report) -> Sheet:
    balance, chars = report.balance, report.characters
    rows: list[Sequence[Cell]] = [
        ("Sammanställning", report.title),
        ("Strategi", report.strategy),
        ("Om uppgifterna", report.lead),
        ("Program", report.made_by),
        ("Kontrollsumma", report.control),
        ("Mottagna synpunkter", balance.received),
        ("Synpunkter i sammanställningen", balance.in_report),
        ("Synpunkter lagda åt sidan av en handläggare", balance.set_aside),
    ]
    if chars:
        rows += [
            ("Tecken i de lästa filerna", chars.read),
            ("Tecken i synpunkter", chars.in_comments),
            ("Tecken lagda åt sidan", chars.set_aside),
        ]
    rows += [("Att känna till", note) for note in report.notes]
    return Sheet("Om", ("Uppgift", "Värde"), (44, 90), rows, filtered=False)
