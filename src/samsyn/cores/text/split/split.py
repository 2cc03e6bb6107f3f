"""From paragraphs to single comments: each point that can be answered on its own, and everything else set aside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from samsyn.cores.text.prose.clean import clean, join
from samsyn.cores.text.split import tables
from samsyn.cores.text.split.context import Trail, names_of_sender, quoted, run_in, titled
from samsyn.cores.text.split.covering import is_missiv
from samsyn.cores.text.split.cues import strength
from samsyn.cores.text.split.fields import Field, fields
from samsyn.cores.text.split.form import questions
from samsyn.cores.text.split.known import Known, known_of
from samsyn.cores.text.split.manner import Manner, manner
from samsyn.cores.text.split.pieces import Piece, Setting, pieces, sentences_of
from samsyn.cores.text.split.stance import stance
from samsyn.cores.text.split.zones import zones
from samsyn.cores.text.values import Aside, Paragraph, Passage, Split


def split(paragraphs: Sequence[Paragraph], *, known: Sequence[str] = ()) -> Split:
    """Divide one document into comments and passages set aside; every span comes back exactly once.

    ``known`` holds the sentences of the strategy the letter is about, so that quotes and mere retelling are seen.
    The same input always gives the same output. Time grows linearly with the text.
    """
    maker = _Maker(paragraphs, known_of(tuple(known)))
    for number in range(len(paragraphs)):
        maker.take(number)
    return maker.result()


_RETOLD = ("citat", "sammanfattning")
_OPENING = 3  # paragraphs
_EARLY = 4
_SMALL_TALK = 9  # words
_SAID = 6  # words; a shorter line is a label and no measure of what the writer's paragraphs hold


def _listed(paragraph: Paragraph) -> bool:
    """An item of a list, whatever the format says: "att avsnitt 4.1 ändras"."""
    return paragraph.kind == "item" or paragraph.text.startswith("att ")


@dataclass(slots=True)
class _Made:
    """Something made from a paragraph, in reading order: a comment (reason "") or a passage set aside."""

    piece: Piece
    reason: str
    context: tuple[str, ...] = ()
    label: str = ""
    open: bool = False  # the next paragraph may go on with it

    def passage(self) -> Passage:
        piece = self.piece
        return Passage(piece.text, piece.spans, self.context, self.label, piece.raw, piece.gaps)

    def aside(self) -> Aside:
        return Aside(self.piece.text, self.piece.spans, self.reason)


@dataclass(slots=True)
class _Maker:
    paragraphs: Sequence[Paragraph]
    known: Known
    made: list[_Made] = field(default_factory=list)
    trail: Trail = field(default_factory=Trail)
    told: int = 0  # paragraphs of text so far
    pointed: bool = field(init=False)  # somebody wants something somewhere in the letter
    manner: Manner = field(init=False)
    zones: tuple[tuple[str, str], ...] = field(init=False)
    asked: frozenset[int] = field(init=False)
    cells: dict[int, tables.Cell] = field(init=False)
    names: frozenset[str] = field(init=False)
    fields: dict[int, Field] = field(init=False)

    def __post_init__(self) -> None:
        self.zones = zones(self.paragraphs)
        texts = [one.text for one, (reason, _) in zip(self.paragraphs, self.zones, strict=True) if not reason]
        sizes = [text.count(" ") + 1 for text in texts]
        said = [size for size in sizes if size >= _SAID]
        told = (sentences_of(text, self.known.parts) for text in texts)
        self.manner = manner(told, sum(sizes), sum(said) / max(len(said), 1))
        self.pointed = any(strength(text) == 2 for text in texts)
        self.names = names_of_sender(self.paragraphs, [reason for reason, _ in self.zones])
        self.asked = questions(self.paragraphs, [reason for reason, _ in self.zones])
        self.fields = fields(self.paragraphs)
        self.cells = tables.cells(self.paragraphs, [reason for reason, _ in self.zones])

    def take(self, number: int) -> None:
        """Divide one paragraph."""
        paragraph, (reason, section) = self.paragraphs[number], self.zones[number]
        part = self.fields.get(number, "")
        if part:
            reason = "rubrik" if part == "place" else "formulär"
        if reason == "rubrik" and paragraph.kind != "cell":
            self.trail.enter(paragraph)
        if reason == "underskrift":
            self._drop_small_talk()
            self.trail.close()
        if number in self.asked:
            self.trail.ask(titled(paragraph))
            reason = "formulär"
        if number in self.cells:
            self._cell(paragraph, self.cells[number])
        elif reason:
            self._aside(Piece.of(paragraph), reason)
        else:
            self._text(number, section)

    def _drop_small_talk(self) -> None:
        """A short line right above the signature that says nothing: "Nog om detta." At the end of a paragraph it is the
        last word of the point before it."""
        last = self.made[-1] if self.made else None
        alone = all(made.reason for made in self.made[:-1])  # the only thing a letter says is no small talk
        if last is None or last.reason or alone or not last.open or last.piece.strength:
            return
        if len(last.piece.words) >= _SMALL_TALK:
            return
        if last.piece.first:
            last.reason = "hälsning"
        elif not self.made[-2].reason:
            self.made.pop()
            self._grow(last.piece)

    def _aside(self, piece: Piece, reason: str) -> None:
        self.made.append(_Made(piece, reason))

    def _cell(self, paragraph: Paragraph, cell: tables.Cell) -> None:
        if cell.reason:
            self._aside(Piece.of(paragraph), cell.reason)
        elif cell.joins and self.made and self._last_comment():
            self._grow(Piece.of(paragraph))
        else:
            self._pieces(paragraph, "", self.trail.path(*cell.context), lead=False)

    def _text(self, number: int, section: str) -> None:
        paragraph = self.paragraphs[number]
        following = self._following(number)
        if paragraph.kind not in ("item", "cell") and not self.trail.asked:
            self.trail.lead = ""
        if paragraph.kind == "item" and self.trail.lead and self.trail.wants:
            section = ""
        lead = following is not None and _listed(following) and paragraph.kind != "note"
        lead = lead and not paragraph.text.startswith("att ")
        self._pieces(paragraph, section, self.trail.path(run_in(paragraph.text)), lead=lead)

    def _following(self, number: int) -> Paragraph | None:
        for later in range(number + 1, min(number + 8, len(self.paragraphs))):
            if self.paragraphs[later].kind not in ("aside", "note"):
                return self.paragraphs[later]
        return None

    def _pieces(self, paragraph: Paragraph, section: str, context: tuple[str, ...], *, lead: bool) -> None:
        said = any(not made.reason for made in self.made)
        early = not said or (not self.trail.headings and self.told < _EARLY and paragraph.kind == "body")
        opening = not said and self.told < _OPENING and paragraph.kind == "body" and self.pointed
        opening = opening and self.trail.is_open()
        self.told += 1
        setting = Setting(self.known, section, lead, self.names, early, opening, self.trail.answers(), self.manner)
        divided = list(pieces(paragraph, setting))
        if all(map(self._is_quote, divided)):
            self.trail.quote = quoted(paragraph.text)
        elif paragraph.kind == "body" and not all(piece.reason for piece in divided):
            self.trail.quote = ""  # it has had its comment
        for piece in divided:
            if piece.lead:
                text = clean(join(piece.raw))
                self.trail.lead, self.trail.wants = text.rstrip(":"), piece.strength == 2 or text.endswith(" att")
            if piece.reason:
                self._aside(piece, piece.reason)
                if not self.trail.quote and self._is_quote(piece):
                    context = (*context, quoted(piece.text))
            elif self._belongs_to_last(piece, paragraph, context):
                self._grow(piece)
            else:
                self.made.append(_Made(piece, "", context, paragraph.label, open=paragraph.kind == "body"))

    def _is_quote(self, piece: Piece) -> bool:
        """The strategy's own words: what stands right below is said of them."""
        return piece.reason in _RETOLD and self.known.holds(piece.text)

    def _last_comment(self) -> _Made | None:
        """The comment right before, looking past page numbers and the like."""
        for made in reversed(self.made[-6:]):
            if not made.reason:
                return made
            if made.reason not in ("sidhuvud", "sidnummer", "fotnot"):
                return None
        return None

    def _belongs_to_last(self, piece: Piece, paragraph: Paragraph, context: tuple[str, ...]) -> bool:
        last = self._last_comment()
        if last is None or not last.open or paragraph.kind != "body" or not piece.first or last.context != context:
            return False
        return piece.goes_on_from(last.piece)

    def _grow(self, piece: Piece) -> None:
        last = self._last_comment()
        if last is not None:
            last.piece = last.piece.with_more(piece)

    def result(self) -> Split:
        """All that was made; a letter that only covers another says so."""
        covering = is_missiv(self.paragraphs)
        return Split(tuple(self._comments()), tuple(self._set_aside(covering=covering)), stance(self.paragraphs))

    def _comments(self) -> Iterator[Passage]:
        return (made.passage() for made in self.made if not made.reason)

    def _set_aside(self, *, covering: bool) -> Iterator[Aside]:
        for made in self.made:
            if made.reason:
                made.reason = "missiv" if covering and made.reason == "inledning" else made.reason
                yield made.aside()
