"""``python -m benchmarks.trip --test DIR``: the whole trip on a hand-written set (docs/algorithms/trip-quality.md)."""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.scoring import analysis as outcome
from benchmarks.scoring import consistency, oracle, reading
from benchmarks.scoring.kept import kept
from benchmarks.scoring.matching import match
from benchmarks.scoring.measure import Measure
from benchmarks.scoring.measures import all_measures
from benchmarks.scoring.truth import Truth, load


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    truth = load(options.test)
    seconds = 0.0
    if options.check:
        result = outcome.parse(oracle.perfect(truth), truth)
    elif options.analysis:
        result = outcome.load(options.analysis, truth)
    else:
        with tempfile.TemporaryDirectory() as name:
            seconds = run(truth, options.strategy or options.test / truth.strategy, options.keep or Path(name))
            result = outcome.load((options.keep or Path(name)) / "analysis.json", truth)
    measures = score(truth, result)
    faults = consistency.faults(truth, result, with_spans=not options.check)
    print(table(measures, faults, seconds))
    if options.misses:
        print(misses(measures, faults))
    if options.json:
        options.json.write_text(json.dumps(as_json(options.test.name, measures, faults, seconds), indent=1), "utf-8")
    return 0 if all(measure.reached for measure in measures) and not faults else 1


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.trip", description=__doc__)
    parser.add_argument("--test", type=Path, required=True, metavar="DIR", help="a set with forvantat.json")
    parser.add_argument(
        "--train", type=Path, metavar="DIR", help="taken for the sake of the other benchmarks; not used"
    )
    parser.add_argument("--analysis", type=Path, metavar="FILE", help="score this analysis.json, run nothing")
    parser.add_argument(
        "--strategy", type=Path, metavar="FILE", help="another file of the same strategy, e.g. strategi.pdf"
    )
    parser.add_argument("--keep", type=Path, metavar="DIR", help="let the run write here and keep it")
    parser.add_argument(
        "--check", action="store_true", help="check the set: score a perfect answer made from the truth"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    parser.add_argument("--misses", action="store_true", help="list what went wrong, grouped by measure")
    return parser.parse_args(arguments)


def run(truth: Truth, strategy: Path, out: Path) -> float:
    """Runs the command as an officer would; returns seconds."""
    command = [sys.executable, "-m", "samsyn", "remiss", str(strategy), str(truth.folder / truth.responses_dir)]
    start = time.monotonic()
    done = subprocess.run([*command, "--out", str(out)], capture_output=True, text=True, check=False)
    if done.returncode not in {0, 3}:
        sys.exit(f"samsyn remiss ended with {done.returncode}:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return time.monotonic() - start


def score(truth: Truth, result: outcome.Analysis) -> list[Measure]:
    return [*all_measures(truth, result, match(truth, result)), kept(reading.texts(truth), truth, result)]


def table(measures: list[Measure], faults: list[str], seconds: float) -> str:
    lines = [f"{'':2}{'measure':36}{'goal':>8}{'result':>9}{'count':>15}"]
    for one in measures:
        goal = "–" if one.goal is None else f"{'≥' if one.least else '≤'} {one.goal:.2f}"
        sign = " " if one.goal is None else "✓" if one.reached else "✗"
        lines.append(f"{sign:2}{one.name:36}{goal:>8}{one.value:>9.3f}{f'{one.hits:g} / {one.of:g}':>15}")
    lines.append(f"{'✗' if faults else '✓':2}{'analysis.json agrees with itself':36}{'0':>8}{len(faults):>9}")
    return "\n".join([*lines, f"  samsyn remiss took {seconds:.1f} s" if seconds else ""]).rstrip()


def misses(measures: list[Measure], faults: list[str]) -> str:
    parts = [
        f"\n== {one.name} ({len(one.misses)})\n" + "\n".join(f"- {miss}" for miss in one.misses)
        for one in measures
        if one.misses
    ]
    if faults:
        parts.append(
            f"\n== analysis.json agrees with itself ({len(faults)})\n" + "\n".join(f"- {fault}" for fault in faults)
        )
    return "\n".join(parts)


def as_json(name: str, measures: list[Measure], faults: list[str], seconds: float) -> dict[str, object]:
    rows = [
        {"key": one.key, "name": one.name, "value": round(one.value, 4), "hits": one.hits, "of": one.of,
         "goal": one.goal, "at_least": one.least, "reached": one.reached} for one in measures
    ]  # fmt: skip
    return {"set": name, "measures": rows, "faults": faults, "seconds": round(seconds, 2)}


if __name__ == "__main__":
    sys.exit(main())
