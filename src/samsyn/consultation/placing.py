"""The comments of all files placed and typed, many at a time: far cheaper than file by file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from samsyn.consultation import workers
from samsyn.consultation.analysis import SURE
from samsyn.consultation.reading import Reading
from samsyn.cores.linking import Link, Linker
from samsyn.cores.linking.types import propose
from samsyn.cores.linking.values import TypeProposal
from samsyn.cores.text.language import language_of
from samsyn.cores.text.values import Passage

Document = tuple[Passage, ...]
Placed = tuple[tuple[tuple[Link, ...], ...], tuple[TypeProposal, ...]]  # links and type of each comment of a document
_TOGETHER = 400  # comments in one call; a document is never split
_BETWEEN = Passage("", ())  # a comment leans on the one before it, but not over the border between two documents


UNSURE = SURE - 0.01


def ranked(linker: Linker, passages: Sequence[Passage]) -> list[tuple[Link, ...]]:
    """The places of some passages; what is not written in Swedish is never placed with confidence."""
    return [
        tuple(replace(link, score=min(link.score, UNSURE)) for link in links) if language_of(passage.text) else links
        for passage, links in zip(passages, linker.rank_all(passages), strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Placer:
    """Places the comments of several documents at once. Picklable."""

    linker: Linker

    def __call__(self, documents: Sequence[Document]) -> list[Placed]:
        joined = [passage for document in documents for passage in (*document, _BETWEEN)]
        links = iter(ranked(self.linker, joined))
        return [self._placed(document, [next(links) for _ in (*document, _BETWEEN)]) for document in documents]

    def _placed(self, document: Document, links: Sequence[tuple[Link, ...]]) -> Placed:
        kinds = (propose(passage.text, placed=bool(at)) for passage, at in zip(document, links, strict=False))
        return tuple(links[: len(document)]), tuple(kinds)


def place(
    batches: Sequence[tuple[Reading, ...]], linker: Linker, *, jobs: int, limits: workers.Limits
) -> list[tuple[Reading, ...]]:
    """The readings with links and types. The same readings give the same places, however many processes work."""
    documents = [reading.comments for batch in batches for reading in batch]
    placed = iter(_placed(documents, Placer(linker), jobs, limits))
    return [tuple(_with(reading, next(placed)) for reading in batch) for batch in batches]


def _with(reading: Reading, placed: Placed) -> Reading:
    return replace(reading, links=placed[0], types=placed[1])


def _placed(documents: Sequence[Document], placer: Placer, jobs: int, limits: workers.Limits) -> list[Placed]:
    chunks = list(_chunks(documents))
    done: dict[int, list[Placed]] = {}
    if jobs > 1 and len(chunks) > 1:
        answers = workers.run(placer, chunks, workers=jobs, limits=limits)
        done = {at: answer for at, answer in answers if not isinstance(answer, workers.Fault)}
    return [one for at, chunk in enumerate(chunks) for one in (done[at] if at in done else placer(chunk))]


def _chunks(documents: Sequence[Document]) -> Iterator[tuple[Document, ...]]:
    """Whole documents together until there are enough comments."""
    chunk: list[Document] = []
    for document in documents:
        chunk.append(document)
        if sum(map(len, chunk)) >= _TOGETHER:
            yield tuple(chunk)
            chunk = []
    if chunk:
        yield tuple(chunk)
