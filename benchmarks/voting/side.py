"""One side in a process of its own: ``python side.py ours|reference VOTES.npz``; prints its figures as JSON.

Run as a file, so that the reference may use an interpreter with red-dwarf in it. Votes are in memory and everything is
imported and warm when the clock starts; CPU time counts all threads. Peak memory is the process's, votes and all.
"""

import importlib
import json
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np


def timed(what: Callable[[], Any]) -> tuple[Any, dict[str, float]]:
    """The result, and CPU and wall seconds."""
    cpu, wall = time.process_time(), time.perf_counter()
    result = what()
    return result, {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}


def peak() -> int:
    """Bytes that the process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def ours(who: Any, what: Any, marks: Any, truth: Any) -> dict[str, Any]:
    """From arrays of votes to groups, representative and consensus statements; the rest beside."""
    from samsyn.cores.opinion import adjusted_rand, analyse, collect, refresh

    def whole(a: Any, b: Any, c: Any) -> Any:
        found = analyse(collect(a, b, c), seed=1)
        _ = (found.typical, found.consensus, found.united)
        return found

    few = who < 200
    whole(who[few], what[few], marks[few])
    found, run = timed(lambda: whole(who, what, marks))
    facts: dict[str, Any] = {"run": run, "peak": peak(), "groups": found.groups.sizes.tolist()}
    _, facts["uncertainty"] = timed(lambda: found.certainty)
    _, facts["split_half"] = timed(lambda: found.split_half())
    chance = np.random.default_rng(7)
    people, statements = found.votes.shape
    more = chance.integers(0, people, 1000), chance.integers(0, statements, 1000), chance.integers(-1, 2, 1000)

    def again() -> Any:
        fresh = refresh(found, found.votes.participants[more[0]], found.votes.statements[more[1]], more[2])
        return fresh.typical, fresh.consensus, fresh.united

    _, facts["refresh"] = timed(again)
    labels, answered = found.groups.labels, found.votes.answered
    if len(truth):
        for least in (7, 40):
            chosen = answered >= least
            facts[f"ari_{least}"] = adjusted_rand(truth[found.votes.participants[chosen]], labels[chosen])
    return facts


def reference(who: Any, what: Any, marks: Any, truth: Any) -> dict[str, Any]:
    """red-dwarf's whole pipeline, from the list of votes that it takes."""
    from sklearn.metrics import adjusted_rand_score

    run_pipeline = importlib.import_module("reddwarf.implementations.base").run_pipeline  # not in our environment

    def rows(chosen: Any) -> list[dict[str, int]]:
        triplets = zip(who[chosen].tolist(), what[chosen].tolist(), marks[chosen].tolist(), strict=True)
        return [{"participant_id": a, "statement_id": b, "vote": c} for a, b, c in triplets]

    run_pipeline(votes=rows(who < 200), random_state=1)
    votes = rows(np.ones(len(who), dtype=bool))
    found, run = timed(lambda: run_pipeline(votes=votes, random_state=1))
    labels = found.participants_df["cluster_id"].dropna()
    sizes = np.sort(np.bincount(labels.to_numpy(dtype=int)))[::-1]
    facts: dict[str, Any] = {"run": run, "peak": peak(), "groups": sizes.tolist()}
    if len(truth):
        answered = np.bincount(who, minlength=len(truth))
        for least in (7, 40):
            chosen = labels[answered[labels.index.to_numpy()] >= least]
            facts[f"ari_{least}"] = float(
                adjusted_rand_score(truth[chosen.index.to_numpy()], chosen.to_numpy(dtype=int))
            )
    return facts


if __name__ == "__main__":
    loaded = np.load(sys.argv[2])
    side = ours if sys.argv[1] == "ours" else reference
    sys.stdout.write(json.dumps(side(loaded["who"], loaded["what"], loaded["marks"], loaded["truth"])))
