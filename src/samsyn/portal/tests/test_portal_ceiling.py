"""Messages to the desk: ten from one place in ten minutes, then a time to try again; what was typed is left."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from samsyn.people import ceiling
from samsyn.people.models import Task

pytestmark = pytest.mark.django_db


def test_the_eleventh_message_waits_and_is_not_lost() -> None:
    with time_machine.travel(datetime(2026, 3, 2, 8, 34, tzinfo=UTC), tick=False):
        for at in range(ceiling.TO_THE_DESK.most + 1):
            page = Client(REMOTE_ADDR="192.0.2.7").post(
                "/tillganglighet/", {"problem": f"Sidan {at} går inte att läsa."}
            )
        assert page.status_code == 429
        assert "efter klockan 09.40" in page.content.decode()
        assert "Sidan 10 går inte att läsa." in page.content.decode()
        other = Client(REMOTE_ADDR="198.51.100.9").post("/tillganglighet/", {"problem": "Jag hör inget."})
    assert other.status_code == 302
    assert Task.objects.count() == ceiling.TO_THE_DESK.most + 1
