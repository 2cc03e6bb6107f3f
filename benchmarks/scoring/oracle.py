"""A perfect analysis made from the truth: checks a set (all 1.0, every word listed), and the scorer itself."""

import hashlib
from typing import Any

from benchmarks.scoring.truth import Passage, TrueFile, TrueResponse, Truth


def perfect(truth: Truth) -> dict[str, Any]:
    """analysis.json as an all-knowing program would write it; the spans' offsets are made up, one after the other."""
    made = [_passage(truth, passage, number) for number, passage in enumerate(truth.passages)]
    comments = [row for row, passage in zip(made, truth.passages, strict=True) if passage.kind == "comment"]
    aside = [row for row, passage in zip(made, truth.passages, strict=True) if passage.kind != "comment"]
    sections = [
        {"key": f"s{n}", "number": "", "heading": label, "parent": None} for n, label in enumerate(truth.labels)
    ]
    return {
        "sections": sections, "files": [_file(truth, file) for file in truth.files],
        "responses": [_response(response) for response in truth.responses], "comments": comments, "set_aside": aside,
    }  # fmt: skip


def _passage(truth: Truth, passage: Passage, number: int) -> dict[str, Any]:
    start = 10_000 * number
    response = passage.response or next((r.id for r in truth.responses if passage.file in r.files), "none")
    row: dict[str, Any] = {"response": response, "text": passage.text}
    row["spans"] = [
        {"file": passage.file, "page": page, "start": start, "end": start + 9_000} for page in passage.pages
    ]
    if passage.kind != "comment":
        return row | {"reason": next(iter(sorted(passage.reasons)), "inledning")}
    links = [
        {"section": f"s{truth.labels.index(label)}", "score": 0.9, "evidence": []} for label in sorted(passage.places)
    ]
    group = next((f"g{pair[0]}" for pair in sorted(map(sorted, truth.pairs)) if passage.id in pair), None)
    return row | {"id": passage.id, "type": min(passage.types), "links": links, "duplicate_group": group}


def _file(truth: Truth, file: TrueFile) -> dict[str, Any]:
    path = truth.folder / truth.responses_dir / file.name
    digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    status = next(s for s in ("duplicate", "read", "needs_person", "unreadable") if s in file.status)
    error = None if status in {"read", "duplicate"} else "Filen går inte att läsa."
    return {
        "name": file.name,
        "sha256": digest,
        "status": status,
        "error": error,
        "duplicate_of": file.duplicate_of or None,
    }


def _response(response: TrueResponse) -> dict[str, Any]:
    return {
        "id": response.id, "sender": response.senders[0], "sender_from": response.sender_from or "letter",
        "class": min(response.classes), "class_from": response.class_from or "letter",
        "files": list(response.files), "stance": min(response.stances),
    }  # fmt: skip
