"""The patterns that show a part: changes (P3), ratings (P4), extract and consider (P6), two-way (P7), rest (P8).

Each says how many of all the comments it shows; the whole stands in the reports by section and by sender.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from samsyn.consultation.report.blocks import Block, Counts, Entries, Heading, Listings, Rows, Text
from samsyn.consultation.report.entries import anchor_of, sender_name
from samsyn.consultation.report.tables import Statistics, Table
from samsyn.consultation.report.themes import Context
from samsyn.consultation.report.values import UNPLACED, Comment, Pattern, Report
from samsyn.consultation.report.words import counted, number, sentence_start, series, share, swedish, types_in_words
from samsyn.consultation.senders import CLASSES, PRIVATE, shown

TITLES: dict[str, str] = {
    "changes": "Ändringar i texten",
    "ratings": "Betyg, citat och statistik",
    "extract": "Utdrag och överväganden",
    "twoway": "Möten och webb: så möttes vi och det ledde till",
    "rest": "Restlista: frågor som lämnas vidare",
}
QUOTES = 3  # of each type
SHORT, LONG = 40, 260  # characters of a quote that says something and can be read at a glance


def body(report: Report, stats: Statistics, pattern: Pattern) -> Iterator[Block]:
    """The blocks of one pattern."""
    yield Heading(1, TITLES[pattern], "synpunkter")
    match pattern:
        case "changes":
            yield from _changes(report)
        case "ratings":
            yield from _ratings(report, stats)
        case "extract":
            yield from _extract(report)
        case "twoway":
            yield from _twoway(report)
        case _:
            yield from _rest(report)


def within(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks without links to comments that the pattern does not show."""
    shown_ = {one.anchor for block in blocks if isinstance(block, Entries) for one in block.entries}
    for block in blocks:
        if isinstance(block, Entries):
            entries = tuple(
                replace(one, similar=tuple(nr for nr in one.similar if anchor_of(nr) in shown_), similar_more="")
                for one in block.entries
            )
            yield replace(block, entries=entries)
        elif isinstance(block, Listings):
            yield replace(
                block, rows=tuple(row if row.first in shown_ else replace(row, first="") for row in block.rows)
            )
        else:
            yield block


def _part(report: Report, shown_: int) -> Text:
    whole = counted(len(report.comments), "synpunkt", "synpunkter")
    return Text(
        f"Det här är ett utdrag: {number(shown_)} av {whole} står här. "
        "Alla står i sammanställningen avsnitt för avsnitt.",
        "note",
    )


def _changes(report: Report) -> Iterator[Block]:
    """P3: what was, what is, and which comments are behind it."""
    changes = report.extras.changes
    label = {section.key: section.label for section in report.sections}
    behind = {nr for change in changes for nr in change.numbers}
    yield Text(
        f"{counted(len(changes), 'ändring', 'ändringar')} efter {counted(len(behind), 'synpunkt', 'synpunkter')}. "
        "Bredvid varje ändring står numren på synpunkterna bakom den.",
        "lead",
    )
    yield _part(report, len(behind))
    groups: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for change in changes:
        place = label.get(change.section or "", UNPLACED)
        groups[place].append((change.before or "–", change.after or "–", ", ".join(change.numbers) or "egen ändring"))
    for place, rows in groups.items():
        yield Heading(2, place, f"andring-{len(place)}-{list(groups).index(place)}")
        yield Rows(("Förut", "Nu", "Efter synpunkt"), tuple(rows), (40, 40, 20), f"Ändringar: {place}")
    if not changes:
        yield Text("Inga ändringar är knutna till synpunkter ännu.")


