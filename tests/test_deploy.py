"""The container file and the units of systemd, as far as they can be looked at without being run."""

import os
import re
import shlex
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import granian.cli
import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand
from django.test import Client

from samsyn.people.uploads import FIELDS

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
UNITS = sorted(DEPLOY.glob("*.service")) + sorted(DEPLOY.glob("*.timer"))
PLACE = "/opt/samsyn/.venv/bin/"
CONTAINER = (DEPLOY / "Containerfile").read_text()


def values(unit: Path, key: str) -> list[str]:
    """What a unit says of something, in order; a key may come several times."""
    said = [line.split("=", 1) for line in unit.read_text().splitlines() if "=" in line and not line.startswith("#")]
    return [value for name, value in said if name == key]


def commands() -> Iterator[tuple[str, list[str]]]:
    """Every command that the units and the container begin."""
    for unit in UNITS:
        for line in values(unit, "ExecStart") + values(unit, "ExecStartPre"):
            words = shlex.split(line.replace("$$", "$").replace("%%", "%"))
            if words[:2] == ["/bin/sh", "-c"]:
                words = shlex.split(words[2].removeprefix("exec ").replace("$(date +%F)", "2026-11-22"))
            yield unit.name, words
    shell = re.search(r'^CMD \["sh", "-c", "(.+)"\]$', CONTAINER, re.MULTILINE)
    assert shell
    for part in shell[1].split(" && "):
        yield "Containerfile", [PLACE + part.removeprefix("exec ").split()[0], *part.removeprefix("exec ").split()[1:]]


@pytest.mark.parametrize(("where", "words"), list(commands()))
def test_each_command_is_one_that_we_have(where: str, words: list[str]) -> None:
    program = words[0].removeprefix(PLACE)
    assert words[0].startswith(PLACE)
    if program == "granian":
        assert granian.cli.cli.make_context("granian", words[1:]).params["host"] == "127.0.0.1"
        return
    assert program == "samsyn"
    held = get_commands()[words[1]]
    command = held if isinstance(held, BaseCommand) else load_command_class(held, words[1])
    parser = command.create_parser("samsyn", words[1])
    parser.exit_on_error = False
    parser.parse_args(words[2:])


def test_each_setting_is_one_that_is_read() -> None:
    read = "".join(path.read_text() for path in (ROOT / "src").rglob("*.py"))
    for path in [*UNITS, DEPLOY / "Containerfile", ROOT / "docs" / "operations.md"]:
        for name in set(re.findall(r"SAMSYN_[A-Z0-9_]+[A-Z0-9]", path.read_text())):
            assert name in read, f"{path.name} sets {name}, which nothing reads"


def test_the_container_copies_what_there_is_and_installs_what_can_be_chosen() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    for line in re.findall(r"^COPY (.+)$", CONTAINER, re.MULTILINE):
        for name in line.split()[:-1]:
            assert (ROOT / name).exists(), name
    assert set(re.findall(r"--extra (\w+)", CONTAINER)) <= set(project["optional-dependencies"])
    asked = re.search(r"FROM .*python:(\d+)\.(\d+)", CONTAINER)
    least = re.search(r"(\d+)\.(\d+)", project["requires-python"])
    assert asked
    assert least
    assert tuple(map(int, asked.groups())) >= tuple(map(int, least.groups()))
    assert {*re.findall(r"^USER (.+)$", CONTAINER, re.MULTILINE)} == {"samsyn"}  # not root


def test_the_container_is_asked_where_it_answers() -> None:
    path = re.search(r"http://127\.0\.0\.1:(\d+)(/\w+)", CONTAINER)
    assert path
    assert f"EXPOSE {path[1]}" in CONTAINER
    assert Client().get(path[2]).status_code == 200


