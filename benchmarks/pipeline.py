"""``python -m benchmarks.pipeline``: 1,000 responses from bytes to placed and grouped comments, against the floor."""

import argparse
import json
import platform
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from benchmarks.timing import material, watching

GOAL: Final = 3.0  # seconds of the trip on two cores for each second of the floor


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 0 when the goal is reached."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as name:
        try:
            what = material.given(options.test) if options.test else _made(Path(name), options)
        except material.NoMaterial as error:
            sys.exit(f"{error}: no strategy file or no folder of responses")
        facts = measure(what, jobs=options.jobs, store=not options.no_store, scratch=Path(name))
    print(table(facts))
    if options.json:
        options.json.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    return 0 if facts["ratio"] <= GOAL else 1


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pipeline", description=__doc__)
    parser.add_argument("--test", type=Path, metavar="DIR", help="a folder with a strategy and svar/ or responses/")
    parser.add_argument("--train", type=Path, metavar="DIR", help="taken like the other benchmarks take it; not used")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    parser.add_argument("--responses", type=int, default=1000, metavar="N", help="how many to invent without --test")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes for the trip")
    parser.add_argument("--seed", type=int, default=2040)
    parser.add_argument("--no-store", action="store_true", help="leave out storing in a site")
    return parser.parse_args(arguments)


def _made(folder: Path, options: argparse.Namespace) -> material.Material:
    return material.made(folder / "made", options.responses, options.seed)


def measure(what: material.Material, *, jobs: int, store: bool, scratch: Path) -> dict[str, Any]:
    """All figures, as in --json. Seconds; bytes for memory."""
    strategy, responses = str(what.strategy), str(what.responses)
    floor = watching.run("floor", responses, str(jobs))
    kept = str(scratch / "analysis.pickle")
    trip = watching.run("trip", strategy, responses, str(jobs), kept)
    report = watching.run("report", kept)
    facts: dict[str, Any] = {
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "files": what.files,
        "left_out": what.left_out,
        "jobs": jobs,
        "floor": floor.facts,
        "trip": {**trip.facts, "peak": trip.peak},
        "report": {**report.facts, "peak": report.peak},
        "ratio": trip.facts["seconds"] / floor.facts["single"],
        "ratio_parallel": trip.facts["seconds"] / floor.facts["parallel"],
        "ratio_cpu": trip.facts["cpu"] / floor.facts["cpu"],
        "goal": GOAL,
    }
    if store:
        place = {"SAMSYN_DATA_DIR": str(scratch / "site"), "DJANGO_SETTINGS_MODULE": "samsyn.settings"}
        stored = watching.run("storing", strategy, responses, str(jobs), environment=place)
        facts["storing"] = {**stored.facts, "peak": stored.peak}
    return facts


def table(facts: dict[str, Any]) -> str:
    """The figures in lines for a person."""
    trip, floor = facts["trip"], facts["floor"]
    comments, seconds = trip["comments"], trip["seconds"]
    left_out = f" ({facts['left_out']} of other formats left out)" if facts["left_out"] else ""
    lines = [
        f"{facts['files']} PDF and DOCX files{left_out}; {facts['machine']}",
        f"{trip['responses']} responses, {comments} comments, {trip['placed']} placed, {trip['groups']} groups",
        "",
        _line("floor: bare pypdfium2 and python-docx, 1 process", floor["single"]),
        _line(f"floor on {facts['jobs']} processes", floor["parallel"]),
        _line(f"trip on {facts['jobs']} processes", seconds, f"{comments / seconds:,.0f} comments/s"),
        _line("  peak memory of the trip, children included", None, f"{trip['peak'] / 1e6:,.0f} MB RSS"),
        _line("ratio to the floor", None, f"{facts['ratio']:.2f}  {_verdict(facts)} (goal ≤ {facts['goal']:.1f})"),
        _line(f"ratio to the floor on {facts['jobs']} processes", None, f"{facts['ratio_parallel']:.2f}"),
        _line("ratio of processor time, trip to floor", None, f"{facts['ratio_cpu']:.2f}"),
        *(_line(f"report: {name}", took) for name, took in facts["report"].items() if name != "peak"),
        _line("  peak memory of the report", None, f"{facts['report']['peak'] / 1e6:,.0f} MB RSS"),
    ]
    if "storing" in facts:
        storing = facts["storing"]
        beside = storing["read_and_stored"] - seconds
        lines += [
            _line("storing: originals registered", storing["received"]),
            _line("storing: trip into the site", storing["read_and_stored"], f"{beside:+.1f} s beside the trip"),
            _line("  peak memory, children included", None, f"{storing['peak'] / 1e6:,.0f} MB RSS"),
        ]
    return "\n".join(lines)


def _line(name: str, seconds: float | None, words: str = "") -> str:
    return f"{name:52}{f'{seconds:8.2f} s' if seconds is not None else '':10}  {words}".rstrip()


def _verdict(facts: dict[str, Any]) -> str:
    return "✓" if facts["ratio"] <= facts["goal"] else "✗"


if __name__ == "__main__":
    raise SystemExit(main())
