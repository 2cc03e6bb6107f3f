"""One file read to the end: bytes → pages → paragraphs → comments.

This is what a worker process does. It answers with values only, and every failure is a row with a sentence.
"""

import hashlib
import re
import stat
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from samsyn.consultation import sentences
from samsyn.consultation.analysis import Status
from samsyn.consultation.foreign import kept_for_people
from samsyn.cores.linking import Link, Linker
from samsyn.cores.linking.values import TypeProposal
from samsyn.cores.outline import Outline
from samsyn.cores.text import formats, letter, prose
from samsyn.cores.text.formats.errors import NeedsOcr, Unreadable, Unsupported
from samsyn.cores.text.split import split
from samsyn.cores.text.values import Aside, Document, File, Page, Passage, Span, Stance

_REGION = re.compile(r"\bRegion [A-ZÅÄÖ][a-zåäö]+")
NEEDS_PERSON_NOTICES = frozenset({"needs-ocr", "damaged"})


def is_regular(path: Path) -> bool:
    """A file that can be read to its end; pipes, devices, broken links and links to folders are not."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class Stored:
    """A file on disk: ``name`` is its path below the folder of responses, with "/"."""

    name: str
    path: Path


Source = File | Stored


@dataclass(frozen=True, slots=True)
class Weight:
    """Non-space characters: of the pages, in comments, and set aside. Equal sums = nothing lost, nothing double."""

    read: int = 0
    in_comments: int = 0
    set_aside: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one file. ``error`` is a sentence, empty when the file was read; ``notices`` are codes."""

    name: str
    sha256: str
    size: int
    status: Status
    error: str = ""
    format: str = ""
    notices: tuple[str, ...] = ()
    pages: tuple[Page, ...] = ()  # without lines; only when asked for
    comments: tuple[Passage, ...] = ()
    links: tuple[tuple[Link, ...], ...] = ()  # one per comment, when they have been placed
    types: tuple[TypeProposal, ...] = ()  # one per comment, when they have been placed
    set_aside: tuple[Aside, ...] = ()
    stance: Stance = ""
    sender: str = ""
    sender_class: str = ""
    missiv: bool = False
    container: bool = False  # an archive: only its members are documents
    weight: Weight = Weight()


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one source and what hangs on it. Picklable; made once, used in every worker."""

    linker: Linker
    known: tuple[str, ...]  # the strategy's own sentences: what a response only repeats
    organisations: tuple[str, ...] = ()
    own: str = ""  # the region that asks
    keep_pages: bool = False

    def __call__(self, source: Source) -> tuple[Reading, ...]:
        if isinstance(source, Stored) and not is_regular(source.path):
            return (failed(source.name, "", 0, sentences.no_file(source.name)),)
        try:
            file = source if isinstance(source, File) else File(source.name, source.path.read_bytes())
        except OSError as error:
            return (failed(source.name, "", 0, sentences.closed(source.name, error.strerror or "")),)
        parts = formats.unpack(file)
        readings = [self.part(part) for part in parts]
        if parts and parts[0].name != file.name:
            readings.insert(0, _row(file, "read", container=True))
        return tuple(readings)

    def part(self, file: File) -> Reading:
        """One file, nothing unpacked."""
        try:
            document = formats.read(file)
        except Unreadable as error:
            status: Status = "needs_person" if isinstance(error, (NeedsOcr, Unsupported)) else "unreadable"
            return _row(file, status, formats.sentence(error))
        reading = self._understand(file, document)
        grave = [code for code in document.notices if code in NEEDS_PERSON_NOTICES]
        if grave:
            return replace(reading, status="needs_person", error=sentences.noticed(file.name, grave))
        return reading

    def _understand(self, file: File, document: Document) -> Reading:
        paragraphs = prose.paragraphs(document)
        found = kept_for_people(split(paragraphs, known=self.known))
        weight, gaps = weigh(document.pages, [p.spans for p in found.comments], [a.spans for a in found.set_aside])
        who = letter.sender(
            document, paragraphs, organisations=self.organisations, name=file.name.rsplit("/", 1)[-1], own=self.own
        )
        return Reading(
            name=file.name,
            sha256=hashlib.sha256(file.data).hexdigest(),
            size=len(file.data),
            status="needs_person" if gaps else "read",
            error=sentences.lost_text(file.name, gaps) if gaps else "",
            format=document.format,
            notices=document.notices,
            pages=tuple(replace(page, lines=()) for page in document.pages) if self.keep_pages else (),
            comments=found.comments,
            set_aside=found.set_aside,
            stance=found.stance or letter.stance(paragraphs),
            sender=who.name,
            sender_class=who.class_,
            missiv=letter.is_missiv(paragraphs),
            weight=weight,
        )


def reader(outline: Outline, *, organisations: Sequence[str] = (), keep_pages: bool = False) -> Reader:
    """A reader for responses to ``outline``. ``organisations``: names known from the list and the folders."""
    known = tuple(block.text for section in outline.sections for block in section.blocks)
    return Reader(Linker(outline), known, tuple(organisations), own_region(outline), keep_pages)


def own_region(outline: Outline) -> str:
    """The region whose strategy it is: the one it names most often, or the only one it names; empty when none is."""
    text = " ".join(block.text for section in outline.sections for block in section.blocks)
    named = Counter(_REGION.findall(text)).most_common(1)
    return named[0][0] if named and (named[0][1] > 1 or len(set(_REGION.findall(text))) == 1) else ""


def contents(file: File) -> tuple[File, ...]:
    """A file and what hangs on it, unpacked but not read."""
    return formats.unpack(file)


def load(source: Source) -> File:
    """The bytes of a file; what the system refuses to open is nothing."""
    if isinstance(source, File):
        return source
    try:
        return File(source.name, source.path.read_bytes() if is_regular(source.path) else b"")
    except OSError:
        return File(source.name, b"")


def failed(name: str, sha256: str, size: int, error: str) -> Reading:
    """The row of a file whose reading never came to an answer."""
    return Reading(name, sha256, size, "unreadable", error)


def weigh(
    pages: Sequence[Page], comments: Sequence[Sequence[Span]], asides: Sequence[Sequence[Span]]
) -> tuple[Weight, int]:
    """The characters of each kind, and how many stand in no passage or in two (0 when the split is right)."""
    said = [span for spans in comments for span in spans]
    aside = [span for spans in asides for span in spans]
    text = {page.number: page.text for page in pages}
    wrong = 0
    for number, raw in text.items():
        at = 0
        for span in sorted(one for one in (*said, *aside) if one.page == number):
            wrong += (
                _visible(raw[at : span.start]) if span.start > at else _visible(raw[span.start : min(at, span.end)])
            )
            at = max(at, span.end)
        wrong += _visible(raw[at:])
    weight = Weight(
        read=sum(_visible(raw) for raw in text.values()),
        in_comments=sum(_visible(text[span.page][span.start : span.end]) for span in said),
        set_aside=sum(_visible(text[span.page][span.start : span.end]) for span in aside),
    )
    return weight, wrong


def _visible(text: str) -> int:
    return sum(map(len, text.split()))


def _row(file: File, status: Status, error: str = "", *, container: bool = False) -> Reading:
    digest = hashlib.sha256(file.data).hexdigest()
    return Reading(file.name, digest, len(file.data), status, error, container=container)
