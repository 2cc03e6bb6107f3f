"""``python -m benchmarks.deadline``: the last hour of a round, compressed, against real servers on loopback.

DATABASE_URL names an empty PostgreSQL database; without it SQLite is measured, and the report says so. A fifth of the
connections send answers (ten sections, an attachment, approval, sending), two triage, the others read. In the middle web
and workers are killed by SIGKILL. Afterwards each receipt is looked for: once, whole, bit for bit. Beside it, in the same
run, the floor: a bare Django page and a bare durable form post, with two queries each.
"""

import argparse
import json
import os
import queue
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, Final

from benchmarks.loading import browsers, servers
from benchmarks.loading.browsers import Browser, Tally

CLIENTS: Final = 8  # for the floor and the pages one by one
COUNTY: Final = Path(__file__).parent / "loading" / "county.py"


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 0 when no receipt is lost, double or changed."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "SAMSYN_DATA_DIR": folder, "SAMSYN_BASE_URL": "http://127.0.0.1", "FLOOR": folder}
        facts = _county(environment, "world", str(options.respondents))
        notes = Path(folder) / "facts.json"
        notes.write_text(json.dumps(facts))
        found = {
            "database": "PostgreSQL" if os.environ.get("DATABASE_URL") else "SQLite (no DATABASE_URL)",
            "cores": os.cpu_count(), "load before": [round(one, 1) for one in os.getloadavg()],
            "respondents": options.respondents, "connections": options.connections, "seconds": options.seconds,
            "beside the floor": _beside(environment, facts, options.beside),
            "load": _load(environment, facts, options, Path(folder) / "receipts.json"),
            "queries": _county(environment, "queries", str(notes)),
        }  # fmt: skip
    told = json.dumps(found, indent=1, ensure_ascii=False)
    sys.stdout.write(told + "\n")
    if options.json:
        options.json.write_text(told)
    kept = found["load"]["kept"]
    return 1 if any(kept[fault] for fault in ("lost", "double", "changed", "sent, not registered")) else 0


def _beside(environment: dict[str, str], facts: dict[str, Any], seconds: float) -> dict[str, Any]:
    """Requests a second and processor milliseconds a request, each page by itself, and as times the floor.

    Each page four times: made anew each time, with nothing kept; after an act, when all is asked anew and mostly answered
    as it was; as it is answered to most: kept, with the question whether it is true; and to somebody who is logged in:
    the kept inside in a frame of their own.
    """
    subprocess.run([sys.executable, "-m", "benchmarks.loading.floor"], env=environment, check=True)
    floor = servers.Web("benchmarks.loading.floor:application", environment)
    rows = {"floor page": _paced(floor, "GET", "/", seconds), "floor post": _paced(floor, "POST", "/post/", seconds)}
    floor.stop()
    ours, after_acts = "samsyn.wsgi:application", "benchmarks.loading.anew:application"
    for kind, application, kept in (("", ours, "0"), (", after an act", after_acts, "32"), (", kept", ours, "32")):
        site = servers.Web(application, {**environment, "SAMSYN_PAGES_MB": kept})
        for name, path in facts["pages"].items():
            row = rows[f"{name}{kind}"] = _paced(site, "GET", path, seconds)
            row["times the floor"] = round(row["cpu ms"] / rows["floor page"]["cpu ms"], 2)
            if kind == ", kept":
                row = rows[f"{name}, logged in"] = _paced(site, "GET", path, seconds, facts["reader"])
                row["times the floor"] = round(row["cpu ms"] / rows["floor page"]["cpu ms"], 2)
        site.stop()
    return rows


def _paced(web: servers.Web, method: str, path: str, seconds: float, cookie: str = "") -> dict[str, float]:
    """As fast as eight connections can, after a second to get warm."""
    for wanted in (min(1.0, seconds), seconds):
        tally, stop = Tally(), threading.Event()
        crowd = [
            threading.Thread(target=_again, args=(web.port, method, path, stop, tally, cookie)) for _ in range(CLIENTS)
        ]
        before, begun = web.cpu(), time.perf_counter()
        for one in crowd:
            one.start()
        time.sleep(wanted)
        stop.set()
        for one in crowd:
            one.join()
        count, took = len(tally.seconds["ask"]), time.perf_counter() - begun
    cpu = web.cpu() - before
    return {"requests/s": round(count / took, 1), "cpu ms": round(1000 * cpu / count, 2), "errors": len(tally.errors)}


