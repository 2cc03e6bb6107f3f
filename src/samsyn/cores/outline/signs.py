"""What a line must have to be a heading at all."""

import itertools
import re
from collections.abc import Sequence
from typing import Final

from samsyn.cores.outline import titles
from samsyn.cores.outline.rows import Row, is_bullet

LONGEST: Final = 160  # characters of a heading that we guess
SENTENCE_END: Final = re.compile(r"[.!?:]\s*$")
_NO_HEADING_END: Final = re.compile(r"[.!;,]\s*$")


def could_be(row: Row) -> bool:
    """Short, no sentence, no cell or note, and with a letter in it or a lone heading number."""
    text = row.text
    if row.line.role in {"cell", "note", "quote"} or not 0 < len(text) <= LONGEST or is_bullet(row):
        return False
    if titles.is_number(text):
        return True
    begins = text[0].isalnum() and not text[0].islower()
    return begins and any(c.isalpha() for c in text) and not _NO_HEADING_END.search(text)


def is_set_off(rows: Sequence[Row], at: int) -> bool:
    """True when the line before has ended: white space, a new page, or the end of a sentence."""
    return at == 0 or rows[at].gap or rows[at].first or bool(SENTENCE_END.search(rows[at - 1].text))


def running_text(rows: Sequence[Row]) -> frozenset[int]:
    """Rows of printed sentences that run over several rows in one size: an ingress or a pull quote is no heading,
    however large it is set."""
    found: set[int] = set()
    for _, run in itertools.groupby(rows, key=lambda row: (row.page, row.line.size, row.line.bold, row.level)):
        block: list[Row] = []
        for row in (*run, None):
            if block and (row is None or row.gap):
                said = len(block) > 1 and block[-1].text.endswith((".", "!", "”"))
                if block[0].line.box and (said or block[0].text.startswith(("”", "“", '"', "»", "«"))):
                    found |= {one.at for one in block}
                block = []
            if row is not None:
                block.append(row)
    return frozenset(found)
