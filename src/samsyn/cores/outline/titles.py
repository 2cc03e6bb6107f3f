"""What a heading line says: its number, its words, and whether it names a goal."""

import re
from dataclasses import dataclass
from typing import Final, get_args

from samsyn.cores.outline.values import Goal, Section

KINDS: Final[tuple[Goal, ...]] = tuple(kind for kind in get_args(Goal) if kind)
_PLURALS: Final[dict[str, Goal]] = {
    "vision": "vision", "visioner": "vision",
    "målområde": "målområde", "målområden": "målområde", "målområdena": "målområde",
    "målbild": "målbild", "målbilder": "målbild", "målbilderna": "målbild",
    "delmål": "delmål", "delmålen": "delmål",
    "prioritering": "prioritering", "prioriteringar": "prioritering", "prioriteringarna": "prioritering",
}  # fmt: skip

DOTTED: Final = r"\d{1,2}(?:\.\d{1,2}){0,4}"
_DASH: Final = r"[:–—-]"
_CHAPTER: Final = re.compile(rf"(?:kapitel|kap\.?|avsnitt)\s+({DOTTED})(?!\d)\.?\s*{_DASH}?\s*", re.IGNORECASE)
_LETTERED: Final = r"[A-Z](?:\.\d{1,2})+|[IVX]{1,5}[.)]|[A-Z][.)]"
_NUMBER: Final = re.compile(
    rf"(?:({DOTTED})(?![\d%])(?:[.)](?!\d)\s*|\s+|(?=:\s)|(?<=\.\d)(?=[A-ZÅÄÖ])|(?=[A-ZÅÄÖ][a-zåäö]{{2}}))|({_LETTERED})\s+)(?:({_DASH})\s+)?"
)
_LONE: Final = re.compile(rf"(?:(?:kapitel|kap\.?|avsnitt)\s+)?({DOTTED})[.)]?|(?-i:{_LETTERED})", re.IGNORECASE)
_GOAL: Final = re.compile(
    rf"({'|'.join(KINDS)})"
    rf"(?:\s*({DOTTED})(?!\w)\.?(?:\s*{_DASH}\s*|\s+|$)|\s+((?-i:[IVX]{{1,4}}|[A-Z]))(?:\s*{_DASH}\s*|$)"
    r"|\s*:\s*|\s+[–—-]\s+|$)",
    re.IGNORECASE,
)
_TITLE_START: Final = re.compile(r"[^\W_]|[”\"“«'’(§]")
_DATE: Final = re.compile(r"(?:jan|feb|mars|apr|maj|juni|juli|aug|sept|okt|nov|dec)[a-z]*\b", re.IGNORECASE)
_VISION: Final = re.compile(
    r"(?:(?:vår|länets|regionens)\s+)?vision(?:en)?(?:\s+(?:för|till|mot)?\s*(?:år\s*)?\d{4})?", re.IGNORECASE
)
# Words that may stand beside "målbilder" in a heading that gathers them: "Våra nio målbilder till 2040".
_SHORT_WORDS: Final = frozenset(
    {
        "vår", "våra", "vårt", "länets", "regionens", "strategins", "gemensamma", "gemensam", "mål", "och",
        "med", "till", "för", "år", "övergripande", "fram", "mot", "de", "den", "det", "nya", "två", "tre",
        "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Title:
    """A heading taken apart: "4.2 Målområde 2: Ett kunnigt län" has number "4.2", heading "Målområde 2: Ett kunnigt
    län", goal "målområde", goal_number "2" and name "Ett kunnigt län". Number and heading together are what is printed.
    """

    number: str
    heading: str
    goal: Goal = ""
    goal_number: str = ""
    name: str = ""


def parse(text: str, label: str = "") -> Title:
    """Take a heading apart. ``label`` is a number that the format shows but keeps outside the text.

    ``number`` has no closing dot; ``heading`` is empty only when the line is. A number alone is a heading.
    """
    text = text.strip()
    label = label.strip()
    if label and not is_number(label):
        text, label = f"{label} {text}".strip(), ""
    number, heading = (_bare(label), text) if label else _split_number(text)
    if not heading:
        number, heading = "", number
    goal, goal_number, name = goal_of(heading)
    return Title(number, heading, goal, goal_number, name)


def is_number(text: str) -> bool:
    """True when the text is a heading number and nothing else: "3", "3.2", "Kapitel 3", "IV."."""
    return bool(_LONE.fullmatch(text.strip()))


def lone_number(text: str) -> str:
    """The number of a line that is nothing but a heading number, "" for any other line."""
    return _bare(text.strip()) if is_number(text) else ""


def is_numbered(text: str, label: str = "") -> bool:
    """True when the line begins as a numbered heading or a numbered goal does."""
    title = parse(text, label)
    return bool(title.number or title.goal_number)


def depth(number: str) -> int:
    """1 for "3", 2 for "3.2"; 0 without a number."""
    return number.count(".") + 1 if number else 0


def goal_of(heading: str) -> tuple[Goal, str, str]:
    """Kind, number and name of the goal a heading states: "Målbild 4 – Rent vatten" → ("målbild", "4", "Rent vatten").

    A heading that only names or gathers goals ("Våra målbilder", "Delmål") states none: ("", "", heading).
    """
    found = _GOAL.match(heading)
    if found:
        number, name = found[2] or found[3] or "", heading[found.end() :].strip()
        if number or name:
            return _PLURALS[found[1].lower()], number, name or found[1]
    return ("vision", "", heading) if _VISION.fullmatch(heading.strip()) else ("", "", heading)


def collection_of(heading: str) -> Goal:
    """The kind of goals that a heading gathers: "Delmål", "Våra nio målbilder", "Prioriteringar till 2030"."""
    words = [word for word in re.findall(r"[a-zåäö]+", heading.lower()) if word not in _SHORT_WORDS]
    return _PLURALS.get(words[0], "") if len(words) == 1 else ""


def display(section: Section) -> str:
    """The heading as it is printed: "3.2 Kompetens", "Målområde 2: Ett kunnigt län"."""
    return f"{section.number} {section.heading}".strip()


def goal_number(section: Section) -> str:
    """The goal's own number: "2" for "4.2 Målområde 2: …"; "" for a section that is no numbered goal."""
    return goal_of(section.heading)[1]


def _bare(number: str) -> str:
    """Without the word before and the dot after; "A." and "IV." keep their dot, or they would be words."""
    inner = re.sub(r"^\D*(?=\d)", "", number) if number[:1].lower() in "ka" and " " in number else number
    return inner.rstrip(".)") if inner.rstrip(".)")[-1:].isdigit() else inner


def _split_number(text: str) -> tuple[str, str]:
    chapter = _CHAPTER.match(text)
    if chapter and text[chapter.end() :].strip():
        return chapter[1], text[chapter.end() :].strip()
    found = _NUMBER.match(text)
    if not found:
        return "", text
    rest = text[found.end() :].strip()
    range_of_figures = found[3] and rest[:1].isdigit()  # "3 – 5 år"
    if range_of_figures or _DATE.match(rest) or not _TITLE_START.match(rest):
        return "", text
    return _bare(found[1] or found[2]), rest
