"""A file of statements: number, text, and whether it was moderated away."""

from collections.abc import Mapping
from dataclasses import dataclass

from samsyn.dialogue.votefile import Unusable, rows_of

ID = ("comment-id", "comment_id", "statement", "statement-id", "id")
TEXT = ("comment-body", "comment_body", "body", "text", "txt", "påstående")
REFUSED = "-1"


@dataclass(frozen=True, slots=True)
class Statements:
    """Texts by identity, those that were moderated away, and those whose text is gone."""

    texts: Mapping[str, str]
    refused: frozenset[str]
    emptied: frozenset[str]


NONE = Statements({}, frozenset(), frozenset())


def read_statements(data: bytes, name: str) -> Statements:
    """Raises Unusable."""
    rows = rows_of(data, name)
    head = [cell.strip().lower() for cell in rows[0]]
    number = next((head.index(one) for one in ID if one in head), None)
    text = next((head.index(one) for one in TEXT if one in head), None)
    if number is None or text is None:
        raise Unusable(f"Filen {name} ska ha kolumnerna comment-id och comment-body.")
    judged = head.index("moderated") if "moderated" in head else None
    texts, refused = {}, set()
    for row in rows[1:]:
        if len(row) <= number or not row[number].strip():
            continue
        key = row[number].strip()
        texts[key] = " ".join(row[text].split()) if len(row) > text else ""
        if judged is not None and len(row) > judged and row[judged].strip() == REFUSED:
            refused.add(key)
    return Statements(texts, frozenset(refused), frozenset(key for key, words in texts.items() if not words))
