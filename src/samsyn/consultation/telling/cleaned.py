"""What an office's Word template must not send along with every letter: who wrote it, notes in it, what was struck."""

from datetime import UTC, datetime
from typing import Any

from docx.document import Document

_UNSEEN = ("ins", "del", "moveFrom", "moveTo", "vanish", "commentRangeStart", "commentReference")
_LEFT_OUT = ("thumbnail", "custom-properties", "extended-properties", "customXml", "comments", "people",
             "commentsExtended", "commentsIds", "commentsExtensible")  # fmt: skip
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def hides_something(document: Document) -> bool:
    """It has comments, tracked changes or hidden text, which nobody sees until a receiver does."""
    parts = [document.part, *(rel.target_part for rel in document.part.rels.values() if not rel.is_external)]
    trees = [part.element for part in parts if hasattr(part, "element")]
    return any(next(tree.iter(*(_WORD + name for name in _UNSEEN)), None) is not None for tree in trees)


def clean(document: Document, *, author: str) -> None:
    """Nothing of the template's own but what is seen on the paper."""
    facts = document.core_properties
    for name in ("category", "comments", "content_status", "identifier", "keywords", "last_modified_by", "subject",
                 "title", "version"):  # fmt: skip
        setattr(facts, name, "")
    facts.author, facts.language, facts.revision = author, "sv-SE", 1
    facts.created = facts.modified = _NO_DAY
    for held in (document.part.package, document.part):
        _leave_out(held.rels)


def _leave_out(rels: Any) -> None:
    for key in [key for key, rel in rels.items() if rel.reltype.rsplit("/", 1)[-1] in _LEFT_OUT]:
        del rels[key]
