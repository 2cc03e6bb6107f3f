"""Every measure of the whole trip, with its goal and its misses. Definitions: docs/algorithms/trip-quality.md, 2."""

from collections.abc import Callable, Iterable
from itertools import combinations

from benchmarks.scoring import people
from benchmarks.scoring.analysis import Analysis, Output
from benchmarks.scoring.matching import FOUND, MOSTLY, Match, Matching
from benchmarks.scoring.measure import Measure, short
from benchmarks.scoring.places import Places
from benchmarks.scoring.truth import Truth


def show(match: Match) -> str:
    passage = match.passage
    return f"{passage.id} {passage.file} s. {passage.pages[0]}: {short(passage.text)}"


def _share(key: str, name: str, goal: float | None, things: Iterable[Match], good: Callable[[Match], bool],
           tell: Callable[[Match], str] = lambda _: "") -> Measure:  # fmt: skip
    things = list(things)
    bad = [thing for thing in things if not good(thing)]
    misses = tuple(show(thing) + (f"\n    {told}" if (told := tell(thing)) else "") for thing in bad)
    return Measure(key, name, len(things) - len(bad), len(things), goal, misses=misses)


def all_measures(truth: Truth, analysis: Analysis, matching: Matching) -> list[Measure]:
    return [
        *splitting(matching, analysis), *placing(truth, analysis, matching), *aside(matching), pages(matching),
        *duplicates(truth, matching), *people.measures(truth, analysis), outside(matching), kinds(matching),
    ]  # fmt: skip


def splitting(matching: Matching, analysis: Analysis) -> list[Measure]:
    true = matching.of("comment")
    found = [match for match in true if match.holders]
    counted = [output for output in analysis.comments if not matching.is_neutral(output)]
    noise = [output for output in counted if matching.is_noise(output)]
    extra = tuple(f"{len(m.holders)} delar: {show(m)}" for m in found if len(m.holders) > 1)
    return [
        _share("found", "comments found", 0.95, true, lambda m: bool(m.holders), _why_not_found),
        _share("alone", "each alone", 0.90, found, lambda m: not _company(m, true), lambda m: _with(m, true)),
        Measure("per_true", "output comments per true comment", len(counted), len(true), 1.25, least=False,
                misses=extra),
        Measure("noise", "noise among the comments", len(noise), len(counted), 0.08, least=False,
                misses=tuple(_show_output(output) for output in noise)),
    ]  # fmt: skip


def _show_output(output: Output) -> str:
    where = f"{output.spans[0].file} s. {output.spans[0].page}" if output.spans else "no span"
    return f"{output.key} {where}: {short(output.text)}"


def _why_not_found(match: Match) -> str:
    parts = sorted(match.inside, key=lambda output: -len(match.inside[output]))[:3]
    told = [f"{'set aside: ' * output.aside}“{short(output.text, 70)}”" for output in parts]
    return f"in comments {match.in_comments:.0%}, set aside {match.in_aside:.0%}: " + " | ".join(told)


def _company(match: Match, true: list[Match]) -> list[Match]:
    """Other true comments that the holders of this one hold at least half of."""
    holders = list(match.holders)
    return [other for other in true if other is not match and other.covered(holders) >= MOSTLY]


def _with(match: Match, true: list[Match]) -> str:
    return "together with " + "; ".join(f"{m.passage.id}: {short(m.passage.text, 60)}" for m in _company(match, true))


def placing(truth: Truth, analysis: Analysis, matching: Matching) -> list[Measure]:
    places = Places(truth, analysis)
    scored = [match for match in matching.of("comment") if match.passage.places and match.holders]
    explicit = [match for match in scored if match.passage.explicit]

    def hit(depth: int) -> Callable[[Match], bool]:
        return lambda m: any(label in m.passage.places for label in places.of(m.main)[:depth])

    def tell(match: Match) -> str:
        want = " / ".join(sorted(match.passage.places))
        kind = f" (explicit by {match.passage.explicit_by})" if match.passage.explicit else ""
        return f"want {want}{kind}; got {' | '.join(places.of(match.main)[:3]) or 'nothing'}"

    lost = tuple(label for label in truth.labels if label not in places.known)
    return [
        Measure("sections", "sections of the strategy found", len(truth.labels) - len(lost), len(truth.labels),
                misses=lost),
        _share("first", "right place first", 0.68, scored, hit(1), tell),
        _share("three", "right place among three", 0.84, scored, hit(3), tell),
        _share("explicit", "right place first, explicit", 0.92, explicit, hit(1), tell),
    ]  # fmt: skip


