"""Who a response is from: the list avsandare.csv first, then the folder, then the letter itself."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

from samsyn.cores.text import letter

PRIVATE = letter.PRIVATE
CLASSES = (*letter.CLASSES, PRIVATE)

LIST_NAME = "avsandare.csv"
OWN_UNITS = "Region Västmanland"  # the published list's word for the region's own units
SHOWN = {OWN_UNITS: "Regionens egna verksamheter", PRIVATE: "Privatpersoner"}

_HEADINGS = {
    "file": "file", "fil": "file", "filnamn": "file",
    "organisation": "organisation", "organization": "organisation", "avsändare": "organisation",
    "class": "class", "klass": "class",
    "received": "received", "inkom": "received",
    "registry_number": "registry_number", "registry number": "registry_number", "diarienummer": "registry_number",
    "dnr": "registry_number",
}  # fmt: skip
_REQUIRED = ("file", "organisation")
_ALIASES = {
    "förening": "Föreningar",
    "civilsamhälle": "Föreningar",
    "intresseorganisation": "Intresseorganisationer",
    "kommun": "Kommuner",
    "myndighet": "Myndigheter",
    "statliga myndigheter": "Myndigheter",
    "parti": "Politiska partier",
    "politiskt parti": "Politiska partier",
    "partier": "Politiska partier",
    "bolag": "Privata eller kommunala bolag",
    "företag": "Privata eller kommunala bolag",
    "regionens egna verksamheter": OWN_UNITS,
    "regionens egna enheter": OWN_UNITS,
    "egna verksamheter": OWN_UNITS,
    "region": "Regioner",
    "universitet": "Universitet eller högskola",
    "högskola": "Universitet eller högskola",
    "universitet och högskolor": "Universitet eller högskola",
    "universitet eller högskolor": "Universitet eller högskola",
    "övriga": "Övrigt",
    "annat": "Övrigt",
    "privatpersoner": PRIVATE,
    "privat": PRIVATE,
    "enskild": PRIVATE,
}


class BadList(Exception):
    """avsandare.csv cannot be used; the message is the Swedish sentence."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of the list. ``class_`` is one of CLASSES, or empty when the list does not say."""

    file: str
    organisation: str
    class_: str = ""
    received: str = ""
    registry_number: str = ""


@dataclass(frozen=True, slots=True)
class SenderList:
    """The whole list, by file name; ``notes`` are sentences about rows that could not be used as they stand."""

    rows: tuple[Listed, ...] = ()
    notes: tuple[str, ...] = ()

    def find(self, name: str) -> Listed | None:
        """The row for a file: its path, its folder, or its bare name when only one row has that name."""
        wanted = _path(name)
        for row in self.rows:
            if _path(row.file) == wanted:
                return row
        folders = [row for row in self.rows if wanted.startswith(_path(row.file).rstrip("/") + "/")]
        if folders:
            return max(folders, key=lambda row: len(row.file))
        bare = [
            row for row in self.rows if "/" not in row.file.strip("/") and _path(row.file) == wanted.rsplit("/", 1)[-1]
        ]
        return bare[0] if len(bare) == 1 else None

    def unmatched(self, names: Iterable[str]) -> tuple[str, ...]:
        """The rows that no file has, in the list's order."""
        hit = {row for name in names if (row := self.find(name))}
        return tuple(row.file for row in self.rows if row not in hit)


def class_of(words: str) -> str:
    """The class that a word in a list or a folder name means, empty when it is none of them."""
    key = " ".join(words.replace("_", " ").split()).casefold()
    for name in CLASSES:
        if name.casefold() == key:
            return name
    return _ALIASES.get(key, "")


def shown(class_: str) -> str:
    """What a reader sees for a class: the codes stay in the data."""
    return SHOWN.get(class_, class_)


def read_list(data: bytes) -> SenderList:
    """Reads avsandare.csv: UTF-8, UTF-16 or Windows-1252; semicolon, comma or tab; headings in either language.

    Raises BadList.
    """
    text = _decode(data)
    lines = text.splitlines()
    head = next((line for line in lines if line.strip()), "")
    if not head:
        message = f"{LIST_NAME} är tom. Första raden ska vara fil;organisation;klass;inkom;diarienummer."
        raise BadList(message)
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(head))
    table = [row for row in reader if any(cell.strip() for cell in row)]
    columns = _columns(table[0])
    rows: list[Listed] = []
    notes: list[str] = []
    for number, cells in enumerate(table[1:], start=2):
        _add(rows, notes, number, {key: cells[at].strip() for key, at in columns.items() if at < len(cells)})
    return SenderList(tuple(rows), tuple(notes))


def _add(rows: list[Listed], notes: list[str], number: int, cells: dict[str, str]) -> None:
    """Appends one row, or a note that says why it could not be used."""
    name, organisation, words = cells.get("file", ""), cells.get("organisation", ""), cells.get("class", "")
    if not name:
        notes.append(f"{LIST_NAME} rad {number}: filnamnet saknas, raden användes inte.")
        return
    if any(_path(row.file) == _path(name) for row in rows):
        notes.append(f"{LIST_NAME} rad {number}: ”{name}” står redan tidigare i listan, den första raden gäller.")
        return
    class_ = class_of(words)
    if words and not class_:
        notes.append(
            f"{LIST_NAME} rad {number}: klassen ”{words}” är ingen av de elva. "
            f"Klassen för ”{name}” läses ur brevet i stället."
        )
    if class_ == PRIVATE:
        organisation = PRIVATE
    rows.append(Listed(name, organisation, class_, cells.get("received", ""), cells.get("registry_number", "")))


def _columns(heading: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(heading):
        key = _HEADINGS.get(cell.strip().casefold())
        if key:
            found.setdefault(key, at)
    missing = [key for key in _REQUIRED if key not in found]
    if missing:
        seen = ", ".join(f"”{cell.strip()}”" for cell in heading if cell.strip())
        message = (
            f"{LIST_NAME} har fel rubriker: {seen}. Första raden ska vara fil;organisation;klass;inkom;diarienummer "
            "(eller file;organisation;class;received;registry_number)."
        )
        raise BadList(message)
    return found


def _decode(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else encoding)
        except UnicodeDecodeError:
            continue
    message = f"{LIST_NAME} har en teckenkodning som inte går att läsa. Spara listan som ”CSV UTF-8”."
    raise BadList(message)


def _delimiter(head: str) -> str:
    return max(";\t,", key=head.count)


def _path(name: str) -> str:
    """File names as people write them: either slash, any case, composed å ä ö, no leading ./"""
    import unicodedata

    return re.sub(r"^(\./)+", "", unicodedata.normalize("NFC", name.strip().replace("\\", "/"))).casefold()
