"""``python -m benchmarks.votes``: opinion groups against red-dwarf, both sides fed the same votes, one process each."""

import argparse
import csv
import gzip
import importlib.util
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.voting.made import Made, made

SIDE: Final = Path(__file__).parent / "voting" / "side.py"
SOURCE: Final = Path(__file__).parent.parent / "src"
GOALS: Final = {30_000: 40, 100_000: 100}  # participants: how many times less CPU


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 0 when the goals that were measured are reached."""
    options = _options(arguments)
    votes = _read(options.test) if options.test else _made(options)
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "votes.npz"
        np.savez(file, who=votes.who, what=votes.what, marks=votes.marks, truth=votes.truth)
        facts: dict[str, Any] = {
            "machine": f"{platform.machine()}, Python {platform.python_version()}",
            "participants": int(votes.who.max()) + 1,
            "statements": int(votes.what.max()) + 1,
            "votes": len(votes.marks),
            "seed": options.seed,
            "ours": _side("ours", file, sys.executable),
        }
        interpreter = options.reference or (sys.executable if importlib.util.find_spec("reddwarf") else None)
        if interpreter and not options.alone:
            facts["reference"] = _side("reference", file, str(interpreter))
    print(table(facts))
    if options.json:
        options.json.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    return 0 if reached(facts) else 1


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.votes", description=__doc__)
    parser.add_argument("--test", type=Path, metavar="FILE", help="a wide participants-votes CSV, gzip or not")
    parser.add_argument("--train", type=Path, metavar="DIR", help="taken like the other benchmarks take it; not used")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    parser.add_argument("--participants", type=int, default=10_000, metavar="N")
    parser.add_argument("--statements", type=int, default=1_000, metavar="N")
    parser.add_argument("--fill", type=float, default=0.05, metavar="SHARE", help="share of the table that is filled")
    parser.add_argument("--seed", type=int, default=2040)
    parser.add_argument("--reference", type=Path, metavar="PYTHON", help="an interpreter that has red-dwarf 0.4.0")
    parser.add_argument("--alone", action="store_true", help="our side only")
    return parser.parse_args(arguments)


def _made(options: argparse.Namespace) -> Made:
    return made(options.participants, options.statements, options.fill, options.seed)


def _read(file: Path) -> Made:
    """A wide export: the columns whose names are numbers are statements."""
    data = file.read_bytes()
    rows = list(
        csv.reader((gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8-sig").splitlines())
    )
    columns = [at for at, name in enumerate(rows[0]) if name.strip().isdecimal()]
    cells = [
        (person, number, int(float(row[at])))
        for person, row in enumerate(rows[1:])
        for number, at in enumerate(columns)
        if row[at] != ""
    ]
    who, what, marks = (np.array(one) for one in zip(*cells, strict=True))
    return Made(who.astype(np.int32), what.astype(np.int32), marks.astype(np.int8), np.array([]))


def _side(name: str, file: Path, interpreter: str) -> Any:
    kept = {**os.environ, "PYTHONPATH": str(SOURCE)} if name == "ours" else dict(os.environ)
    done = subprocess.run(
        [interpreter, str(SIDE), name, str(file)], env=kept, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{name}: {done.stderr[-2000:]}")
    return json.loads(done.stdout)


def ratio(facts: dict[str, Any]) -> float | None:
    """How many times less CPU; None without the reference."""
    return facts["reference"]["run"]["cpu"] / facts["ours"]["run"]["cpu"] if "reference" in facts else None


def reached(facts: dict[str, Any]) -> bool:
    """The goal for this many participants, when there is one and the reference was there; and a cheap refresh."""
    times, goal = ratio(facts), GOALS.get(facts["participants"])
    cheap = facts["participants"] < 100_000 or 20 * facts["ours"]["refresh"]["cpu"] <= facts["ours"]["run"]["cpu"]
    return cheap and (times is None or goal is None or times >= goal)


def table(facts: dict[str, Any]) -> str:
    """The figures as a Markdown table."""
    shape = f"{facts['participants']:,} x {facts['statements']:,}, {facts['votes']:,} votes"
    lines = [f"{shape} ({facts['machine']})", "", "| | CPU s | wall s | peak MB | groups | ARI >= 7 | ARI >= 40 |"]
    lines.append("|---|---|---|---|---|---|---|")
    for name in ("ours", "reference"):
        if name in facts:
            side = facts[name]
            quality = [f"{side[key]:.3f}" if key in side else "" for key in ("ari_7", "ari_40")]
            lines.append(
                f"| {name} | {side['run']['cpu']:.2f} | {side['run']['wall']:.2f} | {side['peak'] / 1e6:.0f} | "
                f"{side['groups']} | {' | '.join(quality)} |"
            )
    beside = {name: facts["ours"][name] for name in ("uncertainty", "split_half", "refresh")}
    lines += [f"| ours: {name} | {one['cpu']:.3f} | {one['wall']:.3f} | | | | |" for name, one in beside.items()]
    times = ratio(facts)
    if times is not None:
        memory = facts["reference"]["peak"] / facts["ours"]["peak"]
        lines.append(f"\n{times:.0f} times less CPU, {memory:.1f} times less memory")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
