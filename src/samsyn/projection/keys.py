"""What the cells of a table stand for: place, sex, year, age, flow; and its values put where they belong."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from samsyn.cores import demography
from samsyn.cores.demography.values import AGES, Array, frozen
from samsyn.projection import words
from samsyn.projection.checks import Part, check_births, check_parts
from samsyn.projection.refusals import Refused, listed, spans
from samsyn.projection.tables import Table

_LEAST: Final = 3  # years of population


type Indices = npt.NDArray[np.int64]


class Keys:
    """Places, sexes and years as the population table has them; other tables are fitted to these."""

    def __init__(self, people: Table, notes: list[str]) -> None:
        self.notes = notes
        self.sexes = _sexes(people)
        self.years = _years(people)
        self.names = _areas(people)
        self._pad = _padding(self.names, notes)
        self._area = {self._code(name): i for i, name in enumerate(self.names)}
        if len(self._area) < len(self.names):
            twice = sorted(n for n in self.names if [self._code(m) for m in self.names].count(self._code(n)) > 1)
            raise Refused(f"{people.name}: samma område står med olika koder: {listed(twice)}.")
        self.present_cells = np.zeros((len(self.years), len(self.names), 2, AGES), dtype=bool)

    def _code(self, name: str) -> str:
        return name.zfill(self._pad) if self._pad and name.isdigit() else name

    def _indices(self, table: Table, column: str, decode: Callable[[str], int]) -> Indices:
        texts = table.columns[column]
        known = {text: decode(text) for text in dict.fromkeys(texts)}
        return np.fromiter((known[text] for text in texts), np.int64, len(texts))

    def _place(self, table: Table) -> Callable[[str], int]:
        def decode(text: str) -> int:
            if self._code(text) in self._area:
                return self._area[self._code(text)]
            if words.plain(text) in words.COUNTRY:
                return -1
            raise Refused(f"{table.name}: området {text!r} finns inte i folkmängden ({listed(self.names)}).")

        return decode

    def _sex(self, table: Table) -> Callable[[str], int]:
        def decode(text: str) -> int:
            found = _sex_of(text)
            if found is None:
                raise Refused(f"{table.name}: könet {text!r} förstods inte. Skriv till exempel K och M, eller 2 och 1.")
            return found

        return decode

    def _year(self, text: str) -> int:
        return self.years.index(int(text)) if text.isdigit() and int(text) in self.years else -1

    def covered(self, table: Table) -> None:
        """Every year after the first must be in a table of flows; years before are left out."""
        lacking = set(self.years[1:]) - {int(y) for y in set(table.columns["year"]) if y.isdigit()}
        if lacking:
            raise Refused(f"{table.name} saknar åren {spans(sorted(lacking))}, som finns i folkmängden.")

    def fill(self, table: Table, years: Sequence[int], *, whole: bool = False) -> Array:
        """[year, area, sex, age]. ``whole``: this is the population, whose ages must all be there."""
        if "sex" not in table.columns:
            raise Refused(f"{table.name} saknar kolumnen sex.")
        ages = self._indices(table, "age", lambda text: _age(table, text))
        place = self._indices(table, "area", self._place(table))
        sex = self._indices(table, "sex", self._sex(table))
        year = self._indices(table, "year", self._year)
        values = np.array(table.values)
        cells, parts = np.zeros((len(years), len(self.names), 2, AGES)), (place >= 0) & (sex < 2) & (ages >= 0)
        use = parts & (year >= 0)
        at = (year[use], place[use], sex[use], ages[use])
        np.add.at(cells, at, values[use])
        self._twice(table, at, use, ages)
        if whole:
            self.present_cells[at] = True
            _open_end(table, ages)
        check_parts(Part(table.name, self.names, years, cells, year, place, sex, ages, values, year >= 0), self.notes)
        return cells

    def _twice(self, table: Table, at: tuple[Indices, ...], use: npt.NDArray[np.bool_], ages: Indices) -> None:
        flat = np.ravel_multi_index(at, (len(self.years), len(self.names), 2, AGES))
        below = ages[use] < words.OLDEST
        _, first, counts = np.unique(flat[below], return_index=True, return_counts=True)
        if (counts > 1).any():
            row = int(np.flatnonzero(use)[np.flatnonzero(below)[first[counts > 1][0]]])
            names = " ".join(table.columns[c][row] for c in ("area", "sex", "age", "year"))
            raise Refused(f"{table.name}: samma uppgift står två gånger ({names}).")

    def births(self, table: Table) -> tuple[Array, Array]:
        """[year, area, mother's age], and [year, area] with the age unknown."""
        ages = self._indices(table, "mother_age", lambda text: _mother(table, text))
        place = self._indices(table, "area", self._place(table))
        year = self._indices(table, "year", self._year)
        values = np.array(table.values)
        use = (place >= 0) & (year >= 0)
        if "sex" in table.columns:
            sexes = self._indices(table, "sex", self._sex(table))
            use &= (sexes < 2) if (sexes < 2).any() else (sexes == 2)
        births, unknown = (
            np.zeros((len(self.years), len(self.names), AGES)),
            np.zeros((len(self.years), len(self.names))),
        )
        known = use & (ages >= 0)
        np.add.at(births, (year[known], place[known], ages[known]), values[known])
        lost = use & (ages == -2)
        np.add.at(unknown, (year[lost], place[lost]), values[lost])
        sums = np.flatnonzero((year >= 0) & (ages == -1) & (use if "sex" in table.columns else True))
        rows = [(int(year[row]), int(place[row]), float(values[row])) for row in sums]
        check_births(table.name, self.names, self.years, births.sum(-1) + unknown, rows, self.notes)
        return births, unknown

    def moves(self, table: Table) -> demography.Migration:
        """The four flows."""
        known = {flow: words.FLOWS.get(words.plain(flow)) for flow in set(table.columns["flow"])}
        flows = [known[flow] for flow in table.columns["flow"]]
        strange = sorted({f for f, known_as in known.items() if known_as is None})
        if strange:
            raise Refused(
                f"{table.name}: flödet {listed(strange)} förstods inte. Skriv in, out, immigration och emigration."
            )
        lacking = {"into", "out", "immigration", "emigration"} - set(filter(None, flows))
        if lacking:
            names = sorted({"into": "in"}.get(name, name) for name in lacking)
            raise Refused(f"{table.name} saknar flödet {listed(names)}. Alla fyra behövs, eller ingen fil alls.")
        one = {name: frozen(self.fill(_only(table, flows, name), self.years)) for name in set(filter(None, flows))}
        return demography.Migration(one["into"], one["out"], one["immigration"], one["emigration"])


def _only(table: Table, flows: Sequence[str | None], name: str) -> Table:
    rows = [i for i, flow in enumerate(flows) if flow == name]
    columns = {column: [texts[i] for i in rows] for column, texts in table.columns.items()}
    return Table(f"{table.name} ({name})", columns, [table.values[i] for i in rows], [table.rows[i] for i in rows])


def _sex_of(text: str) -> int | None:
    word = words.plain(text)
    return 0 if word in words.WOMEN else 1 if word in words.MEN else 2 if word in words.ALL else None


def _sexes(people: Table) -> tuple[str, str]:
    codes: dict[int, str] = {}
    for text in dict.fromkeys(people.columns["sex"]):
        found = _sex_of(text)
        if found is None:
            raise Refused(
                f"{people.name}: könet {text!r} förstods inte. Skriv till exempel K och M, eller 2 och 1 "
                "(1 är män, 2 är kvinnor, som hos SCB)."
            )
        if found in codes and found < 2:
            raise Refused(f"{people.name}: samma kön står med olika koder: {codes[found]!r} och {text!r}.")
        codes.setdefault(found, text)
    if 0 not in codes or 1 not in codes:
        raise Refused(f"{people.name} har inte båda könen, bara {listed(list(codes.values()))}.")
    return codes[0], codes[1]


def _years(people: Table) -> list[int]:
    strange = [text for text in dict.fromkeys(people.columns["year"]) if not (text.isdigit() and len(text) == 4)]
    if strange:
        raise Refused(f"{people.name}: {strange[0]!r} är inget år. Skriv till exempel 2024.")
    years = sorted({int(text) for text in people.columns["year"]})
    gaps = set(range(years[0], years[-1] + 1)) - set(years)
    if gaps:
        raise Refused(f"{people.name} saknar {spans(sorted(gaps))}. Åren ska följa på varandra.")
    if len(years) < _LEAST:
        raise Refused(f"{people.name} har {len(years)} år. Det behövs minst {_LEAST}, helst 15 eller fler.")
    return years


def _areas(people: Table) -> list[str]:
    return [name for name in dict.fromkeys(people.columns["area"]) if words.plain(name) not in words.COUNTRY]


def _padding(names: Sequence[str], notes: list[str]) -> int:
    """How long a code should be, when a spreadsheet has eaten the zero in front: 0 when codes are not figures."""
    lengths = {len(name) for name in names if name.isdigit()}
    if not all(name.isdigit() for name in names) or not lengths <= {1, 2, 3, 4}:
        return 0
    width = 4 if max(lengths) > 2 else 2
    short = [name for name in names if len(name) < width]
    if short and width == 4 and any(len(name) <= 2 for name in short):
        raise Refused(
            f"Län ({listed([n for n in short if len(n) <= 2])}) och kommuner står blandade. "
            "Låt filerna innehålla en sorts område."
        )
    if short:
        notes.append(
            f"Koder utan inledande nolla ({listed(short)}) läses som {listed([n.zfill(width) for n in short])}."
        )
    return width


def _age(table: Table, text: str) -> int:
    if words.plain(text) in words.ALL:
        return -1
    try:
        age, _ = words.age_of(text)
    except words.Grouped:
        raise Refused(
            f"{table.name}: åldern {text!r} är en grupp. Prognosen behöver ettårsklasser, 0, 1, 2 … 100+. "
            "Hämta tabellen efter ett års ålder."
        ) from None
    except words.NoAge:
        raise Refused(f"{table.name}: åldern {text!r} förstods inte. Skriv 0, 1, 2 … 100+.") from None
    return min(age, words.OLDEST)


def _mother(table: Table, text: str) -> int:
    word = words.plain(text)
    if word in words.UNKNOWN:
        return -2
    if word in words.ALL:
        return -1
    try:
        return min(words.mother_of(text), words.OLDEST)
    except words.Grouped:
        raise Refused(f"{table.name}: moderns ålder {text!r} är en grupp. Prognosen behöver ettårsklasser.") from None
    except words.NoAge:
        raise Refused(f"{table.name}: moderns ålder {text!r} förstods inte.") from None


def _open_end(table: Table, ages: Indices) -> None:
    oldest = int(ages.max())
    if oldest < words.OLDEST:
        raise Refused(
            f"{table.name}: högsta åldern är {oldest}. Åldrarna ska gå till 100, där 100 är 100 år och äldre; "
            f"en öppen grupp från {oldest} kan inte delas upp."
        )
