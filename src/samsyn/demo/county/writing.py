"""Writes the county to a folder: the strategy, the dialogue draft, the responses, and the truth beside them."""

import csv
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, Final

from samsyn.demo.county.naming import page
from samsyn.demo.county.responses import responses
from samsyn.demo.county.strategy import Edition, dialogue_draft, strategy
from samsyn.demo.county.strategy_files import as_docx, as_html, as_pdf
from samsyn.demo.county.values import ResponseFile, TrueComment

RESPONSES: Final = "svar"
TRUTH: Final = "facit.json"
# Words that two careful readers may choose differently between.
_APPROVING: Final = frozenset({"tillstyrker", "tillstyrker med synpunkter"})
_SOCIETIES: Final = frozenset({"Föreningar", "Intresseorganisationer", "Övrigt"})
_MADE: Final[dict[str, Callable[[Edition], bytes]]] = {"docx": as_docx, "pdf": as_pdf, "html": as_html}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was written: paths below the folder, and the figures of the truth."""

    strategy: tuple[str, ...]
    draft: str
    files: tuple[str, ...]
    attachments: int
    responses: int
    comments: int
    truth: str = TRUTH


def write(
    folder: Path,
    seed: int,
    *,
    strategy_formats: Sequence[str] = ("docx", "pdf"),
    truth: str = TRUTH,
    sender_list: bool = False,
) -> Manifest:
    """Fills ``folder``: strategi.*, dialogunderlag.docx, svar/… and the truth in the format of
    docs/algorithms/trip-quality.md. ``sender_list`` adds svar/avsandare.csv. Same seed, same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = tuple(f"strategi.{form}" for form in strategy_formats)
    for name, form in zip(names, strategy_formats, strict=True):
        (folder / name).write_bytes(_MADE[form](strategy()))
    (folder / "dialogunderlag.docx").write_bytes(as_docx(dialogue_draft()))
    found = responses(seed)
    _write_files(folder / RESPONSES, found)
    if sender_list:
        (folder / RESPONSES / "avsandare.csv").write_text(_senders(found), encoding="utf-8")
    facts = facit(found, seed, names)
    (folder / truth).write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return Manifest(
        strategy=names,
        draft="dialogunderlag.docx",
        files=tuple(file.name for file in found if not file.attached),
        attachments=sum(file.attached for file in found),
        responses=len(facts["responses"]),
        comments=len(facts["comments"]),
        truth=truth,
    )


def _write_files(folder: Path, found: Sequence[ResponseFile]) -> None:
    for file in found:
        if not file.attached:
            path = folder / file.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.data)


def _senders(found: Sequence[ResponseFile]) -> str:
    out = StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\n")
    rows.writerow(("fil", "organisation", "klass", "inkom", "diarienummer"))
    for file in found:
        if not file.attached:
            rows.writerow((file.name, file.sender, file.class_, file.received_on, file.registry_number))
    return out.getvalue()


def facit(
    found: Sequence[ResponseFile], seed: int, strategy_files: Sequence[str] = ("strategi.docx",)
) -> dict[str, Any]:
    """The truth as JSON, see docs/algorithms/trip-quality.md §1."""
    labels = _labels()
    said = [(file, comment) for file in found for comment in file.comments]
    kinds = {name.rpartition(".")[2]: name for name in strategy_files}
    return {
        "format": 1,
        "name": f"Älvmarks län, frö {seed}",
        "strategy": {
            "file": strategy_files[0] if strategy_files else "",
            **({"pdf": kinds["pdf"]} if "pdf" in kinds else {}),
        },
        "responses_dir": RESPONSES,
        "sections": [
            {"label": labels[section.key], "key": section.key, "page": page(section)}
            for section in strategy().outline.sections
        ],
        "files": [_file(file) for file in found],
        "responses": _responses(found),
        "comments": [_comment(file, comment, labels) for file, comment in said],
        "noise": [
            {"file": file.name, "page": one.page, "text": one.text, "reason": one.reason}
            for file in found
            for one in file.noise
            if one.reason
        ],
        "neutral": [
            {"file": file.name, "page": one.page, "text": one.text}
            for file in found
            for one in file.noise
            if not one.reason
        ],
        "duplicates": _groups([comment for _, comment in said]),
    }


def _labels() -> dict[str, str]:
    return {section.key: f"{section.number} {section.heading}".strip() for section in strategy().outline.sections}


def _file(file: ResponseFile) -> dict[str, Any]:
    copy = {"duplicate_of": file.duplicate_of} if file.duplicate_of else {}
    return {"name": file.name, "status": list(file.status), **copy}


def _responses(found: Sequence[ResponseFile]) -> list[dict[str, Any]]:
    """One row per answer; what nobody can open is no answer yet."""
    rows: dict[str, dict[str, Any]] = {}
    for file in found:
        if "unreadable" in file.status:
            continue
        row = rows.setdefault(
            file.response,
            {
                "id": file.response,
                "sender": file.sender,
                "sender_ok": [part for part in file.sender.split(", ") if part != file.sender],
                "class": file.class_,
                "class_ok": sorted(_SOCIETIES - {file.class_}) if file.class_ in _SOCIETIES else [],
                "stance": file.stance,
                "stance_ok": sorted(_APPROVING - {file.stance}) if file.stance in _APPROVING else [],
                "files": [],
            },
        )
        row["files"].append(file.name)
    return list(rows.values())


def _comment(file: ResponseFile, one: TrueComment, labels: dict[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": one.id,
        "response": file.response,
        "file": file.name,
        "page": one.pages[0],
        "text": one.text,
        "section": labels[one.section] if one.section else None,
        "explicit": bool(one.explicit_by),
        "outside": one.section is None,
        "type": one.type,
    }
    extra = {
        "pages": list(one.pages) if len(one.pages) > 1 else None,
        "also_ok": [labels[key] for key in one.also] or None,
        "explicit_by": one.explicit_by or None,
        "ocr": file.scanned or None,
    }
    return {**row, **{key: value for key, value in extra.items() if value}}


def _groups(comments: Sequence[TrueComment]) -> list[list[str]]:
    groups: dict[str, list[str]] = {}
    for one in comments:
        if one.group:
            groups.setdefault(one.group, []).append(one.id)
    return [ids for ids in groups.values() if len(ids) > 1]
