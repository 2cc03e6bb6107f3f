"""The text of an edition, laid out; that of a published one once in each process.

A published edition is frozen: its number, day and checksum name the same text for ever. So what is made of the text
alone (the layout, the HTML of a section) is made once, kept beside it, and goes with it when others are read instead.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, Final, cast

from samsyn.strategy.layout import SetSection, lay_out
from samsyn.strategy.models import Edition, Section
from samsyn.strategy.queries import outline_of, sections_of

MOST: Final = 24  # texts; about a megabyte each when every section of it has been read


@dataclass(frozen=True, slots=True)
class Text:
    """Every section in reading order, as it is stored and as it is set."""

    rows: tuple[Section, ...]
    sections: tuple[SetSection, ...]
    places: dict[str, int]
    _made: dict[Hashable, Any] = field(default_factory=dict)

    def once[T](self, what: Hashable, make: Callable[[], T]) -> T:
        """What is made of this text and of nothing else; ``what`` also names all that it differs by (the language)."""
        if what not in self._made:
            self._made[what] = make()
        return cast("T", self._made[what])


type _Key = tuple[Any, ...]
_held: OrderedDict[_Key, Text] = OrderedDict()
_lock: Final = threading.Lock()


def text_of(edition: Edition) -> Text:
    """One query, none when the edition is published and this process has read it."""
    if not edition.is_published:
        return _read(edition)
    key = (edition.pk, edition.published_at, edition.source_sha256)
    with _lock:
        if key in _held:
            _held.move_to_end(key)
            return _held[key]
    found = _read(edition)
    with _lock:
        _held[key] = found
        while len(_held) > MOST:
            _held.popitem(last=False)
    return found


def name_of(edition: Edition) -> Hashable:
    """What tells a published text from every other."""
    return edition.pk, edition.source_sha256


def forget() -> None:
    """Let go of all texts."""
    with _lock:
        _held.clear()


def _read(edition: Edition) -> Text:
    rows = tuple(sections_of(edition))
    sections = lay_out(outline_of(edition, rows))
    return Text(rows, sections, {section.key: at for at, section in enumerate(sections)})
