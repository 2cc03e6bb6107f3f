"""Addresses that cannot be right are told before anybody meets them."""

import os
import subprocess
import sys

import pytest
from django.conf import LazySettings

from samsyn.archive.checks import addresses, reached_by_its_name


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, []),
        ({"BASE_URL": "https://samsyn.region.example/"}, []),
        ({"BASE_URL": "samsyn.region.example"}, ["archive.E001"]),
        ({"BASE_URL": "https://region.example/samsyn"}, ["archive.E001"]),
        ({"BASE_URL": "https://[samsyn.region.example"}, ["archive.E001"]),
        ({"BASE_URL": "https://samsyn.region.example:post"}, ["archive.E001"]),
        ({"BASE_URL": "https://samsyn.region.example?x=1"}, ["archive.E001"]),
        ({"BASE_URL": "HTTPS://samsyn.region.example"}, ["archive.E001"]),
        ({"BASE_URL": "https://[::1]:8443"}, []),
        ({"DEFAULT_FROM_EMAIL": "Region Älvmark <remiss@region.example>"}, []),
        ({"DEFAULT_FROM_EMAIL": "remiss"}, ["archive.E002"]),
        ({"IMAP_URL": "imaps://remiss:l%C3%B6sen%2Ford@mejl.example:993/INBOX"}, []),
        ({"IMAP_URL": "mejl.example"}, ["archive.E003"]),
        ({"IMAP_URL": "imaps://remiss:lösen/ord@mejl.example/INBOX"}, ["archive.E003"]),
        ({"IMAP_URL": "imaps://remiss:x@mejl.example:post/INBOX"}, ["archive.E003"]),
    ],
)
def test_what_check_says(settings: LazySettings, change: dict[str, str], found: list[str]) -> None:
    for name, said in change.items():
        setattr(settings, name, said)
    told = addresses(None)
    assert [one.id for one in told] == found
    assert all(one.hint for one in told)
    assert not any("lösen" in one.msg for one in told)  # no password in the answer


@pytest.mark.parametrize(("hosts", "found"), [(["samsyn.region.example"], []), (["localhost"], ["archive.E004"])])
def test_a_site_that_does_not_answer_to_its_name(settings: LazySettings, hosts: list[str], found: list[str]) -> None:
    settings.BASE_URL, settings.ALLOWED_HOSTS = "https://samsyn.region.example", hosts
    assert [one.id for one in reached_by_its_name(None)] == found


def test_an_address_that_cannot_be_is_told_once(settings: LazySettings) -> None:
    settings.BASE_URL = "https://[samsyn.region.example"
    assert reached_by_its_name(None) == []


def test_a_slash_after_the_address_is_not_written_twice() -> None:
    """Paths are written after it: https://samsyn.region.example//nyheter/ leads nowhere."""
    said = subprocess.run(
        [sys.executable, "-c", "from samsyn import settings; print(settings.BASE_URL)"],
        env=os.environ | {"SAMSYN_BASE_URL": "https://samsyn.region.example/"},
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert said.stdout.strip() == "https://samsyn.region.example"
