"""A region goes out of SQLite as one file and comes back equal, here and in PostgreSQL; what is damaged is refused whole."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

from samsyn.archive import reading
from samsyn.archive.manifest import MANIFEST, Refused

FILL = """
import django; django.setup()
from datetime import date
from samsyn.consultation import actions, storing
from samsyn.consultation.tests.provlanet import LETTERS, NOW, STRATEGY
from samsyn.cores.text.values import File
from samsyn.people import actions as people, links, outbox
from samsyn.people.models import Role
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Kind, Stage
by = people.invite(email="s@region.example", name="Š Áŋŋelin-prov", role=Role.STRATEGIST, by=None, password="x" * 12)
document = strategy.create_document(kind=Kind.RUS, title="Provlänet 2040", region="Region P", county="P", by=by)
edition = strategy.import_edition(
    document=document, stage=Stage.CONSULTATION, file=File("s.md", STRATEGY.encode()), at=NOW, by=by)
strategy.publish_edition(edition=edition, at=NOW, by=by)
row = actions.open_round(edition=edition, title="Remiss", registry_number="R 1", opens_on=date(2026, 5, 1),
                         closes_on=date(2026, 10, 15), by=by)
batch = actions.receive_files(round_=row, source="svar", files=[(n, t.encode()) for n, t in LETTERS.items()], at=NOW, by=by)
storing.read_batch(batch, at=NOW, jobs=0)
links.issue(purpose="prov", at=NOW, by=by)
outbox.write(purpose="prov", to="a@b.example", subject="Hej", body="Hej", at=NOW, by=by)
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from samsyn.people.models import LoginSession
Authenticator.objects.create(user=by, type="totp", data={"secret": "HEMLIGHETENFORAPPEN"})
SocialAccount.objects.create(user=by, provider="sso", uid="prov")
LoginSession.objects.create(person=by, session_key="nyckel-till-session", began_at=NOW, seen_at=NOW)
"""


def samsyn(folder: Path, *arguments: str, database: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "samsyn", *arguments]
    return subprocess.run(command, env=environment(folder, database), capture_output=True, text=True, check=False)


def environment(folder: Path, database: str = "") -> dict[str, str]:
    cleaned = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "SAMSYN_WORLD")}
    found = {**cleaned, "SAMSYN_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "samsyn.settings"}
    return {**found, "DATABASE_URL": database} if database else found


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, furnish: Callable[[Path], Path]) -> Path:
    """An archive of a small county that stands in SQLite."""
    folder = furnish(tmp_path_factory.mktemp("lan"))
    done = subprocess.run([sys.executable, "-c", FILL], env=environment(folder), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    path = folder / "lan.zip"
    done = samsyn(folder, "backup", str(path), "--no-check")
    assert done.returncode == 0, done.stderr
    return path


def content(path: Path) -> dict[str, str]:
    with reading.opened(path) as (_archive, manifest):
        return manifest.content


def test_it_holds_rows_originals_and_the_journal(archive: Path) -> None:
    with reading.opened(archive) as (_zip, manifest):
        rows = {part.name: part.rows for part in manifest.tables}
        assert rows["tables/people.journalentry.jsonl"] > 5
        assert rows["tables/comments.comment.jsonl"] > 3
        assert len(manifest.files) > 3
    assert "Samsyn" in zipfile.ZipFile(archive).read("LAS-MIG.txt").decode()


def test_restored_it_is_the_same(archive: Path, tmp_path: Path) -> None:
    """On a bare machine, as the page says: nothing has been migrated before."""
    done = samsyn(tmp_path, "restore", str(archive))
    assert done.returncode == 0, done.stderr
    again = tmp_path / "igen.zip"
    assert samsyn(tmp_path, "backup", str(again), "--no-check").returncode == 0
    assert content(again) == content(archive)


def test_second_factors_are_kept_in_a_backup_and_left_out_of_what_is_handed_over(
    archive: Path, tmp_path: Path, furnish: Callable[[Path], Path]
) -> None:
    assert samsyn(furnish(tmp_path), "restore", str(archive)).returncode == 0
    handed = tmp_path / "lamnas.zip"
    done = samsyn(tmp_path, "backup", str(handed), "--portable")  # tried too
    assert done.returncode == 0, done.stderr
    assert set(content(archive)) - set(content(handed)) == {"tables/mfa.authenticator.jsonl"}
    for path, kept in ((archive, True), (handed, False)):
        with zipfile.ZipFile(path) as found:
            text = b"".join(found.read(name) for name in found.namelist() if name.startswith("tables/"))
        assert (b"HEMLIGHETENFORAPPEN" in text) is kept
        assert b"nyckel-till-session" not in text  # nobody is logged in at the new place
        assert b'"uid":"prov"' in text  # whom the single sign-on knows is no secret


def test_a_backup_tries_itself(archive: Path, tmp_path: Path, furnish: Callable[[Path], Path]) -> None:
    assert samsyn(furnish(tmp_path), "restore", str(archive)).returncode == 0
    done = samsyn(tmp_path, "backup", str(tmp_path / "b.zip"))
    assert done.returncode == 0, done.stderr
    assert "provat" in done.stdout
    assert samsyn(tmp_path, "backup", str(tmp_path / "b.zip")).returncode != 0  # never overwrites


def test_no_program_out_of_the_folder_where_somebody_stands_is_run(
    tmp_path: Path, furnish: Callable[[Path], Path]
) -> None:
    """A backup tries itself by starting us again; whatever lies beside it is no part of us."""
    for name in ("json", "samsyn", "django", "zipfile"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(7)")
    folder = furnish(tmp_path / "site")
    ours = Path(sys.executable).with_name("samsyn")
    done = subprocess.run(
        [ours, "backup", "a.zip"], cwd=tmp_path, env=environment(folder), capture_output=True, text=True
    )
    assert "Arkivet är provat" in done.stdout, done.stderr


def test_a_site_with_content_is_left_alone(archive: Path, tmp_path: Path, furnish: Callable[[Path], Path]) -> None:
    assert samsyn(furnish(tmp_path), "restore", str(archive)).returncode == 0
    done = samsyn(tmp_path, "restore", str(archive))
    assert done.returncode != 0
    assert "inte tom" in done.stderr


@pytest.fixture
def postgres(db: None) -> Iterator[str]:
    """The address of an empty PostgreSQL database."""
    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL saknas: sätt DATABASE_URL för att köra det här testet.")
    import psycopg

    facts = connection.settings_dict
    login = {"host": facts["HOST"], "port": facts["PORT"], "user": facts["USER"], "password": facts["PASSWORD"]}
    with psycopg.connect(**login, dbname="postgres", autocommit=True) as admin:
        admin.execute("DROP DATABASE IF EXISTS arkivprov WITH (FORCE)")
        admin.execute("CREATE DATABASE arkivprov")
        yield f"postgres://{facts['USER']}:{facts['PASSWORD']}@{facts['HOST']}:{facts['PORT']}/arkivprov"
        admin.execute("DROP DATABASE arkivprov WITH (FORCE)")


def test_out_of_sqlite_into_postgresql_and_back(
    archive: Path, tmp_path: Path, postgres: str, furnish: Callable[[Path], Path]
) -> None:
    done = samsyn(tmp_path / "pg", "restore", str(archive), database=postgres)
    assert done.returncode == 0, done.stderr
    between = tmp_path / "pg.zip"
    done = samsyn(tmp_path / "pg", "backup", str(between), "--no-check", database=postgres)
    assert done.returncode == 0, done.stderr
    assert content(between) == content(archive)
    assert samsyn(furnish(tmp_path / "igen"), "restore", str(between)).returncode == 0
    done = subprocess.run(
        [sys.executable, "-m", "samsyn", "invite", "ny@region.example", "--role", "officer", "--password-stdin"],
        env=environment(tmp_path / "pg", postgres), input="fyra hela ord i rad\n", capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr  # numbers go on after the restored ones


def rewritten(archive: Path, target: Path, changes: dict[str, bytes | None]) -> Path:
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = changes.get(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return target


def refused(path: Path) -> str:
    with pytest.raises(Refused) as refusal, reading.opened(path):
        pass
    return str(refusal.value)


def test_cut_in_half(archive: Path, tmp_path: Path) -> None:
    half = tmp_path / "halv.zip"
    half.write_bytes(archive.read_bytes()[: archive.stat().st_size // 2])
    assert "avkortad" in refused(half)
    done = samsyn(tmp_path, "restore", str(half))
    assert "avkortad" in done.stderr
    assert "Traceback" not in done.stderr


def test_one_row_changed_by_hand(archive: Path, tmp_path: Path) -> None:
    name = "tables/people.person.jsonl"
    assert name in refused(rewritten(archive, tmp_path / "a.zip", {name: b"{}\n"}))


def test_one_original_missing(archive: Path, tmp_path: Path) -> None:
    with reading.opened(archive) as (_zip, manifest):
        name = manifest.files[0].name
    assert name in refused(rewritten(archive, tmp_path / "a.zip", {name: None}))


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"format": "annat"}, "inget arkiv"),
        ({"format": "samsyn-archive", "version": 99}, "nyare version"),
        ({"format": "samsyn-archive", "version": 1}, "skadad"),
    ],
)
def test_another_format(archive: Path, tmp_path: Path, facts: dict[str, object], said: str) -> None:
    assert said in refused(rewritten(archive, tmp_path / "a.zip", {MANIFEST: json.dumps(facts).encode()}))


@pytest.mark.parametrize("name", ["files/../../etc/passwd", "/etc/passwd", "files", "tables//a", "files\\..\\a", "a/b"])
def test_a_path_that_leaves_its_folder(name: str) -> None:
    assert not reading.safe(name)


def test_an_archive_from_a_newer_program(archive: Path, tmp_path: Path) -> None:
    facts = json.loads(zipfile.ZipFile(archive).read(MANIFEST))
    facts["migrations"]["people"] = "9999_framtiden"
    newer = rewritten(archive, tmp_path / "ny.zip", {MANIFEST: json.dumps(facts).encode()})
    done = samsyn(tmp_path / "tom", "restore", str(newer))
    assert "nyare version" in done.stderr
    assert "9999_framtiden" in done.stderr
