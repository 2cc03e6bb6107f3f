"""Numbers and bullets that stand before a text: "3.2", "4)", "b.", "§ 112", "•"."""

import re

from samsyn.cores.text.phrases import alternatives
from samsyn.cores.text.prose.clean import BULLETS

BULLET = re.compile(
    rf"\s*(?:([{re.escape(BULLETS)}])\s*(?=[^\s{re.escape(BULLETS)}])|([-–—+])\s+(?=\S)|(o)\s+(?=[A-ZÅÄÖ]))"
)
_NUMBER = re.compile(
    alternatives(r"""
        \s*(?:(\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|\(\d{1,2}\)|[a-zåäö]\)|\([a-z]\)|[A-Ha-h][.)]
        [ivx]{1,4}[.)])\s+(?=[\"”“«(]?[^\W\d_]))
    """)
)
_DATE = re.compile(r"\s*\d{1,2}\.\s+(?:jan|feb|mar|apr|maj|mai|jun|jul|aug|sep|okt|nov|dec)", re.IGNORECASE)
SECTION = re.compile(r"\s*(§§?\s*\d+(?:[-–]\d+)?)\s*")


def bullet(raw: str) -> str:
    """The bullet before the text, "" when there is none."""
    found = BULLET.match(raw)
    return (found[1] or found[2] or found[3]) if found else ""


def number(text: str) -> str:
    """The number or letter before the text ("3.2", "4)", "b)"), "" when there is none."""
    found = _NUMBER.match(text)
    return found[1] if found and not _DATE.match(text) else ""


def depth(label: str) -> int:
    """Levels in a number: "3.2" is 2, "4)" is 1."""
    return len([part for part in label.strip("().").split(".") if part])


def follows(one: str, other: str) -> bool:
    """Is ``other`` the next number at the same depth: "2." after "1.", "c)" after "b)", "3.3" after "3.2"?"""
    before, after = one.strip("().").split("."), other.strip("().").split(".")
    if len(before) != len(after) or before[:-1] != after[:-1] or not before[-1] or not after[-1]:
        return False
    if before[-1].isdigit() and after[-1].isdigit():
        return int(after[-1]) == int(before[-1]) + 1
    return len(before[-1]) == len(after[-1]) == 1 and ord(after[-1]) == ord(before[-1]) + 1
