"""``python -m benchmarks.projection [--umea DIR] [--history DIR]``: speed, memory, agreement and accuracy of projections.

``--umea`` holds startpop_2019.csv and assumptions.csv of a published model, ``--history`` a folder as `samsyn project`
takes. Each timing runs in a process of its own, so that peak memory is its own. See docs/algorithms/projection.md.
"""

import argparse
import json
import multiprocessing
import platform
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from benchmarks.projecting import naive, plain, umea
from samsyn.cores import demography
from samsyn.cores.demography import compiled
from samsyn.projection.intake import read_folder

GOAL_TIMES: Final = 10.0
GOAL_MEMORY: Final = 0.25
GOAL_BOUND: Final = 1.5
GOAL_AGREEMENT: Final = 1e-4
DRAWS: Final = 100
AGE_GROUPS: Final = ((0, 4), (5, 9), (10, 19), (20, 29), (30, 44), (45, 64), (65, 79), (80, 100))

type Single = npt.NDArray[np.float32]


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 0 when all goals that could be measured are reached."""
    options = _options(arguments)
    facts: dict[str, Any] = {"machine": f"{platform.machine()}, Python {platform.python_version()}"}
    if not options.no_speed:
        facts["speed"] = speed(options.areas, options.umea, options.rounds)
    if options.umea:
        facts["umea"] = umea.agreement(options.umea)
    if options.history:
        facts["accuracy"] = accuracy(options.history)
    print(table(facts))
    if options.json:
        options.json.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    return 0 if reached(facts) else 1


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.projection", description=__doc__)
    parser.add_argument("--umea", type=Path, metavar="DIR")
    parser.add_argument("--history", type=Path, metavar="DIR")
    parser.add_argument("--areas", type=int, default=290)
    parser.add_argument("--rounds", type=int, default=1, help="the best of so many")
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument("--json", type=Path, metavar="FILE")
    return parser.parse_args(arguments)


def load(areas: int, folder: Path | None) -> tuple[demography.Assumptions, npt.NDArray[np.float64]]:
    """Thirty years of ``areas`` municipalities: the published one's rates in places of many sizes."""
    return umea.scaled(folder, areas, 30) if folder else naive.invented(areas, 30)


def speed(areas: int, folder: Path | None, rounds: int) -> dict[str, Any]:
    """Seconds and peak bytes above an idle process, for each way of drawing."""
    ways = {
        "numpy": _numpy, "numpy_events": _numpy_events, "bound": _bound, "ours": _ours,
        "ours_events": _ours_events, "plain": _plain, "plain_events": _plain_events,
    }  # fmt: skip
    if not compiled.found():
        del ways["bound"]
    return {
        name: min((_alone(way, areas, folder) for _ in range(rounds)), key=lambda f: f["seconds"])
        for name, way in ways.items()
    }


def _alone(way: Callable[..., float], areas: int, folder: Path | None) -> dict[str, float]:
    context = multiprocessing.get_context("spawn")
    near, far = context.Pipe(duplex=False)
    process = context.Process(target=_measured, args=(way, areas, folder, far))
    process.start()
    far.close()  # so that a process that dies is noticed
    found: dict[str, float] = near.recv()
    process.join()
    return found


def _measured(way: Callable[..., float], areas: int, folder: Path | None, answer: Any) -> None:
    assumed, start = load(areas, folder)
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    if way in (_ours, _ours_events):  # loading and compiling is told beside, not counted
        few, people = load(2, folder)
        demography.simulate(people, few, demography.usual(), draws=DRAWS, fused=compiled.found())
    if way is _bound:
        few, people = load(2, folder)
        _bound(few, people)
    ready = time.perf_counter() - began
    idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began, cpu = time.perf_counter(), time.process_time()
    total = way(assumed, start)
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - idle) * 1024
    answer.send(
        {
            "seconds": seconds,
            "cpu": cpu,
            "peak": peak,
            "total": total,
            "ready": ready,
            "compiler": (idle - before) * 1024,
        }
    )


def _numpy(assumed: demography.Assumptions, start: npt.NDArray[np.float64]) -> float:
    return naive.drawn(assumed, start, DRAWS, events=False)


def _numpy_events(assumed: demography.Assumptions, start: npt.NDArray[np.float64]) -> float:
    return naive.drawn(assumed, start, DRAWS, events=True)


def _ours(assumed: demography.Assumptions, start: npt.NDArray[np.float64]) -> float:
    found = demography.simulate(start, assumed, demography.usual(), draws=DRAWS, events=False)
    return float(found.population.p50[-1].sum())


def _ours_events(assumed: demography.Assumptions, start: npt.NDArray[np.float64]) -> float:
    return float(demography.simulate(start, assumed, demography.usual(), draws=DRAWS).population.p50[-1].sum())


def _bound(assumed: demography.Assumptions, start: npt.NDArray[np.float64]) -> float:
    from benchmarks.projecting import bound  # needs Numba

    return bound.drawn(assumed, start, DRAWS)