def _ratings(report: Report, stats: Statistics) -> Iterator[Block]:
    """P4: how the questions were rated, by class; who supports; typical words; the statistics."""
    for at, rated in enumerate(report.extras.rated):
        yield Heading(2, rated.question, f"fraga-{at + 1}")
        count = Counter(answer for _, answer in rated.answers)
        best = " och ".join(f"”{step}”" for step in rated.steps[:2])
        good = sum(count[step] for step in rated.steps[:2])
        yield Text(
            f"{counted(len(rated.answers), 'har svarat', 'har svarat')}. "
            f"{share(good, len(rated.answers))} valde {best}.",
            "lead",
        )
        classes = [one for one in CLASSES if any(class_ == one for class_, _ in rated.answers)]
        yield Counts(
            Table(
                f"betyg {at + 1}",
                rated.question,
                "Varje svar räknas en gång.",
                "Svar",
                ("Alla", *(shown(one) for one in classes)),
                tuple(
                    (
                        sentence_start(step),
                        (count[step], *(sum(pair == (one, step) for pair in rated.answers) for one in classes)),
                    )
                    for step in rated.steps
                ),
                bars=True,
            )
        )
    if not report.extras.rated:
        yield Text("Remissen hade inga frågor med betyg eller ja och nej.")
    yield from _quotes(report)
    yield Heading(2, "Ställning och klass", "stallning")
    yield Counts(_stance_by_class(report))
    for table in stats.tables:
        yield Heading(3, table.title, f"statistik-{table.key.replace(' ', '-')}", listed=False)
        yield Text(table.rule, "small")
        yield Counts(table)


def _stance_by_class(report: Report) -> Table:
    stances = ("tillstyrker", "tillstyrker med synpunkter", "avstyrker", "avstår", "")
    classes = [one for one in CLASSES if any(row.class_ == one for row in report.respondents)]
    rows = tuple(
        (
            shown(one),
            tuple(sum(row.class_ == one and row.stance == stance for row in report.respondents) for stance in stances),
        )
        for one in classes
    )
    columns = ("Tillstyrker", "Med synpunkter", "Avstyrker", "Avstår", "Framgår inte")
    return Table("ställning per klass", "Ställning och klass", "Varje yttrande räknas en gång.", "Klass", columns, rows)


def _quotes(report: Report) -> Iterator[Block]:
    """Typical words: those that most others have said too, from different senders."""
    found = [row for kind in ("stöd", "invändning", "ändring", "tillägg") for row in _typical(report, kind)]
    if not found:
        return
    context = Context(report)
    yield Heading(2, "Med de svarandes egna ord", "citat")
    yield Text(
        "Korta synpunkter, först de som flest har sagt något liknande. Högst tre av varje slag, från olika avsändare.",
        "small",
    )
    yield Entries(tuple(context.entry(row) for row in found), "sender", context.answered, "Citat")


def _typical(report: Report, kind: str) -> list[Comment]:
    size = Counter(row.group for row in report.comments if row.group)
    rows = [row for row in report.comments if row.type == kind and SHORT <= len(row.text) <= LONG]
    rows.sort(key=lambda row: -size[row.group])  # stable: the order of the report among equals
    kept: list[Comment] = []
    for row in rows:
        alike = row.group and any(row.group == other.group for other in kept)
        if not alike and all(row.respondent != other.respondent for other in kept):
            kept.append(row)
    return kept[:QUOTES]


def _extract(report: Report) -> Iterator[Block]:
    """P6: what bears on the final wording, with what the region weighed; one consideration for many extracts."""
    person = {row.id: row for row in report.respondents}
    weighed = [row for row in report.comments if row.verdict in {"beaktas", "beaktas delvis", "beaktas ej"}]
    yield Text("Ur svaren återges det som rör den slutliga texten, och bredvid hur regionen har resonerat.", "lead")
    yield _part(report, len(weighed))
    for section in [*report.sections, None]:
        key = section.key if section else None
        said = [row for row in weighed if row.section == key]
        if not said:
            continue
        label = section.label if section else UNPLACED
        yield Heading(2, label, f"overvagande-{key or 'utan-plats'}")
        groups: dict[tuple[str, str], list[Comment]] = defaultdict(list)
        for row in said:
            groups[row.verdict, row.motivation].append(row)
        rows = tuple(
            (
                "\n".join(f"{one.number} {sender_name(person[one.respondent])}: {one.text}" for one in held),
                f"{sentence_start(verdict)}. {motive}".strip(),
            )
            for (verdict, motive), held in groups.items()
        )
        yield Rows(("Ur svaren", "Regionens övervägande"), rows, (58, 42), f"Utdrag och överväganden: {label}")


