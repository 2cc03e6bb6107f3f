"""Keys and anchors: a heading's words as plain letters, unique in the document, never from its number."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Final

LONGEST: Final = 60
_FALLBACK: Final = "avsnitt"
_RESERVED: Final = frozenset({"innehall"})  # the id every page gives its main content
# Letters that Unicode does not take apart: Sámi, Danish, Icelandic, Polish, German.
_LETTERS: Final = str.maketrans(
    {"đ": "d", "ŋ": "n", "ŧ": "t", "ʒ": "z", "ø": "o", "æ": "ae", "ð": "d", "þ": "th", "ł": "l", "ß": "ss"}
)
_PARAGRAPH: Final = re.compile(r"-([st])(\d+(?:-\d+)*)$")  # "key-s3" is the third paragraph's anchor


def slug(text: str) -> str:
    """``text`` as lower-case letters a–z, figures and hyphens; "" when nothing is left.

    Swedish å, ä, ö become a, a, o; at most LONGEST characters, cut between words.
    """
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) > LONGEST:
        head = words[: LONGEST + 1].rpartition("-")[0]
        words = head or words[:LONGEST]
    return words


def unique_keys(
    headings: Sequence[str], parents: Sequence[int | None], taken: frozenset[str] = frozenset()
) -> list[str]:
    """One key per heading. Headings that share their words get their parent's words in front, then a running number.

    ``parents`` holds the index of the heading above, always smaller than the heading's own index, or None.
    No key is in ``taken``.
    """
    slugs = [_PARAGRAPH.sub(r"-\1-\2", slug(heading) or _FALLBACK) for heading in headings]
    counts = Counter(slugs)
    keys: list[str] = []
    used = set(taken) | _RESERVED
    for own, parent in zip(slugs, parents, strict=True):
        wanted = own if counts[own] == 1 or parent is None else f"{slugs[parent]}-{own}"
        key = _free(wanted, used)
        used.add(key)
        keys.append(key)
    return keys


def _free(wanted: str, used: set[str]) -> str:
    key, count = wanted, 1
    while key in used:
        count += 1
        key = f"{wanted}-{count}"
    return key
