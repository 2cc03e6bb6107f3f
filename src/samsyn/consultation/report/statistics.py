"""The figures of the report, each with the rule it was counted by."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from samsyn.consultation.report.tables import Figure, Statistics, Table, senders
from samsyn.consultation.report.taken_up import by_theme
from samsyn.consultation.report.values import UNPLACED, Comment, Report, Respondent
from samsyn.consultation.report.words import sentence_start
from samsyn.consultation.senders import CLASSES, shown
from samsyn.cores.text.values import REASONS, TYPES

VERDICTS = ("beaktas", "beaktas delvis", "beaktas ej", "noteras", "hänvisas", "")
STANCES = ("tillstyrker", "tillstyrker med synpunkter", "avstyrker", "avstår", "")
STANCE_SHOWN = {"": "Framgår inte", "avstår": "Avstår från att yttra sig"}


def statistics(report: Report) -> Statistics:
    """Counts everything from the report's rows."""
    tables = (
        _by_class(report),
        _by_stance(report),
        _by_type(report),
        _by_section(report),
        by_theme(report),
        _by_verdict(report),
        _by_reason(report),
        _by_status(report),
    )
    return Statistics(_figures(report), tuple(table for table in tables if table.rows))


def _figures(report: Report) -> tuple[Figure, ...]:
    documents = [row for row in report.files if row.document]
    placed = [row for row in report.comments if row.section is not None]
    unread = [row for row in documents if row.status in ("needs_person", "unreadable")]
    return (
        Figure(
            "handlingar",
            "handlingar",
            sum(row.status != "duplicate" for row in documents),
            "Varje mottagen fil och varje bilaga till ett mejl räknas en gång. "
            "Filer med exakt samma innehåll räknas en gång. Avsändarlistan och datorns systemfiler räknas inte.",
        ),
        Figure(
            "yttranden",
            "yttranden",
            len(report.respondents),
            "Ett yttrande är ett svar från en avsändare. Följebrev och bilagor hör till sitt yttrande. "
            "Den som avstår har svarat.",
        ),
        Figure(
            "avsändare",
            "avsändare",
            senders(report.respondents),
            "En organisation räknas en gång, även när flera av dess nämnder eller enheter har svarat. "
            "Varje privatperson och varje okänd avsändare räknas för sig.",
        ),
        Figure(
            "avstår",
            "avstår",
            _stances(report)["avstår"],
            "Yttranden där avsändaren uttryckligen avstår från att yttra sig.",
        ),
        Figure(
            "synpunkter",
            "synpunkter",
            len(report.comments),
            "En synpunkt är en fråga som kan besvaras för sig. "
            "Likadana synpunkter från flera avsändare räknas var för sig.",
        ),
        Figure(
            "placerade",
            "synpunkter med plats",
            len(placed),
            "Synpunkter som har en plats i strategin, föreslagen eller beslutad.",
        ),
        Figure(
            "utan plats",
            "synpunkter utan plats",
            len(report.comments) - len(placed),
            "Synpunkter som inte hör till något avsnitt i strategin.",
        ),
        Figure(
            "besvarade",
            "besvarade synpunkter",
            sum(bool(row.verdict) for row in report.comments),
            "Synpunkter som har fått en bedömning.",
        ),
        Figure(
            "ej lästa",
            "filer som behöver en människa",
            len(unread),
            "Handlingar som programmet inte kunde läsa helt. De står i en egen lista.",
        ),
    )


def _by_class(report: Report) -> Table:
    said = Counter(row.respondent for row in report.comments)
    groups: dict[str, list[Respondent]] = defaultdict(list)
    for row in report.respondents:
        groups[row.class_].append(row)
    rows = []
    for class_ in _ordered(groups, CLASSES):
        members = groups[class_]
        numbers = (
            len(members),
            senders(members),
            sum(row.stance == "avstår" for row in members),
            sum(said[row.id] for row in members),
        )
        rows.append((shown(class_), numbers))
    return Table(
        "klass",
        "Vilka har svarat?",
        "Yttranden, avsändare och synpunkter räknas enligt reglerna ovan. "
        "Klassen kommer från avsändarlistan, mappen eller brevet.",
        "Klass",
        ("Yttranden", "Avsändare", "Avstår", "Synpunkter"),
        tuple(rows),
        _sum(rows),
        bars=True,
    )


