"""``python -m benchmarks.painting ADDRESS [PATH …]``: when the largest thing of a page is drawn, on a slow telephone.

ADDRESS is a site that runs (``samsyn demo``). Chromium with the throttling that Lighthouse has for mobiles (1.6 Mbit/s
down, 0.75 up, 150 ms there and back, the processor four times slower), nothing in its memory, 390 × 844. Per page: largest and first paint,
how much the page moved by itself, requests that block drawing, and bytes over the net.
"""

import argparse
import json
import statistics
import sys
from typing import Any, Final

from playwright.sync_api import Browser, sync_playwright

PATHS: Final = ("/", "/strategi/", "/delta/", "/dialog/", "/nyheter/", "/befolkning/", "/uppfoljning/", "/samverkan/",
                "/kalender/", "/sok/?q=kompetensf%C3%B6rs%C3%B6rjning", "/remiss/1/", "/webbkarta/")  # fmt: skip
FLAGS: Final = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"]  # fmt: skip
NET: Final = {
    "offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8,
}  # fmt: skip
GOOD: Final = 2500  # ms: what the Web Vitals call good
_WATCH: Final = """
window.seen = {lcp: 0, shift: 0};
new PerformanceObserver(l => { for (const e of l.getEntries()) window.seen.lcp = e.startTime; })
  .observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver(l => { for (const e of l.getEntries()) if (!e.hadRecentInput) window.seen.shift += e.value; })
  .observe({type: 'layout-shift', buffered: true});
"""
_TOLD: Final = """() => {
  const all = performance.getEntriesByType('resource'), page = performance.getEntriesByType('navigation')[0];
  const first = performance.getEntriesByName('first-contentful-paint')[0];
  return {lcp: window.seen.lcp, shift: window.seen.shift, fcp: first ? first.startTime : 0, html: page.encodedBodySize,
    answer: page.responseStart, requests: all.length + 1,
    blocking: all.filter(e => e.renderBlockingStatus === 'blocking').length,
    bytes: all.reduce((sum, e) => sum + e.transferSize, page.transferSize)};
}"""


def measured(browser: Browser, address: str) -> dict[str, Any]:
    """One visit by somebody who has never been here."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="sv-SE", device_scale_factor=2)
    page = context.new_page()
    link = context.new_cdp_session(page)
    link.send("Network.enable")
    link.send("Network.emulateNetworkConditions", NET)
    link.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(_WATCH)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(600)
    found: dict[str, Any] = page.evaluate(_TOLD)
    context.close()
    return found


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 0 when every page is good."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.painting", description=__doc__)
    parser.add_argument("address")
    parser.add_argument("paths", nargs="*", default=PATHS)
    parser.add_argument("--visits", type=int, default=3)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    options = parser.parse_args(arguments)
    rows = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=options.chromium, args=FLAGS)
        for path in options.paths:
            visits = [measured(browser, options.address.rstrip("/") + path) for _visit in range(options.visits)]
            row = {key: round(statistics.median(one[key] for one in visits), 3) for key in visits[0]}
            rows.append(row)
            sys.stdout.write(
                f"{row['lcp']:7.0f} ms LCP {row['fcp']:7.0f} FCP {row['answer']:6.0f} svar {row['shift']:.3f} CLS "
                f"{row['blocking']:.0f} blockerar {row['requests']:.0f} hämtas {row['bytes'] / 1000:.0f} kB {path}\n"
            )
            sys.stdout.flush()
        browser.close()
    sys.stdout.write(json.dumps({"worst": max(row["lcp"] for row in rows)}) + "\n")
    return int(any(row["lcp"] > GOOD for row in rows))


if __name__ == "__main__":
    raise SystemExit(main())
