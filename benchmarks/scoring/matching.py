"""Which output passage holds which true passage."""

from dataclasses import dataclass, field

from benchmarks.scoring.analysis import Analysis, Output
from benchmarks.scoring.overlap import shared, words
from benchmarks.scoring.truth import Passage, Truth

FOUND = 0.8  # of the true comment's words
MOSTLY = 0.5  # of a passage's words


@dataclass
class Match:
    """One true passage and the output that touches it."""

    passage: Passage
    size: int
    inside: dict[Output, set[int]] = field(default_factory=dict)  # positions of the true passage's words in each output
    own: dict[Output, float] = field(default_factory=dict)  # share of the output's words that are the passage's
    holders: tuple[Output, ...] = ()  # the comment, or adjacent comments, that hold it; empty = not found

    def covered(self, outputs: tuple[Output, ...] | list[Output]) -> float:
        return len(set[int]().union(*(self.inside.get(output, set()) for output in outputs))) / max(self.size, 1)

    @property
    def main(self) -> Output | None:
        return max(self.holders, key=lambda output: len(self.inside[output]), default=None)

    @property
    def in_comments(self) -> float:
        return self.covered([output for output in self.inside if not output.aside])

    @property
    def in_aside(self) -> float:
        return self.covered([output for output in self.inside if output.aside])


@dataclass
class Matching:
    matches: list[Match]
    known: dict[Output, float]  # share of each output comment's words that belong to true comments
    neutral: dict[Output, float]

    def of(self, kind: str) -> list[Match]:
        return [match for match in self.matches if match.passage.kind == kind]

    def is_neutral(self, output: Output) -> bool:
        return self.neutral[output] > self.known[output] and self.known[output] + self.neutral[output] >= MOSTLY

    def is_noise(self, output: Output) -> bool:
        return self.known[output] + self.neutral[output] < MOSTLY


def match(truth: Truth, analysis: Analysis) -> Matching:
    texts = {output: words(output.text) for output in analysis.outputs}
    seen: dict[Output, dict[str, set[int]]] = {o: {"comment": set(), "neutral": set(), "noise": set()} for o in texts}
    matches = []
    for passage in truth.passages:
        if passage.ocr and passage.file not in analysis.read_files:
            continue
        one = Match(passage, len(mine := words(passage.text)))
        for output, theirs in texts.items():
            if _may_touch(passage, output):
                _touch(one, output, mine, theirs, seen[output][passage.kind])
        matches.append(one)
    for one in matches:
        if one.passage.kind == "comment":
            one.holders = _holders(one)
    comments = [output for output in analysis.outputs if not output.aside]
    return Matching(
        matches,
        {o: len(seen[o]["comment"]) / max(len(texts[o]), 1) for o in comments},
        {o: len(seen[o]["neutral"] - seen[o]["comment"]) / max(len(texts[o]), 1) for o in comments},
    )


def _may_touch(passage: Passage, output: Output) -> bool:
    if passage.file not in output.files:
        return False
    return passage.kind == "comment" or bool(set(passage.pages) & set(output.pages))


def _touch(one: Match, output: Output, mine: list[str], theirs: list[str], seen: set[int]) -> None:
    left, right = shared(mine, theirs)
    if left:
        one.inside[output] = left
        one.own[output] = len(right) / len(theirs)
        seen |= right


def _holders(one: Match) -> tuple[Output, ...]:
    comments = [output for output in one.inside if not output.aside]
    best = max(comments, key=lambda output: (len(one.inside[output]), one.own[output]), default=None)
    if best is None or one.covered([best]) >= FOUND:
        return (best,) if best else ()
    run: list[Output] = []
    runs = [run]
    for output in sorted((o for o in comments if one.own[o] >= MOSTLY), key=lambda o: o.order):
        if run and output.order != run[-1].order + 1:
            run = []
            runs.append(run)
        run.append(output)
    longest = max(runs, key=one.covered)
    return tuple(longest) if one.covered(longest) >= FOUND else ()
