"""``python -m benchmarks.workshop``: a workshop where everybody votes at once, against a real server on loopback.

Makes a world of its own in a temporary folder, serves it, and lets ``--people`` browsers (sessions over HTTP, a thread
each) vote at a human pace while ``--watchers`` more follow the result as the page does. Tells how long a vote takes,
how old the picture on their screens was, and whether every vote that was answered is kept. ``--plain``: nobody's phone
runs the script, so that a vote and the next statement are two requests.
"""

import argparse
import http.client
import itertools
import json
import os
import random
import re
import resource
import socket
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

STATEMENTS: Final = 20
OLDEST: Final = 5.0  # seconds: the goal for the picture
EVERY: Final = 1.5  # seconds: how often the page asks (dialogue.views.voting.LIVE_SECONDS)
ANSWERS: Final = ("med", "med", "emot", "avstar")
_TOKEN: Final = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_NUMBER: Final = re.compile(r'name="pastaende" value="(\d+)"')
_TOLD: Final = re.compile(r"lämnat ([\d\s\u00a0]+) svar")


@dataclass
class Tally:
    """What all threads have seen, guarded by one lock."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    acknowledged: list[float] = field(default_factory=list)  # when each vote was answered for, in that order
    seconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    seen: list[list[tuple[float, int]]] = field(default_factory=list)  # each watcher: when a picture came, its votes


class Browser:
    """One session: keeps its connection and its cookie."""

    def __init__(self, port: int) -> None:
        self.link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookie = self.etag = ""

    def ask(self, method: str, path: str, body: str = "", live: bool = False) -> tuple[int, str]:  # noqa: FBT001, FBT002
        head = {"Cookie": self.cookie, "Accept-Language": "sv", "User-Agent": "workshop"}
        if body:
            head["Content-Type"] = "application/x-www-form-urlencoded"
        if live:
            head["X-Samsyn-Live"] = "1"
        if live and self.etag:
            head["If-None-Match"] = self.etag
        self.link.request(method, path, body, head)
        answer = self.link.getresponse()
        text = answer.read().decode("utf-8", "replace")
        self.etag = answer.headers.get("ETag") or self.etag
        for kept in answer.headers.get_all("Set-Cookie") or []:
            self.cookie = kept.split(";", 1)[0]
        return answer.status, text


def voter(number: int, port: int, path: str, options: argparse.Namespace, tally: Tally) -> None:
    """Open the page, answer, go on, as a person with a phone."""
    chance = random.Random(number)
    time.sleep(chance.uniform(0, options.pace))
    browser = Browser(port)
    try:
        _status, text = browser.ask("GET", path)
        for _turn in range(options.votes):
            token, number_ = _TOKEN.search(text), _NUMBER.search(text)
            if not token or not number_:
                raise ValueError("no statement on the page")
            begun = time.perf_counter()
            body = f"csrfmiddlewaretoken={token[1]}&pastaende={number_[1]}&svar={chance.choice(ANSWERS)}"
            status, text = browser.ask("POST", path, body, live=not options.plain)
            if status != (302 if options.plain else 200):
                raise ValueError(f"answered {status}")
            with tally.lock:
                tally.acknowledged.append(time.perf_counter())
            if options.plain:
                _status, text = browser.ask("GET", path)
            done = time.perf_counter()
            with tally.lock:
                tally.seconds.append(done - begun)
            time.sleep(max(chance.uniform(0.5, 1.5) * options.pace - (done - begun), 0))
    except (OSError, ValueError, http.client.HTTPException) as error:
        with tally.lock:
            tally.faults.append(f"{type(error).__name__}: {error}")


def watcher(number: int, port: int, path: str, stop: threading.Event, tally: Tally) -> None:
    """Follow the result as the page on the wall does, and note how old what it shows is."""
    browser, seen = Browser(port), tally.seen[number]
    stop.wait(EVERY * number / len(tally.seen))
    while not stop.wait(EVERY):
        try:
            status, text = browser.ask("GET", path, live=True)
        except (OSError, http.client.HTTPException) as error:
            with tally.lock:
                tally.faults.append(f"watcher: {error}")
            continue
        now, told = time.perf_counter(), _TOLD.search(text)
        if status == 200 and told:
            seen.append((now, int(re.sub(r"\D", "", told[1]))))


def ages(tally: Tally) -> list[tuple[float, float]]:
    """How old each picture was just before the next one came, and when: since the first vote answered for that it
    lacks."""
    found = []
    for seen in tally.seen:
        for (_at, counted), (replaced, _next) in itertools.pairwise(seen):
            missing = tally.acknowledged[counted] if counted < len(tally.acknowledged) else replaced
            found.append((max(replaced - missing, 0.0), replaced))
    return found


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 0 when nothing was lost and the picture was never too old."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "SAMSYN_DATA_DIR": folder, "SAMSYN_BASE_URL": "http://127.0.0.1"}
        environment.pop("DATABASE_URL", None)
        _run(environment, "world")
        port = _free()
        server = subprocess.Popen(
            [sys.executable, "-m", "samsyn", "serve", "--port", str(port), "--processes", str(options.processes)],
            env=environment,
            stdout=subprocess.DEVNULL,
        )
        try:
            used = _processor()
            tally, begun, seconds = _hall(port, options)
        finally:
            server.terminate()
            server.wait(timeout=30)
        used = _processor() - used
        stored = int(_run(environment, "count"))
    facts = _facts(options, tally, begun, seconds) | {
        "stored": stored,
        "lost": max(len(tally.acknowledged) - stored, 0),
    }
    facts["server_cpu_ms_per_vote"] = round(1000 * used / max(stored, 1), 1)  # with starting, and with the pictures
    sys.stdout.write(json.dumps(facts, indent=1, ensure_ascii=False) + "\n")
    return 0 if facts["lost"] == 0 and not tally.faults and facts["picture_oldest"] <= OLDEST else 1


def _hall(port: int, options: argparse.Namespace) -> tuple[Tally, float, float]:
    _wait(port)
    tally, stop = Tally(seen=[[] for _one in range(options.watchers)]), threading.Event()
    eyes = [
        threading.Thread(target=watcher, args=(number, port, "/dialog/rosta/1/resultat/", stop, tally))
        for number in range(options.watchers)
    ]
    for eye in eyes:
        eye.start()
    begun = time.perf_counter()
    people = [
        threading.Thread(target=voter, args=(number, port, "/dialog/rosta/1/", options, tally))
        for number in range(options.people)
    ]
    for one in people:
        one.start()
    for one in people:
        one.join()
    seconds = time.perf_counter() - begun
    time.sleep(OLDEST)
    stop.set()
    for eye in eyes:
        eye.join()
    return tally, begun, seconds


def _processor() -> float:
    """Processor seconds of the processes that have ended, the server among them."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _facts(options: argparse.Namespace, tally: Tally, begun: float, seconds: float) -> dict[str, Any]:
    waits, found = sorted(tally.seconds), sorted(ages(tally))
    old = [age for age, _when in found]
    return {
        "people": options.people,
        "pace": options.pace,
        "processes": options.processes,
        "script": not options.plain,
        "watchers": options.watchers,
        "votes": len(waits),
        "seconds": round(seconds, 1),
        "votes_per_second": round(len(waits) / seconds, 1),
        "vote_p50": round(_at(waits, 0.5), 3),
        "vote_p95": round(_at(waits, 0.95), 3),
        "vote_p99": round(_at(waits, 0.99), 3),
        "picture_middle": round(_at(old, 0.5), 2),
        "picture_p95": round(_at(old, 0.95), 2),
        "picture_oldest": round(_at(old, 1.0), 2),
        "picture_oldest_at": round(found[-1][1] - begun, 1) if found else 0.0,
        "pictures_seen": sum(len(one) for one in tally.seen),
        "faults": len(tally.faults),
        "first_faults": tally.faults[:3],
    }


def _at(rows: list[float], part: float) -> float:
    return rows[min(int(part * len(rows)), len(rows) - 1)] if rows else 0.0


def _free() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait(port: int) -> None:
    for _attempt in range(300):
        try:
            Browser(port).ask("GET", "/dialog/rosta/1/")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server does not answer")


def _run(environment: dict[str, str], what: str) -> str:
    """Make the world, or count what it holds, in a process of its own."""
    script = Path(__file__).parent / "voting" / "hall.py"
    done = subprocess.run(
        [sys.executable, str(script), what, str(STATEMENTS)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout.strip()


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.workshop", description=__doc__)
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--votes", type=int, default=10, help="votes by each")
    parser.add_argument("--processes", type=int, default=2, help="web processes of the server")
    parser.add_argument("--watchers", type=int, default=10, help="those who follow the result")
    parser.add_argument("--plain", action="store_true", help="phones without script")
    parser.add_argument("--pace", type=float, default=10.0, help="seconds between a person's votes")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
