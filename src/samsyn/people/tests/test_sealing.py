"""Secrets of the second step are sealed in the database, read with an earlier key, sealed anew, and told of when lost."""

import importlib
import re
from datetime import UTC, datetime
from io import StringIO

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.apps import apps
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from samsyn.people import actions as people
from samsyn.people.accounts import sealing
from samsyn.people.models import JournalEntry, Person, Role

pytestmark = pytest.mark.django_db
PASSWORD, SECRET = "fyra hela ord i rad", "JBSWY3DPEHPK3PXP"
NOW = datetime(2026, 5, 4, 9, 0, 10, tzinfo=UTC)


@pytest.fixture
def person() -> Person:
    made = people.invite(email="h@region.example", name="H", role=Role.OFFICER, by=None, password=PASSWORD)
    TOTP.activate(made, SECRET)
    RecoveryCodes.activate(made)
    return made


def kept() -> str:
    """Everything that the database holds of it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        return str(cursor.fetchall())


def keys(*arguments: str) -> str:
    said = StringIO()
    call_command("keys", *arguments, stdout=said)
    return said.getvalue()


def comes_in(person: Person) -> bool:
    with time_machine.travel(NOW, tick=False):
        client = Client()
        client.post("/logga-in/", {"username": person.email, "password": PASSWORD})
        shown = str(format_hotp_value(hotp_value(SECRET, int(NOW.timestamp()) // 30)))
        said = client.post("/logga-in/kod/", {"code": shown})
        assert said.status_code == 302 or "går inte att läsa" in said.content.decode()
        return client.get("/konto/").status_code == 200


def test_whoever_reads_the_database_does_not_read_them(person: Person) -> None:
    spare = RecoveryCodes.activate(person)
    assert SECRET not in kept()
    assert sealing.unseal(spare.instance.data["seed"]) not in kept()
    assert comes_in(person)


def test_two_seals_of_the_same_differ_and_an_altered_one_is_refused() -> None:
    one, two = sealing.seal(SECRET), sealing.seal(SECRET)
    assert one != two
    assert sealing.unseal(one) == sealing.unseal(two) == SECRET
    with pytest.raises(sealing.Unreadable):
        sealing.unseal(one[:-4] + ("AAA=" if one[-4:] != "AAA=" else "BBB="))


def test_what_stood_there_before_is_sealed_by_the_migration(person: Person) -> None:
    Authenticator.objects.all().delete()
    plain = {"seed": "ab" * 40, "used_mask": 5, "migrated_codes": ["11111111", "22222222"]}
    Authenticator.objects.create(user=person, type="recovery_codes", data=plain)
    Authenticator.objects.create(user=person, type="totp", data={"secret": SECRET})
    Authenticator.objects.create(user=person, type="webauthn", data={"name": "Mobilen", "credential": {"a": 1}})
    migration = importlib.import_module("samsyn.people.migrations.0006_sealed")
    for _twice in range(2):
        migration.seal(apps, None)
        assert not any(one in kept() for one in (SECRET, "ab" * 40, "11111111"))
        row = Authenticator.objects.get(type="recovery_codes")
        assert sealing.changed(row.data, sealing.unseal) == plain
        assert Authenticator.objects.get(type="webauthn").data["name"] == "Mobilen"
    assert comes_in(person)


def test_a_new_key_reads_what_the_old_one_sealed_until_it_is_sealed_anew(
    person: Person, settings: LazySettings
) -> None:
    first = settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "en helt annan nyckel " * 3, [first]
    assert "2 under en tidigare nyckel" in keys()
    assert "2 förseglades på nytt" in keys("--renew")
    settings.SECRET_KEY_FALLBACKS = []
    assert keys() == "Hemligheter i andra steget: 2 under den nuvarande nyckeln.\n"
    assert comes_in(person)


def test_a_key_that_is_lost_is_told_and_the_step_can_be_taken_away(person: Person, settings: LazySettings) -> None:
    settings.SECRET_KEY = "ingen vet vad den förra var " * 3
    assert not comes_in(person)
    with pytest.raises(SystemExit) as ended:
        keys("--renew")
    assert ended.value.code == 3
    with pytest.raises(CommandError):
        keys("--remove-step", "nej@region.example")
    assert "borttaget" in keys("--remove-step", "H@region.example")
    assert not Authenticator.objects.exists()
    assert JournalEntry.objects.filter(verb="reset_steps", by=None).exists()


def test_spare_codes_that_cannot_be_read_are_a_sentence_and_no_error(person: Person, settings: LazySettings) -> None:
    client = Client()
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "ny nyckel " * 6, [settings.SECRET_KEY]
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/konto/andra-steget/").status_code == 200
    settings.SECRET_KEY_FALLBACKS = []
    page = client.get("/konto/andra-steget/", follow=True)
    assert page.status_code == 200
    assert re.search("går inte att läsa", page.content.decode())
