"""The report as blocks in reading order, without any format: HTML, Word and PDF print the same blocks."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from samsyn.consultation.report.entries import Entry, Listing, entry, listing, place_order
from samsyn.consultation.report.statistics import STATUS_SHOWN, Figure, Statistics, Table, statistics
from samsyn.consultation.report.values import UNPLACED, Aside, Comment, FileRow, Pattern, Report, Respondent, Section
from samsyn.consultation.report.words import NBSP, counted, number, sentence_start, series, swedish, types_in_words
from samsyn.consultation.senders import CLASSES, PRIVATE, shown
from samsyn.cores.text.values import REASONS

Style = Literal["lead", "body", "note", "proposed", "small"]


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 = a part of the report. ``brief`` is the words in the table of contents when they differ."""

    level: int
    text: str
    anchor: str
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    style: Style = "body"
    label: str = ""  # set in bold before the text


@dataclass(frozen=True, slots=True)
class Figures:
    """The big numbers."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """A table of numbers."""

    table: Table


@dataclass(frozen=True, slots=True)
class Entries:
    """Comments with their answers. ``shows`` says what varies under this heading: the sender or the place."""

    entries: tuple[Entry, ...]
    shows: Literal["sender", "place"]
    answered: bool  # some comment in the whole report has an answer: then answers get a column of their own
    caption: str


@dataclass(frozen=True, slots=True)
class Listings:
    """Respondents of one class with their documents."""

    rows: tuple[Listing, ...]
    caption: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A plain table of words."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]  # shares of the line
    caption: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Label and value, one per line."""

    facts: tuple[tuple[str, str], ...]


Block = Heading | Text | Figures | Counts | Entries | Listings | Rows | Facts


def blocks(report: Report, pattern: Pattern = "section") -> tuple[Block, ...]:
    """Everything that is printed, in order. Every comment stands in exactly one Entries block."""
    stats = statistics(report)
    return (
        *_in_brief(report, stats),
        *_numbers(stats),
        *(_by_section(report) if pattern == "section" else _by_sender(report)),
        *_senders(report),
        *_unread(report),
        *_set_aside(report),
        *_about(report),
    )


def _in_brief(report: Report, stats: Statistics) -> Iterator[Block]:
    yield Heading(1, "I korthet", "i-korthet")
    yield Text(report.lead, "lead")
    yield Figures(tuple(f for f in stats.figures if f.key in ("handlingar", "yttranden", "avsändare", "synpunkter")))
    yield Text(_said(report, stats))
    if top := _most(report):
        yield Text(top)
    if stance := _stance(stats):
        yield Text(stance)
    if unread := stats.value("ej lästa"):
        words = counted(unread, "handling kunde", "handlingar kunde")
        yield Text(f"{words} inte läsas helt. De står under ”Filer som behöver en människa”.", "note")
    for note in report.notes:
        yield Text(note, "note")


def _said(report: Report, stats: Statistics) -> str:
    answered, abstained = stats.value("besvarade"), stats.value("avstår")
    text = (
        f"{counted(stats.value('yttranden'), 'yttrande', 'yttranden')} har kommit in från "
        f"{counted(stats.value('avsändare'), 'avsändare', 'avsändare')}"
    )
    text += f", varav {number(abstained)} avstår från att yttra sig. " if abstained else ". "
    text += f"De innehåller {counted(len(report.comments), 'synpunkt', 'synpunkter')}"
    if unplaced := stats.value("utan plats"):
        text += f", varav {number(unplaced)} inte hör till något avsnitt i strategin"
    if not report.comments:
        return text + "."
    if answered == len(report.comments):
        return text + ". Alla är besvarade."
    return text + (f". {number(answered)} är besvarade." if answered else ". Ingen av dem är besvarad ännu.")


def _most(report: Report) -> str:
    count: dict[str, int] = defaultdict(int)
    for row in report.comments:
        if row.section is not None:
            count[row.section] += 1
    label = {section.key: section.label for section in report.sections}
    order = {section.key: at for at, section in enumerate(report.sections)}
    best = sorted(count, key=lambda key: (-count[key], order[key]))[:3]
    if not best:
        return ""
    return "Flest synpunkter gäller " + series([f"{label[key]} ({number(count[key])})" for key in best]) + "."


def _stance(stats: Statistics) -> str:
    table = next((table for table in stats.tables if table.key == "ställning"), None)
    if table is None:
        return ""
    words = {
        "Tillstyrker": "tillstyrker",
        "Tillstyrker med synpunkter": "tillstyrker med synpunkter",
        "Avstyrker": "avstyrker",
    }
    found = [f"{number(numbers[0])} {words[label]}" for label, numbers in table.rows if label in words]
    return sentence_start(series(found)) + " förslaget som helhet." if found else ""


