"""Real servers on loopback: granian with two processes, and workers; killed by their numbers, and CPU read from /proc."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class Web:
    """granian with an application."""

    def __init__(self, application: str, environment: dict[str, str], path: str = "/") -> None:
        self.port = free_port()
        command = [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(self.port), "--no-ws", "--workers", "2",
            "--blocking-threads", "4", "--respawn-failed-workers", "--respawn-interval", "0.5", "--log-level", "error",
            application,
        ]  # fmt: skip
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _attempt in range(600):
            try:
                link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
                link.request("GET", path)
                link.getresponse().read()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise SystemExit("the server does not answer")

    def children(self) -> list[int]:
        found = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [int(number) for one in found for number in one.read_text().split()]

    def kill_children(self) -> int:
        """kill -9 of every web process; granian begins new ones."""
        pids = self.children()
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        return len(pids)

    def cpu(self) -> float:
        """Seconds of processor so far."""
        return sum(_cpu(pid) for pid in (self.process.pid, *self.children()))

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)


def _cpu(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICK


def worker(environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    """A process that does the work in the background, as deploy/samsyn-worker@.service does: after those who wait."""
    command = ["nice", "-n", "15", sys.executable, "-m", "samsyn", "ox_worker", "--interval", "0.2"]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