def _twoway(report: Report) -> Iterator[Block]:
    """P7: where people were met, how they answered on the web and on paper, and what it led to."""
    channel = dict(report.extras.channels)
    yield Text("Så här har synpunkterna kommit in, på möten och i svar, och så här har de besvarats.", "lead")
    yield Heading(2, "Möten och kontakter", "moten")
    if report.extras.meetings:
        yield Rows(
            ("Dag", "Form", "Med", "Om vad", "Det ledde till"),
            tuple((one.day, one.form, one.who, one.about, one.outcome or "–") for one in report.extras.meetings),
            (12, 14, 20, 27, 27),
            "Möten och kontakter",
        )
    else:
        yield Text("Inga möten är antecknade i processens kontaktlogg.")
    yield Heading(2, "Svar på webben och på andra sätt", "svarsvagar")
    said = Counter(channel.get(row.respondent, "") for row in report.comments)
    answered = Counter(channel.get(row.id, "") for row in report.respondents)
    private = Counter(channel.get(row.id, "") for row in report.respondents if row.class_ == PRIVATE)
    yield Counts(
        Table(
            "svarsvägar",
            "Svar på webben och på andra sätt",
            "Varje yttrande räknas en gång.",
            "Svarade",
            ("Yttranden", "varav privatpersoner", "Synpunkter"),
            tuple(
                (sentence_start(one), (answered[one], private[one], said[one]))
                for one in sorted(answered, key=lambda one: (-answered[one], one))
            ),
        )
    )
    yield Heading(2, "Det ledde till", "ledde-till")
    for one in sorted(said, key=lambda one: (-said[one], one)):
        rows = [row for row in report.comments if channel.get(row.respondent, "") == one]
        verdicts = Counter(row.verdict for row in rows)
        words = [f"{number(count)} {verdict or 'obesvarade'}" for verdict, count in verdicts.most_common()]
        yield Text(
            f"{types_in_words(row.type for row in rows)}. {sentence_start(series(words))}.",
            "body",
            f"{sentence_start(one)}:",
        )
    yield from _most_said(report)


def _most_said(report: Report) -> Iterator[Block]:
    label = {section.key: section.label for section in report.sections}
    count = Counter(row.section for row in report.comments if row.section)
    rows = tuple((label[key or ""], (n,)) for key, n in count.most_common(10))
    if rows:
        yield Heading(2, "Det här handlade flest synpunkter om", "flest")
        yield Counts(
            Table(
                "flest", "Flest synpunkter", "De tio vanligaste avsnitten.", "Avsnitt", ("Synpunkter",), rows, bars=True
            )
        )


def _rest(report: Report) -> Iterator[Block]:
    """P8: what could not be met here and is passed on, to whom."""
    rest = [row for row in report.comments if row.verdict == "hänvisas"]
    yield Text(
        f"{counted(len(rest), 'fråga', 'frågor')} lämnas vidare till annat arbete eller till nästa omgång.", "lead"
    )
    yield _part(report, len(rest))
    context = Context(report)
    groups: dict[str, list[Comment]] = defaultdict(list)
    for row in rest:
        groups[row.referred_to or "Ingen mottagare angiven"].append(row)
    for at, (to, rows) in enumerate(sorted(groups.items(), key=lambda pair: swedish(pair[0])), start=1):
        yield Heading(2, to, f"rest-{at}")
        yield Entries(
            tuple(context.entry(row) for row in _in_order(rows)), "sender", context.answered, f"Lämnas till {to}"
        )


def _in_order(rows: Sequence[Comment]) -> list[Comment]:
    return sorted(rows, key=lambda row: [int(part) if part.isdigit() else 0 for part in row.number.split(".")])
