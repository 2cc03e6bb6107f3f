"""What is masked, in characters: where words stand, what is left when they are gone, what looks as if it should go."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samsyn.cores.text.values import Document, Page

GONE = "[maskat]"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PERSON_NUMBER = re.compile(r"(?<!\d)(?:19|20)?\d{6}[-+]\d{4}(?!\d)")
_PHONE = re.compile(r"(?<![\d-])(?:\+46|0)[ -]?(?:\d[ -]?){6,10}\d(?![\d-])")


_BROKEN = r"(?:[\u00ad\u0002\ufffe]\s*|[-\u2010]\s*\n\s*)?"  # a word may be broken at the end of a line


@dataclass(frozen=True, slots=True)
class Veil:
    """A mask as a value: characters [start, end) of a page's text, or a strip in per cent of its height."""

    page: int
    start: int = 0
    end: int = 0
    top: int = 0
    bottom: int = 0

    @property
    def is_strip(self) -> bool:
        """It covers a part of the page's face, and the text that stands there."""
        return self.bottom > 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a document."""

    page: int
    start: int
    end: int
    text: str


def hidden(page: Page, veils: Iterable[Veil]) -> list[tuple[int, int]]:
    """The characters of a page that are masked, merged and in order; a strip takes the whole lines that it touches."""
    found = []
    for veil in veils:
        if veil.page != page.number:
            continue
        if not veil.is_strip:
            found.append((max(veil.start, 0), min(veil.end, len(page.text))))
        elif (veil.top, veil.bottom) == (0, 100):
            found.append((0, len(page.text)))
        else:
            found += [
                (line.start, line.end) for line in page.lines if line.box and _touches(line.box, veil, page.height)
            ]
    return _merged(found)


def _touches(box: tuple[float, float, float, float], veil: Veil, height: float) -> bool:
    return box[1] < veil.bottom / 100 * height and box[3] > veil.top / 100 * height


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if span[1] > span[0]):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def left(text: str, spans: Sequence[tuple[int, int]], start: int = 0, end: int | None = None) -> str:
    """Characters [start, end) of a text with a sign for each masked stretch."""
    end = len(text) if end is None else end
    out, at = [], start
    for first, last in spans:
        if last <= start or first >= end:
            continue
        out += [text[at : max(first, at)], GONE]
        at = min(last, end)
    return "".join([*out, text[at:end]])


def find(pages: Sequence[tuple[int, str]], words: str) -> list[Place]:
    """Every place where words stand, whatever the case and however the lines are broken."""
    parts = words.split()
    if not parts:
        return []
    pattern = r"\s+".join(_BROKEN.join(re.escape(sign) for sign in part) for part in parts)
    before = r"(?<!\w)" if parts[0][0].isalnum() else ""
    after = r"(?!\w)" if parts[-1][-1].isalnum() else ""
    rule = re.compile(before + pattern + after, re.IGNORECASE)
    return [Place(number, *one.span(), one.group()) for number, text in pages for one in rule.finditer(text)]


def suggest(pages: Sequence[tuple[int, str]], names: Iterable[str] = ()) -> list[Place]:
    """What often should not be published: addresses, numbers of phones and persons, and the names that are given."""
    found = [
        Place(number, *one.span(), one.group())
        for number, text in pages
        for rule in (_MAIL, _PERSON_NUMBER, _PHONE)
        for one in rule.finditer(text)
    ]
    for name in names:
        found += find(pages, name)
    kept: list[Place] = []
    for place in sorted(set(found), key=lambda one: (one.page, one.start, -one.end)):
        if not kept or place.page != kept[-1].page or place.start >= kept[-1].end:
            kept.append(place)
    return kept


def covers(veils: Sequence[Veil], place: Place) -> bool:
    """A place that is masked already."""
    return any(
        veil.page == place.page and not veil.is_strip and veil.start <= place.start and place.end <= veil.end
        for veil in veils
    )


def remains(document: Document, veils: Sequence[Veil]) -> tuple[str, ...]:
    """The whole text of each page without what is masked."""
    return tuple(left(page.text, hidden(page, veils)) for page in document.pages)


def said(document: Document, veils: Sequence[Veil]) -> tuple[str, ...]:
    """The masked words themselves, each once: what a search of the new file must not find more often than it may."""
    words = [" ".join(page.text[start:end].split()) for page in document.pages for start, end in hidden(page, veils)]
    return tuple(dict.fromkeys(one for one in words if one))


def leaks(before: Sequence[str], words: Sequence[str], made: str) -> list[str]:
    """Masked words that stand in a made text more often than in what remains of the original."""
    rest, new = _flat(" ".join(before)), _flat(made)
    return [one for one in words if len(_flat(one)) > 1 and new.count(_flat(one)) > rest.count(_flat(one))]


def _flat(text: str) -> str:
    """Letters and digits only: line breaks, hyphens and spaces cannot hide a word."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())
