"""Collects the built files and their truth, writes them, and forvantat.json beside them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.sets.build_sjomark.locate import place
from benchmarks.sets.build_sjomark.marks import Item, Truth

# Reasons that lie so near each other that either is right.
NEAR = {
    "hälsning": ("underskrift",), "underskrift": ("hälsning", "brevhuvud"), "brevhuvud": ("sidhuvud", "rubrik"),
    "sidhuvud": ("brevhuvud", "underskrift"), "formulär": ("rubrik",),
    "missiv": ("inledning",), "inledning": ("missiv",),
}  # fmt: skip


@dataclass
class Answer:
    """One response of one sender."""

    sender: str
    group: str  # class
    stance: str = ""
    sender_ok: tuple[str, ...] = ()
    class_ok: tuple[str, ...] = ()
    stance_ok: tuple[str, ...] = ()
    files: list["Piece"] = field(default_factory=list)
    sender_from: str = ""
    class_from: str = ""

    def file(self, name: str, data: bytes, truth: Truth | None = None, **facts: Any) -> None:
        self.files.append(Piece(name, data, truth or Truth(), **facts))

    def attached(self, name: str, data: bytes, truth: Truth | None = None, **facts: Any) -> None:
        """A mail's attachment: in the truth, but no file of its own in the folder."""
        self.files.append(Piece(name, data, truth or Truth(), on_disk=False, **facts))


@dataclass
class Piece:
    name: str
    data: bytes
    truth: Truth
    status: tuple[str, ...] = ("read",)
    duplicate_of: str = ""
    ocr: bool = False
    on_disk: bool = True
    optional: bool = False


def write(
    answers: list[Answer], sections: list[dict[str, Any]], folder: Path, *, name: str, strategy: dict[str, str]
) -> dict[str, Any]:
    """Writes the files below ``folder/svar`` and returns the truth."""
    for piece in pieces(answers):
        if piece.on_disk:
            path = folder / "svar" / piece.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(piece.data)
    truth = _Writer(sections).all(answers)
    head = {"format": 1, "name": name, "strategy": strategy}
    result = head | {"responses_dir": "svar", "sections": sections} | truth
    (folder / "forvantat.json").write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return result


def pieces(answers: list[Answer]) -> Iterator[Piece]:
    for answer in answers:
        yield from answer.files


class _Writer:
    def __init__(self, sections: list[dict[str, Any]]) -> None:
        self.labels = {self._short(section["label"]): section["label"] for section in sections}
        self.comments: list[dict[str, Any]] = []
        self.noise: list[dict[str, Any]] = []
        self.neutral: list[dict[str, Any]] = []
        self.groups: dict[str, list[str]] = {}
        self.loose: dict[str, list[str]] = {}

    @staticmethod
    def _short(label: str) -> str:
        return label.split(" ")[0]

    def all(self, answers: list[Answer]) -> dict[str, Any]:
        responses, files = [], []
        for number, answer in enumerate(answers, 1):
            if answer.sender:
                responses.append(self._response(f"r{number:02}", answer))
            files += [self._file(piece) for piece in answer.files]
        return {
            "files": files, "responses": responses,
            "comments": self.comments, "noise": self.noise, "neutral": self.neutral,
            "duplicates": list(self.groups.values()), "duplicates_ok": list(self.loose.values()),
        }  # fmt: skip

    def _response(self, key: str, answer: Answer) -> dict[str, Any]:
        for piece in answer.files:
            items = piece.truth.items
            if piece.name.endswith(".pdf") and not piece.ocr and items:
                items = place(items, _as_file(piece))
            for item in items:
                self._item(key, piece, item)
        facts: dict[str, Any] = {
            "sender_ok": answer.sender_ok,
            "class_ok": answer.class_ok,
            "stance_ok": answer.stance_ok,
        }
        facts = {fact: list(value) for fact, value in facts.items() if value}
        facts |= {"sender_from": answer.sender_from, "class_from": answer.class_from} if answer.sender_from else {}
        return {
            "id": key, "sender": answer.sender, "class": answer.group, "stance": answer.stance,
            "files": [piece.name for piece in answer.files],
        } | facts  # fmt: skip

    @staticmethod
    def _file(piece: Piece) -> dict[str, Any]:
        row: dict[str, Any] = {"name": piece.name, "status": list(piece.status)}
        row |= {"duplicate_of": piece.duplicate_of} if piece.duplicate_of else {}
        return row | ({"optional": True} if piece.optional else {})

    def _item(self, response: str, piece: Piece, item: Item) -> None:
        where: dict[str, Any] = {"file": piece.name, "page": item.page or 1}
        if item.pages:
            where["pages"] = list(item.pages)
        if piece.ocr:
            where["ocr"] = True
        if item.kind == "noise":
            first, *others = dict.fromkeys(
                (*item.reasons, *(near for one in item.reasons for near in NEAR.get(one, ())))
            )
            row = where | {"text": item.text, "reason": first}
            self.noise.append(row | ({"reason_ok": others} if others else {}))
        elif item.kind == "neutral":
            self.neutral.append(where | {"text": item.text})
        else:
            self._comment(response, where, item)

    def _comment(self, response: str, where: dict[str, Any], item: Item) -> None:
        key = f"c{len(self.comments) + 1:03}"
        row = {"id": key, "response": response} | where | {"text": item.text}
        row["section"] = self.labels[item.section] if item.section else None
        if item.also_ok:
            row["also_ok"] = [self.labels[short] for short in item.also_ok]
        row["explicit"] = bool(item.explicit_by)
        if item.explicit_by:
            row["explicit_by"] = item.explicit_by
        row |= {"outside": item.outside, "type": item.types[0]}
        if item.types[1:]:
            row["types_ok"] = list(item.types[1:])
        self.comments.append(row)
        for name in item.groups:
            self.groups.setdefault(name, []).append(key)
        for name in item.loose_groups:
            self.loose.setdefault(name, []).append(key)


def _as_file(piece: Piece) -> Path:
    import tempfile

    path = Path(tempfile.mkdtemp()) / "a.pdf"
    path.write_bytes(piece.data)
    return path
