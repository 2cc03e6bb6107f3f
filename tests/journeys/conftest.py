"""A real demo county, a real server, a real browser. Without Chromium these tests skip with a clear word."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from samsyn.sources.tests.double import Double, running
from tests.journeys import places
from tests.journeys.cast import CHROMIUM, FLAGS, log_in
from tests.journeys.places import Places

expect.set_options(
    timeout=20_000
)  # how long to wait for what will come: a shared machine may be slow, and that is no fault


@pytest.fixture(scope="session")
def sources() -> Iterator[Double]:
    """Kolada and SCB on this machine, for the served site to ask."""
    with running() as double:
        yield double


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, sources: Double) -> Iterator[str]:
    """The address of a served demo; SAMSYN_TEST_SITE points at a site with the demo's cast that already runs."""
    if address := os.environ.get("SAMSYN_TEST_SITE"):
        yield address.rstrip("/")
        return
    environment = {
        **os.environ,
        "SAMSYN_DATA_DIR": str(tmp_path_factory.mktemp("site")),
        "SAMSYN_WORLD": "demo-alvmark",
        "SAMSYN_KOLADA_URL": sources.kolada,
        "SAMSYN_SCB_URL": sources.scb,
    }
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "samsyn"]
    subprocess.run([*command, "demo", "--no-serve"], env=environment, check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([*command, "serve", "--port", str(port)], env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(address: str) -> None:
    for _attempt in range(600):  # two minutes: the machine may have other work
        with suppress(OSError), urllib.request.urlopen(f"{address}/", timeout=5):
            return
        time.sleep(0.2)
    pytest.fail(f"Servern svarar inte på {address}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, driven by Playwright."""
    if CHROMIUM is None:
        pytest.skip("Chromium saknas: installera paketet chromium för att köra webbläsartesterna.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def states(site: str, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Logged-in sessions of the cast, kept as files so that each test need not log in."""
    found = {}
    for name in ("handlaggare", "lasare", "strateg", "administrator"):
        context = browser.new_context(locale="sv-SE")
        log_in(context, site, name)
        found[name] = tmp_path_factory.mktemp("state") / f"{name}.json"
        context.storage_state(path=found[name])
        context.close()
    return found


@pytest.fixture(scope="session")
def where(site: str, browser: Browser, states: dict[str, Path]) -> Places:
    """Where the pages of the site are."""
    context = browser.new_context(storage_state=states["handlaggare"])
    found = places.find(context.request, site)
    context.close()
    return found
