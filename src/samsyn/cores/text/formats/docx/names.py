"""Names of WordprocessingML elements, in lxml's own notation."""

from typing import Final

from lxml import etree

_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT: Final = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _MAIN.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}
W: Final = f"{{{_MAIN}}}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

VAL: Final = W + "val"
P: Final = W + "p"
R: Final = W + "r"
T: Final = W + "t"
TAB: Final = W + "tab"
BR: Final = W + "br"
PPR: Final = W + "pPr"
RPR: Final = W + "rPr"
TBL: Final = W + "tbl"
TR: Final = W + "tr"
TC: Final = W + "tc"
SDT: Final = W + "sdt"
SDT_CONTENT: Final = W + "sdtContent"
TEXT_BOX: Final = W + "txbxContent"
ALTERNATE: Final = MC + "AlternateContent"
CHOICE: Final = MC + "Choice"
FALLBACK: Final = MC + "Fallback"

# Wrappers whose content counts, and those whose content was taken away by a tracked change.
KEPT: Final = frozenset(
    W + name
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "bdo", "dir", "ruby", "rubyBase")
)
DROPPED: Final = frozenset(W + name for name in ("del", "moveFrom"))
TRACKED: Final = DROPPED | {W + "ins", W + "moveTo"}

_OFF: Final = frozenset(("0", "false", "off", "none"))


def value(parent: etree._Element, name: str) -> str | None:
    """The val attribute of a child, None when the child or its val is missing."""
    child = parent.find(name)
    return None if child is None else child.get(VAL)


def switched_on(element: etree._Element) -> bool:
    """Word's on/off properties: present without a value means on."""
    return element.get(VAL, "1") not in _OFF


def number(text: str | None, default: int = 0) -> int:
    """A whole number out of an attribute, ``default`` when it is missing, absurd or no number."""
    try:
        found = int(text) if text is not None else default
    except ValueError:
        return default
    return found if -1_000_000 < found < 1_000_000_000 else default
