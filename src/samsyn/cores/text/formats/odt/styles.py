"""What OpenDocument styles say through their inheritance: heading level, role, bold, size, and lists."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from lxml import etree

from samsyn.cores.text.formats.numerals import numeral
from samsyn.cores.text.formats.odt.names import FO, STYLE, TEXT, TEXT_PROPERTIES, number
from samsyn.cores.text.formats.style_names import meaning
from samsyn.cores.text.formats.symbols import readable
from samsyn.cores.text.values import Role

_ESCAPED: Final = re.compile(r"_([0-9a-f]{2})_")
_KINDS: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
_LONGEST_LABEL: Final = 20
_SIZE: Final = re.compile(r"(\d+(?:\.\d+)?)pt")


@dataclass(frozen=True, slots=True)
class Style:
    """The sum of a style and all it is based on; None for bold = says nothing."""

    role: Role = "body"
    level: int = 0
    bold: bool | None = None
    hidden: bool = False
    size: float = 0.0
    listing: str = ""
    unlisted: bool = False  # says that it belongs to no list: a heading without number in a numbered outline


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list style. ``kind`` is empty for a level without numbers."""

    bullet: str = ""
    kind: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1  # how many levels the label shows: 2 = "3.2"


class Styles:
    """All styles of a document, the ones it made itself (content.xml) before the named ones (styles.xml)."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._raw: dict[tuple[str, str], etree._Element] = {}
        self._lists: dict[str, dict[int, ListLevel]] = {}
        self.outline: dict[int, ListLevel] = {}
        self.get = cache(self._resolve)
        for root in roots:
            if root is not None:
                self._collect(root)

    def listing(self, name: str) -> dict[int, ListLevel]:
        """The levels (from 1) of a list style; empty when it is unknown."""
        return self._lists.get(name, {})

    def _collect(self, root: etree._Element) -> None:
        for style in root.iter(STYLE + "style"):
            key = (style.get(STYLE + "family", ""), style.get(STYLE + "name", ""))
            self._raw.setdefault(key, style)
        for listing in root.iter(TEXT + "list-style"):
            self._lists.setdefault(listing.get(STYLE + "name", ""), _levels(listing))
        for outline in root.iter(TEXT + "outline-style"):
            self.outline = self.outline or _levels(outline)

    def _resolve(self, family: str, name: str) -> Style:
        chain: list[etree._Element] = []
        seen: set[str] = set()
        while (family, name) in self._raw and name not in seen:
            seen.add(name)
            chain.append(self._raw[family, name])
            name = chain[-1].get(STYLE + "parent-style-name", "")
        role, level = _role(chain, name)
        texts = [found for style in chain if (found := style.find(TEXT_PROPERTIES)) is not None]
        weight = next((w for t in texts if (w := t.get(FO + "font-weight"))), None)
        size = next((float(m.group(1)) for t in texts if (m := _SIZE.fullmatch(t.get(FO + "font-size", "")))), 0.0)
        return Style(
            role=role,
            level=level,
            bold=None if weight is None else weight in ("bold", "600", "700", "800", "900"),
            hidden=any(t.get(TEXT + "display") == "none" for t in texts),
            size=size,
            listing=next((listed for s in chain if (listed := s.get(STYLE + "list-style-name"))), ""),
            unlisted=next((listed for s in chain if (listed := s.get(STYLE + "list-style-name")) is not None), None)
            == "",
        )


def _role(chain: list[etree._Element], last: str) -> tuple[Role, int]:
    names = [n for s in chain for n in (s.get(STYLE + "display-name", ""), s.get(STYLE + "name", "")) if n]
    for name in (*names, last):  # the last parent may be a named style that the file does not carry
        found = meaning(_ESCAPED.sub(lambda m: chr(int(m.group(1), 16)), name))
        if found is not None:
            return found
    for style in chain:
        level = number(style.get(STYLE + "default-outline-level"), 0)
        if level:
            return "heading", min(level, 9)
    return "body", 0


def _levels(listing: etree._Element) -> dict[int, ListLevel]:
    levels: dict[int, ListLevel] = {}
    for item in listing:
        bullet = item.get(TEXT + "bullet-char", "")[:_LONGEST_LABEL]
        form = item.get(STYLE + "num-format", "")
        image = isinstance(item.tag, str) and item.tag.endswith("level-style-image")
        levels[number(item.get(TEXT + "level"), 1)] = ListLevel(
            bullet=_bullet(bullet) if bullet or image else "",
            kind=_KINDS.get(form, "decimal" if form else ""),
            prefix=item.get(STYLE + "num-prefix", "")[:_LONGEST_LABEL],
            suffix=item.get(STYLE + "num-suffix", "")[:_LONGEST_LABEL],
            start=number(item.get(TEXT + "start-value"), 1),
            shown=number(item.get(TEXT + "display-levels"), 1),
        )
    return levels


def _bullet(character: str) -> str:
    shown = readable(character).strip()
    return "•" if not shown or "\ue000" <= shown[0] <= "\uf8ff" else shown


def label(levels: dict[int, ListLevel], counts: dict[int, int], level: int) -> str:
    """The label at ``level`` (from 1) when the levels have been counted to ``counts``."""
    shape = levels.get(level)
    if shape is None:
        return ""
    if not shape.kind:
        return shape.bullet
    first = max(level - shape.shown + 1, 1)
    numbers = [
        numeral(counts.get(at, 1), levels[at].kind)
        for at in range(first, level + 1)
        if at in levels and levels[at].kind
    ]
    return f"{shape.prefix}{'.'.join(numbers)}{shape.suffix}".strip()
