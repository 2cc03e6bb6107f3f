"""A figure, a table of counts, and all of one report; how senders are counted."""

from collections.abc import Iterable
from dataclasses import dataclass

from samsyn.consultation.analysis import count_senders
from samsyn.consultation.report.values import Respondent


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its name and counting rule."""

    key: str
    label: str
    value: int
    rule: str


@dataclass(frozen=True, slots=True)
class Table:
    """Counts in rows: ``columns`` name the numbers, the first column is the row's label.

    ``total`` closes it when it adds up. ``bars``: the first number is also drawn as a bar.
    """

    key: str
    title: str
    rule: str
    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    total: tuple[int, ...] | None = None
    bars: bool = False

    @property
    def most(self) -> int:
        """The largest first number."""
        return max((numbers[0] for _, numbers in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Statistics:
    """All figures and tables of one report."""

    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]

    def value(self, key: str) -> int:
        return next(figure.value for figure in self.figures if figure.key == key)


def senders(respondents: Iterable[Respondent]) -> int:
    """Different senders, by the rule of ``count_senders``."""
    return count_senders((row.sender, row.class_) for row in respondents)
