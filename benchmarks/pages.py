"""``python -m benchmarks.pages --data DIR``: every public page of a county ten times over, warm, as nobody.

DIR is a filled demo (``samsyn demo --no-serve`` with SAMSYN_DATA_DIR=DIR). It is copied to a temporary folder and made ten
times larger there; DIR is not touched. Then each address is asked for by the framework's own client: time by the
clock and by the processor, bytes of HTML, and what must be fetched before it can be drawn.
"""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

GOALS: Final = {"ms": 50.0, "bytes": 100_000, "blocking": 3}
_SHEET: Final = re.compile(r'<link rel="stylesheet"(?![^>]*media="print")')
_SCRIPT: Final = re.compile(r"<script (?![^>]*(?:defer|async|type=\"module\"|application/ld))[^>]*src=")


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 0 when every page keeps every goal."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("--data", type=Path, help="a filled demo; without it, SAMSYN_DATA_DIR is measured as it is")
    parser.add_argument("--world", default="demo-alvmark")
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--asked", type=int, default=11, help="so many times each page is asked for, warm")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    if options.data is None:
        return _measure(options)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(options.data / options.world, Path(folder) / options.world)
        if (key := options.data / "secret.key").exists():
            shutil.copy(key, folder)
        environment = {**os.environ, "SAMSYN_DATA_DIR": folder, "SAMSYN_WORLD": options.world}
        environment.pop("DATABASE_URL", None)
        script = Path(__file__).parent / "paging" / "tenfold.py"
        subprocess.run([sys.executable, "-m", "samsyn", "migrate", "-v", "0"], env=environment, check=True)
        subprocess.run([sys.executable, str(script), str(options.times)], env=environment, check=True)
        again = [sys.executable, "-m", "benchmarks.pages", "--asked", str(options.asked)]
        more = ["--json", str(options.json.absolute())] if options.json else []
        return subprocess.run([*again, *more], env=environment, check=False).returncode


def _measure(options: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samsyn.settings")
    import django

    django.setup()
    rows = [_page(path, options.asked) for path in _addresses()]
    rows.sort(key=lambda row: -row["ms"])
    middle = statistics.median(row["ms"] for row in rows)
    for row in rows:
        sys.stdout.write(
            f"{row['ms']:8.1f} ms {row['p95']:8.1f} p95 {row['cpu']:8.1f} cpu "
            f"{row['bytes'] / 1000:7.1f} kB {row['blocking']} {row['path']}\n"
        )
    sys.stdout.write(f"median of medians {middle:.1f} ms\n")
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1, ensure_ascii=False))
    return int(any(row[what] > most for row in rows for what, most in GOALS.items()))


def _page(path: str, asked: int) -> dict[str, Any]:
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS.append("testserver")
    client = Client()
    for _turn in range(2):
        text = client.get(path).content.decode("utf-8", "replace")
    clock, work = [], []
    for _turn in range(asked):
        begun, spent = time.perf_counter(), time.process_time()
        answer = client.get(path)
        clock.append((time.perf_counter() - begun) * 1000)
        work.append((time.process_time() - spent) * 1000)
    assert answer.status_code == 200, (path, answer.status_code)
    return {
        "path": path, "ms": statistics.median(clock), "p95": sorted(clock)[int(0.95 * len(clock))],
        "cpu": statistics.median(work), "bytes": len(text.encode()),
        "blocking": len(_SHEET.findall(text)) + len(_SCRIPT.findall(text)),
    }  # fmt: skip


def _addresses() -> list[str]:
    """One page of each kind, found as a reader finds them: two links deep from the map of the site."""
    from django.conf import settings
    from django.test import Client
    from django.urls import resolve

    settings.ALLOWED_HOSTS.append("testserver")
    client, found, seen = Client(), {}, {"/webbkarta/"}
    layer = ["/webbkarta/", "/"]
    for _depth in range(3):
        after: list[str] = []
        for path in layer:
            answer = client.get(path)
            if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
                continue
            route = resolve(path).route
            if route in found:
                continue
            found[route] = path
            links = dict.fromkeys(re.findall(r'href="(/[^"?#]*)["?#]', answer.content.decode()))
            after += [
                one for one in links if one not in seen and not one.startswith(("/static", "/stil", "/en/", "/api"))
            ]
            seen.update(after)
        layer = after
    return sorted(found.values())


if __name__ == "__main__":
    raise SystemExit(main())
