"""Who was asked and who answered: by class and by municipality, with the counting rule."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from samsyn.consultation.models import Response, Round
from samsyn.consultation.round.queries import Asked, asked, is_late
from samsyn.people.classes import OrganisationClass


@dataclass(frozen=True, slots=True)
class Share:
    """How many of those asked have answered; an abstention is an answer. Nobody from outside lifts it above 100 %."""

    name: str
    asked: int
    answered: int
    abstains: int
    spontaneous: int = 0

    @property
    def silent(self) -> int:
        """Asked, and nothing heard."""
        return self.asked - self.answered - self.abstains

    @property
    def percent(self) -> int | None:
        """None when nobody was asked."""
        return round(100 * (self.answered + self.abstains) / self.asked) if self.asked else None


@dataclass(frozen=True, slots=True)
class Completeness:
    """The whole picture."""

    all: Share
    classes: tuple[Share, ...]
    municipalities: tuple[Share, ...]
    rows: tuple[Asked, ...]
    late: int
    out: tuple[Response, ...]
    """Withdrawn or replaced: registered, not counted."""


def completeness(round_: Round) -> Completeness:
    """Seven queries."""
    rows = asked(round_)
    invited = {row.organisation_id for row in rows}
    responses = list(Response.objects.filter(round=round_).select_related("organisation").order_by("pk"))
    counted = [row for row in responses if row.out_at is None]
    spontaneous = [row for row in counted if row.invitation_id is None and row.organisation_id not in invited]
    until = {row.id: row.extended_to for row in rows}
    return Completeness(
        all=_share("", rows, len(spontaneous)),
        classes=tuple(
            share
            for code, label in OrganisationClass.choices
            if (
                share := _share(
                    str(label),
                    [row for row in rows if row.class_name == str(label)],
                    sum(row.sender_class == code for row in spontaneous),
                )
            ).asked
            or share.spontaneous
        ),
        municipalities=_by(rows, lambda row: row.municipality if row.in_county else ""),
        rows=rows,
        late=sum(is_late(row, round_, until.get(row.invitation_id or 0)) for row in counted),
        out=tuple(row for row in responses if row.out_at is not None),
    )


def _share(name: str, rows: Iterable[Asked], spontaneous: int = 0) -> Share:
    states = [row.state for row in rows]
    return Share(name, len(states), states.count("answered"), states.count("abstains"), spontaneous)


def _by(rows: Iterable[Asked], key: Callable[[Asked], str]) -> tuple[Share, ...]:
    groups: dict[str, list[Asked]] = {}
    for row in rows:
        if name := key(row):
            groups.setdefault(name, []).append(row)
    return tuple(_share(name, groups[name]) for name in sorted(groups))
