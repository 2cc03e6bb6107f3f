"""What the program said: analysis.json as frozen values, with names of copies turned to their original's."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.scoring.truth import Truth


@dataclass(frozen=True)
class Span:
    file: str
    page: int
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Output:
    """A comment or a passage set aside. ``order`` is its place among its own kind."""

    key: str
    order: int
    aside: bool
    text: str
    response: str
    spans: tuple[Span, ...]
    type: str = ""
    reason: str = ""
    links: tuple[tuple[str, float], ...] = ()  # section key, score
    group: str = ""

    @property
    def files(self) -> frozenset[str]:
        return frozenset(span.file for span in self.spans)

    @property
    def pages(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(span.page for span in self.spans))

    @property
    def score(self) -> float:
        return self.links[0][1] if self.links else 0.0


@dataclass(frozen=True)
class Analysis:
    raw: dict[str, Any]
    outputs: tuple[Output, ...]
    labels: dict[str, str]  # section key → "number heading"

    @property
    def comments(self) -> tuple[Output, ...]:
        return tuple(output for output in self.outputs if not output.aside)

    @property
    def aside(self) -> tuple[Output, ...]:
        return tuple(output for output in self.outputs if output.aside)

    @property
    def read_files(self) -> frozenset[str]:
        return frozenset(row["name"] for row in self.raw["files"] if row["status"] == "read")


def load(path: Path, truth: Truth) -> Analysis:
    return parse(json.loads(path.read_text("utf-8")), truth)


def parse(raw: dict[str, Any], truth: Truth) -> Analysis:
    outputs = [_output(row, order, truth, aside=False) for order, row in enumerate(raw["comments"])]
    outputs += [_output(row, order, truth, aside=True) for order, row in enumerate(raw["set_aside"])]
    labels = {row["key"]: f"{row.get('number') or ''} {row['heading']}".strip() for row in raw["sections"]}
    return Analysis(raw, tuple(outputs), labels)


def _output(row: dict[str, Any], order: int, truth: Truth, *, aside: bool) -> Output:
    spans = tuple(Span(truth.original(s["file"]), s["page"], s["start"], s["end"]) for s in row["spans"])
    return Output(
        str(row.get("id", f"a{order}")), order, aside, row["text"], str(row["response"]), spans,
        row.get("type") or "", row.get("reason") or "",
        tuple((link["section"], float(link["score"])) for link in row.get("links") or ()),
        str(row.get("duplicate_group") or ""),
    )  # fmt: skip
