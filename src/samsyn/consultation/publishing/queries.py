"""What is to be published, what is, and what stands in the way, as frozen values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.consultation.models import Mask, Publication, ReceivedFile, ReportIssue, Response, Round
from samsyn.consultation.publishing import veils
from samsyn.consultation.publishing.actions import is_private
from samsyn.consultation.publishing.masking import pages_of, veils_of
from samsyn.people.classes import OrganisationClass
from samsyn.strategy.models import Edition

State = Literal["todo", "stale", "made", "reviewed", "published"]
WORDS: dict[State, str] = {
    "todo": gettext_noop("ingen fil gjord"),
    "stale": gettext_noop("maskningen är ändrad: gör om filen"),
    "made": gettext_noop("väntar på granskning"),
    "reviewed": gettext_noop("granskad"),
    "published": gettext_noop("publicerad"),
}


@dataclass(frozen=True, slots=True)
class Paper:
    """One document on its way to be published. ``name`` is the original's, for the desk only."""

    file_id: int
    name: str
    kind: str
    state: State
    masks: int
    publication_id: int | None
    made_by: str
    made_by_id: int | None
    size: int

    @property
    def words(self) -> str:
        return _(WORDS[self.state])


@dataclass(frozen=True, slots=True)
class Answer:
    """A response with its documents."""

    id: int
    registry_number: str
    sender: str
    private: bool
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Group[Row]:
    """The responses of one class."""

    name: str
    answers: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """All of a round, with how many documents stand where."""

    groups: tuple[Group[Answer], ...]
    counts: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def board(round_: Round) -> Board:
    """Four queries, however many responses."""
    files = (
        ReceivedFile.objects.filter(original__duplicate_of=None)
        .select_related("original")
        .prefetch_related(
            Prefetch("masks", Mask.objects.order_by("page", "start", "top", "pk")),
            Prefetch("publications", Publication.objects.standing().select_related("made_by")),
        )
        .order_by("original__name")
    )
    rows = round_.responses.counted().order_by("sender", "pk").prefetch_related(Prefetch("files", files))
    groups: dict[str, list[Answer]] = {}
    counts: dict[str, int] = dict.fromkeys(WORDS, 0)
    for row in rows:
        answer = _answer(row)
        groups.setdefault(row.sender_class, []).append(answer)
        for paper in answer.papers:
            counts[paper.state] += 1
    return Board(_in_order(groups), counts)


def _answer(row: Response) -> Answer:
    return Answer(
        id=row.pk,
        registry_number=row.registry_number,
        sender=row.sender or _("Okänd avsändare"),
        private=row.sender_class == OrganisationClass.PRIVATE,
        papers=tuple(_paper(file) for file in row.files.all()),
    )


def _paper(file: ReceivedFile) -> Paper:
    masks = list(file.masks.all())
    row = next(iter(file.publications.all()), None)
    return Paper(
        file_id=file.pk,
        name=file.original.name.rsplit("/", 1)[-1],
        kind=str(file.get_kind_display()) if file.kind else "",
        state=_state(row, masks),
        masks=len(masks),
        publication_id=row.pk if row else None,
        made_by=str(row.made_by) if row else "",
        made_by_id=row.made_by_id if row else None,
        size=row.size if row else 0,
    )


def _state(row: Publication | None, masks: Iterable[Mask]) -> State:
    if row is None:
        return "todo"
    now = [[one.page, one.start or 0, one.end or 0, one.top or 0, one.bottom or 0] for one in masks]
    if row.masked != now and row.masks + len(now):
        return "stale"
    if row.published_at:
        return "published"
    return "reviewed" if row.reviewed_at else "made"


def _in_order[Row](groups: dict[str, list[Row]]) -> tuple[Group[Row], ...]:
    return tuple(Group(str(label), tuple(groups[code])) for code, label in OrganisationClass.choices if code in groups)


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
    state = _state(row, file.masks.order_by("page", "start", "top", "pk"))
    return Shown(
        id=row.pk, name=row.name, format=row.format, size=row.size, masks=row.masks, state=state, words=_(WORDS[state]),
        copy=row.shape == "kopia", web=bool(row.web), made_by=str(row.made_by), made_by_id=row.made_by_id,
        made_at=row.made_at, reviewed_by=str(row.reviewed_by or ""), reviewed_at=row.reviewed_at,
        published_by=str(row.published_by or ""), published_at=row.published_at,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Public:
    """A published document as everybody sees it."""

    id: int
    name: str
    format: str
    size: int
    masked: bool
    web: bool


@dataclass(frozen=True, slots=True)
class PublicAnswer:
    """A response with what is published of it; a private person has no name here."""

    number: str
    sender: str
    received: date
    stance: str
    papers: tuple[Public, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """What of a round's responses everybody may read."""

    groups: tuple[Group[PublicAnswer], ...]
    published: int
    responses: int


def opened(round_: Round) -> Opened:
    """Two queries, however many responses."""
    rows = (
        Publication.objects.published()
        .filter(file__response__round=round_, file__response__out_at=None)
        .select_related("file__response")
        .order_by("file__response__sender", "file__response__pk", "file__pk")
    )
    answers: dict[int, tuple[Response, list[Publication]]] = {}
    for row in rows:
        response = row.file.response
        if response is not None:
            answers.setdefault(response.pk, (response, []))[1].append(row)
    groups: dict[str, list[PublicAnswer]] = {}
    for response, papers in answers.values():
        groups.setdefault(response.sender_class, []).append(_public(response, papers))
    return Opened(_in_order(groups), len(answers), round_.responses.counted().count())


def _public(response: Response, papers: list[Publication]) -> PublicAnswer:
    private = response.sender_class == OrganisationClass.PRIVATE
    return PublicAnswer(
        number=response.registry_number,
        sender=_("Privatperson") if private else response.sender or _("Okänd avsändare"),
        received=response.received_on,
        stance=str(response.get_stance_display()) if response.stance else "",
        papers=tuple(Public(row.pk, row.name, row.format, row.size, bool(row.masks), bool(row.web)) for row in papers),
    )


@dataclass(frozen=True, slots=True)
class Doors:
    """What of a round is public by now."""

    responses: bool
    report: bool
    changes: bool

    @property
    def open(self) -> bool:
        return self.responses or self.report


def doors(round_: Round) -> Doors:
    """Three queries at most."""
    report = ReportIssue.objects.published().filter(round=round_).exists()
    followers = Edition.objects.filter(based_on=round_.edition_id, published_at__isnull=False)
    return Doors(
        responses=Publication.objects.published().filter(file__response__round=round_).exists(),
        report=report,
        changes=report and followers.exists(),
    )
