"""The list of what an archive holds, with the checksum of each part."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

FORMAT, VERSION = "samsyn-archive", 1
MANIFEST = "manifest.json"
README = "LAS-MIG.txt"
ABOUT = """\
Detta är ett arkiv ur Samsyn: en hel region i en fil.

manifest.json        vad arkivet innehåller, med kontrollsumma (SHA-256) för varje del
tables/*.jsonl       en rad per post i databasen, kolumn för kolumn, i UTF-8 (JSON Lines)
files/…              originalen, bit för bit så som de kom

Journalen (vem gjorde vad när) står i tables/people.journalentry.jsonl.
Läs in arkivet i en tom installation: samsyn restore ARKIVET.zip
"""


class Refused(Exception):
    """An archive that cannot be used, or a place that it cannot be put; the message is a Swedish sentence."""


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of the archive."""

    name: str
    sha256: str
    size: int
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """``migrations``: app → the newest migration that the tables stood at."""

    made_at: str
    program: str
    region: str
    migrations: Mapping[str, str]
    tables: tuple[Part, ...]
    files: tuple[Part, ...]

    def as_json(self) -> dict[str, Any]:
        """What is written to manifest.json."""
        return {"format": FORMAT, "version": VERSION, **asdict(self)}

    @property
    def content(self) -> dict[str, str]:
        """Part → checksum, without the time: equal for two archives of the same content."""
        return {part.name: part.sha256 for part in (*self.tables, *self.files)}


def from_json(facts: Mapping[str, Any]) -> Manifest:
    """The manifest of an archive that this program can read, or Refused."""
    if facts.get("format") != FORMAT:
        raise Refused("Filen är inget arkiv ur Samsyn: den saknar Samsyns innehållsförteckning. Ingenting är ändrat.")
    version = facts.get("version")
    if not isinstance(version, int) or version < 1:
        raise Refused("Arkivets innehållsförteckning är skadad (version saknas). Ingenting är ändrat.")
    if version > VERSION:
        raise Refused("Arkivet är gjort med en nyare version av Samsyn. Uppgradera först och försök igen.")
    try:
        return Manifest(
            made_at=str(facts["made_at"]),
            program=str(facts["program"]),
            region=str(facts["region"]),
            migrations=dict(facts["migrations"]),
            tables=tuple(Part(**part) for part in facts["tables"]),
            files=tuple(Part(**part) for part in facts["files"]),
        )
    except (KeyError, TypeError) as error:
        raise Refused(f"Arkivets innehållsförteckning är skadad ({error}). Ingenting är ändrat.") from error
