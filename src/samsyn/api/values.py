"""What a dataset is: named columns, and rows that anybody may read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

type Cell = str | int | float | bool | date | datetime | None
type Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """``name`` is English and stable; ``about`` says in Swedish what stands in it."""

    name: str
    kind: type
    about: str
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table that anybody may read. ``rows`` gives published things only, in a stable order.

    ``filters`` are columns that a question may fix to one value; ``rows`` is given those that it fixes.
    """

    key: str
    title: str
    about: str
    columns: tuple[Column, ...]
    rows: Callable[[Mapping[str, str]], Iterable[Row]]
    filters: tuple[str, ...] = field(default=())

    def chosen(self, given: Mapping[str, str | None]) -> list[Row]:
        """The rows whose columns have the values asked for."""
        asked = {name: value for name, value in given.items() if name in self.filters and value is not None}
        places = [(at, asked[column.name]) for at, column in enumerate(self.columns) if column.name in asked]
        return [row for row in self.rows(asked) if all(str(row[at]) == value for at, value in places)]
