"""The languages that a comment may be written in: their names, and the mark that a page puts on the words."""

from collections import Counter
from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from samsyn.people.context import content_language

NAMES = {
    "en": _("engelska"),
    "fi": _("finska"),
    "fit": _("meänkieli"),
    "se": _("nordsamiska"),
    "smj": _("lulesamiska"),
    "sma": _("sydsamiska"),
    "nb": _("norska"),
    "nn": _("nynorska"),
    "da": _("danska"),
}


def name_of(tag: str) -> str:
    """ "finska"; empty for Swedish and for what nobody can say."""
    return str(NAMES[tag]) if tag in NAMES else ""


def mark(tag: str) -> SafeString | str:
    """The lang attribute of words in this language; Swedish is said where the page itself is not."""
    return format_html(' lang="{}"', tag) if tag else content_language()


def most(texts: Iterable[tuple[str, str]]) -> str:
    """The language that more than half of the letters are written in, given (language, text) of each piece."""
    letters: Counter[str] = Counter()
    for tag, text in texts:
        letters[tag] += len(text)
    tag, count = letters.most_common(1)[0] if letters else ("", 0)
    return tag if 2 * count > letters.total() else ""
