"""Opens an archive and checks every byte of it before anything is changed."""

import contextlib
import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from samsyn.archive.manifest import MANIFEST, Manifest, Part, Refused, from_json

_PIECE = 1 << 20


@contextlib.contextmanager
def opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """The archive and its manifest, every part checked. Refused when anything is missing, changed or strange."""
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError:
        raise Refused(f"Filen {path.name} finns inte. Kontrollera namnet.") from None
    except (zipfile.BadZipFile, OSError) as error:
        raise Refused(f"{path.name} är skadad eller avkortad och går inte att öppna. Hämta filen igen.") from error
    with archive:
        manifest = _manifest(archive, path)
        for part in (*manifest.tables, *manifest.files):
            _check(archive, part)
        yield archive, manifest


def _manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    try:
        facts = json.loads(archive.read(MANIFEST))
    except (KeyError, ValueError, zipfile.BadZipFile):
        raise Refused(f"{path.name} är inget arkiv ur Samsyn: innehållsförteckningen saknas.") from None
    return from_json(facts if isinstance(facts, dict) else {})


def _check(archive: zipfile.ZipFile, part: Part) -> None:
    if not safe(part.name):
        raise Refused(f"Arkivet pekar utanför sin egen mapp ({part.name}). Ingenting är ändrat.")
    digest = hashlib.sha256()
    try:
        with archive.open(part.name) as source:
            while piece := source.read(_PIECE):
                digest.update(piece)
    except (KeyError, OSError, zipfile.BadZipFile, EOFError) as error:
        raise Refused(f"Delen {part.name} saknas eller är skadad i arkivet. Ingenting är ändrat.") from error
    if digest.hexdigest() != part.sha256:
        raise Refused(f"Delen {part.name} är ändrad: kontrollsumman stämmer inte. Ingenting är ändrat.")


def safe(name: str) -> bool:
    """True for a path below tables/ or files/ that stays there."""
    path = PurePosixPath(name)
    return (
        name == path.as_posix()
        and len(path.parts) > 1
        and path.parts[0] in {"tables", "files"}
        and ".." not in path.parts
        and "\\" not in name
    )
