"""Pledges over the years, honest about who has not answered."""

from dataclasses import dataclass
from datetime import date

from samsyn.councils.models import Council, Grade, Membership, Pledge, PledgeCheck, holds_on
from samsyn.people.models import Organisation

BACK = 5  # years shown


@dataclass(frozen=True, slots=True)
class YearCell:
    """One pledge in one year: how many of ``asked`` said what."""

    year: int
    yes: int
    partly: int
    not_yet: int
    asked: int

    @property
    def silent(self) -> int:
        """Members that have not answered."""
        return max(0, self.asked - self.yes - self.partly - self.not_yet)


@dataclass(frozen=True, slots=True)
class Said:
    """What one organisation said this year."""

    organisation: str
    grade: str
    grade_words: str
    words: str


@dataclass(frozen=True, slots=True)
class PledgeRow:
    """A pledge with its years, and what was said in the newest."""

    id: int
    number: int
    text: str
    years: tuple[YearCell, ...]
    said: tuple[Said, ...]
    silent: tuple[str, ...]


def table(council: Council, *, upto: int) -> tuple[PledgeRow, ...]:
    """Every pledge, the years that have answers and this one. Those asked: member organisations at the year's end."""
    checks = list(
        PledgeCheck.objects.filter(pledge__council=council, year__gt=upto - BACK).select_related("organisation")
    )
    years = sorted({upto, *(one.year for one in checks)})
    asked = {year: _asked(council, year) for year in years}
    return tuple(
        _row(pledge, [one for one in checks if one.pledge_id == pledge.pk], years, asked)
        for pledge in council.pledges.order_by("order")
    )


def _asked(council: Council, year: int) -> dict[int, str]:
    rows = Membership.objects.filter(holds_on(date(year, 12, 31)), council=council)
    return dict(rows.values_list("organisation_id", "organisation__name"))


def _row(pledge: Pledge, checks: list[PledgeCheck], years: list[int], asked: dict[int, dict[int, str]]) -> PledgeRow:
    cells = tuple(_cell(year, [one.grade for one in checks if one.year == year], len(asked[year])) for year in years)
    now = [one for one in checks if one.year == years[-1]]
    answered = {one.organisation_id for one in now}
    said = tuple(
        Said(one.organisation.name, one.grade, str(one.get_grade_display()), one.words)
        for one in sorted(now, key=lambda one: one.organisation.name)
    )
    silent = tuple(sorted(name for id_, name in asked[years[-1]].items() if id_ not in answered))
    return PledgeRow(pledge.pk, pledge.order, pledge.text, cells, said, silent)


def _cell(year: int, grades: list[str], asked: int) -> YearCell:
    return YearCell(year, grades.count(Grade.YES), grades.count(Grade.PARTLY), grades.count(Grade.NOT_YET), asked)


def own(council: Council, organisation: Organisation, year: int) -> list[tuple[Pledge, str, str]]:
    """Each pledge with what the organisation has said this year."""
    rows = PledgeCheck.objects.filter(pledge__council=council, organisation=organisation, year=year)
    said = {row.pledge_id: row for row in rows}
    return [
        (pledge, said[pledge.pk].grade if pledge.pk in said else "", said[pledge.pk].words if pledge.pk in said else "")
        for pledge in council.pledges.order_by("order")
    ]