def _numbers(stats: Statistics) -> Iterator[Block]:
    yield Heading(1, "Statistik", "statistik")
    yield Text(
        "Bredvid varje siffra står hur den är räknad. Samma siffror står på webbsidan, i Word, i PDF och i Excel."
    )
    yield Rows(
        ("Vad", "Antal", "Så är det räknat"),
        tuple((sentence_start(figure.label), number(figure.value), figure.rule) for figure in stats.figures),
        (26, 12, 62),
        "Räknade storheter och hur de är räknade",
    )
    for table in stats.tables:
        yield Heading(2, table.title, f"statistik-{table.key.replace(' ', '-')}")
        yield Text(table.rule, "small")
        yield Counts(table)


def _by_section(report: Report) -> Iterator[Block]:
    """P2: what was proposed, what the respondents said, what the answer is, section by section."""
    yield Heading(1, "Synpunkterna, avsnitt för avsnitt", "synpunkter")
    said: dict[str | None, list[Comment]] = defaultdict(list)
    for row in sorted(report.comments, key=place_order(report)):
        said[row.section].append(row)
    context = _Context(report)
    silent = []
    for section in report.sections:
        if said[section.key]:
            yield Heading(2, section.label, f"avsnitt-{section.key}")
            yield from _theme(section, said[section.key], context)
        else:
            silent.append(section.label)
    if said[None]:
        yield Heading(2, UNPLACED, "utan-plats")
        yield Text(
            "Synpunkter som inte gäller något avsnitt: om remissen, om hela strategin eller om något utanför den.",
            "small",
        )
        yield from _theme(None, said[None], context)
    if silent:
        yield Heading(2, "Avsnitt utan synpunkter", "avsnitt-utan-synpunkter")
        yield Text("; ".join(silent) + ".", "small")


def _theme(section: Section | None, said: Sequence[Comment], context: "_Context") -> Iterator[Block]:
    if section and section.proposed:
        yield Text(section.proposed, "proposed", "Förslaget")
    yield Text(_who_says(said, context), "body", "Synpunkterna")
    if answer := _answers(said):
        yield Text(answer, "body", "Svaret")
    name = section.label if section else UNPLACED
    yield Entries(tuple(context.entry(row) for row in said), "sender", context.answered, f"Synpunkter: {name}")


def _who_says(said: Sequence[Comment], context: "_Context") -> str:
    text = f"{counted(len(said), 'synpunkt', 'synpunkter')} från {context.count(said)}: {types_in_words(row.type for row in said)}."
    for type_, words in (("stöd", "Stöd från"), ("invändning", "Invändningar från")):
        if some := [row for row in said if row.type == type_]:
            text += f" {words} {context.names(some)}."
    return text


def _answers(said: Sequence[Comment]) -> str:
    count: dict[str, int] = defaultdict(int)
    for row in said:
        count[row.verdict] += 1
    if set(count) == {""}:
        return ""
    order = ("beaktas", "beaktas delvis", "beaktas ej", "noteras", "hänvisas")
    words = [f"{number(count[key])} {key}" for key in order if count[key]]
    if count[""]:
        words.append(counted(count[""], "obesvarad", "obesvarade"))
    return sentence_start(series(words)) + "."


def _by_sender(report: Report) -> Iterator[Block]:
    """P1: one row per comment, sender by sender."""
    yield Heading(1, "Synpunkterna, avsändare för avsändare", "synpunkter")
    said: dict[str, list[Comment]] = defaultdict(list)
    for row in report.comments:
        said[row.respondent].append(row)
    context = _Context(report)
    for person in report.respondents:
        if rows := said[person.id]:
            yield Heading(2, f"{person.number}{NBSP} {listing(person, ()).sender}", f"yttrande-{person.number}")
            yield Entries(
                tuple(context.entry(row) for row in rows), "place", context.answered, f"Synpunkter från {person.sender}"
            )


def _senders(report: Report) -> Iterator[Block]:
    """P5: the received documents, grouped by class."""
    yield Heading(1, "Avsändare och handlingar", "avsandare")
    yield Text("Alla yttranden, ordnade efter klass. Numret står först i numret på avsändarens synpunkter.")
    said: dict[str, list[Comment]] = defaultdict(list)
    for row in report.comments:
        said[row.respondent].append(row)
    classes = [*CLASSES, *sorted({row.class_ for row in report.respondents} - set(CLASSES))]
    for class_ in classes:
        members = sorted(
            (row for row in report.respondents if row.class_ == class_), key=lambda row: swedish(row.sender)
        )
        if members:
            yield Heading(2, shown(class_), f"klass-{CLASSES.index(class_) + 1 if class_ in CLASSES else class_}")
            yield Listings(tuple(listing(person, said[person.id]) for person in members), shown(class_))


