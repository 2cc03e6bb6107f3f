"""An edition as Akoma Ntoso 1.0 (OASIS LegalDocML): the standard in which laws and decisions are exchanged as XML.

A strategy is a ``doc``: its sections are hierarchical containers with number, heading and the same keys as on the web;
what a goal is called (målbild, delmål …) names its container. Text of a section that has sections under it is its
``intro``, as the standard wants.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from samsyn.strategy.export.manuscript import Manuscript
from samsyn.strategy.layout import Group, Paragraph, SetSection

NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
LANGUAGES: Final = {"sv": "swe"}  # ISO 639-2, which the standard asks for
_NOT_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def write(manuscript: Manuscript) -> bytes:
    """The file's bytes. Same edition, same bytes."""
    root = _root()
    doc = _add(root, "doc", name="regional-utvecklingsstrategi")
    _meta(doc, manuscript)
    preface = _add(doc, "preface")
    _add(_add(_add(preface, "longTitle"), "p"), "docTitle", text=manuscript.title)
    for line in manuscript.lines:
        _add(preface, "p", text=line)
    body = _add(doc, "mainBody")
    _sections(body, manuscript.sections, parent=None)
    if not len(body):
        _add(body, "p")
    etree.indent(root, space=" ")
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return made


def _root() -> Element:
    """The root, which declares the namespace."""
    return etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE})  # type: ignore[dict-item]


def _add(parent: Element, tag: str, /, *, text: str = "", **attributes: str) -> Element:
    made = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
    made.text = _NOT_XML.sub("", text) or None
    return made


def _meta(doc: Element, manuscript: Manuscript) -> None:
    """Work, expression and manifestation: the strategy, this edition of it, this file."""
    begun, day = (manuscript.begun or manuscript.at.date()), manuscript.at.date().isoformat()
    work = f"/akn/se/doc/strategi/{begun.year}/{manuscript.slug or 'strategi'}"
    language = LANGUAGES.get(manuscript.language, manuscript.language)
    expression = f"{work}/{language}@{day}{f';{manuscript.edition}' if manuscript.edition else ''}"
    meta = _add(doc, "meta")
    identification = _add(meta, "identification", source="#samsyn")
    for level, uri in (("FRBRWork", work), ("FRBRExpression", expression), ("FRBRManifestation", f"{expression}.akn")):
        found = _add(identification, level)
        _add(found, "FRBRthis", value=f"{uri}/!main")
        _add(found, "FRBRuri", value=uri)
        dated = (begun.isoformat(), "creation") if level == "FRBRWork" else (day, "publication")
        _add(found, "FRBRdate", date=dated[0], name=dated[1])
        _add(found, "FRBRauthor", href="#samsyn" if level == "FRBRManifestation" else "#region")
        if level == "FRBRWork":
            _add(found, "FRBRcountry", value="se")
        elif level == "FRBRExpression":
            _add(found, "FRBRlanguage", language=language)
    references = _add(meta, "references", source="#samsyn")
    _add(references, "TLCOrganization", eId="region", href="/ontology/organization/se/region", showAs=manuscript.author)
    _add(references, "TLCOrganization", eId="samsyn", href="/ontology/organization/samsyn", showAs="Samsyn")


def _sections(into: Element, sections: Iterable[SetSection], *, parent: str | None) -> None:
    rows = list(sections)
    known = {one.key for one in rows}
    for one in rows:
        above = one.parent if one.parent in known else None
        if above == parent:
            _section(into, one, rows)


def _section(into: Element, one: SetSection, rows: list[SetSection]) -> None:
    named = {"name": one.goal} if one.goal else {}
    made = _add(into, "hcontainer" if one.goal else "section", eId=f"sec_{one.key}", **named)
    if label := " ".join(part for part in (one.number, one.kind_words) if part):
        _add(made, "num", text=label)
    _add(made, "heading", text=one.name)
    if any(row.parent == one.key for row in rows):
        if one.groups:
            _groups(_add(made, "intro"), one.groups)
        _sections(made, rows, parent=one.key)
    else:
        _groups(_add(made, "content"), one.groups)


def _groups(into: Element, groups: tuple[Group, ...]) -> None:
    """At least one paragraph: the standard has no empty text."""
    for group in groups:
        if group.kind == "table":
            _table(into, group)
        elif group.kind in ("list", "marked"):
            held = _add(into, "ul")
            for paragraph in group.paragraphs:
                _paragraph(_add(held, "li"), paragraph)
        else:
            for paragraph in group.paragraphs:
                _paragraph(into, paragraph, note=group.kind == "note")
    if not len(into):
        _add(into, "p")


def _paragraph(into: Element, paragraph: Paragraph, *, note: bool = False) -> None:
    marks = dict(_marks(paragraph, note=note))
    _add(into, "p", text=paragraph.text, eId=paragraph.anchor, **marks)


def _marks(paragraph: Paragraph, *, note: bool) -> Iterator[tuple[str, str]]:
    if words := " ".join(part for part in ("not" if note else "", paragraph.goal) if part):
        yield "class", words


def _table(into: Element, group: Group) -> None:
    table = _add(into, "table")
    for place, row in enumerate(group.rows):
        line = _add(table, "tr")
        for cell in row:
            held = _add(line, "td" if place else "th")
            for paragraph in cell:
                _paragraph(held, paragraph)
            if not len(held):
                _add(held, "p")
