"""What is true of a set: forvantat.json as frozen values (the format stands in docs/algorithms/trip-quality.md)."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Passage:
    """A true comment, a noise passage or a neutral one."""

    id: str
    kind: str  # comment, noise, neutral
    file: str
    pages: tuple[int, ...]
    text: str
    response: str = ""
    places: frozenset[str] = frozenset()  # labels that are right; empty = not scored for place
    explicit: bool = False
    explicit_by: str = ""
    outside: bool = False
    type: str = ""  # as the writer of the set put it
    types: frozenset[str] = frozenset()  # all that are right, that one among them
    reasons: frozenset[str] = frozenset()
    ocr: bool = False


@dataclass(frozen=True)
class TrueFile:
    name: str
    status: frozenset[str]
    duplicate_of: str = ""
    optional: bool = False


@dataclass(frozen=True)
class TrueResponse:
    id: str
    senders: tuple[str, ...]
    classes: frozenset[str]
    stances: frozenset[str]
    files: tuple[str, ...]
    sender_from: str = ""
    class_from: str = ""


@dataclass(frozen=True)
class Truth:
    folder: Path
    strategy: str
    responses_dir: str
    labels: tuple[str, ...]
    files: tuple[TrueFile, ...]
    responses: tuple[TrueResponse, ...]
    passages: tuple[Passage, ...]
    pairs: frozenset[frozenset[str]]
    loose_pairs: frozenset[frozenset[str]]

    @property
    def comments(self) -> tuple[Passage, ...]:
        return tuple(passage for passage in self.passages if passage.kind == "comment")

    def original(self, name: str) -> str:
        """The name of the file that ``name`` is a byte-identical copy of, else ``name``."""
        return next((file.duplicate_of for file in self.files if file.name == name and file.duplicate_of), name)


def load(folder: Path) -> Truth:
    data = json.loads((folder / "forvantat.json").read_text("utf-8"))
    rows = [_comment(row) for row in data["comments"]]
    rows += [_plain(f"n{n}", "noise", row) for n, row in enumerate(data.get("noise", []), 1)]
    rows += [_plain(f"u{n}", "neutral", row) for n, row in enumerate(data.get("neutral", []), 1)]
    return Truth(
        folder, data["strategy"]["file"], data["responses_dir"],
        tuple(row["label"] for row in data["sections"]),
        tuple(_file(row) for row in data["files"]),
        tuple(_response(row) for row in data["responses"]),
        tuple(rows), _pairs(data.get("duplicates", [])), _pairs(data.get("duplicates_ok", [])),
    )  # fmt: skip


def _file(row: dict[str, Any]) -> TrueFile:
    return TrueFile(row["name"], frozenset(row["status"]), row.get("duplicate_of", ""), row.get("optional", False))


def _comment(row: dict[str, Any]) -> Passage:
    places = {row["section"], *row.get("also_ok", [])} if row["section"] else set()
    return Passage(
        row["id"], "comment", row["file"], tuple(row.get("pages", [row["page"]])), row["text"], row["response"],
        frozenset(places), row["explicit"], row.get("explicit_by", ""), row["outside"],
        row["type"], frozenset({row["type"], *row.get("types_ok", [])}), ocr=row.get("ocr", False),
    )  # fmt: skip


def _plain(key: str, kind: str, row: dict[str, Any]) -> Passage:
    reasons = frozenset({row["reason"], *row.get("reason_ok", [])}) if "reason" in row else frozenset[str]()
    pages = tuple(row.get("pages", [row["page"]]))
    return Passage(key, kind, row["file"], pages, row["text"], reasons=reasons, ocr=row.get("ocr", False))


def _response(row: dict[str, Any]) -> TrueResponse:
    return TrueResponse(
        row["id"], (row["sender"], *row.get("sender_ok", [])), frozenset({row["class"], *row.get("class_ok", [])}),
        frozenset({row["stance"], *row.get("stance_ok", [])}), tuple(row["files"]),
        row.get("sender_from", ""), row.get("class_from", ""),
    )  # fmt: skip


def _pairs(groups: list[list[str]]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset((a, b)) for group in groups for n, a in enumerate(group) for b in group[n + 1 :])
