"""Tables: which cells hold opinions, and what row label and column head they stand under."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from samsyn.cores.text.phrases import phrases
from samsyn.cores.text.split.cues import strength, wishes
from samsyn.cores.text.split.fields import is_place, names_one
from samsyn.cores.text.split.form import addresses
from samsyn.cores.text.values import Paragraph

_HEAD = phrases(r"""
    (?:avsnitt|kapitel|sid(?:a|nr|nummer)?|rubrik|stycke|rad|nr|nummer|#|synpunkt(?:er)?|kommentar(?:er)?
    förslag(?: till (?:ändring|ny (?:text|lydelse|formulering)|formulering|åtgärd))?|ändringsförslag
    motiv(?:ering|et)?|fråga|svar|område|målområde|mål|delmål|text i (?:förslaget|remissen|strategin)
    nuvarande (?:text|lydelse|formulering)|ursprunglig text|typ|prioritet|tema|ämne|section|page|comment
    proposal|vårt svar|remissinstans\w*|bedömning|del|plats|var)\b[^.]{0,40}
""")
_ASKS_US = phrases(
    r"vad (?:vi|jag|ni|kommunen|föreningen|förbundet) (?:vill|tycker|anser|föreslår|saknar)\b[\w ]{0,20}"
)
_GIVEN = phrases(r"""
    (?:text i |nuvarande |ursprunglig |befintlig |remiss(?:ens|versionens)? (?:text|lydelse|formulering)
    strategins (?:text|lydelse)|citat|lydelse$)
""")
_MORE = re.compile(r"(?:förslag|ändring|motiv|ny |önskad|åtgärd|proposal|skäl)", re.IGNORECASE)
_GENERIC = phrases(r"""
    (?:[\wåäö]+s )?(?:synpunkt|kommentar|svar|nr|#|fråga$|comment|typ|vårt svar|bedömning|motiv|förslag|ändringsförslag
    avsnitt$|sid(?:a|nr)?$|kapitel$|rubrik$|område$|mål$|vad \w+ (?:vill|tycker|anser|föreslår|saknar)|var\b)
""")
_PLACED = re.compile(r"(?:del)?avsnitt|kapitel|sida|stycke|målområde|målbild|delmål|prioritering", re.IGNORECASE)
_NUMBERS = re.compile(r"\d+(?:\.\d+)*(?:\s*(?:[–-]|,|och)\s*\d+(?:\.\d+)*)*")
_QUESTION = re.compile(
    r"\?$|^(?:fråga\s*)?\d+[.):]\s|^övrigt$|^(?:övriga?|andra) (?:synpunkter|kommentarer)", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?:fråga\s*)?\d+[.):]\s", re.IGNORECASE)
_NAME = 3  # words; "Saknas" in a column of sections wants nothing
_PART = 14  # words
_LONG_HEAD = 8  # words
_EMPTY = re.compile(r"[\W\d_]*|ja|nej|vet (?:ej|inte)|inga?(?: synpunkter)?|inget|-|se ovan", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell is: set aside for a reason, or text with its context; ``joins``: more of the cell before."""

    reason: str = ""
    context: tuple[str, ...] = ()
    joins: bool = False


def cells(paragraphs: Sequence[Paragraph], reasons: Sequence[str]) -> dict[int, Cell]:
    """Number of a paragraph → what it is, for the cells of tables that are no letterhead or form."""
    tables: dict[int, list[int]] = defaultdict(list)
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind == "cell" and paragraph.table >= 0:
            tables[paragraph.table].append(number)
    found: dict[int, Cell] = {}
    for numbers in tables.values():
        if len({paragraphs[number].column for number in numbers}) > 1:
            found.update(_table(numbers, paragraphs, reasons))
    return found


