"""Does analysis.json agree with itself, and do its spans point at its texts?"""

from collections import Counter
from itertools import pairwise

from benchmarks.scoring.analysis import Analysis, Output
from benchmarks.scoring.measure import short
from benchmarks.scoring.overlap import words
from benchmarks.scoring.truth import Truth
from samsyn.cores.text.formats import errors, read, unpack
from samsyn.cores.text.values import File

UNIQUE = {"sections": "key", "files": "name", "responses": "id", "comments": "id"}
STATUSES = {"read", "needs_person", "unreadable", "duplicate"}


def faults(truth: Truth, analysis: Analysis, *, with_spans: bool = True) -> list[str]:
    """Sentences, one per fault; an empty list is right."""
    raw = analysis.raw
    found = [
        f"{kind} {key} {count} times" for kind, field in UNIQUE.items()
        for key, count in Counter(row[field] for row in raw[kind]).items() if count > 1
    ]  # fmt: skip
    found += [f"file {row['name']}: status {row['status']}" for row in raw["files"] if row["status"] not in STATUSES]
    parents = {row["parent"] for row in raw["sections"] if row.get("parent")} - analysis.labels.keys()
    found += [f"section parent {key} does not exist" for key in sorted(parents)]
    responses = {str(row["id"]) for row in raw["responses"]}
    names = {truth.original(row["name"]) for row in raw["files"]}
    for output in analysis.outputs:
        found += [f"{output.key}: {fault}" for fault in _output(output, responses, names, analysis)]
    return found + _doubled(analysis) + (_spans(truth, analysis) if with_spans else [])


def _output(output: Output, responses: set[str], names: set[str], analysis: Analysis) -> list[str]:
    found = [] if output.response in responses else [f"response {output.response} does not exist"]
    found += [f"section {key} does not exist" for key, _ in output.links if key not in analysis.labels]
    scores = [score for _, score in output.links]
    if any(a < b for a, b in pairwise(scores)) or any(not 0 <= score <= 1 for score in scores):
        found.append(f"scores {scores} are not falling within 0–1")
    if not output.spans:
        found.append("has no span")
    for span in output.spans:
        if span.file not in names or span.page < 1 or not 0 <= span.start < span.end:
            found.append(f"span {span} points nowhere")
    return found if output.text.strip() else [*found, "has no text"]


def _doubled(analysis: Analysis) -> list[str]:
    """No character belongs to two passages."""
    rows = sorted((s.file, s.page, s.start, s.end, o.key) for o in analysis.outputs for s in o.spans)
    return [
        f"{a[4]} and {b[4]} share characters {b[2]}–{min(a[3], b[3])} of {a[0]} page {a[1]}"
        for a, b in pairwise(rows) if a[:2] == b[:2] and b[2] < a[3]
    ]  # fmt: skip


def _spans(truth: Truth, analysis: Analysis) -> list[str]:
    pages = _pages(truth)
    found = []
    for output in analysis.outputs:
        if any((span.file, span.page) not in pages for span in output.spans):
            continue  # OCR text and the like: the page is not there to compare with
        raw = "\n".join(pages[span.file, span.page][span.start : span.end] for span in output.spans)
        if _letters(raw) != _letters(output.text):
            found.append(f"{output.key}: text “{short(output.text, 60)}” is not its spans' “{short(raw, 60)}”")
    return found


def _letters(text: str) -> str:
    return "".join(words(text)).replace("_", "")


def _pages(truth: Truth) -> dict[tuple[str, int], str]:
    root = truth.folder / truth.responses_dir
    pages: dict[tuple[str, int], str] = {}
    for path in sorted(root.rglob("*")):
        if path.is_file():
            for file in unpack(File(path.relative_to(root).as_posix(), path.read_bytes())):
                pages |= _pages_of(file)
    return pages


def _pages_of(file: File) -> dict[tuple[str, int], str]:
    try:
        return {(file.name, page.number): page.text for page in read(file).pages}
    except errors.Unreadable:
        return {}