def _plain(assumed: demography.Assumptions, start: npt.NDArray[np.float64]) -> float:
    found = demography.simulate(start, assumed, demography.usual(), draws=DRAWS, events=False, fused=False)
    return float(found.population.p50[-1].sum())


def _plain_events(assumed: demography.Assumptions, start: npt.NDArray[np.float64]) -> float:
    found = demography.simulate(start, assumed, demography.usual(), draws=DRAWS, fused=False)
    return float(found.population.p50[-1].sum())


def accuracy(folder: Path) -> dict[str, Any]:
    """Backtests inside the history, and how often an interval made of what was known then has held."""
    history = read_folder(folder).history
    found = demography.backtest(history)
    if found is None:
        return {"origins": 0}
    scores = {name: {"wape": s[-1].wape, "mape": s[-1].mape, "bias": s[-1].bias} for name, s in found.scores.items()}
    scores["last three years"] = plain.scored(history, found.origins)
    late = found.origins[8:]  # years with a past long enough to calibrate on
    held = np.stack([_held(history, origin, demography.calibrate(history.until(origin), least=8)) for origin in late])
    return {
        "origins": len(found.origins), "ten_years": scores,
        "coverage": dict(zip(late, held[:, 0].tolist(), strict=True)),
        "coverage_by_age": dict(zip((f"{first}-{last}" for first, last in AGE_GROUPS), held[:, 1:].mean(0).tolist(), strict=True)),
    }  # fmt: skip


def _held(history: demography.History, origin: int, variation: demography.Variation) -> npt.NDArray[np.float64]:
    """The share of cells inside, of all ages and of each group."""
    known = history.until(origin)
    assumed = demography.assumptions(known.areas, origin, demography.flows_of(known), origin + 10)
    band = demography.simulate(known.population[-1], assumed, variation, draws=200).population
    outcome = history.population[history.years.index(origin + 10)]
    inside = (outcome >= band.p10[-1]) & (outcome <= band.p90[-1])
    return np.array([inside.mean(), *(inside[..., first : last + 1].mean() for first, last in AGE_GROUPS)])


def reached(facts: dict[str, Any]) -> bool:
    """Whether every goal that was measured is reached."""
    good = True
    if "speed" in facts:
        found = facts["speed"]
        good &= found["numpy"]["seconds"] / found["ours"]["seconds"] >= GOAL_TIMES
        good &= found["numpy_events"]["seconds"] / found["ours_events"]["seconds"] >= GOAL_TIMES
        if "bound" in found:
            good &= found["ours"]["seconds"] / found["bound"]["seconds"] <= GOAL_BOUND
        good &= found["ours"]["peak"] / found["numpy"]["peak"] <= GOAL_MEMORY
    if "umea" in facts:
        good &= max(facts["umea"]["errors"]) <= GOAL_AGREEMENT
    return bool(good)


def table(facts: dict[str, Any]) -> str:
    """The figures in lines for a person."""
    lines = [facts["machine"]]
    if "speed" in facts:
        found = facts["speed"]
        lines += [
            f"{name:14} {f['seconds']:7.2f} s  {f['cpu']:7.2f} s of processor  {f['peak'] / 1e6:7.0f} MB above idle"
            for name, f in found.items()
        ]
        warm = found["ours"]
        lines.append(f"compiler       {warm['ready']:7.2f} s to load it and the code, {warm['compiler'] / 1e6:.0f} MB")
        for ours, theirs in (("ours", "numpy"), ("ours_events", "numpy_events")):
            times = found[theirs]["seconds"] / found[ours]["seconds"]
            less = found[theirs]["cpu"] / found[ours]["cpu"]
            memory = found[ours]["peak"] / found[theirs]["peak"]
            lines.append(
                f"{ours:14} {times:5.1f} times faster (goal 10), {less:.1f} times less processor, {memory:.2f} of the memory (goal 0.25)"
            )
        if "bound" in found:
            times = found["ours"]["seconds"] / found["bound"]["seconds"]
            more = found["ours"]["cpu"] / found["bound"]["cpu"]
            lines.append(
                f"ours           {times:5.2f} times the fused bound (goal 1.5), {more:.2f} times its processor"
            )
    if "umea" in facts:
        lines += [
            f"Umeå {y}: {v:.1f}, {100 * e:.4f} % off (goal 0.01)"
            for y, v, e in zip(*facts["umea"].values(), strict=True)
        ]
    if facts.get("accuracy", {}).get("origins"):
        found = facts["accuracy"]
        lines.append(f"backtests, ten years ahead, {found['origins']} origins:")
        lines += [
            f"  {n:16} WAPE {s['wape']:.2f} MAPE {s['mape']:.2f} bias {s['bias']:+.2f}"
            for n, s in found["ten_years"].items()
        ]
        held = ", ".join(f"{100 * share:.0f} % from {origin}" for origin, share in found["coverage"].items())
        mean = 100 * sum(found["coverage"].values()) / len(found["coverage"])
        lines.append(f"  80 % interval of what was known then held {mean:.0f} %: {held} (goal 75-85)")
        lines.append(
            "  by age: " + ", ".join(f"{ages} {100 * share:.0f} %" for ages, share in found["coverage_by_age"].items())
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
