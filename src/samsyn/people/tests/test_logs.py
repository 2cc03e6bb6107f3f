"""What stands in the log, and what never does."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, RequestFactory

from samsyn.people.logs import Lines, Nameless

TOKEN = "hemlig-lank-0123456789"


def written(caplog: pytest.LogCaptureFixture) -> str:
    """As the console's handler would write it."""
    (record,) = (one for one in caplog.records if one.name == "django.request")
    assert Nameless().filter(record)
    return Lines().format(record)


def test_a_fault_on_a_personal_page_is_told_without_the_link(caplog: pytest.LogCaptureFixture) -> None:
    request = RequestFactory().get(f"/svara/{TOKEN}/filer/?q=namn")
    request.resolver_match = type("Match", (), {"route": "svara/<str:token>/filer/"})()
    with caplog.at_level("ERROR", "django.request"):
        logging.getLogger("django.request").error(
            "%s: %s", "Internal Server Error", request.path, extra={"status_code": 500, "request": request}
        )
    said = json.loads(written(caplog))
    assert said["message"] == "Internal Server Error: /svara/<str:token>/filer/"
    assert TOKEN not in json.dumps(said)


def test_an_address_that_leads_nowhere_is_not_written_out(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("WARNING", "django.request"):
        assert Client().get(f"/finns-inte/{TOKEN}/").status_code == 404
    assert TOKEN not in written(caplog)


def test_every_handler_has_the_filter() -> None:
    handlers: Any = settings.LOGGING["handlers"]
    assert {name for name, facts in handlers.items() if facts["filters"] == ["nameless"]} == set(handlers)


LOUD = """
import logging, django
django.setup()
logging.getLogger("django_ox").info("en uppgift är klar")
import os
print(os.environ["REQUESTS_CA_BUNDLE"])
"""


def test_a_worker_writes_lines_and_one_setting_names_the_authorities(tmp_path: Path) -> None:
    plain = {name: said for name, said in os.environ.items() if name not in {"REQUESTS_CA_BUNDLE", "DATABASE_URL"}}
    more = {"SAMSYN_LOG": "json", "SSL_CERT_FILE": str(tmp_path / "rot.pem"), "SAMSYN_DATA_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", LOUD], env={**plain, **more, "DJANGO_SETTINGS_MODULE": "samsyn.settings"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert json.loads(done.stderr.splitlines()[-1])["message"] == "en uppgift är klar"
    assert done.stdout.strip() == str(tmp_path / "rot.pem")
