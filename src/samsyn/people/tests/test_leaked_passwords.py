"""A password that stands in the region's file of leaked ones is refused where it is chosen; the file is never loaded."""

import hashlib
from pathlib import Path
from typing import BinaryIO

import pytest
from django.conf import LazySettings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from samsyn.people import actions as people
from samsyn.people.accounts import checks, passwords
from samsyn.people.models import Role

LEAKED = "hästen åt upp min lunch"


def sha1(password: str) -> str:
    return hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()


def written(path: Path, leaked: set[str], *, end: str = "\r\n", count: str = ":3") -> Path:
    path.write_bytes("".join(f"{one}{count}{end}" for one in sorted(map(sha1, leaked))).encode())
    return path


@given(
    leaked=st.sets(st.text(max_size=5), max_size=40),
    others=st.sets(st.text(max_size=5), max_size=20),
    end=st.sampled_from(["\n", "\r\n"]),
    count=st.sampled_from(["", ":1", ":123456789"]),
)
def test_what_stands_there_is_found_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, leaked: set[str], others: set[str], end: str, count: str
) -> None:
    path = written(tmp_path_factory.mktemp("lista") / "lackta.txt", leaked, end=end, count=count)
    assert all(passwords.is_listed(one, path) for one in leaked)
    assert not any(passwords.is_listed(one, path) for one in others - leaked)
    assert passwords.is_sorted(path) is bool(leaked)


def test_a_list_without_a_last_line_end_and_in_small_letters(tmp_path: Path) -> None:
    path = tmp_path / "lackta.txt"
    path.write_text("\n".join(sorted(sha1(str(at)) for at in range(500))).lower())
    assert all(passwords.is_listed(str(at), path) for at in range(500))
    assert not passwords.is_listed("500", path)


def test_few_lines_of_many_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "lackta.txt", {str(at) for at in range(50_000)})
    reads: list[int] = []
    true = passwords.line_from

    def counted(file: BinaryIO, at: int) -> bytes:
        reads.append(at)
        return true(file, at)

    monkeypatch.setattr(passwords, "line_from", counted)
    assert passwords.is_listed("49999", path)
    assert len(reads) < 25


@pytest.mark.django_db
def test_it_is_refused_where_it_is_chosen(tmp_path: Path, settings: LazySettings) -> None:
    person = people.invite(
        email="h@region.example", name="H", role=Role.OFFICER, by=None, password="fyra hela ord i rad"
    )
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    settings.LEAKED_PASSWORDS = str(written(tmp_path / "lackta.txt", {LEAKED, "annat"}))
    page = client.post("/konto/", {"old": "fyra hela ord i rad", "password": LEAKED, "again": LEAKED})
    assert "läckt från någon annan webbplats" in page.content.decode()
    validate_password(LEAKED + "!")


def test_a_list_that_is_gone_stops_nobody_and_is_told(settings: LazySettings, caplog: pytest.LogCaptureFixture) -> None:
    settings.LEAKED_PASSWORDS = "/finns/inte.txt"
    passwords.NotLeaked().validate(LEAKED)
    assert "cannot be read" in caplog.text
    assert LEAKED not in caplog.text
    assert [one.id for one in checks.leaked_passwords(None)] == ["people.E004"]


@pytest.mark.parametrize("text", ["", "inget av detta\när SHA-1\n", f"{'B' * 40}\n{'A' * 40}\n"])
def test_check_refuses_what_is_no_sorted_list(tmp_path: Path, settings: LazySettings, text: str) -> None:
    settings.LEAKED_PASSWORDS = str(tmp_path / "lackta.txt")
    (tmp_path / "lackta.txt").write_text(text)
    assert [one.id for one in checks.leaked_passwords(None)] == ["people.E004"]


def test_without_a_list_production_is_warned(settings: LazySettings) -> None:
    settings.LEAKED_PASSWORDS, settings.REQUIRE_MFA = "", "1"
    passwords.NotLeaked().validate(LEAKED)
    assert [one.id for one in checks.in_production(None)] == ["people.W003"]
    with pytest.raises(ValidationError):
        validate_password("password1234")