@pytest.mark.parametrize("unit", [one for one in UNITS if one.suffix == ".service"], ids=lambda one: one.name)
def test_each_service_is_shut_in(unit: Path) -> None:
    assert values(unit, "User") == ["samsyn"]
    assert values(unit, "EnvironmentFile") == ["/etc/samsyn.env"]
    for key, wanted in (
        ("NoNewPrivileges", "yes"),
        ("PrivateTmp", "yes"),
        ("ProtectSystem", "strict"),
        ("ProtectHome", "yes"),
    ):
        assert values(unit, key) == [wanted]


def test_each_timer_has_its_service() -> None:
    timers = [one for one in UNITS if one.suffix == ".timer"]
    assert timers
    for timer in timers:
        assert timer.with_suffix(".service").exists()


PROXY = (DEPLOY / "nginx.conf").read_text()


def test_the_proxy_passes_what_the_site_goes_by() -> None:
    for line in (
        "proxy_set_header X-Forwarded-Proto $scheme;",
        "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
        "proxy_set_header X-Request-ID $request_id;",
        "proxy_set_header Host $host;",
    ):
        assert line in PROXY
    most = re.search(r"client_max_body_size (\d+)m;", PROXY)
    assert most
    assert int(most[1]) << 20 == settings.UPLOAD_AT_ONCE_BYTES + FIELDS
    said = [line.partition("#")[0] for line in PROXY.splitlines()]
    assert not any("proxy_request_buffering" in line for line in said)  # off: a few slow senders stop the whole site


def test_no_log_of_the_proxy_holds_a_personal_link_or_who_came() -> None:
    """nginx writes both unless told otherwise: $request, $request_uri, $http_referer, $remote_addr."""
    said = "\n".join(line.partition("#")[0] for line in PROXY.splitlines())
    form = re.search(r"log_format samsyn '([^']+)';", said)
    assert form
    assert set(re.findall(r"\$\w+", form[1])) == {
        "$time_iso8601", "$status", "$request_method", "$body_bytes_sent", "$request_time", "$request_id",
    }  # fmt: skip
    servers = said.split("\nserver {")[1:]
    assert len(servers) == 2
    for server in servers:
        assert re.findall(r"access_log \S+ (\w+);", server) == ["samsyn"]
        assert re.findall(r"error_log \S+ (\w+);", server) == ["crit"]


@pytest.mark.skipif(shutil.which("nginx") is None, reason="no nginx here")
def test_nginx_understands_it(tmp_path: Path) -> None:
    plain = re.sub(r"\n +ssl_[^;]+;", "", PROXY)  # no certificate here, and no port that somebody else has
    inside = re.sub(r"listen [^;]+;", lambda found: f"listen unix:{tmp_path}/{found.start()};", plain)
    folders = "".join(
        f"{kind}_temp_path {tmp_path}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = f"pid {tmp_path}/pid; error_log {tmp_path}/log; events {{}} http {{ access_log off; {folders} {inside} }}"
    (tmp_path / "nginx.conf").write_text(whole)
    said = subprocess.run(
        ["nginx", "-t", "-c", str(tmp_path / "nginx.conf"), "-e", str(tmp_path / "log")],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert said.returncode == 0, said.stderr


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_understands_them(tmp_path: Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("samsyn", "granian"):
        (programs / name).write_text("#!/bin/sh\n")
        (programs / name).chmod(0o755)
    for unit in UNITS:
        (tmp_path / unit.name.replace("@.", "@1.")).write_text(unit.read_text().replace(PLACE, f"{programs}/"))
    names = sorted(str(one) for one in tmp_path.iterdir() if one.is_file())
    said = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *names], capture_output=True, text=True, timeout=60, check=False,
        env=os.environ | {"SYSTEMD_COLORS": "0"},
    )  # fmt: skip
    ours = [line for line in said.stderr.splitlines() if "samsyn" in line]
    assert (said.returncode, ours) == (0, [])
    for timer in UNITS:
        for when in values(timer, "OnCalendar"):
            subprocess.run(["systemd-analyze", "calendar", when], capture_output=True, timeout=60, check=True)
