"""What a line must have to be a heading at all."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Final

from samsyn.cores.outline import titles
from samsyn.cores.outline.rows import Row, is_bullet, size_of

LONGEST: Final = 160  # characters of a heading that we guess
SENTENCE_END: Final = re.compile(r"[.!?:]\s*$")
# What stands before and after the numbered chapters without a number of its own.
FRONT_OR_BACK: Final = re.compile(
    r"förord|sammanfattning|läsanvisning|(?:(?:om|ord och) )?begrepp.{0,30}|begreppslista|ordlista|källor|referenser"
    r"|bilag(?:a|or)\b.{0,100}",
    re.IGNORECASE,
)
_WORD_LIST: Final = re.compile(
    r"ordlista|ordförklaringar|begreppslista|(?:(?:om|ord och) )?begrepp\b.{0,30}", re.IGNORECASE
)
_STOPPED: Final = re.compile(r"[^.!?:;]{3,60}\.")  # a heading that its writer ends as a sentence
_FEWEST_STOPPED: Final = 3
_NAME: Final = re.compile(r"[A-ZÅÄÖ][\w.-]+(?: [A-ZÅÄÖ][\w.-]*){1,3}")
_OFFICE: Final = re.compile(
    r"\b\w*(?:råd|ordförande|direktör|chef|landshövding|ledamot|sekreterare|rektor|kommunalråd|vd)\b", re.IGNORECASE
)
_LETTERED: Final = re.compile(r"[a-zåäö]\) (?=[A-ZÅÄÖ])")
_NO_HEADING_END: Final = re.compile(r"[.!;,]\s*$")


def could_be(row: Row) -> bool:
    """Short, no sentence, no cell or note, and with a letter in it or a lone heading number."""
    text = row.text
    if row.line.role in {"cell", "note", "quote"} or not 0 < len(text) <= LONGEST or is_bullet(row):
        return False
    if titles.is_number(text):
        return True
    begins = (text[0].isalnum() and not text[0].islower()) or bool(row.line.bold and _LETTERED.match(text))
    return begins and any(c.isalpha() for c in text) and not _NO_HEADING_END.search(text)


def is_set_off(rows: Sequence[Row], at: int) -> bool:
    """True when the line before has ended: white space, a new page, or the end of a sentence."""
    return at == 0 or rows[at].gap or rows[at].first or bool(SENTENCE_END.search(rows[at - 1].text))


def running_text(rows: Sequence[Row]) -> frozenset[int]:
    """Rows of printed sentences that run over several rows in one size: an ingress or a pull quote is no heading,
    however large it is set."""
    found: set[int] = set()
    gaps = itertools.accumulate(row.gap for row in rows)  # rows with as many gaps before them stand together
    looks = ((gap, row.page, row.line.size, row.line.bold, row.level) for gap, row in zip(gaps, rows, strict=True))
    for _, run in itertools.groupby(zip(looks, rows, strict=True), key=itemgetter(0)):
        block = [row for _, row in run]
        said = len(block) > 1 and block[-1].text.endswith((".", "!", "”"))
        if block[0].line.box and (said or block[0].text.startswith(("”", "“", '"', "»", "«"))):
            found |= {row.at for row in block}
    return frozenset(found)


def stands_alone(rows: Sequence[Row], at: int) -> bool:
    """True when a bold row is no part of running text: the row before ended, and no bold sentence goes on after it."""
    row = rows[at]
    before = rows[at - 1] if at else None
    after = rows[at + 1] if at + 1 < len(rows) else None
    if before is not None and row.line.box and not (row.gap or before.line.bold or SENTENCE_END.search(before.text)):
        return False
    runs_on = after is not None and after.line.bold and not after.gap and after.text[:1].islower()
    return not (runs_on and len(row.text) > 60)


def signs_below(rows: Sequence[Row], at: int) -> bool:
    """True for a person's name with an office under it: whoever signs a preface is no heading in it."""
    after = rows[at + 1] if at + 1 < len(rows) else None
    if after is None or not _NAME.fullmatch(rows[at].text) or len(after.text) > LONGEST:
        return False
    return bool(_OFFICE.search(after.text)) and not SENTENCE_END.search(after.text)


def with_stops(rows: Sequence[Row], body: float) -> frozenset[int]:
    """Bold or large lines that end in a full stop, in a look whose lines mostly do so, stand before text and seldom
    under another: headings of somebody who ends them as sentences. Under headings they are what those say in short."""
    stopped: defaultdict[tuple[float, bool], list[tuple[Row, bool]]] = defaultdict(list)
    others: defaultdict[tuple[float, bool], int] = defaultdict(int)
    under = False  # the row before stands out too
    for at, row in enumerate(rows):
        stands_out = row.line.bold or (body > 0 and size_of(row) >= 1.1 * body)
        look = size_of(row), row.line.bold
        if (
            stands_out
            and _STOPPED.fullmatch(titles.parse(row.text, row.line.label).heading)
            and could_be(replace(row, text=row.text[:-1]))
        ):
            text = rows[at + 1].text if at + 1 < len(rows) else ""
            if len(text) > len(row.text) and stands_alone(rows, at):
                stopped[look].append((row, under))
        elif stands_out and could_be(row):
            others[look] += 1
        under = stands_out
    return frozenset(
        row.at
        for look, found in stopped.items()
        if len(found) >= max(_FEWEST_STOPPED, others[look] + 1) and 2 * sum(below for _, below in found) <= len(found)
        for row, _ in found
    )


def is_word_list(row: Row) -> bool:
    """True for the heading of a word list: its words are set as headings are, and are none."""
    return bool(_WORD_LIST.fullmatch(titles.parse(row.text, row.line.label).heading))


def front_and_back(rows: Sequence[Row]) -> frozenset[int]:
    """Rows that name what stands before and after the chapters; a "Sammanfattning" in every chapter is a part of it."""
    found = [row for row in rows if FRONT_OR_BACK.fullmatch(row.text)]
    said = Counter(row.text.casefold() for row in found)
    return frozenset(row.at for row in found if said[row.text.casefold()] == 1)
