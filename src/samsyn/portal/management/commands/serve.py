"""samsyn serve: the web and the background work, in one go."""

import os
import signal
import subprocess
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

INTERFACE = "127.0.0.1"
# How far background work steps aside for those who wait for a page. An embedded database has one lock for all who
# write: work that steps far aside while it holds it keeps the very people waiting that it steps aside for.
BACKGROUND = 15
BACKGROUND_EMBEDDED = 5


class Command(BaseCommand):
    """Starts granian and one worker; stops both when one stops."""

    help = "Startar webbplatsen och bakgrundsarbetet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen."""
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default=INTERFACE, help="adressen att lyssna på; 0.0.0.0 för alla")
        parser.add_argument(
            "--processes", type=int, default=1, metavar="ANTAL",
            help="webbprocesser; två orkar ungefär dubbelt så många samtidiga, till exempel en sal som röstar",
        )  # fmt: skip

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run until told to stop."""
        web = [
            sys.executable,
            "-m",
            "granian",
            "--interface",
            "wsgi",
            "--host",
            options["host"],
            "--port",
            str(options["port"]),
        ]
        web += [
            "--no-ws",
            "--workers",
            str(max(options["processes"], 1)),
            "--blocking-threads",
            "4",
            "--log-level",
            "warning",
            "samsyn.wsgi:application",
        ]
        worker = [sys.executable, "-m", "samsyn", "ox_worker"]
        processes = [
            subprocess.Popen(web),
            subprocess.Popen(worker, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL),
        ]
        if hasattr(os, "setpriority"):
            aside = BACKGROUND_EMBEDDED if connection.vendor == "sqlite" else BACKGROUND
            os.setpriority(os.PRIO_PROCESS, processes[1].pid, aside)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            code = processes[0].wait()
            if code:
                raise CommandError(
                    f"Webbservern kunde inte starta på port {options['port']}. Är porten upptagen? "
                    "Välj en annan med --port."
                )
        except KeyboardInterrupt:
            self.stdout.write("Stoppar.")
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                process.wait(timeout=30)