def _again(port: int, method: str, path: str, stop: threading.Event, tally: Tally, cookie: str) -> None:
    browser = Browser(port, tally, cookie)
    while not stop.is_set():
        if method == "POST":
            browser.form("ask", path, {"words": "Vi saknar ett mål för vägen."})
        else:
            browser.ask("ask", "GET", path)


def _load(
    environment: dict[str, str], facts: dict[str, Any], options: argparse.Namespace, receipts: Path
) -> dict[str, Any]:
    web, tally, stop = servers.Web("samsyn.wsgi:application", environment), Tally(), threading.Event()
    workers = [servers.worker(environment) for _ in range(2)]
    tokens: queue.SimpleQueue[str] = queue.SimpleQueue()
    for token in facts["tokens"]:
        tokens.put(token)
    sizes = (int(options.attachment * 1e6), int(options.largest * 1e6))
    senders = max(1, options.connections // 5)
    crowd = [
        threading.Thread(target=browsers.respondents, args=(web.port, tokens, facts, sizes, stop, tally))
        for _ in range(senders)
    ]
    crowd += [threading.Thread(target=browsers.officers, args=(web.port, facts, stop, tally)) for _ in range(2)]
    crowd += [
        threading.Thread(target=browsers.readers, args=(web.port, facts, stop, tally))
        for _ in range(max(1, options.connections - senders - 2))
    ]
    begun = time.perf_counter()
    for one in crowd:
        one.start()
    time.sleep(options.seconds / 2)
    killed = web.kill_children()
    for one_ in workers:
        one_.kill()
    workers = [servers.worker(environment) for _ in workers]
    time.sleep(max(options.seconds / 2, 0))
    stop.set()
    for one in crowd:
        one.join()
    took = time.perf_counter() - begun
    lag = _county(environment, "waiting")
    drained = _drain(environment, options.drain)
    for one_ in workers:
        one_.terminate()
        one_.wait(timeout=60)
    web.stop()
    receipts.write_text(json.dumps(tally.receipts))
    return {
        "killed": {"web": killed, "workers": len(workers)}, "connections cut": tally.cut, "seconds": round(took, 1),
        "receipts": len(tally.receipts), "kept": _county(environment, "check", str(receipts)),
        "errors": len(tally.errors), "first errors": sorted(set(tally.errors))[:5],
        "requests": {name: _spread(rows) for name, rows in sorted(tally.seconds.items())},
        "all": _spread([one for rows in tally.seconds.values() for one in rows]),
        "queue at the end": lag, "seconds to empty the queue": drained,
    }  # fmt: skip


def _drain(environment: dict[str, str], limit: float) -> float | str:
    """Seconds until all that was sent is read. What the dead workers held is taken back at once, not after five minutes."""
    begun = time.perf_counter()
    _county(environment, "free")
    while time.perf_counter() - begun < limit:
        if _county(environment, "waiting")["left"] == 0:
            return round(time.perf_counter() - begun, 1)
        time.sleep(1)
    return f"more than {limit:.0f}"


def _spread(rows: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(rows, n=100, method="inclusive") if len(rows) > 1 else [*rows, 0.0] * 50
    return {"count": len(rows), "p50": round(cuts[49], 3), "p95": round(cuts[94], 3), "p99": round(cuts[98], 3)}


def _county(environment: dict[str, str], *arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(COUNTY), *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.deadline", description=__doc__)
    parser.add_argument("--respondents", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--beside", type=float, default=12, help="seconds for the floor and for each page by itself")
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--attachment", type=float, default=1.0, help="MB on average")
    parser.add_argument("--largest", type=float, default=25.0, help="MB, one attachment in fifty")
    parser.add_argument("--drain", type=float, default=600, help="seconds to wait for the workers afterwards")
    parser.add_argument("--json", type=Path)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
