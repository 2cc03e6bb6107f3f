"""A heading that runs into its paragraph: set in bold, closed by a mark, and a text of its own after it."""

import re

_CLOSED = re.compile(r"[.:?!]\s*$")
_LETTERS = re.compile(r"[^\W\d_]")
_MOST = 10  # words of the heading
_FEWEST = 4  # words that must follow in the same line or paragraph; fewer are a field: "Till: Region Hede"


def lead(text: str, bold: int) -> int:
    """Characters of the heading that ``text`` opens with when its first ``bold`` characters are bold; 0 for none."""
    words, rest = text[:bold], text[bold:]
    heading = _CLOSED.search(words) is not None and len(_LETTERS.findall(words)) > 2 and len(words.split()) <= _MOST
    return len(words.rstrip()) if heading and len(rest.split()) >= _FEWEST else 0