def _by_stance(report: Report) -> Table:
    count = _stances(report)
    rows = [(STANCE_SHOWN.get(key, key.capitalize()), (count[key],)) for key in STANCES if count[key]]
    return Table(
        "ställning",
        "Hur ställer sig avsändarna till förslaget?",
        "Ett ställningstagande per yttrande, så som avsändaren själv skriver det. "
        "Framgår inte: inget samlat ställningstagande hittades.",
        "Ställningstagande",
        ("Yttranden",),
        tuple(rows),
        _sum(rows),
    )


def _stances(report: Report) -> Counter[str]:
    return Counter(row.stance for row in report.respondents)


def _by_type(report: Report) -> Table:
    count = Counter(row.type for row in report.comments)
    by = _senders_by(report, lambda row: row.type)
    rows = [(sentence_start(key), (count[key], by[key])) for key in _ordered(count, TYPES)]
    return Table(
        "typ",
        "Vilka slags synpunkter kom in?",
        "Varje synpunkt har en typ. En avsändare räknas en gång per typ och kan finnas på flera rader, "
        "därför summeras inte avsändarna.",
        "Typ",
        ("Synpunkter", "Avsändare"),
        tuple(rows),
        bars=True,
    )


def _by_section(report: Report) -> Table:
    count = Counter(row.section for row in report.comments)
    types: dict[str | None, Counter[str]] = defaultdict(Counter)
    for row in report.comments:
        types[row.section][row.type] += 1
    by = _senders_by(report, lambda row: row.section or "")
    rows = []
    keys: list[tuple[str | None, str]] = [(section.key, section.label) for section in report.sections]
    for key, label in [*keys, (None, UNPLACED)]:
        if count[key]:
            other = count[key] - types[key]["stöd"] - types[key]["invändning"]
            rows.append((label, (count[key], by[key or ""], types[key]["stöd"], types[key]["invändning"], other)))
    return Table(
        "avsnitt",
        "Vad handlar synpunkterna om?",
        "Varje synpunkt räknas en gång, vid sin första plats. Avsnitt utan synpunkter står inte med. "
        "En avsändare räknas en gång per avsnitt, därför summeras inte avsändarna.",
        "Avsnitt",
        ("Synpunkter", "Avsändare", "Stöd", "Invändning", "Övriga typer"),
        tuple(rows),
        bars=True,
    )


def _by_verdict(report: Report) -> Table:
    count = Counter[str](row.verdict for row in report.comments)
    rows = [((key or "obesvarad").capitalize(), (count[key],)) for key in VERDICTS if count[key]]
    return Table(
        "bedömning",
        "Hur har synpunkterna besvarats?",
        "En bedömning per synpunkt. Obesvarad: ingen bedömning ännu.",
        "Bedömning",
        ("Synpunkter",),
        tuple(rows),
        _sum(rows),
    )


def _by_reason(report: Report) -> Table:
    count = Counter(row.reason for row in report.asides)
    rows = [(REASONS.get(key, key), (count[key],)) for key in _ordered(count, tuple(REASONS))]
    return Table(
        "åt sidan",
        "Vad har lagts åt sidan?",
        "Textstycken som inte är synpunkter, räknade per stycke. Alla står i sin helhet i bilagan.",
        "Skäl",
        ("Textstycken",),
        tuple(rows),
        _sum(rows),
    )


STATUS_SHOWN = {
    "read": "Lästa",
    "needs_person": "Behöver en människa",
    "unreadable": "Gick inte att läsa",
    "duplicate": "Kopior av en annan fil",
}


def _by_status(report: Report) -> Table:
    count = Counter[str](row.status for row in report.files)
    rows = [(words, (count[key],)) for key, words in STATUS_SHOWN.items() if count[key]]
    return Table(
        "filer",
        "Vad kom in?",
        "Varje fil i mappen och varje bilaga till ett mejl, även avsändarlistan, systemfiler och kopior.",
        "Filer",
        ("Antal",),
        tuple(rows),
        _sum(rows),
    )


def _senders_by(report: Report, key: Callable[[Comment], str]) -> Counter[str]:
    """Different senders per key."""
    person = {row.id: row for row in report.respondents}
    groups: dict[str, dict[str, Respondent]] = defaultdict(dict)
    for row in report.comments:
        groups[key(row)][row.respondent] = person[row.respondent]
    return Counter({name: senders(members.values()) for name, members in groups.items()})


def _ordered(found: Iterable[str], order: Sequence[str]) -> list[str]:
    names = set(found)
    return [name for name in order if name in names] + sorted(names - set(order))


def _sum(rows: Sequence[tuple[str, tuple[int, ...]]]) -> tuple[int, ...] | None:
    return tuple(sum(column) for column in zip(*(numbers for _, numbers in rows), strict=True)) if rows else None
