"""What is measured: a strategy and a folder of responses, made by the demo county or given with --test."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from samsyn.cores.text.values import File
from samsyn.demo.county import strategy
from samsyn.demo.county.many import many
from samsyn.demo.county.strategy_files import as_docx

MEASURED: Final = (".pdf", ".docx")  # the formats that the floor can read


class NoMaterial(Exception):
    """A --test folder without a strategy file or without responses; the argument is the folder."""


@dataclass(frozen=True, slots=True)
class Material:
    """Where the files are; ``left_out`` counts responses of other formats, which the floor cannot read."""

    strategy: Path
    responses: Path
    files: int
    left_out: int = 0


def made(folder: Path, count: int, seed: int) -> Material:
    """``count`` invented responses, half PDF and half DOCX."""
    responses = folder / "svar"
    responses.mkdir(parents=True)
    (folder / "strategi.docx").write_bytes(as_docx(strategy()))
    for name, data in many(count, seed):
        (responses / name).write_bytes(data)
    return Material(folder / "strategi.docx", responses, count)


def given(folder: Path) -> Material:
    """The set in ``folder``: its strategy (named in the truth, or strategi.* or strategy.*) and its responses."""
    truth = _truth(folder)
    named = truth.get("strategy", {}).get("file", "")
    files = [folder / named] if named else sorted([*folder.glob("strategi.*"), *folder.glob("strategy.*")])
    folders = [folder / name for name in (truth.get("responses_dir", "svar"), "svar", "responses")]
    responses = next((one for one in folders if one.is_dir()), None)
    if not files or responses is None:
        raise NoMaterial(folder)
    found = [path for path in responses.rglob("*") if path.is_file()]
    kept = sum(path.suffix.lower() in MEASURED for path in found)
    return Material(files[0], responses, kept, len(found) - kept)


def _truth(folder: Path) -> dict[str, Any]:
    for name in ("forvantat.json", "facit.json"):
        if (folder / name).is_file():
            found: dict[str, Any] = json.loads((folder / name).read_bytes())
            return found
    return {}


def load(folder: Path) -> list[File]:
    """The PDF and DOCX files below ``folder``, as bytes, in the order of their names."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in MEASURED)
    return [File(path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths]
