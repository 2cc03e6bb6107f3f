"""What a paragraph's style says through its whole inheritance: heading level, role, bold, size, numbering."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from lxml import etree

from samsyn.cores.text.formats.docx.names import PPR, RPR, VAL, W, number, switched_on, value
from samsyn.cores.text.formats.style_names import meaning
from samsyn.cores.text.values import Role

_BODY_LEVEL: Final = 9  # outlineLvl 9 says "no heading", whatever the ancestors say


@dataclass(frozen=True, slots=True)
class Style:
    """The sum of a style and all it is based on. ``numbering`` is (numId, level); level -1 = ask the numbering."""

    role: Role = "body"
    level: int = 0
    bold: bool = False
    size: float = 0.0
    numbering: tuple[str, int] | None = None
    ids: tuple[str, ...] = ()  # the style itself and what it is based on, nearest first


class Styles:
    """The style sheet of one document; asking for an unknown style gives the default paragraph's."""

    def __init__(self, root: etree._Element | None) -> None:
        self._raw: dict[str, etree._Element] = {}
        self._default = ""
        self._size = 0.0
        self._paragraph = cache(self._resolve)
        self._run_bold = cache(self._bold)
        if root is not None:
            self._collect(root)

    def paragraph(self, style_id: str | None) -> Style:
        return self._paragraph(style_id or self._default)

    def run_bold(self, style_id: str) -> bool | None:
        """What a character style says of bold; None when it says nothing."""
        return self._run_bold(style_id)

    def _collect(self, root: etree._Element) -> None:
        for style in root.iterchildren(W + "style"):
            style_id = style.get(W + "styleId", "")
            self._raw[style_id] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                self._default = style_id
        size = root.find(f"{W}docDefaults/{W}rPrDefault/{RPR}/{W}sz")
        self._size = number(size.get(VAL)) / 2 if size is not None else 0.0

    def _chain(self, style_id: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        seen: set[str] = set()
        while style_id in self._raw and style_id not in seen:
            seen.add(style_id)
            style = self._raw[style_id]
            chain.append(style)
            style_id = value(style, W + "basedOn") or ""
        return chain

    def _resolve(self, style_id: str) -> Style:
        chain = self._chain(style_id)
        if not chain:  # no style sheet, or a style that it lacks: the id itself may still be "Heading1"
            role, level = meaning(style_id) or ("body", 0)
            return Style(role=role, level=level, size=self._size)
        role, level = _role(chain)
        bold = next((b for b in map(_own_bold, chain) if b is not None), False)
        size = next((s for s in map(_own_size, chain) if s), self._size)
        ids = tuple(style.get(W + "styleId", "") for style in chain)
        return Style(role=role, level=level, bold=bold, size=size, numbering=_numbering(chain), ids=ids)

    def _bold(self, style_id: str) -> bool | None:
        return next((b for b in map(_own_bold, self._chain(style_id)) if b is not None), None)


def _role(chain: list[etree._Element]) -> tuple[Role, int]:
    """What the nearest style that says anything says; its name goes before its outline level."""
    for style in chain:
        found = meaning(value(style, W + "name") or "") or meaning(style.get(W + "styleId", ""))
        if found is not None and found[0] != "heading":
            return found
        outline = style.find(f"{PPR}/{W}outlineLvl")
        if outline is not None:
            level = number(outline.get(VAL), _BODY_LEVEL)
            if 0 <= level < _BODY_LEVEL:
                return "heading", level + 1
            return found or ("body", 0)  # the heading over a table of contents is a heading outside the outline
        if found is not None:
            return found
    return "body", 0


def _own_bold(style: etree._Element) -> bool | None:
    bold = style.find(f"{RPR}/{W}b")
    return None if bold is None else switched_on(bold)


def _own_size(style: etree._Element) -> float:
    size = style.find(f"{RPR}/{W}sz")
    return number(size.get(VAL)) / 2 if size is not None else 0.0


def _numbering(chain: list[etree._Element]) -> tuple[str, int] | None:
    """numId from the nearest style that has one; the level from the nearest that names it."""
    num_id, level = None, None
    for style in chain:
        numbers = style.find(f"{PPR}/{W}numPr")
        if numbers is None:
            continue
        if level is None:
            level = value(numbers, W + "ilvl")
        num_id = value(numbers, W + "numId")
        if num_id is not None:
            break
    if num_id is None or num_id == "0":
        return None
    return num_id, number(level, -1)  # -1: the numbering itself says which level belongs to the style
