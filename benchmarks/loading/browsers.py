"""Those who load the site: respondents who send, officers who triage, the public who reads. A thread each."""

import hashlib
import http.client
import queue
import random
import re
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

PAUSE, TRIES = 0.5, 60


@dataclass
class Tally:
    """What all threads have seen, guarded by one lock."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    receipts: dict[str, tuple[str, str]] = field(default_factory=dict)  # by token: the file's checksum, the number
    errors: list[str] = field(default_factory=list)
    cut: int = 0  # connections that a kill cut; the browser tries again

    def note(self, kind: str, seconds: float, fault: str = "") -> None:
        with self.lock:
            self.seconds[kind].append(seconds)
            if fault:
                self.errors.append(fault)


class Browser:
    """One connection; a cut one is opened again, as a person would press again."""

    def __init__(self, port: int, tally: Tally, cookie: str = "") -> None:
        self.port, self.tally, self.cookie = port, tally, cookie
        self.link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, kind: str, method: str, path: str, body: bytes = b"", type_: str = "") -> tuple[int, str, str]:
        """(status, place it sends on to, text)."""
        head = {"Accept-Language": "sv", "User-Agent": "deadline"}
        head |= {"Cookie": f"sessionid={self.cookie}"} if self.cookie else {}
        head |= {"Content-Type": type_} if type_ else {}
        for _again in range(TRIES):
            begun = time.perf_counter()
            try:
                self.link.request(method, path, body or None, head)
                answer = self.link.getresponse()
                text = answer.read().decode("utf-8", "replace")
            except (OSError, http.client.HTTPException):
                self.link.close()
                with self.tally.lock:
                    self.tally.cut += 1
                time.sleep(PAUSE)
                continue
            fault = f"{method} {path.split('/')[1]} {answer.status}" if answer.status >= 500 else ""
            self.tally.note(kind, time.perf_counter() - begun, fault)
            return answer.status, answer.headers.get("Location", ""), text
        self.tally.note(kind, TRIES * PAUSE, f"{method} {path.split('/')[1]}: no answer")
        return 0, "", ""

    def form(self, kind: str, path: str, said: dict[str, str]) -> tuple[int, str, str]:
        return self.ask(kind, "POST", path, urlencode(said).encode(), "application/x-www-form-urlencoded")


def attachment(chance: random.Random, sizes: tuple[int, int]) -> bytes:
    """Text that nobody else sends: mostly around the first size, one in fifty the second."""
    size = sizes[1] if chance.random() < 0.02 else max(1000, int(chance.expovariate(1 / sizes[0])))
    return b"Bilaga %d.\n" % chance.getrandbits(64) + b"En rad om kartan och leden. " * (size // 28)


def respond(browser: Browser, token: str, keys: list[str], chance: random.Random, sizes: tuple[int, int]) -> None:
    """Ten sections, a file, approval, sending; noted as a receipt when the site has answered for it."""
    _status, base, _text = browser.form("begin", f"/svara/{token}/", {"unit": ""})
    if not base:
        return
    for key in keys:
        page = f"avsnitt-{key}"
        words = f"Vi saknar ett mål för väg {chance.randrange(10**6)}. Vi föreslår att det läggs till."
        browser.form("save a section", f"{base}skriv/{page}/", {f"text-{page}": words, f"version-{page}": "0"})
    data = attachment(chance, sizes)
    head = (
        '--edge\r\nContent-Disposition: form-data; name="kind"\r\n\r\nbilaga\r\n--edge\r\nContent-Disposition: form-data; '
        'name="file"; filename="bilaga.txt"\r\nContent-Type: text/plain\r\n\r\n'
    )
    body = head.encode() + data + b"\r\n--edge--\r\n"
    browser.ask("attach", "POST", f"{base}filer/", body, "multipart/form-data; boundary=edge")
    browser.form("approve", f"{base}granska/", {"gor": "godkann", "name": "Styrelsen", "decision": "§ 4"})
    status, _place, _text = browser.form("send", f"{base}granska/", {"gor": "skicka"})
    if status in (302, 404):  # 404: it was sent, but the answer was cut
        status, _place, text = browser.ask("receipt", "GET", base)
        number = re.search(r"RUN 1-\d+", text)
        if status == 200 and number and "granska/" not in text:
            with browser.tally.lock:
                browser.tally.receipts[token] = (hashlib.sha256(data).hexdigest(), number[0])


def respondents(
    port: int, tokens: "queue.SimpleQueue[str]", facts: dict[str, Any], sizes: tuple[int, int], stop: threading.Event,
    tally: Tally,
) -> None:  # fmt: skip
    """One person after the other, until all have answered or the time is out."""
    browser = Browser(port, tally)
    while not stop.is_set():
        try:
            token = tokens.get_nowait()
        except queue.Empty:
            return
        respond(browser, token, facts["keys"], random.Random(token), sizes)


def readers(port: int, facts: dict[str, Any], stop: threading.Event, tally: Tally) -> None:
    """The public: the strategy, a section, a goal, over and over."""
    browser, turn = Browser(port, tally), 0
    pages = list(facts["pages"].items())
    while not stop.is_set():
        name, path = pages[turn % len(pages)]
        browser.ask(f"read {name}", "GET", path)
        turn += 1


def officers(port: int, facts: dict[str, Any], stop: threading.Event, tally: Tally) -> None:
    """Two lists and the first comment."""
    browser, base = Browser(port, tally, facts["session"]), f"/remiss/{facts['round']}/"
    while not stop.is_set():
        _status, _place, text = browser.ask("triage list", "GET", f"{base}synpunkter/")
        browser.ask("triage files", "GET", f"{base}yttranden/")
        if found := re.search(rf'href="({base}synpunkter/\d+/)', text):
            browser.ask("triage comment", "GET", found[1])
        stop.wait(0.2)
