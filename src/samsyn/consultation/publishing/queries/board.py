"""Every document of a round on its way to be published, by class of sender."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from samsyn.consultation.models import Mask, Publication, ReceivedFile, Response, Round
from samsyn.consultation.publishing.queries.states import WORDS, Group, State, in_order, state_of
from samsyn.people.classes import OrganisationClass


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
class Board:
    """Some responses of a round, and how many documents of all of them stand where."""

    groups: tuple[Group[Answer], ...]
    counts: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def answered(round_: Round) -> "QuerySet[Response]":
    """The responses that count, in the published order of the classes."""
    return round_.responses.counted().by_class()


def board(round_: Round, found: "QuerySet[Response]") -> Board:
    """Some of `answered`, and the counts of all; six queries."""
    files = _files().order_by("original__name").select_related("original")
    groups: dict[str, list[Answer]] = {}
    for row in found.prefetch_related(Prefetch("files", files)):
        groups.setdefault(row.sender_class, []).append(_answer(row))
    return Board(in_order(groups), _counts(round_))


def _files() -> "QuerySet[ReceivedFile]":
    return ReceivedFile.objects.filter(original__duplicate_of=None).prefetch_related(
        Prefetch("masks", Mask.objects.order_by("page", "start", "top", "pk")),
        Prefetch("publications", Publication.objects.standing().select_related("made_by")),
    )


def _counts(round_: Round) -> dict[str, int]:
    """How many documents stand where; only those with a file or a mask are looked at one by one."""
    files = ReceivedFile.objects.filter(original__duplicate_of=None, response__round=round_, response__out_at=None)
    counts: dict[str, int] = dict.fromkeys(WORDS, 0)
    made = {row.file_id: row for row in Publication.objects.standing().filter(file__in=files)}
    masks: dict[int, list[Mask]] = {}
    for mask in Mask.objects.filter(file__in=made).order_by("page", "start", "top", "pk"):
        masks.setdefault(mask.file_id, []).append(mask)
    for file, row in made.items():
        counts[state_of(row, masks.get(file, []))] += 1
    counts["todo"] = files.count() - len(made)
    return counts


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
        state=state_of(row, masks),
        masks=len(masks),
        publication_id=row.pk if row else None,
        made_by=str(row.made_by) if row else "",
        made_by_id=row.made_by_id if row else None,
        size=row.size if row else 0,
    )