def _table(numbers: Sequence[int], paragraphs: Sequence[Paragraph], reasons: Sequence[str]) -> dict[int, Cell]:
    head = _head(numbers, paragraphs)
    first_row = min(paragraphs[number].row for number in numbers)
    found: dict[int, Cell] = {}
    labels: dict[int, list[str]] = defaultdict(list)
    spoken: dict[int, int] = {}
    asked: set[int] = set()
    chosen: dict[int, str] = {}  # row where a form asks for a part of the strategy → the part
    for number in numbers:
        paragraph = paragraphs[number]
        row, column = paragraph.row, paragraph.column
        if head and row == first_row:
            found[number] = Cell("rubrik")
        elif not head and is_place(paragraph.text):
            chosen[row] = ""
            found[number] = Cell("rubrik")
        elif row in chosen and len(paragraph.text.split()) <= _PART:
            chosen[row] = paragraph.text if names_one(paragraph.text) else ""
            found[number] = Cell("rubrik")
        elif reasons[number] and not head:
            continue
        elif place := _place(paragraph.text, head.get(column, "")):
            labels[row].append(place)
            found[number] = Cell("rubrik")
        elif _EMPTY.fullmatch(paragraph.text):
            found[number] = Cell("formulär")
        elif _GIVEN.match(head.get(column, "")):
            labels[row].append(f"”{paragraph.text}”")
            found[number] = Cell("citat")
        elif row not in asked and _is_label(paragraph, head.get(column, ""), said=row in spoken):
            asked.update([row] if _QUESTION.search(paragraph.text) else [])  # what stands beside it is the answer
            labels[row].append(paragraph.text)
            found[number] = Cell("rubrik")
        else:
            title = head.get(column, "")
            joins = row in spoken and spoken[row] != column and bool(_MORE.match(title))
            part = [name for name in [*chosen.values()][-1:] if name]
            context = (*part, *_joined(labels[row]), *([] if not title or _GENERIC.match(title) else [title]))
            found[number] = Cell("", context, joins)
            spoken[row] = column
    return found


def _head(numbers: Sequence[int], paragraphs: Sequence[Paragraph]) -> dict[int, str]:
    """Column → its head, when the first row names what stands in the columns."""
    first = min(paragraphs[number].row for number in numbers)
    row = {paragraphs[number].column: paragraphs[number].text for number in numbers if paragraphs[number].row == first}
    named = sum(bool(_HEAD.fullmatch(text) or _ASKS_US.fullmatch(text)) for text in row.values())
    short = all(
        len(text.split()) <= _LONG_HEAD and (strength(text) < 2 or _ASKS_US.fullmatch(text) or _is_short_head(text))
        for text in row.values()
    )
    return row if named and short and len(row) > 1 else {}


def _is_short_head(text: str) -> bool:
    """ "Var i förslaget" reads as an order, and is none."""
    return len(text.split()) <= _NAME and _HEAD.fullmatch(text) is not None


def _place(text: str, title: str) -> str:
    """A bare number in a column of places, said in full: "15" under "Sida" is "Sida 15"; else empty."""
    named = _PLACED.match(title)
    return f"{named[0].capitalize()} {text}" if named and _NUMBERS.fullmatch(text) else ""


def _joined(labels: Sequence[str]) -> list[str]:
    """A page and its paragraph are one place; where the row names a section, its page says nothing more."""
    said = [label for label in labels if not label.startswith(("Sid", "Stycke"))]
    if any(label.startswith(("Avsnitt", "Kapitel")) for label in said):
        return said
    page = " ".join(label for label in labels if label.startswith(("Sid", "Stycke")))
    return [page, *said] if page else said


def _is_label(paragraph: Paragraph, title: str, *, said: bool) -> bool:
    """A short cell without opinion before the row's text: the place or the topic the row is about."""
    text = paragraph.text
    if said:
        return False
    numbered = paragraph.label[:1].isdigit() or _NUMBERED.match(text)
    if text.endswith("?") and (numbered or re.match(r"fråg|question", title, re.IGNORECASE) or addresses(text)):
        return True
    if re.match(r"(?:avsnitt|kapitel|målområde|målbild)\b", title, re.IGNORECASE) and len(text.split()) <= _NAME:
        return True
    if len(text.split()) > 14 or strength(text) == 2:
        return False
    if re.match(r"(?:\w+s )?(?:synpunkt|kommentar|svar|comment)", title, re.IGNORECASE):
        return False
    return not wishes(text) or bool(
        re.match(r"(?:avsnitt|kapitel|sid|rubrik|mål|område|tema|ämne|del\b|section)", title, re.IGNORECASE)
    )
