"""``python -m benchmarks.indicators [--part 1.0] [--against sqlite] [--duckdb PYTHON] [--json FILE]``: all of Kolada's size.

Made up in its real shape: 6,000 indicators x 312 areas x 30 years x 3 sexes, 17 % filled. Load, size, refresh and the
questions; each side is a process of its own, one after the other, and all must give the same answers. See docs/decisions/0006.
"""

import argparse
import importlib.util
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from benchmarks.figuring.made import KPIS

ROOT: Final = Path(__file__).parent.parent
SIDE: Final = ROOT / "benchmarks" / "figuring" / "side.py"
GOALS: Final = {"refresh": 20.0, "one_series": 5.0, "profile": 150.0, "goal_page": 100.0}  # milliseconds
ROWS: Final = {
    "load_seconds": "load, s", "size": "size on disk, MB", "refresh": "refresh of one indicator, ms",
    "one_series": "one indicator, all areas, ms", "profile": "one area's latest value and place in all, ms",
    "kept": "the same from a table kept beside, ms", "trends": "trends of all areas, ms", "ranks": "places of all areas, ms",
    "goal_page": "a goal's page: 10 indicators x 22 areas, ms", "peak": "peak memory, MB",
}  # fmt: skip
MEGABYTES: Final = ("size", "peak")


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 0 when every goal is reached and every answer is the same."""
    options = _options(arguments)
    kpis = max(200, round(KPIS * options.part))
    sides = {"ours": sys.executable} | dict.fromkeys(options.against, sys.executable)
    duck = options.duckdb or (sys.executable if importlib.util.find_spec("duckdb") else None)
    sides |= {"duckdb": str(duck)} if duck else {}
    facts = {name: _side(name, kpis, python) for name, python in sides.items()}
    answers = {name: facts[name].pop("answers") for name in facts}
    alike = {name: same(answers["ours"], answers[name]) for name in answers if name != "ours"}
    print(table(facts, f"{kpis:,} indicators, {facts['ours']['values']:,} values, {platform.machine()}"))
    print("\n".join(f"{name} gives {'the same' if same else 'OTHER'} answers" for name, same in alike.items()))
    reached = all(alike.values()) and all(facts["ours"][name] <= most for name, most in GOALS.items())
    print("every goal is reached" if reached else f"not reached; goals in milliseconds: {GOALS}")
    if options.json:
        options.json.write_text(json.dumps({"kpis": kpis, **facts, "alike": alike}, indent=1) + "\n", encoding="utf-8")
    return 0 if reached else 1


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.indicators", description=__doc__)
    parser.add_argument("--part", type=float, default=1.0, help="how much of it all")
    parser.add_argument("--against", choices=["sqlite"], action="append", default=[])
    parser.add_argument("--duckdb", type=Path, metavar="PYTHON", help="an interpreter that has DuckDB and NumPy")
    parser.add_argument("--json", type=Path, metavar="FILE")
    return parser.parse_args(arguments)


def _side(name: str, kpis: int, python: str) -> dict[str, Any]:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [python, str(SIDE), name, str(kpis), folder], env=environment, capture_output=True, text=True, check=False
        )
    if done.returncode:
        sys.exit(f"{name}: {done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def same(mine: dict[str, Any], theirs: dict[str, Any]) -> bool:
    """Values and places alike to the last bit; slopes to a billionth."""
    if mine["profile"] != theirs["profile"] or mine["ranks"] != theirs["ranks"]:
        return False
    pairs = list(zip(mine["trends"], theirs["trends"], strict=False))
    near = all(a[:2] == b[:2] and abs(a[2] - b[2]) <= 1e-9 * max(1.0, abs(a[2])) for a, b in pairs)
    return near and len(mine["trends"]) == len(theirs["trends"])


def table(facts: dict[str, dict[str, Any]], shape: str) -> str:
    """The figures as a Markdown table, with how many times ours each other side takes."""
    others = [name for name in facts if name != "ours"]
    names = ["ours", *(f"{name} {facts[name].get('version', '')}".strip() for name in others)]
    lines = [shape, "", f"| | {' | '.join(names)} | {' | '.join(f'{name} / ours' for name in others)} |"]
    lines.append("|---|" + "---:|" * (len(names) + len(others)))
    for key, label in ROWS.items():
        mine = facts["ours"].get("profile" if key == "kept" else key)
        cells = [_cell(key, facts[name].get(key)) for name in facts]
        ratios = [_ratio(facts[name].get(key), mine) for name in others]
        lines.append(f"| {label} | {' | '.join([*cells, *ratios])} |")
    return "\n".join(lines)


def _cell(key: str, value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value / 1e6:,.0f}" if key in MEGABYTES else f"{value:,.1f}" if value >= 1 else f"{value:.2f}"


def _ratio(theirs: float | None, mine: float | None) -> str:
    return f"{theirs / mine:.3g}" if theirs is not None and mine else "–"


if __name__ == "__main__":
    sys.exit(main())
