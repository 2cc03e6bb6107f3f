"""Which paragraphs are headings, when the format says so and when only the look does."""

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from samsyn.cores.text.phrases import phrases
from samsyn.cores.text.prose.joining import ended
from samsyn.cores.text.prose.labels import bullet, depth, follows, number
from samsyn.cores.text.prose.rows import Row

_MAX_WORDS = 14
_TITLED = phrases(r"""
    (?:avsnitt|kapitel|kap\.?|fråga|målområde|målbild|mål|delmål|prioritering|strategiskt område|del|punkt
    bilaga|question|chapter|section|kysymys|luku|frage|kapitel)\s+[\dA-Z]{1,2}(?:\.\d+)*\b[^.!?]{0,90}[:.]?
""")
_PLACE = re.compile(r"(?:sid(?:a|an)?|s\.)\s*\d+\b[^.!?]{0,60}:?", re.IGNORECASE)
# A line with one of these is a sentence or a wish, not a heading, whatever its looks.
_FINITE = phrases(r"""
    \b(?:är|var|har|hade|bör|ska|skall|kan|kunde|måste|behöver|behövs|saknas|saknar|vill|anser|tycker|föreslår
    önskar|finns|blir|ställer|ser|menar|instämmer|tillstyrker|avstyrker|avstår|beslutar|should|must|is|are|on
    tulee|pitäisi|sollte)\b
""")
_NUMBERED = re.compile(r"\d{1,2}\s+(?=[A-ZÅÄÖ])")  # "2 Målstrukturen"
_RUN_IN = re.compile(r"\d: \w+(?: \w+){5}")  # "Prioritering 7.2: Även Sundhamn ingår …" is text
_SIGN_OFF = re.compile(
    r"\b(?:hälsning|hälsningar|högaktningsfullt|regards|terveisin|grüße|grüßen|hej|hello|bästa)\b", re.IGNORECASE
)
_DATA = re.compile(
    r"@|www\.|https?:|\b\d{3} ?\d{2}\b|\d{4}-\d{2}-\d{2}|\b(?:dnr|diarienr|tel|telefon|org\.?nr)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Look:
    """What body text looks like in this document, to see what stands out."""

    size: float
    bold_share: float
    plain: bool  # neither sizes nor bold nor heading roles are known


def look_of(rows: Sequence[Row]) -> Look:
    """The usual size and how much is bold, weighted by characters."""
    sizes = [row.line.size for row in rows for _ in range(len(row.text) // 20 + 1) if row.line.size]
    total = sum(len(row.text) for row in rows) or 1
    bold = sum(len(row.text) for row in rows if row.line.bold) / total
    roles = any(row.line.role in ("heading", "title") for row in rows)
    return Look(statistics.median(sizes) if sizes else 0.0, bold, plain=not bold and not roles and len(set(sizes)) < 2)


def heading_level(block: Sequence[Row], text: str, after: Sequence[Row], look: Look) -> int:
    """Level 1–9 when the block is a heading, else 0. ``after`` is the next block (empty at the end)."""
    line = block[0].line
    if line.role in ("heading", "title"):
        return line.level or 1
    if line.role != "body" or len(text) > 140 or len(text.split()) > _MAX_WORDS or _DATA.search(text):
        return 0
    if bullet(block[0].raw) or _SIGN_OFF.search(text) or not any(char.isalpha() for char in text):
        return 0
    label = line.label or number(text)
    level = min(depth(label), 9) if label and label[0].isdigit() else 0
    return (level or 2) if _stands_out(block, text, after, look, numbered=bool(level)) else 0


def _stands_out(block: Sequence[Row], text: str, after: Sequence[Row], look: Look, *, numbered: bool) -> bool:
    line = block[0].line
    if _TITLED.fullmatch(text) and not _FINITE.search(text) and not (text.endswith(".") and len(text.split()) > 8):
        return not _RUN_IN.search(text)
    if _PLACE.fullmatch(text) and text.endswith(":"):
        return True
    closed = text.endswith((".", ",", ";"))
    bold = all(row.line.bold for row in block) and look.bold_share < 0.5
    large = look.size > 0 and line.size >= 1.12 * look.size
    if (bold or large) and not closed:
        return True
    if closed or _FINITE.search(text) or not _leads(text, after):
        return False
    if numbered and not ended(text):
        return True
    return look.plain and _plain_heading(text)


def _leads(text: str, after: Sequence[Row]) -> bool:
    """Something longer that is a text of its own follows, not the next number of a list."""
    if after and follows(number(text), number(after[0].text)):
        return False
    return (
        bool(after)
        and sum(len(row.text) for row in after) > max(60, 1.3 * len(text))
        and not after[0].text[:1].islower()
    )


def _plain_heading(text: str) -> bool:
    words = _NUMBERED.sub("", text)
    return len(words) <= 70 and len(words.split()) <= 8 and words[:1].isupper() and not ended(words)
