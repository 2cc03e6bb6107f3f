"""What the names of paragraph styles mean, in the languages that Swedish offices' programs name them in."""

import re
from typing import Final

from samsyn.cores.text.values import Role

_HEADING: Final = re.compile(r"(?:heading|rubrik|overskrift|überschrift|otsikko)[\s_]*([1-9])")
_ROLES: Final[dict[str, Role]] = {
    "title": "title",
    "rubrik": "title",
    "subtitle": "title",
    "underrubrik": "title",
    "quote": "quote",
    "citat": "quote",
    "quotations": "quote",
    "intense quote": "quote",
    "starkt citat": "quote",
    "footnote text": "note",
    "endnote text": "note",
    "footnote": "note",
    "endnote": "note",
    "fotnotstext": "note",
    "slutnotstext": "note",
}
_CONTENTS: Final = frozenset(("toc heading", "contents heading", "innehållsförteckningsrubrik"))


def meaning(name: str) -> tuple[Role, int] | None:
    """(role, heading level) of a style's name or id; None when the name says nothing."""
    name = name.strip().lower()
    if name in _CONTENTS:
        return "heading", 1
    heading = _HEADING.fullmatch(name)
    if heading:
        return "heading", int(heading.group(1))
    role = _ROLES.get(name)
    return None if role is None else (role, 0)
