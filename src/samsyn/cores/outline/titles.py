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
    rf"(?:({DOTTED})(?![\d%])(?:[.)]\s*|\s+|(?=:\s)|(?<=\.\d)(?=[A-ZÅÄÖ]))|({_LETTERED})\s+)(?:({_DASH})\s+)?"
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
    """A heading taken apart. ``number`` has no closing dot; ``heading`` is never empty when the line was not."""

    number: str
    heading: str
    goal: Goal = ""


def parse(text: str, label: str = "") -> Title:
    """Take a heading apart: "3.2 Kompetens", "Kapitel 3 – Kompetens", "Målområde 2: Ett kunnigt län".

    ``label`` is a number that the format shows but keeps outside the text. A goal's own number becomes the heading's
    number when it has no other; with two numbers ("4.2 Målområde 2: …") the first wins and the heading keeps the rest.
    """
    text = text.strip()
    label = label.strip()
    if label and not is_number(label):
        text, label = f"{label} {text}", ""
    number, rest = (label.rstrip(".)"), text) if label else _split_number(text)
    if number:
        return Title(number, rest, goal_of(rest)) if rest else Title("", number)
    return _goal_title(text)


def is_number(text: str) -> bool:
    """True when the text is a heading number and nothing else: "3", "3.2", "Kapitel 3", "IV."."""
    return bool(_LONE.fullmatch(text.strip()))


def is_numbered(text: str, label: str = "") -> bool:
    """True when the line begins as a numbered heading or a numbered goal does."""
    title = parse(text, label)
    return bool(title.number)


def depth(number: str) -> int:
    """1 for "3", 2 for "3.2"; 0 without a number."""
    return number.count(".") + 1 if number else 0


def goal_of(heading: str) -> Goal:
    """The kind of goal a heading without number names itself as; "" for none and for collections ("Våra målbilder")."""
    found = _GOAL.match(heading)
    if found and (found[2] or found[3] or heading[found.end() :].strip()):
        return _kind(found[1])
    return "vision" if _VISION.fullmatch(heading.strip()) else ""


def collection_of(heading: str) -> Goal:
    """The kind of goals that a heading gathers: "Delmål", "Våra nio målbilder", "Prioriteringar till 2030"."""
    words = [word for word in re.findall(r"[a-zåäö]+", heading.lower()) if word not in _SHORT_WORDS]
    return _PLURALS.get(words[0], "") if len(words) == 1 else ""


def display(section: Section) -> str:
    """The heading as it is shown, number and kind of goal in front: "3.2 Kompetens", "Målområde 2: Ett kunnigt län"."""
    if section.goal and goal_of(section.heading) != section.goal:
        kind = section.goal.capitalize()
        if section.heading.lower() == section.goal:
            return f"{section.heading} {section.number}".strip()
        return f"{kind} {section.number}: {section.heading}" if section.number else f"{kind}: {section.heading}"
    dot = "." if section.number.isalpha() else ""
    return f"{section.number}{dot} {section.heading}".strip()


def _kind(word: str) -> Goal:
    return _PLURALS[word.lower()]


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
    return (found[1] or found[2]).rstrip(".)"), rest


def _goal_title(text: str) -> Title:
    found = _GOAL.match(text)
    if not found:
        return Title("", text, goal_of(text))
    rest, number, goal = text[found.end() :].strip(), found[2] or found[3] or "", _kind(found[1])
    if not rest:
        return Title(number, found[1], goal) if number or goal == "vision" else Title("", text)
    if goal_of(rest) or rest.lower() == goal:  # "Målbild 2: Målbild för alla" would not come back from display()
        return Title("", text, goal)
    return Title(number, rest, goal)
