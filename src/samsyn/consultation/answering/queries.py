"""An answer in the making as frozen values for pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from samsyn.consultation.answering.access import Visit
from samsyn.consultation.answering.contents import ABSTAINS
from samsyn.consultation.answering.places import WHOLE, Place, page_name
from samsyn.consultation.answering.retiring import replaced
from samsyn.consultation.models import Answer, AnswerPart
from samsyn.cores.window import State


@dataclass(frozen=True, slots=True)
class PartRow:
    """A place with what stands there."""

    place: Place
    page: str
    choice: str
    chosen: str
    text: str
    version: int
    by: str
    at: datetime | None

    @property
    def filled(self) -> bool:
        """Something is said."""
        return bool(self.text or self.choice)


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """A whole answer. `state`: draft, approved, sent, withdrawn or replaced."""

    id: int
    sender: str
    unit: str
    state: str
    approved_at: datetime | None
    approved_by: str
    approval: str
    sent_at: datetime | None
    number: str
    abstains: bool
    parts: tuple[PartRow, ...]
    files: tuple[tuple[int, str, str, int], ...]  # id, name, what it is, size
    out_because: str
    late: bool

    @property
    def filled(self) -> tuple[PartRow, ...]:
        """Only what is said."""
        return tuple(part for part in self.parts if part.filled)

    @property
    def empty(self) -> bool:
        """Nothing to send."""
        return not self.filled and not self.files

    @property
    def is_draft(self) -> bool:
        """Not sent yet."""
        return self.state in ("draft", "approved")


def answer_facts(answer: Answer, places: Sequence[Place], visit: Visit) -> AnswerFacts:
    """Two queries."""
    parts = {part.place: part for part in answer.parts.all()}
    rows = tuple(part_row(place, parts.get(place.key)) for place in places)
    state, because = _state(answer)
    window = visit.round.window(visit.extended)
    return AnswerFacts(
        id=answer.pk, sender=answer.sender, unit=answer.unit, state=state,
        approved_at=answer.approved_at, approved_by=answer.approved_by, approval=answer.approval,
        sent_at=answer.sent_at, number=answer.registry_number,
        abstains=WHOLE in parts and parts[WHOLE].choice == ABSTAINS, parts=rows,
        files=tuple((one.pk, one.name, one.get_kind_display(), one.size) for one in answer.attachments.order_by("pk")),
        out_because=because,
        late=bool(answer.sent_at and answer.sent_at > window.last),
    )  # fmt: skip


def part_row(place: Place, part: AnswerPart | None) -> PartRow:
    """A place with its part, or empty."""
    if part is None:
        return PartRow(place, page_name(place), "", "", "", 0, "", None)
    chosen = dict(place.choices).get(part.choice, part.choice)
    return PartRow(place, page_name(place), part.choice, chosen, part.text, part.version, part.by, part.at)


def _state(answer: Answer) -> tuple[str, str]:
    """And why it is out. An answer of `access` knows what was sent instead of it before that is registered."""
    if answer.sent_at is None:
        return "approved" if answer.approved_at else "draft", ""
    response, newer = answer.response, getattr(answer, "newer", None)
    if response is not None and response.out_at is not None:
        return "replaced" if response.replaced_by_id else "withdrawn", response.out_because
    return ("replaced", replaced(newer)) if newer else ("sent", "")


@dataclass(frozen=True, slots=True)
class Now:
    """How the time stands for those who answer."""

    state: State
    last: datetime
    days_left: int

    @property
    def is_open(self) -> bool:
        """In time."""
        return self.state in ("open", "extended")


def now_for(visit: Visit, at: datetime, zone: str) -> Now:
    """For this link's organisation."""
    window = visit.round.window(visit.extended)
    return Now(window.state(at), window.last, window.days_left(at, zone))
