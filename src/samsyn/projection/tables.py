"""From a file to rows: tidy CSV (comma, semicolon or tab) and json-stat2."""

import csv
import gzip
import io
import itertools
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from samsyn.projection.refusals import Refused, listed
from samsyn.projection.words import COLUMNS, plain

LARGEST: Final = 500_000_000  # bytes, when unpacked
ENDINGS = (".csv", ".csv.gz", ".json", ".json.gz")
_PROTECTED = ("brus", "röjande", "cell key", "cellnyckel", "ckm", "noise", "perturb")


@dataclass(frozen=True, slots=True)
class Table:
    """A file's columns by our own names, as text; ``values`` as numbers; ``rows`` where each stands."""

    name: str
    columns: Mapping[str, Sequence[str]]
    values: Sequence[float]
    rows: Sequence[int]
    notes: tuple[str, ...] = ()


def find(folder: Path, stem: str) -> Path | None:
    """The file for ``stem`` in the folder, whatever its kind. Two kinds at once: Refused."""
    found = [folder / (stem + ending) for ending in ENDINGS if (folder / (stem + ending)).is_file()]
    if len(found) > 1:
        raise Refused(f"Det finns flera filer för {stem}: {listed([f.name for f in found])}. Låt en ligga kvar.")
    return found[0] if found else None


def read(path: Path, needed: Sequence[str]) -> Table:
    """A table with the columns ``needed`` (value goes without saying). Refused with what is wrong and where."""
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as handle:
            data = handle.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Refused(f"{path.name} gick inte att läsa: {error}.") from error
    if len(data) > LARGEST:
        raise Refused(f"{path.name} är större än {LARGEST // 1_000_000} MB uppackad. Ta med färre områden eller år.")
    if ".json" in path.suffixes:
        return parse_json(path.name, data, needed)
    return _csv(path.name, _decoded(path.name, data), needed)


def _decoded(name: str, data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(f"{name} är inte text i UTF-8.")


def _csv(name: str, text: str, needed: Sequence[str]) -> Table:
    head = text.split("\n", 1)[0]
    mark = max(",;\t", key=head.count)
    rows = csv.reader(io.StringIO(text), delimiter=mark)
    try:
        titles = next(rows)
    except StopIteration:
        raise Refused(f"{name} är tom.") from None
    places = _places(name, titles, needed)
    width = max(places.values()) + 1
    kept, lines = [], []
    for row in rows:
        if not any(row):
            continue
        if len(row) < width:
            raise Refused(f"{name}, rad {rows.line_num}: raden har {len(row)} fält men ska ha minst {width}.")
        kept.append(row)
        lines.append(rows.line_num)
    if not kept:
        raise Refused(f"{name} har rubriker men inga rader.")
    found = {column: [row[at].strip() for row in kept] for column, at in places.items()}
    values = _numbers(name, lines, found.pop("value"), decimal_comma=mark != ",")
    return Table(name, found, values, lines)


def _numbers(name: str, lines: Sequence[int], texts: Sequence[str], *, decimal_comma: bool) -> list[float]:
    """Each different text is read once: a table repeats the same few thousand."""
    known: dict[str, float] = {}
    for line, text in zip(lines, texts, strict=True):
        if text not in known:
            known[text] = _number(name, line, text, decimal_comma=decimal_comma)
    return [known[text] for text in texts]


def _places(name: str, titles: Sequence[str], needed: Sequence[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for index, title in enumerate(titles):
        for column, names in COLUMNS.items():
            if plain(title) in names and column not in places:
                places[column] = index
    if "mother_age" in needed and "mother_age" not in places and "age" in places:
        places["mother_age"] = places.pop("age")
    lacking = [column for column in (*needed, "value") if column not in places]
    if lacking:
        raise Refused(
            f"{name} saknar kolumnen {listed(lacking)}. Den ska ha {', '.join((*needed, 'value'))}; "
            f"den har {listed(titles, 12)}."
        )
    return {column: index for column, index in places.items() if column in (*needed, "value", "sex")}


def _number(name: str, line: int, text: str, *, decimal_comma: bool) -> float:
    bare = text.strip().replace("\u00a0", "").replace(" ", "").replace("\u2212", "-")
    if decimal_comma:
        bare = bare.replace(",", ".")
    try:
        value = float(bare)
    except ValueError:
        raise Refused(f"{name}, rad {line}: {text.strip() or 'tomt'!r} är inget tal.") from None
    if value < 0:
        raise Refused(f"{name}, rad {line}: {bare} är negativt. Antal personer kan inte vara mindre än noll.")
    if value != value or value == float("inf"):
        raise Refused(f"{name}, rad {line}: {text.strip()!r} är inget tal.")
    return value


def parse_json(name: str, data: bytes, needed: Sequence[str]) -> Table:
    """A json-stat2 cube as a table. Refused with what is wrong."""
    try:
        cube = json.loads(data)
        cube = cube.get("dataset", cube) if "id" not in cube else cube
        names, sizes, dimensions = list(cube["id"]), list(cube["size"]), cube["dimension"]
        codes = [_codes(dimensions[dimension]) for dimension in names]
        values = _filled(cube["value"], sizes)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused(f"{name} är inte json-stat2: {error!r}.") from error
    if [len(c) for c in codes] != sizes:
        raise Refused(f"{name} är inte json-stat2: dimensionernas storlek stämmer inte med koderna.")
    kept = _dimensions(name, names, sizes, needed)
    found: dict[str, list[str]] = {column: [] for column in kept}
    numbers, rows = [], []
    for row, (combination, value) in enumerate(zip(itertools.product(*codes), values, strict=True), 1):
        if value is None:
            raise Refused(f"{name}: värde saknas för {listed(combination, 9)}.")
        for column, index in kept.items():
            found[column].append(combination[index])
        numbers.append(_number(name, row, str(value), decimal_comma=False))
        rows.append(row)
    return Table(name, found, numbers, rows, tuple(_protection(name, cube)))


def _codes(dimension: Mapping[str, Any]) -> list[str]:
    index = dimension["category"].get("index") or list(dimension["category"]["label"])
    if isinstance(index, Mapping):
        return [str(code) for code, _ in sorted(index.items(), key=lambda item: item[1])]
    return [str(code) for code in index]


def _filled(values: Any, sizes: Sequence[int]) -> Sequence[float | None]:
    count = 1
    for size in sizes:
        count *= size
    if isinstance(values, Mapping):
        return [values.get(str(i)) for i in range(count)]
    if len(values) != count:
        raise ValueError(f"{len(values)} värden, men dimensionerna ger {count}")
    return list(values)


def _dimensions(name: str, names: Sequence[str], sizes: Sequence[int], needed: Sequence[str]) -> dict[str, int]:
    places = _places(name, [*names, "value"], needed)
    places.pop("value")
    spare = [names[i] for i in range(len(names)) if i not in places.values() and sizes[i] > 1]
    if spare:
        raise Refused(f"{name} har fler uppdelningar än väntat: {listed(spare)}. Hämta tabellen utan dem.")
    return places


def _protection(name: str, cube: Mapping[str, Any]) -> Iterator[str]:
    text = json.dumps([cube.get("note"), cube.get("extension"), cube.get("label")], ensure_ascii=False).lower()
    if any(word in text for word in _PROTECTED):
        yield (
            f"{name} är skyddad med brus enligt sin egen fotnot: små celler kan vara några personer fel. "
            "Små områden blir osäkrare än intervallen visar."
        )
