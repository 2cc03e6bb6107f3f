"""Responses and files: who sent them, of what class, with what stance, and is every file accounted for?"""

import hashlib
from typing import Any

from benchmarks.scoring.analysis import Analysis
from benchmarks.scoring.measure import Measure
from benchmarks.scoring.overlap import words
from benchmarks.scoring.truth import TrueFile, TrueResponse, Truth

MORE = 3  # words that a name may have besides the expected ones ("Granviks kommun, kommunstyrelsen")
LISTS = {"avsandare.csv"}


def measures(truth: Truth, analysis: Analysis) -> list[Measure]:
    answers = [(response, _answer(response, truth, analysis)) for response in truth.responses]
    pairs = [(response, row) for response, row in answers if row is not None]
    return [
        _share("senders", "senders", 0.85, pairs, _sender),
        _share("class", "class of sender", None, pairs, _class),
        _share("stance", "stance", None, pairs, _stance),
        _share("responses", "responses with just their files", None, pairs, lambda r, a: _files(r, a, truth)),
        files(truth, analysis),
    ]


def _answer(response: TrueResponse, truth: Truth, analysis: Analysis) -> dict[str, Any] | None:
    """The program's response that shares most files with the true one; None for a scan that it need not read."""
    wanted = {truth.original(name) for name in response.files}

    def common(row: dict[str, Any]) -> int:
        return len(wanted & {truth.original(name) for name in row["files"]})

    best: dict[str, Any] = max(analysis.raw["responses"], key=common, default={})
    if best and common(best):
        return best
    return None if _may_be_unread(response, truth) and not wanted & analysis.read_files else {}


def _may_be_unread(response: TrueResponse, truth: Truth) -> bool:
    return all("needs_person" in file.status for file in truth.files if file.name in response.files)


def _share(
    key: str, name: str, goal: float | None, pairs: list[tuple[TrueResponse, dict[str, Any]]], check: Any
) -> Measure:
    faults = [check(response, row) if row else f"{response.senders[0]}: no response" for response, row in pairs]
    misses = tuple(fault for fault in faults if fault)
    return Measure(key, name, len(pairs) - len(misses), len(pairs), goal, misses=misses)


def _sender(response: TrueResponse, row: dict[str, Any]) -> str:
    got = row.get("sender") or ""
    right = any(same_name(name, got) for name in response.senders)
    if right and response.sender_from and row.get("sender_from") != response.sender_from:
        return f"{response.senders[0]}: sender_from {row.get('sender_from')}, want {response.sender_from}"
    return "" if right else f"{response.senders[0]}: got “{got}” from {row.get('sender_from')}"


def same_name(expected: str, got: str) -> bool:
    """All words of the expected name, and at most three more."""
    want, have = words(expected), words(got)
    return bool(want) and set(want) <= set(have) and len(have) <= len(want) + MORE


def _class(response: TrueResponse, row: dict[str, Any]) -> str:
    if row.get("class") not in response.classes:
        return f"{response.senders[0]}: got {row.get('class')}, want {'/'.join(sorted(response.classes))}"
    if response.class_from and row.get("class_from") != response.class_from:
        return f"{response.senders[0]}: class_from {row.get('class_from')}, want {response.class_from}"
    return ""


def _stance(response: TrueResponse, row: dict[str, Any]) -> str:
    if (row.get("stance") or "") in response.stances:
        return ""
    return f"{response.senders[0]}: got “{row.get('stance')}”, want {'/'.join(sorted(response.stances))}"


def _files(response: TrueResponse, row: dict[str, Any], truth: Truth) -> str:
    want, got = ({truth.original(n) for n in names} for names in (response.files, row["files"]))
    return "" if want == got else f"{response.senders[0]}: got {sorted(got)}, want {sorted(want)}"


def files(truth: Truth, analysis: Analysis) -> Measure:
    rows = {row["name"]: row for row in analysis.raw["files"]}
    faults = [fault for file in truth.files if (fault := _file(file, rows.get(file.name), truth, rows))]
    known = {file.name for file in truth.files}
    strangers = [f"{name}: not a file of the set" for name in rows if name not in known and name not in LISTS]
    total = len(truth.files)
    return Measure("files", "files accounted for", total - min(total, len(faults) + len(strangers)), total, 1.0,
                     misses=(*faults, *strangers))  # fmt: skip


def _file(file: TrueFile, row: dict[str, Any] | None, truth: Truth, rows: dict[str, Any]) -> str:
    if row is None:
        return "" if file.optional else f"{file.name}: not in the outcome"
    if fault := _status(file, row, truth, rows):
        return f"{file.name}: {fault}"
    if row["status"] == "read" and row.get("error"):
        return f"{file.name}: read, yet with an error: {row['error']}"
    if row["status"] in {"unreadable", "needs_person"} and len((row.get("error") or "").split()) < 3:
        return f"{file.name}: {row['status']} without a sentence that names the cause"
    path = truth.folder / truth.responses_dir / file.name
    if path.is_file() and row.get("sha256") != hashlib.sha256(path.read_bytes()).hexdigest():
        return f"{file.name}: wrong sha256"
    return ""


def _status(file: TrueFile, row: dict[str, Any], truth: Truth, rows: dict[str, Any]) -> str:
    """Of byte-identical files exactly one is read; which one is the program's choice."""
    family = {other.name for other in truth.files if truth.original(other.name) == truth.original(file.name)}
    if len(family) > 1:
        originals = {name for name in family if rows.get(name, {}).get("status") != "duplicate"}
        if len(originals) == 1 and (file.name in originals or row.get("duplicate_of") in originals):
            return ""
        return f"status {row['status']}, duplicate of {row.get('duplicate_of')}"
    return "" if row["status"] in file.status else f"status {row['status']}, want {'/'.join(sorted(file.status))}"
