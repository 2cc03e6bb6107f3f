"""The kallelse with all papers as one accessible PDF.

It says what was called to, not what stands when the file is built: texts out of the kallelse's own row, papers by the
ids that it kept. Agenda and papers are set as tagged text; PDF papers are put in after their sheet, with their own tags
when they have some. Every paper that is not in it is named, with the reason.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import override

from samsyn.cores.text import formats, prose
from samsyn.cores.text.values import File
from samsyn.councils import called, letters
from samsyn.councils.called import CalledPoint
from samsyn.councils.models import Paper, Summons
from samsyn.councils.writing import binding, pdf
from samsyn.councils.writing.blocks import Block, Bullets, Heading, Manuscript, Rows, Text, texts
from samsyn.people import links

MOST_PAGES: Final = 100  # of one paper; a longer one is named and opened on its own


@dataclass(slots=True)
class _Making:
    """What is gathered on the way."""

    blocks: list[Block] = field(default_factory=list)
    inserts: list[binding.Insert] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def build(summons: Summons, *, progress: Callable[[int], None]) -> tuple[bytes, list[str]]:
    """The file, and a sentence about each paper that is not in it whole. ``progress`` counts papers."""
    with override("sv"):
        making = _Making()
        points = _called(summons)
        rows = Paper.objects.select_related("item__council").in_bulk(
            [one.id for point in points for one in point.papers]
        )
        making.blocks += _agenda(points)
        done = 0
        for number, point in enumerate(points, 1):
            making.blocks += _point(number, point)
            for at, one in enumerate(point.papers, 1):
                _paper(making, f"{number}.{at}", rows[one.id])
                done += 1
                progress(done)
        base = pdf.write(_manuscript(summons, tuple(making.blocks)))
        return binding.bind(base, making.inserts), making.notes


def _manuscript(summons: Summons, blocks: tuple[Block, ...]) -> Manuscript:
    meeting = summons.meeting
    again = f"Kallelse {summons.number}, utfärdad {letters.day(summons.issued_at)}"
    return Manuscript(
        title=f"Kallelse: {letters.name(meeting)}", lines=(letters.when(meeting), letters.where(meeting), again),
        author=meeting.council.host.name, word=f"{meeting.council.name}, {letters.day(meeting.starts_at)}",
        at=summons.issued_at, blocks=blocks,
    )  # fmt: skip


def _called(summons: Summons) -> tuple[CalledPoint, ...]:
    """As the kallelse kept it; one that an older Samsyn left unbuilt has no texts, and gets them as they stand."""
    whole = called.is_whole(summons.agenda)
    return called.read(summons.agenda) if whole else called.agenda(summons.meeting)


def _agenda(points: tuple[CalledPoint, ...]) -> Iterator[Block]:
    yield Heading(1, "Dagordning")
    yield Rows(
        ("Punkt", "Avser", "Föredragande"),
        tuple((f"{number}. {point.title}", point.label, point.presenter) for number, point in enumerate(points, 1)),
    )


def _point(number: int, point: CalledPoint) -> Iterator[Block]:
    if point.item is None:
        return
    yield Heading(1, f"{number}. {point.title}", fresh=True)
    yield Bullets(
        tuple(
            line
            for line in (
                f"Avser: {point.label}",
                f"Koppling till strategin: {'; '.join(point.goals)}",
                f"Föreslagen av: {point.proposed_by}",
                f"Föredragande: {point.presenter}",
            )
            if not line.endswith(": ")
        )
    )
    for name, words in called.TEXTS:
        if (said := getattr(point, name)).strip():
            yield Heading(2, words)
            yield from texts(said)
    if point.papers:
        yield Heading(2, "Handlingar")
        yield Bullets(tuple(f"Bilaga {number}.{at}: {paper.title}" for at, paper in enumerate(point.papers, 1)))


def _paper(making: _Making, number: str, paper: Paper) -> None:
    """A sheet for each paper, then what it says."""
    name = f"Bilaga {number}: {paper.title}"
    making.blocks.append(Heading(2, name, fresh=True, mark=number))
    link = links.address(f"/samverkan/{paper.item.council.slug}/handlingar/{paper.pk}/")
    if paper.removed_at:
        _leave_out(making, name, f"Handlingen togs bort {letters.day(paper.removed_at)}: {paper.removed_because}.")
        return
    if paper.secret:
        _leave_out(making, name, f"Handlingen lämnas separat: sekretess enligt {paper.secret}.")
        return
    if paper.pages > MOST_PAGES:
        _leave_out(making, name, f"Handlingen har {paper.pages} sidor och läses för sig: {link}")
        return
    with paper.content.open("rb") as file:
        data = file.read()
    if not paper.pages:
        _as_text(making, name, paper, data, link)
        return
    tagged = binding.is_tagged(data)
    if tagged is None:
        _leave_out(making, name, f"Filen är låst eller skadad och kunde inte läggas in. Den finns här: {link}")
        return
    making.blocks.append(Text(f"{paper.pages} sidor följer. Originalet: {link}", "small"))
    if not tagged:
        making.blocks.append(Text("Filen saknar uppmärkning. Därför står dess text här, för uppläsning:", "small"))
        making.blocks += [Text(said, "small") for said in _read(paper, data)] or [
            Text("Ingen text gick att läsa i filen.", "small")
        ]
    making.inserts.append(binding.Insert(name, data))


def _as_text(making: _Making, name: str, paper: Paper, data: bytes, link: str) -> None:
    read = _read(paper, data)
    if not read:
        _leave_out(making, name, f"Filen kunde inte läsas in här. Den finns här: {link}")
        return
    making.blocks.append(Text(f"Texten ur {paper.name}. Originalet: {link}", "small"))
    making.blocks += [Text(said) for said in read]


def _leave_out(making: _Making, name: str, why: str) -> None:
    making.blocks.append(Text(why))
    making.notes.append(f"{name}. {why}")


def _read(paper: Paper, data: bytes) -> list[str]:
    try:
        document = formats.read(File(paper.name, data))
    except formats.errors.Unreadable:
        return []
    return [one.text for one in prose.paragraphs(document) if one.kind != "aside" and one.text.strip()]
