"""The report as blocks in reading order, without any format: HTML, Word and PDF print the same blocks."""

from collections import defaultdict
from collections.abc import Iterator

from samsyn.consultation.report import patterns
from samsyn.consultation.report.blocks import Block, Counts, Facts, Figures, Heading, Listings, Rows, Text
from samsyn.consultation.report.entries import listing, mark_of, sender_name
from samsyn.consultation.report.statistics import STATUS_SHOWN, statistics
from samsyn.consultation.report.tables import Statistics
from samsyn.consultation.report.themes import by_section, by_sender
from samsyn.consultation.report.values import Aside, Comment, FileRow, Pattern, Report
from samsyn.consultation.report.words import NBSP, counted, number, sentence_start, series, swedish
from samsyn.consultation.senders import CLASSES, shown
from samsyn.cores.text.values import REASONS

EXTRACTS = frozenset({"changes", "ratings", "extract", "twoway", "rest"})


def blocks(report: Report, pattern: Pattern = "section") -> tuple[Block, ...]:
    """Everything that is printed, in order. By section and by sender every comment stands in exactly one block."""
    stats = statistics(report)
    if pattern in EXTRACTS:
        return tuple(patterns.within((*patterns.body(report, stats, pattern), *_about(report))))
    if pattern == "originals":
        return tuple(patterns.within((*_in_brief(report, stats), *listed(report), *_about(report))))
    return (
        *_in_brief(report, stats),
        *_numbers(stats),
        *(by_section(report) if pattern == "section" else by_sender(report)),
        *listed(report),
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
        yield Heading(2, table.title, f"statistik-{table.key.replace(' ', '-')}", listed=False)
        yield Text(table.rule, "small")
        yield Counts(table)


def listed(report: Report) -> Iterator[Block]:
    """P5: the received documents, grouped by class."""
    yield Heading(1, "Avsändare och handlingar", "avsandare")
    yield Text("Alla yttranden, ordnade efter klass och avsändare.")
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
    needs = [row for row in report.files if row.status in ("needs_person", "unreadable") and row.document]
    others = [row for row in report.files if row.status != "duplicate" and not row.document]
    copies = [row for row in report.files if row.status == "duplicate"]
    yield Heading(1, "Filer som behöver en människa", "filer")
    if not needs:
        yield Text("Inga: alla handlingar kunde läsas.")
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
    if others:
        yield Heading(2, "Andra filer i mappen", "andra-filer")
        yield Text("Avsändarlistan och datorns egna filer är inga handlingar.", "small")
        cells = tuple((row.name, row.error or "Läst") for row in others)
        yield Rows(("Fil", "Läge"), cells, (40, 60), "Andra filer i mappen")


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
                2, f"{person.number}{NBSP} {sender_name(person)}", f"at-sidan-{mark_of(person)}", listed=False
            )
            cells = tuple((REASONS.get(row.reason, row.reason), row.text) for row in rows)
            yield Rows(("Skäl", "Text"), cells, (28, 72), f"Lagt åt sidan ur yttrande {person.number}")


def _about(report: Report) -> Iterator[Block]:
    yield Heading(1, "Om underlaget", "om")
    balance = report.balance
    yield Text(
        f"{counted(balance.received, 'mottagen synpunkt', 'mottagna synpunkter')} = "
        f"{number(balance.in_report)} i sammanställningen + "
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
