"""What the machines around the site are told, and what a log line does not tell."""

import json
import logging

import pytest
from django.conf import LazySettings
from django.test import Client

from samsyn.people.logs import Lines

pytestmark = pytest.mark.django_db


def test_alive_and_ready(client: Client) -> None:
    assert client.get("/healthz").content == b"ok\n"
    assert client.get("/readyz").json() == {"ready": True, "faults": []}


def test_not_ready_when_files_cannot_be_written(client: Client, settings: LazySettings) -> None:
    settings.DATA_DIR = settings.DATA_DIR / "finns" / "inte"
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["faults"]) == (503, ["storage"])


def test_metrics_need_their_token(client: Client, settings: LazySettings) -> None:
    settings.METRICS_TOKEN = ""
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404
    settings.METRICS_TOKEN = "hemligt"
    assert client.get("/metrics").status_code == 404
    text = client.get("/metrics", headers={"Authorization": "Bearer hemligt"}).content.decode()
    assert 'samsyn_requests_total{method="GET",status="404"}' in text
    assert "samsyn_mail_unsent 0" in text


def test_a_request_has_a_number_that_stands_in_the_log_too(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="samsyn.requests"):
        answer = client.get("/strategi/?q=hemlig", headers={"X-Request-ID": "abcdef0123456789"})
    assert answer.headers["X-Request-ID"] == "abcdef0123456789"
    line = json.loads(Lines().format(caplog.records[-1]))
    assert (line["id"], line["route"], line["status"]) == ("abcdef0123456789", "strategi/", 200)
    assert "hemlig" not in str(line)


@pytest.mark.parametrize("number", ["", "a b", "x" * 65, "å" * 10, "abc\r\nSet-Cookie: x"])
def test_a_strange_number_is_not_passed_on(client: Client, number: str) -> None:
    assert client.get("/healthz", headers={"X-Request-ID": number}).headers["X-Request-ID"] != number
