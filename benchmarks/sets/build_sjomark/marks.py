"""Marks inside a text say what is true of it: ``{6.1.2 e:number ändring +6.1|the comment}``.

The file and the truth come from one source. First word: a section's number (``Förord`` and ``Bilaga`` have none),
``-`` (the whole strategy), ``ute`` (about nothing in it), ``n:REASON,REASON`` (noise), ``u`` (neutral) or ``=`` (the
previous comment goes on). Then: types, ``+6.1`` other right places, ``e:number`` explicit, ``#name`` duplicate group,
``~name`` a group where a pair is neither right nor wrong. ``‹words›`` becomes the page of the strategy's PDF.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pypdfium2

from samsyn.cores.text.values import REASONS, TYPES

STRATEGY = Path(__file__).parent.parent / "sjomark" / "strategi.pdf"
MARK = re.compile(r"\{([^{}|]*)\|([^{}]*)\}")
BOLD = re.compile(r"\*\*(.+?)\*\*")
PAGE = re.compile(r"‹(.+?)›")
NOTE = re.compile(r"\[\^\w+\]")


@cache
def _strategy() -> list[str]:
    return page_letters(STRATEGY)


def fill(text: str) -> str:
    """``‹words of the strategy›`` becomes the page of the strategy's PDF where they stand."""

    def number(match: re.Match[str]) -> str:
        return str(next(n for n, page in enumerate(_strategy(), 1) if n > 2 and letters(match[1]) in page))

    return PAGE.sub(number, text)


@dataclass
class Item:
    """A true comment, noise or neutral passage. ``running`` = it stands on every page."""

    kind: str  # comment, noise, neutral
    text: str
    section: str = ""
    also_ok: tuple[str, ...] = ()
    explicit_by: str = ""
    types: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    loose_groups: tuple[str, ...] = ()
    outside: bool = False
    running: bool = False
    page: int = 0
    pages: tuple[int, ...] = ()


def letters(text: str) -> str:
    """Letters and digits alone, so that line breaks and hyphens do not matter."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def page_letters(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    return [letters(page.get_textpage().get_text_range()) for page in document]


def squeeze(text: str) -> str:
    """The text a reader would copy: bold signs, footnote marks and double spaces are gone."""
    return " ".join(NOTE.sub("", BOLD.sub(r"\1", text)).split())


@dataclass
class Truth:
    """Collects the marks of one file, in reading order."""

    items: list[Item] = field(default_factory=list)

    def __call__(self, text: str) -> str:
        """The text without marks; what they said is kept."""
        return MARK.sub(self._take, fill(text))

    def running(self, text: str, reason: str) -> str:
        self.items.append(Item("noise", text, reasons=(reason,), running=True))
        return text

    def _take(self, match: re.Match[str]) -> str:
        head, *words = match[1].split()
        text = squeeze(match[2])
        if head == "=":
            last = next(item for item in reversed(self.items) if item.kind == "comment")
            last.text += " " + text
        elif head == "u":
            self.items.append(Item("neutral", text))
        elif head.startswith("n:"):
            reasons = tuple(head[2:].replace("_", " ").split(","))
            assert all(reason in REASONS for reason in reasons), match[0]
            self.items.append(Item("noise", text, reasons=reasons))
        else:
            self.items.append(_comment(head, words, text))
        return match[2]


def _comment(head: str, words: list[str], text: str) -> Item:
    item = Item("comment", text, section="" if head in {"-", "ute"} else head, outside=head == "ute")
    for word in words:
        if word.startswith("e:"):
            item.explicit_by = word[2:]
        elif word.startswith("+"):
            item.also_ok += (word[1:],)
        elif word.startswith("#"):
            item.groups += (word[1:],)
        elif word.startswith("~"):
            item.loose_groups += (word[1:],)
        else:
            assert word in TYPES, (word, text)
            item.types += (word,)
    if item.outside:
        item.types = ("utanför RUS", *item.types)
    assert item.types, text
    return item