def aside(matching: Matching) -> list[Measure]:
    noise, true = matching.of("noise"), matching.of("comment")
    put_away = [match for match in noise if match.in_aside >= FOUND]
    lost = [match for match in true if not match.holders and match.in_aside >= MOSTLY]

    def reasons(match: Match) -> set[str]:
        most = max(len(words) for output, words in match.inside.items() if output.aside)
        return {output.reason for output, words in match.inside.items() if output.aside and len(words) == most}

    return [
        _share("aside", "passages set aside", 0.85, noise, lambda m: m.in_aside >= FOUND, _why_not_found),
        Measure("aside_true", "true comments set aside", len(lost), len(true), 0.03, least=False,
                misses=tuple(f"{show(m)}\n    reason: {'/'.join(sorted(reasons(m)))}" for m in lost)),
        _share("reason", "right reason of those set aside", None, put_away,
               lambda m: bool(reasons(m) & m.passage.reasons),
               lambda m: f"want {'/'.join(sorted(m.passage.reasons))}; got {'/'.join(sorted(reasons(m)))}"),
    ]  # fmt: skip


def pages(matching: Matching) -> Measure:
    true = matching.of("comment")

    def right(match: Match) -> bool:
        got = {span.page for output in match.holders for span in output.spans if span.file == match.passage.file}
        return match.passage.pages[0] in got and (got <= set(match.passage.pages) or bool(_company(match, true)))

    def tell(match: Match) -> str:
        got = sorted({(span.file, span.page) for output in match.holders for span in output.spans})
        return f"want {match.passage.pages}; got {got}"

    return _share("page", "page right", 0.95, [m for m in true if m.holders], right, tell)


def duplicates(truth: Truth, matching: Matching) -> list[Measure]:
    by_id = {match.passage.id: match for match in matching.of("comment")}
    groups = {key: {o.group for o in match.holders if o.group} for key, match in by_id.items()}
    said = {
        frozenset((a, b)) for a, b in combinations(groups, 2)
        if groups[a] & groups[b] and by_id[a].passage.response != by_id[b].passage.response
    }  # fmt: skip
    wanted = {pair for pair in truth.pairs if pair <= by_id.keys()}
    scored = said - (truth.loose_pairs - wanted)

    def tell(pair: frozenset[str]) -> str:
        return "\n    ".join(show(by_id[key]) for key in sorted(pair))

    wrong, missed = sorted(scored - wanted, key=sorted), sorted(wanted - said, key=sorted)
    return [
        Measure("pair_precision", "duplicate pairs, precision", len(scored & wanted), len(scored), 0.95,
                misses=tuple(map(tell, wrong))),
        Measure("pair_recall", "duplicate pairs, recall", len(scored & wanted), len(wanted), 0.85,
                misses=tuple(map(tell, missed))),
    ]  # fmt: skip


def outside(matching: Matching) -> Measure:
    """AUC: how often a comment about the strategy has a higher top score than one about nothing in it."""
    found = [match for match in matching.of("comment") if match.main]
    inside = [match for match in found if match.passage.places]
    without = [match for match in found if match.passage.outside]

    def top(match: Match) -> float:
        return match.main.score if match.main else 0.0

    wins = sum((top(a) > top(b)) + 0.5 * (top(a) == top(b)) for a in inside for b in without)
    told = [f"{top(m):.3f} outside: {show(m)}" for m in sorted(without, key=top, reverse=True)]
    told += [f"{top(m):.3f} inside: {show(m)}" for m in sorted(inside, key=top)[:15]]
    pairs = len(inside) * len(without)
    misses = () if wins == pairs else tuple(told)
    return Measure("outside_auc", "outside told by top score (AUC)", wins, pairs, 0.85, misses=misses)


def kinds(matching: Matching) -> Measure:
    found = [match for match in matching.of("comment") if match.main]

    def right(match: Match) -> bool:
        return match.main is not None and match.main.type in match.passage.types

    def tell(match: Match) -> str:
        return f"want {'/'.join(sorted(match.passage.types))}; got {match.main.type if match.main else ''}"

    return _share("type", "type of comment right", None, found, right, tell)
