"""The comments: section by section (P2) or sender by sender (P1). Every comment stands in one block of entries."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from samsyn.consultation.report.blocks import Block, Entries, Heading, Text
from samsyn.consultation.report.entries import Entry, entry, mark_of, place_order, sender_name
from samsyn.consultation.report.tables import senders
from samsyn.consultation.report.values import UNPLACED, Comment, Report, Respondent, Section
from samsyn.consultation.report.words import NBSP, counted, number, sentence_start, series, swedish, types_in_words
from samsyn.consultation.senders import PRIVATE


class Context:
    """What an entry needs to know about the rest of the report."""

    def __init__(self, report: Report) -> None:
        self.person = {row.id: row for row in report.respondents}
        self.label = {section.key: section.label for section in report.sections}
        self.answered = any(row.verdict for row in report.comments)
        self.mixed = len({row.origin for row in report.comments}) > 1
        self.alike: dict[str, list[str]] = defaultdict(list)
        for row in report.comments:
            if row.group:
                self.alike[row.group].append(row.number)

    def entry(self, row: Comment) -> Entry:
        group = self.alike.get(row.group, [])
        place = self.label[row.section] if row.section is not None else UNPLACED
        return entry(row, self.person[row.respondent], place=place, group=group, show_origin=self.mixed)

    def count(self, said: Sequence[Comment]) -> str:
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


def by_section(report: Report) -> Iterator[Block]:
    """P2: what was proposed, what the respondents said, what the answer is, section by section."""
    yield Heading(1, "Synpunkterna, avsnitt för avsnitt", "synpunkter")
    said: dict[str | None, list[Comment]] = defaultdict(list)
    for row in sorted(report.comments, key=place_order(report)):
        said[row.section].append(row)
    context = Context(report)
    silent = []
    spoken = _with_parents(report.sections, {key for key, rows in said.items() if rows and key})
    for section in report.sections:
        if section.key in spoken:
            yield Heading(3 if section.parent else 2, section.label, f"avsnitt-{section.key}")
        if said[section.key]:
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


def _with_parents(sections: Sequence[Section], keys: set[str]) -> set[str]:
    """The sections and those they stand under, so that the reader sees where in the strategy a section is."""
    parent = {section.key: section.parent for section in sections}
    found = set(keys)
    for key in keys:
        above = parent[key]
        while above:
            found.add(above)
            above = parent.get(above)
    return found


def _theme(section: Section | None, said: Sequence[Comment], context: Context) -> Iterator[Block]:
    if section and section.proposed:
        yield Text(section.proposed, "proposed", "Förslaget")
    yield Text(_who_says(said, context), "body", "Synpunkterna")
    if answer := _answers(said):
        yield Text(answer, "body", "Svaret")
    name = section.label if section else UNPLACED
    yield Entries(tuple(context.entry(row) for row in said), "sender", context.answered, f"Synpunkter: {name}")


def _who_says(said: Sequence[Comment], context: Context) -> str:
    types = types_in_words(row.type for row in said)
    text = f"{counted(len(said), 'synpunkt', 'synpunkter')} från {context.count(said)}: {types}."
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


def by_sender(report: Report) -> Iterator[Block]:
    """P1: one row per comment, sender by sender."""
    yield Heading(1, "Synpunkterna, avsändare för avsändare", "synpunkter")
    said: dict[str, list[Comment]] = defaultdict(list)
    for row in report.comments:
        said[row.respondent].append(row)
    context = Context(report)
    for person in report.respondents:
        if rows := said[person.id]:
            yield Heading(2, f"{person.number}{NBSP} {sender_name(person)}", f"synpunkter-{mark_of(person)}")
            yield Entries(
                tuple(context.entry(row) for row in rows), "place", context.answered, f"Synpunkter från {person.sender}"
            )
