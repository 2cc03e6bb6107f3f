"""The section that a respondent answered under goes before what the words of the comment speak for."""

from collections.abc import Sequence

from samsyn.cores.linking import Link
from samsyn.cores.outline import Outline

SCORE = 0.99  # the sender chose it; a person at the desk still confirms


def with_told(ranked: Sequence[Link], key: str, outline: Outline) -> tuple[Link, ...]:
    """The proposals with the section that the sender chose first; `key` is empty when none was chosen."""
    section = next((one for one in outline.sections if one.key == key), None)
    if section is None:
        return tuple(ranked)
    first = Link(key, SCORE, (f"Svar på avsnitt {f'{section.number} {section.heading}'.strip()}",))
    return (first, *(link for link in ranked if link.section != key))[:5]
