"""The files of a round: what arrived, how far the reading has come, every character of the text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext as _

from samsyn.comments.models import Original, Page, Reading, SetAside
from samsyn.comments.originals import OriginalFacts, Piece, original_facts, pieces
from samsyn.consultation.models import Batch, ReceivedFile, Response, Round
from samsyn.consultation.queries.comments import CommentRow
from samsyn.cores.text.values import REASONS, Span


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that arrived, and what became of it."""

    facts: OriginalFacts
    response_id: int | None
    sender: str
    waiting: bool
    trouble: bool


def received(round_: Round) -> "QuerySet[ReceivedFile]":
    """Every file of a round by name."""
    return ReceivedFile.objects.filter(batch__round=round_).order_by("original__name", "pk")


def trouble(round_: Round) -> tuple[FileRow, ...]:
    """The files that need a person; two queries."""
    unread = (Reading.NEEDS_PERSON, Reading.UNREADABLE)
    return files(round_, received(round_).filter(original__reading__in=unread, original__duplicate_of=None))


def files(round_: Round, found: "QuerySet[ReceivedFile] | None" = None) -> tuple[FileRow, ...]:
    """All of `received`, or some, as values; two queries."""
    wanted = received(round_) if found is None else found
    rows = list(wanted.select_related("original__duplicate_of", "response"))
    counted = Page.objects.filter(original__in=[row.original_id for row in rows]).order_by().values_list("original")
    pages = dict(counted.annotate(n=Count("pk")))
    return tuple(
        FileRow(
            facts=original_facts(row.original, pages=pages.get(row.original_id, 0)),
            response_id=row.response_id,
            sender=(row.response.sender or _("Okänd avsändare")) if row.response else "",
            waiting=row.original.reading == Reading.WAITING,
            trouble=row.original.reading in (Reading.NEEDS_PERSON, Reading.UNREADABLE)
            and row.original.duplicate_of_id is None,
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading of what waits has come."""

    read: int
    of: int

    @property
    def all_read(self) -> bool:
        """Read but not yet stored and grouped."""
        return self.read >= self.of


def progress(round_: Round) -> Progress | None:
    """The reading that goes on now, None when nothing waits. Two queries."""
    going_on = Batch.objects.filter(round=round_, finished_at=None)
    waiting = ReceivedFile.objects.filter(batch__in=going_on, original__reading=Reading.WAITING).count()
    if not waiting:
        return None
    read = going_on.aggregate(all=Sum("read_files"))["all"] or 0
    return Progress(read=min(read, waiting), of=waiting)


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of an original, cut where comments and set-aside passages stand."""

    original: OriginalFacts
    number: int
    pieces: tuple[Piece, ...]


def originals_of(response: Response) -> list[Original]:
    """The files of a response, by name."""
    rows = Original.objects.filter(pk__in=ReceivedFile.objects.filter(response=response).values("original"))
    return list(rows.select_related("duplicate_of").order_by("name"))


def pages_of(originals: Sequence[Original], rows: Sequence[CommentRow]) -> tuple[PageView, ...]:
    """The whole text of some files, every character, in three queries."""
    order = {original.pk: at for at, original in enumerate(originals)}
    pages = sorted(Page.objects.filter(original__in=order), key=lambda page: (order[page.original_id], page.number))
    counts = Counter(page.original_id for page in pages)
    facts = {row.pk: original_facts(row, pages=counts[row.pk]) for row in originals}
    asides: dict[int, list[tuple[str, Span]]] = {}
    for row in SetAside.objects.filter(original__in=order):
        asides.setdefault(row.original_id, []).extend((_(REASONS[row.reason]), Span(*span)) for span in row.spans)
    said: dict[int | None, list[tuple[int, Span]]] = {}
    for comment in rows:
        said.setdefault(comment.facts.original_id, []).extend((comment.number, span) for span in comment.facts.spans)
    return tuple(
        PageView(
            original=facts[page.original_id],
            number=page.number,
            pieces=pieces(page, comments=said.get(page.original_id, ()), asides=asides.get(page.original_id, ())),
        )
        for page in pages
    )


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that was set aside, in its file."""

    id: int
    text: str
    file: str
    response_id: int | None


@dataclass(frozen=True, slots=True)
class AsideReason:
    """A reason, said in the reader's language, and how many passages were set aside for it."""

    key: str
    reason: str
    count: int


def aside_reasons(round_: Round) -> tuple[AsideReason, ...]:
    """What was set aside, counted by reason in the reasons' own order; one query."""
    rows = _asides(round_).order_by().values_list("reason").annotate(count=Count("pk"))
    counts = dict(rows.values_list("reason", "count"))
    return tuple(AsideReason(key, _(text), counts[key]) for key, text in REASONS.items() if key in counts)


def _asides(round_: Round) -> "QuerySet[SetAside]":
    files = ReceivedFile.objects.filter(batch__round=round_).exclude(response__out_at__isnull=False)
    return SetAside.objects.filter(original__in=files.values("original")).order_by("original__name", "pk")


def asides(round_: Round, reason: str) -> "QuerySet[SetAside]":
    """The passages of one reason, file by file."""
    return _asides(round_).filter(reason=reason).select_related("original")


def passages(round_: Round, rows: Sequence[SetAside]) -> tuple[Passage, ...]:
    """Rows of `asides` as values, with the response each file belongs to; one query."""
    files = ReceivedFile.objects.filter(batch__round=round_, original__in=[row.original_id for row in rows])
    response_of = dict(files.values_list("original_id", "response_id"))
    return tuple(Passage(row.pk, row.text, row.original.name, response_of.get(row.original_id)) for row in rows)
