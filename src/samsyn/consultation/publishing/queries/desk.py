"""One document where it is masked: its text, its masks, what often is masked, and the file that stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from samsyn.consultation.models import Mask, Publication, ReceivedFile
from samsyn.consultation.publishing import veils
from samsyn.consultation.publishing.actions import is_private
from samsyn.consultation.publishing.masking import pages_of, veils_of
from samsyn.consultation.publishing.queries.states import WORDS, State, state_of


@dataclass(frozen=True, slots=True)
class Masked:
    """A mask as the page lists it; ``words`` empty for a strip."""

    id: int
    page: int
    words: str
    strip: str
    reason: str
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a page's text, masked or not."""

    text: str
    masked: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the document: its text cut at the masks."""

    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words that often should not be published, with the places where they stand."""

    words: str
    pages: str
    places: str  # "page:start:end,…": what the form sends back
    count: int


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything on the page where a document is masked."""

    file_id: int
    original_id: int
    name: str
    drawn: bool
    sender: str
    registry_number: str
    private: bool
    sheets: tuple[Sheet, ...]
    masks: tuple[Masked, ...]
    suggestions: tuple[Suggestion, ...]
    publication: "Shown | None"


@dataclass(frozen=True, slots=True)
class Shown:
    """A publication with its three acts."""

    id: int
    name: str
    format: str
    size: int
    masks: int
    state: State
    words: str
    copy: bool
    web: bool
    made_by: str
    made_by_id: int
    made_at: datetime
    reviewed_by: str
    reviewed_at: datetime | None
    published_by: str
    published_at: datetime | None


def desk(file: ReceivedFile) -> Desk:
    """Eight queries."""
    pages = pages_of(file)
    texts = dict(pages)
    held = veils_of(file)
    rows = list(file.masks.select_related("by").order_by("page", "start", "top", "pk"))
    response = file.response
    names = [response.sender] if response and is_private(file) and response.sender else []
    return Desk(
        file_id=file.pk,
        original_id=file.original_id,
        name=file.original.name.rsplit("/", 1)[-1],
        drawn=file.original.format == "pdf",
        sender=(response.sender or _("Okänd avsändare")) if response else "",
        registry_number=response.registry_number if response else "",
        private=is_private(file),
        sheets=tuple(Sheet(number, _pieces(number, text, held)) for number, text in pages),
        masks=tuple(_masked(row, texts) for row in rows),
        suggestions=_suggestions(pages, held, names),
        publication=shown_of(file),
    )


def _pieces(number: int, text: str, held: Iterable[veils.Veil]) -> tuple[Piece, ...]:
    spans = [(one.start, one.end) for one in held if one.page == number and not one.is_strip]
    out, at = [], 0
    for start, end in sorted(spans):
        start = max(start, at)
        if start > at:
            out.append(Piece(text[at:start], masked=False))
        if end > start:
            out.append(Piece(text[start:end], masked=True))
        at = max(at, end)
    return tuple([*out, Piece(text[at:], masked=False)] if at < len(text) else out)


def _masked(row: Mask, texts: dict[int, str]) -> Masked:
    words = " ".join(texts.get(row.page, "")[row.start or 0 : row.end or 0].split())
    strip = ""
    if row.top is not None and row.bottom is not None:
        whole = (row.top, row.bottom) == (0, 100)
        strip = _("hela sidan") if whole else f"{row.top}–{row.bottom} %"
    return Masked(row.pk, row.page, words, strip, str(row.get_reason_display()), row.note, str(row.by))


def _suggestions(
    pages: list[tuple[int, str]], held: tuple[veils.Veil, ...], names: Iterable[str]
) -> tuple[Suggestion, ...]:
    groups: dict[str, list[veils.Place]] = {}
    for place in veils.suggest(pages, names):
        if not veils.covers(held, place):
            groups.setdefault(" ".join(place.text.split()), []).append(place)
    return tuple(
        Suggestion(
            words,
            ", ".join(str(number) for number in sorted({one.page for one in places})),
            ",".join(f"{one.page}:{one.start}:{one.end}" for one in places),
            len(places),
        )
        for words, places in groups.items()
    )


def shown_of(file: ReceivedFile) -> Shown | None:
    """The publication that stands, when there is one."""
    row = (
        Publication.objects.standing()
        .select_related("made_by", "reviewed_by", "published_by")
        .filter(file=file)
        .first()
    )
    if row is None:
        return None
    state = state_of(row, file.masks.order_by("page", "start", "top", "pk"))
    return Shown(
        id=row.pk, name=row.name, format=row.format, size=row.size, masks=row.masks, state=state, words=_(WORDS[state]),
        copy=row.shape == "kopia", web=bool(row.web), made_by=str(row.made_by), made_by_id=row.made_by_id,
        made_at=row.made_at, reviewed_by=str(row.reviewed_by or ""), reviewed_at=row.reviewed_at,
        published_by=str(row.published_by or ""), published_at=row.published_at,
    )  # fmt: skip
