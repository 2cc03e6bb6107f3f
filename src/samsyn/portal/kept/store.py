"""Whole answers in the memory of a process, bounded in bytes: what nobody has asked for the longest goes first."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final

from django.urls import ResolverMatch
from django.utils.safestring import SafeString

from samsyn.people.composed import Answers, Question
from samsyn.portal.kept.stamp import Stamp

LARGEST: Final = 1_000_000  # bytes of one page
EACH: Final = 300  # of a question or a row, beside its words
OVERHEAD: Final = 2_000  # of an entry's own: key, headers, route

type Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was answered, with the stamp it was made under and the span of the clock in which it is true."""

    stamp: Stamp
    begins: float
    ends: float
    body: bytes
    packed: bytes
    etag: str
    headers: tuple[tuple[str, str], ...]
    route: ResolverMatch | None
    anew: threading.Lock = field(default_factory=threading.Lock)
    """Held by the one who makes the page anew, when it is no longer true."""

    @property
    def size(self) -> int:
        """Bytes, about."""
        return len(self.body) + len(self.packed) + OVERHEAD


@dataclass(frozen=True, slots=True)
class Inside:
    """The blocks of a page without its frame, and the template that puts them into one."""

    stamp: Stamp
    begins: float
    ends: float
    frame: str
    blocks: tuple[SafeString, ...]

    @property
    def size(self) -> int:
        """Bytes, about: a sign takes one or two."""
        return 2 * sum(map(len, self.blocks)) + OVERHEAD


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around an inside, for one reader: text, the name of a slot, text, the name of a slot …, text."""

    parts: tuple[str, ...]

    @property
    def size(self) -> int:
        """Bytes, about."""
        return 2 * sum(map(len, self.parts)) + OVERHEAD


@dataclass(frozen=True, slots=True)
class Drawn:
    """The blocks of a page without its frame, and the template that puts them into one."""

    frame: str
    blocks: tuple[SafeString, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page asked when it was made last and what was answered first; ``said``: all that was answered.

    ``drawn``: what was made of it, when it was made of nothing else but a span of the clock.
    """

    questions: tuple[Question, ...]
    first: Answers
    said: Answers
    drawn: Drawn | None
    begins: float
    ends: float

    @property
    def size(self) -> int:
        """Bytes, about."""
        blocks = self.drawn.blocks if self.drawn else ()
        rows = (row for answers in (self.first, self.said) for rows in answers.values() for row in rows)
        return 2 * sum(map(len, blocks)) + sum(EACH + len(str(row)) for row in rows) + EACH * len(self.questions)


class Store[T: Kept | Inside | Frame | Asked]:
    """By address. The oldest touched goes when there is no more room."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: OrderedDict[Key, T] = OrderedDict()
        self.bytes = 0

    def get(self, key: Key) -> T | None:
        """What is kept, true or not."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def put(self, key: Key, kept: T, *, limit: int) -> None:
        """Keep it, and let go of others until all of them are within ``limit`` bytes."""
        with self._lock:
            if key in self._held:
                self.bytes -= self._held.pop(key).size
            self._held[key] = kept
            self.bytes += kept.size
            while self.bytes > limit and self._held:
                _key, gone = self._held.popitem(last=False)
                self.bytes -= gone.size

    def clear(self) -> None:
        """Let go of all."""
        with self._lock:
            self._held.clear()
            self.bytes = 0


class Pages(Store[Kept | Inside]):
    """Whole pages and insides, within the same bytes; and beside them what each inside asked, within as many."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = Store[Asked]()

    def clear(self) -> None:
        """Let go of all."""
        super().clear()
        self.asked.clear()

    def page(self, key: Key) -> Kept | None:
        """The whole page that is kept, true or not."""
        held = self.get(key)
        return held if isinstance(held, Kept) else None

    def inside(self, key: Key) -> Inside | None:
        """The same of an inside."""
        held = self.get(key)
        return held if isinstance(held, Inside) else None


store: Final = Pages()