def _unread(report: Report) -> Iterator[Block]:
    """Files that nobody has read in full: first what is to be done, then the copies."""
    number_of = {person.id: person.number for person in report.respondents}
    needs = [row for row in report.files if row.status in ("needs_person", "unreadable")]
    copies = [row for row in report.files if row.status == "duplicate"]
    yield Heading(1, "Filer som behöver en människa", "filer")
    if not needs:
        yield Text("Inga: alla filer kunde läsas.")
    else:
        yield Rows(
            ("Fil", "Läge", "Vad som hände och vad du kan göra"),
            tuple(_file(row, number_of) for row in needs),
            (34, 16, 50),
            "Filer",
        )
    if copies:
        yield Heading(2, "Kopior", "kopior")
        yield Text("Dessa filer har exakt samma innehåll som en annan fil och räknas inte igen.", "small")
        yield Rows(("Fil", "Samma som"), tuple((row.name, row.duplicate_of) for row in copies), (50, 50), "Kopior")


def _file(row: FileRow, number_of: dict[str, str]) -> tuple[str, ...]:
    state = STATUS_SHOWN[row.status]
    if row.respondent:
        state += f" (yttrande {number_of[row.respondent]})"
    return (row.name, state, row.error)


def _set_aside(report: Report) -> Iterator[Block]:
    yield Heading(1, "Bilaga: lagt åt sidan", "at-sidan")
    if not report.asides:
        yield Text("Inga textstycken har lagts åt sidan.")
        return
    yield Text("Textstycken ur yttrandena som inte är synpunkter, var och en med skälet. Inget har strukits.")
    groups: dict[str, list[Aside]] = defaultdict(list)
    for row in report.asides:
        groups[row.respondent].append(row)
    for person in report.respondents:
        if rows := groups[person.id]:
            yield Heading(
                2, f"{person.number}{NBSP} {listing(person, ()).sender}", f"at-sidan-{person.number}", listed=False
            )
            cells = tuple((REASONS.get(row.reason, row.reason), row.text) for row in rows)
            yield Rows(("Skäl", "Text"), cells, (28, 72), f"Lagt åt sidan ur yttrande {person.number}")


def _about(report: Report) -> Iterator[Block]:
    yield Heading(1, "Om underlaget", "om")
    balance = report.balance
    yield Text(
        f"{counted(balance.received, 'mottagen synpunkt', 'mottagna synpunkter')} = {number(balance.in_report)} i sammanställningen + "
        f"{number(balance.set_aside)} som en handläggare har lagt åt sidan med skäl.",
        "body",
        "Balans",
    )
    if (chars := report.characters) is not None:
        yield Text(
            f"{number(chars.read)} tecken i de lästa filerna = {number(chars.in_comments)} i synpunkter + "
            f"{number(chars.set_aside)} lagda åt sidan (blanksteg räknas inte).",
            "body",
            "Tecken",
        )
    yield Facts((("Strategi", report.strategy), ("Program", report.made_by), ("Kontrollsumma", report.control)))
    yield Text("Samma kontrollsumma på webbsidan, i Word, i PDF och i Excel betyder att de visar samma sak.", "small")


class _Context:
    """What an entry needs to know about the rest of the report."""

    def __init__(self, report: Report) -> None:
        self.person = {row.id: row for row in report.respondents}
        self.label = {section.key: section.label for section in report.sections}
        self.answered = any(row.verdict for row in report.comments)
        self.mixed = len({row.origin for row in report.comments}) > 1
        self.similar: dict[str, list[Comment]] = defaultdict(list)
        for row in report.comments:
            if row.group:
                self.similar[row.group].append(row)

    def entry(self, row: Comment) -> Entry:
        others = [other.number for other in self.similar.get(row.group, ()) if other.id != row.id]
        place = self.label[row.section] if row.section is not None else UNPLACED
        return entry(row, self.person[row.respondent], place=place, similar=others, show_origin=self.mixed)

    def count(self, said: Sequence[Comment]) -> str:
        from samsyn.consultation.report.statistics import senders

        return counted(
            senders({row.respondent: self.person[row.respondent] for row in said}.values()), "avsändare", "avsändare"
        )

    def names(self, said: Sequence[Comment]) -> str:
        """Each sender once, in Swedish order; private persons as a number."""
        people: dict[str, Respondent] = {row.respondent: self.person[row.respondent] for row in said}
        named = sorted({row.sender for row in people.values() if row.class_ != PRIVATE and row.sender}, key=swedish)
        private = sum(row.class_ == PRIVATE for row in people.values())
        unknown = sum(not row.sender and row.class_ != PRIVATE for row in people.values())
        if private:
            named.append(counted(private, "privatperson", "privatpersoner"))
        if unknown:
            named.append(counted(unknown, "okänd avsändare", "okända avsändare"))
        return series(named)
