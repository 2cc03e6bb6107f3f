"""How many words of one text stand in another, in the same order."""

import re
import unicodedata
from difflib import SequenceMatcher

WORD = re.compile(r"\w+")
BROKEN = re.compile(r"(?<=\w)(?:[\u0002\ufffe]\s*|[-‐\u00ad]\s*\n\s*(?=[a-zåäö]))")
RUN = 3  # words in a row that are no coincidence
GAP = 3  # words a reader may have lost or gained between two such rows


def words(text: str) -> list[str]:
    """Words in lower case; a word broken at a line end is one word, soft hyphens are gone."""
    text = unicodedata.normalize("NFKC", BROKEN.sub("", text)).replace("\u00ad", "").casefold()
    return WORD.findall(text)


def shared(first: list[str], second: list[str]) -> tuple[set[int], set[int]]:
    """Positions in ``first`` and in ``second`` of the words they share, in rows of at least three words.

    Shorter rows count when they are the whole of one text or stand beside (at most three words from) a counted row.
    """
    if not first or not second:
        return set(), set()
    if min(len(first), len(second)) >= RUN and rows(first).isdisjoint(rows(second)):
        return set(), set()
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    enough = min(RUN, len(first), len(second))
    kept = [block.size >= enough for block in blocks]
    for order in (range(1, len(blocks)), range(len(blocks) - 2, -1, -1)):
        step = -1 if order.step == 1 else 1
        for n in order:
            kept[n] = kept[n] or (kept[n + step] and _near(blocks[n], blocks[n + step]))
    left: set[int] = set()
    right: set[int] = set()
    for block, good in zip(blocks, kept, strict=True):
        if good:
            left.update(range(block.a, block.a + block.size))
            right.update(range(block.b, block.b + block.size))
    return left, right


def rows(text: list[str]) -> set[tuple[str, ...]]:
    return set(zip(text, text[1:], text[2:], strict=False))


def _near(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    (a, b, size), (c, d, _) = sorted((tuple(one), tuple(other)))
    return c - (a + size) <= GAP and d - (b + size) <= GAP
