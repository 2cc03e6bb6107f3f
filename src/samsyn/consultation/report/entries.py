"""One comment and one respondent in the words that are printed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from samsyn.consultation.report.values import UNANSWERED, UNKNOWN_SENDER, Comment, Report, Respondent
from samsyn.consultation.report.words import NBSP, counted, number, sentence_start, swedish
from samsyn.consultation.senders import PRIVATE, shown

MOST_SIMILAR = 5  # a campaign can have hundreds; the rest are counted
STANCE_WORDS = {
    "tillstyrker": "Tillstyrker",
    "tillstyrker med synpunkter": "Tillstyrker med synpunkter",
    "avstyrker": "Avstyrker",
    "avstår": "Avstår från att yttra sig",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A comment as it is printed. ``answer`` is never empty: "Obesvarad" where there is none."""

    number: str
    anchor: str
    respondent: str  # the respondent's mark
    sender: str
    class_: str
    type: str
    kind: str  # the type with a capital letter
    place: str
    text: str
    language: str
    source: str
    similar: tuple[str, ...]  # numbers of comments that say nearly the same, at most MOST_SIMILAR
    similar_more: str  # " och 194 till", empty when all are listed
    origin: str
    evidence: str
    sure: bool
    answer: str
    answered: bool
    motivation: str
    before: str
    after: str
    themes: str  # "Teman: Transporter › Kollektivtrafik; Boende", empty when nobody put any there


@dataclass(frozen=True, slots=True)
class Listing:
    """A respondent as it is printed, with documents and the numbers of its comments."""

    number: str
    mark: str
    sender: str
    registry: str
    stance: str
    files: tuple[str, ...]
    comments: str
    first: str  # anchor of the first comment


def entry(row: Comment, person: Respondent, *, place: str, group: Sequence[str], show_origin: bool) -> Entry:
    """The words of one comment. ``group``: the numbers of all comments that say nearly the same, itself too."""
    similar = tuple(islice((other for other in group if other != row.number), MOST_SIMILAR))
    more = len(group) - 1 - len(similar)
    if row.section is None:
        origin = ""
    elif row.origin == "person":
        origin = "Platsen är beslutad av en handläggare" if show_origin else ""
    elif not row.sure:
        origin = "Osäker plats"
    else:
        origin = "Platsen är programmets förslag" if show_origin else ""
    return Entry(
        number=row.number,
        anchor=anchor_of(row.number),
        respondent=mark_of(person),
        sender=sender_name(person),
        class_=shown(person.class_),
        type=row.type,
        kind=type_shown(row.type),
        place=place,
        text=row.text,
        language=row.language,
        source=source(row),
        similar=similar,
        similar_more=f" och {number(more)} till" if more > 0 else "",
        origin=origin,
        evidence="; ".join(row.evidence) if row.origin == "machine" else "",
        sure=row.sure,
        answer=sentence_start(row.verdict or UNANSWERED),
        answered=bool(row.verdict),
        motivation=row.motivation,
        before=row.before,
        after=row.after,
        themes=f"{'Teman' if len(row.themes) > 1 else 'Tema'}: {'; '.join(row.themes)}" if row.themes else "",
    )


def anchor_of(number_: str) -> str:
    """The name of a comment's place in every format: 12.3 → s-12-3."""
    return "s-" + re.sub(r"[^0-9A-Za-z]", "-", number_)


def mark_of(person: Respondent) -> str:
    """A name for a respondent that can stand in a class or an address."""
    return "y-" + re.sub(r"[^0-9A-Za-z]", "-", person.id)


def type_shown(type_: str) -> str:
    """The type as a label."""
    return sentence_start(type_)


def sender_name(person: Respondent) -> str:
    """The name to print; private persons are never named."""
    if person.class_ == PRIVATE:
        return "Privatperson"
    return person.sender or UNKNOWN_SENDER


def source(row: Comment) -> str:
    """ "s. 3 i Norrådals kommun.pdf": where in the original the comment stands."""
    if not row.file:
        return ""
    name = row.file.rsplit("/", 1)[-1]
    if not row.pages:
        return name
    first, last = min(row.pages), max(row.pages)
    pages = f"s.{NBSP}{first}" if first == last else f"s.{NBSP}{first}–{last}"
    return f"{pages} i {name}"


def listing(person: Respondent, said: Sequence[Comment]) -> Listing:
    """The words of one respondent."""
    registry = person.registry_number if person.registry_number != person.number else ""
    if person.received:
        registry = f"{registry}, inkom {person.received}" if registry else f"inkom {person.received}"
    return Listing(
        number=person.number,
        mark=mark_of(person),
        sender=sender_name(person),
        registry=registry,
        stance=STANCE_WORDS.get(person.stance, ""),
        files=person.files,
        comments=_numbers(said),
        first=anchor_of(said[0].number) if said else "",
    )


def _numbers(said: Sequence[Comment]) -> str:
    """ "4 synpunkter (12.1–12.3, 12.7)"."""
    if not said:
        return "Inga synpunkter"
    runs: list[list[str]] = []
    for row in said:
        if runs and _next(runs[-1][-1]) == row.number:
            runs[-1].append(row.number)
        else:
            runs.append([row.number])
    spans = [run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return f"{counted(len(said), 'synpunkt', 'synpunkter')} ({', '.join(spans)})"


def _next(number_: str) -> str:
    head, dot, last = number_.rpartition(".")
    return f"{head}{dot}{int(last) + 1}" if last.isdecimal() else ""


def place_order(report: Report) -> Callable[[Comment], tuple[int, tuple[str, str], int]]:
    """Sort key inside a section: similar comments stand together, otherwise by sender in Swedish order."""
    person = {row.id: row for row in report.respondents}
    first: dict[str, tuple[str, str]] = {}
    at = {row.id: n for n, row in enumerate(report.comments)}
    for row in report.comments:
        if row.group:
            name = swedish(sender_name(person[row.respondent]))
            first[row.group] = min(first.get(row.group, name), name)
    return lambda row: (0, first.get(row.group) or swedish(sender_name(person[row.respondent])), at[row.id])
