"""The numbers, letters and codes that a strategy gives its parts: "Mål 1", "Delmål C2", "M2.1 Resor"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from samsyn.cores.outline import goals
from samsyn.cores.outline.values import Outline

GOALS: Final = ("målområde", "målbild", "delmål", "prioritering", "vision")
# What strategies call their goals; a number that only one of them has is known by any of these words.
LIKE_GOALS: Final = frozenset(
    ("mål", "insatsområde", "utvecklingsområde", "fokusområde", "område", "tema", "strategi", "utmaning", *GOALS)
)
_NUMBER: Final = r"(?P<number>\d{1,2}(?:\.\d{1,2})*[A-Za-h]?|[A-HJ-Z]|[IVX]{1,4})"
_HEADED: Final = re.compile(rf"(?:[^\W\d_]+\s+){{0,2}}?(?P<word>[^\W\d_]{{3,}})\s+(?:nr\s+)?{_NUMBER}(?=$|[\s:.)–—-])")
_STATED: Final = re.compile(rf"(?P<word>[^\W\d_]{{3,}})\s+{_NUMBER}(?=[:.)]\s|\s[–—-]\s)")
_CODED: Final = re.compile(
    r"(?:(?P<word>[^\W\d_]{3,})\s+)?(?P<code>[A-ZÅÄÖ]{1,2}\s?\d{1,2}(?:\.\d{1,2})*|\d{1,2}[A-Z])(?=[\s:.)–—-])"
)
_PART: Final = re.compile(r"(?P<letter>[A-ZÅÄÖ])(?P<number>\d{1,2})(?=$|[\s:.)])")
_CODE: Final = re.compile(r"(?<![\w.-])(?:[A-ZÅÄÖ]{1,2}\s?\d{1,2}(?:\.\d{1,2})*|\d{1,2}[A-Z])(?![\w%]|[.,]\d)")
_ROMAN: Final = {
    name: str(at)
    for at, name in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], 1)
}
_LETTERED: Final = re.compile(r"(?<=\d)[A-Za-z]$")
_CAPITALS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"


class Labels:
    """Every label of one outline. A goal's own heading comes before a paragraph that states it."""

    def __init__(self, outline: Outline) -> None:
        at = {section.key: index for index, section in enumerate(outline.sections)}
        self._found: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._codes: dict[str, int] = {}
        for goal in goals(outline):
            self._add(goal.kind, goal.number, at[goal.section])
        for index, section in enumerate(outline.sections):
            if match := _HEADED.match(section.heading):
                self._add(match["word"].lower(), match["number"], index)
            self._code(section.heading, index)
        for index, word, number in _stated(outline):
            self._add(word, number, index)
            if _LETTERED.search(number):
                self._codes.setdefault(number, index)
        self._listed = {code: index for index, code in _listed(outline)}

    def of(self, word: str, number: str) -> list[int]:
        """The sections that ``word`` and ``number`` may mean: one, or all that bear the same letter."""
        words = [word, *(GOALS if word in LIKE_GOALS else ())]
        for written in dict.fromkeys((number, _ROMAN.get(number, number), _LETTERED.sub("", number))):
            for one in words:
                if (one, written) in self._found:
                    return self._found[one, written]
            others = {
                found[0] for (one, said), found in self._found.items()
                if said == written and one in LIKE_GOALS and word in LIKE_GOALS and len(found) == 1
            }  # fmt: skip
            if len(others) == 1:
                return list(others)
        if word not in LIKE_GOALS:
            return []
        coded = {index for code, index in self._codes.items() if number in (code, code.lstrip(_CAPITALS))}
        return list(coded) if len(coded) == 1 else []

    def coded(self, text: str) -> Iterator[tuple[int, str]]:
        """(section, code) for each code of the outline ("M3", "3C") that stands in ``text``."""
        for match in _CODE.finditer(text) if self._codes or self._listed else ():
            code = "".join(match[0].split())
            whole = code.rpartition(".")[0]  # "A2.1" is in A2 where nothing bears its own code
            index = self._codes.get(code, self._listed.get(code, self._codes.get(whole)))
            if index is not None:
                yield index, match[0]

    def _add(self, word: str, number: str, index: int) -> None:
        if not number:
            return
        found = self._found[word, _ROMAN.get(number, number)]
        if index not in found and (not found or number.isalpha()):
            found.append(index)

    def _code(self, heading: str, index: int) -> None:
        match = _CODED.match(heading)
        if match and (match["word"] is None or match["word"].lower() in LIKE_GOALS):  # not "Väg E4"
            self._codes.setdefault("".join(match["code"].split()), index)


def _listed(outline: Outline) -> Iterator[tuple[int, str]]:
    """(section, code) of codes that count on from 1 at the head of one section's paragraphs or cells and of no other's:
    "A1 Vi öppnar …", "A2 …" in "Löfte A", "I1", "I2" in the table of indicators."""
    places: defaultdict[str, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, section in enumerate(outline.sections):
        for block in section.blocks:
            if match := _PART.match(block.text):
                places[match["letter"]][index].append(int(match["number"]))
    for letter, found in places.items():
        for index, numbers in found.items() if len(found) == 1 else ():
            yield from ((index, f"{letter}{number}") for number in numbers if {1, 2} <= set(numbers))


def _stated(outline: Outline) -> Iterator[tuple[int, str, str]]:
    """(section, word, number) of each paragraph that begins with a label: "Mål 2: År 2045 …"."""
    for index, section in enumerate(outline.sections):
        for block in section.blocks:
            match = _STATED.match(block.text) if block.kind != "cell" else None
            if match and match["word"].lower() in LIKE_GOALS:
                yield index, match["word"].lower(), match["number"]


def narrowed(candidates: Sequence[int], named: Sequence[int], below: Mapping[int, frozenset[int]]) -> list[int]:
    """Of sections with the same letter those under one that is named too ("målbild Resan, prioritering B")."""
    inside = [index for index in candidates if any(index in below[above] for above in named)]
    return inside or list(candidates)
