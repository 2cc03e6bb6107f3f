"""The outbox and the task page."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from samsyn.people import actions, outbox, todo
from samsyn.people.models import Person, Role, Task

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)


@pytest.fixture
def officer() -> Person:
    return actions.invite(email="h@region.example", name="Handläggaren", role=Role.OFFICER, by=None)


def test_mail_waits_in_the_outbox_and_can_be_read(client: Client, officer: Person) -> None:
    mail = outbox.write(
        purpose="inbjudan", to="a@kommun.example", subject="Remiss", body="Hej <b>du</b>", at=NOW, by=officer
    )
    client.force_login(officer)
    assert "Ingen mejlserver är inställd" in client.get("/utkorg/").text
    assert "Hej &lt;b&gt;du&lt;/b&gt;" in client.get(f"/utkorg/{mail.pk}/").text
    assert "/utkorg/" in client.post(f"/utkorg/{mail.pk}/skicka/").headers["Location"]
    assert client.get("/utkorg/?visa=sent").text.count("Remiss</a>") == 0
    assert client.get("/utkorg/?visa=waiting&ord=kommun.example&sida=99").text.count("Remiss</a>") == 1
    assert client.get("/utkorg/999/").status_code == 404


def test_tasks_are_added_done_handed_over_and_dropped(client: Client, officer: Person) -> None:
    other = actions.invite(email="s@region.example", name="Strategen", role=Role.STRATEGIST, by=None)
    client.force_login(officer)
    assert "Du har inget att göra" in client.get("/uppgifter/").text
    client.post("/uppgifter/", {"title": "Ring Norrådal", "owner": officer.pk, "due_on": "2020-01-01"})
    row = Task.objects.get()
    page = client.get("/uppgifter/").text
    assert "Ring Norrådal" in page
    assert "försenad" in page
    client.post(f"/uppgifter/{row.pk}/", {"gor": "lamna", "till": other.pk})
    assert Task.objects.get().owner == other
    client.post(f"/uppgifter/{row.pk}/", {"gor": "stryk", "skal": " "})
    assert Task.objects.get().done_at is None
    client.post(f"/uppgifter/{row.pk}/", {"gor": "klar"})
    assert Task.objects.get().done_by == officer
    late = client.post(f"/uppgifter/{row.pk}/", {"gor": "lamna", "till": officer.pk}, follow=True)
    assert "redan klar" in late.text
    todo.add(title="Ingens", at=NOW, by=None)
    assert "Ingens" in client.get("/uppgifter/?visa=ingens").text
    assert "Ring Norrådal" in client.get("/uppgifter/?visa=klara").text
    client.post(f"/uppgifter/{Task.objects.get(title='Ingens').pk}/", {"gor": "stryk", "skal": "Behövs inte"})
    assert "Behövs inte" in client.get("/uppgifter/?visa=klara").text
