"""Everything that arrives gets a row and a clear sentence; nothing stops the run."""

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from samsyn.consultation.tests import remiss_files as make

DOCS = Path(__file__).resolve().parents[4] / "docs"
BAD = "bad"


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """One run over a folder with everything that can be wrong."""
    root = tmp_path_factory.mktemp("remiss")
    (root / "strategi.docx").write_bytes(make.strategy())
    folder = make.fill(root / "svar", _files())
    (folder / "mapp").mkdir()
    (folder / "genväg").symlink_to(folder / "mapp")
    shown = io.StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("remiss", root / "strategi.docx", folder, "--out", root / "ut", stdout=shown)
    data = (root / "ut" / "analysis.json").read_bytes()
    return {"code": end.value.code, "shown": shown.getvalue(), "analysis": json.loads(data), "out": root / "ut"}


def _files() -> dict[str, bytes]:
    letter = make.word(["Norrådals kommun", *make.ANSWER])
    inner = make.mail("Vi saknar nattbussar i avsnitt 2.", [("svar.docx", make.word([*make.ANSWER, "Ett tredje."]))])
    return {
        "bra.docx": letter,
        "kopia av bra.docx": letter,
        "låst.pdf": make.locked_pdf(),
        "trasig.pdf": b"%PDF-1.7\n" + b"\x00\xff" * 400,
        "avhuggen.docx": letter[:2000],
        "tom.docx": b"",
        "bara blanksteg.txt": b"  \n \n",
        "lång.pdf": make.pdf(("Norrådals kommun vill ha fler nattbussar.",), pages=500),
        "bomb.docx": make.bomb(),
        "makro.docm": make.with_macro(),
        "egentligen word.pdf": make.word(["Ängsby kommun", "Ängsby kommun vill ha fler bostäder i avsnitt 4."]),
        "cp1252.txt": "Ängsby kommun anser att åtgärderna i avsnitt 3 är för få.".encode("cp1252"),
        "utf16.txt": "Öreviks kommun anser att målen i avsnitt 4 är för låga.".encode("utf-16"),
        "mejl i mejl.eml": make.mail("Se bifogat mejl.", [("inre.eml", inner)]),
        "gammal.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
        "outlook.msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 700,
        "okänd.xyz": bytes(range(256)) * 4,
        ".DS_Store": b"\x00\x00\x00\x01Bud1",
        "~$bra.docx": b"\x05Namn",
        ".dold.txt": "Ängsby kommun vill behålla skolan enligt avsnitt 3.".encode(),
    }


def _row(outcome: dict[str, Any], name: str) -> dict[str, Any]:
    (row,) = [row for row in outcome["analysis"]["files"] if row["name"] == name]
    found: dict[str, Any] = row
    return found


def test_every_file_has_a_row_and_the_run_asks_for_a_person(outcome: dict[str, Any]) -> None:
    names = [row["name"] for row in outcome["analysis"]["files"]]
    assert len(names) == len(set(names))
    assert {*_files(), "genväg", "mejl i mejl.eml/inre.eml", "mejl i mejl.eml/inre.eml/svar.docx"} == set(names)
    assert outcome["code"] == 3
    assert {path.name for path in outcome["out"].iterdir()} == {
        ".samsyn", "analysis.json", "sammanstallning.docx", "sammanstallning.html", "sammanstallning.pdf",
        "sammanstallning.xlsx",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "status", "words"),
    [
        ("bra.docx", "read", None),
        ("kopia av bra.docx", "duplicate", "exakt samma innehåll som ”bra.docx”"),
        ("låst.pdf", "unreadable", "lösenord"),
        ("trasig.pdf", "unreadable", "skadad"),
        ("avhuggen.docx", "unreadable", "skadad"),
        ("tom.docx", "unreadable", "ingen text"),
        ("bara blanksteg.txt", "unreadable", "ingen text"),
        ("lång.pdf", "read", None),
        ("bomb.docx", "unreadable", "packas upp"),
        ("makro.docm", "read", None),
        ("egentligen word.pdf", "read", None),
        ("cp1252.txt", "read", None),
        ("utf16.txt", "read", None),
        ("mejl i mejl.eml", "read", None),
        ("mejl i mejl.eml/inre.eml/svar.docx", "read", None),
        ("okänd.xyz", "unreadable", "skadad"),
        (".DS_Store", "unreadable", "bortse"),
        ("~$bra.docx", "unreadable", "bortse"),
        (".dold.txt", "read", None),
        ("genväg", "unreadable", "genväg"),
    ],
)
def test_each_gets_the_right_status_and_a_sentence(
    outcome: dict[str, Any], name: str, status: str, words: str | None
) -> None:
    row = _row(outcome, name)
    assert row["status"] == status
    if words is None:
        assert row["error"] is None
    else:
        assert words in row["error"]
        assert name in row["error"]
        assert row["error"].endswith(".")


@pytest.mark.parametrize("name", ["gammal.doc", "outlook.msg"])
def test_old_formats_say_how_to_save_them_again_or_are_read(outcome: dict[str, Any], name: str) -> None:
    assert _row(outcome, name)["status"] in ("needs_person", "unreadable")
    assert len(_row(outcome, name)["error"]) > 40


def test_texts_in_other_encodings_are_whole(outcome: dict[str, Any]) -> None:
    texts = " ".join(row["text"] for row in outcome["analysis"]["comments"])
    assert "Ängsby kommun anser att åtgärderna" in texts
    assert "Öreviks kommun anser att målen" in texts


def test_a_macro_and_a_wrong_ending_are_told_of_but_do_not_stop_the_reading(outcome: dict[str, Any]) -> None:
    assert any("makro" in notice for notice in _row(outcome, "makro.docm")["notices"])
    assert any("filändelsen" in notice for notice in _row(outcome, "egentligen word.pdf")["notices"])


def test_the_500_pages_are_all_there(outcome: dict[str, Any]) -> None:
    pages = {
        span["page"]
        for rows in (outcome["analysis"]["comments"], outcome["analysis"]["set_aside"])
        for row in rows
        for span in row["spans"]
        if span["file"] == "lång.pdf"
    }
    assert pages == set(range(1, 501))


def test_the_summary_names_every_file_that_waits_for_a_person(outcome: dict[str, Any]) -> None:
    for name in ("låst.pdf", "trasig.pdf", "bomb.docx", "okänd.xyz", "genväg"):
        assert f"”{name}”" in outcome["shown"]
    assert ".DS_Store" not in outcome["shown"]


def test_the_analysis_follows_its_schema(outcome: dict[str, Any]) -> None:
    schema = json.loads((DOCS / "analysis.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(outcome["analysis"])) == []


@pytest.mark.parametrize("installed", [True, False])
def test_a_scan_is_read_when_it_can_be_and_otherwise_says_so(tmp_path: Path, installed: bool) -> None:
    """In a process of its own: which programs are installed is asked once, and workers inherit the answer."""
    if installed and not shutil.which("tesseract"):
        pytest.skip("tesseract is not installed")
    (tmp_path / "strategi.docx").write_bytes(make.strategy())
    folder = make.fill(tmp_path / "svar", {"skannad.pdf": make.scan(), "bra.docx": make.word(list(make.ANSWER))})
    paths = [str(tmp_path / "strategi.docx"), str(folder), "--out", str(tmp_path / "ut")]
    command = [sys.executable, "-m", "samsyn", "remiss", *paths]
    environment = os.environ if installed else {**os.environ, "PATH": str(tmp_path)}
    done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    analysis = json.loads((tmp_path / "ut" / "analysis.json").read_bytes())
    row = next(row for row in analysis["files"] if row["name"] == "skannad.pdf")
    if installed:
        assert done.returncode in (0, 3)
        assert row["status"] == "read"
        assert any("teckentolkning" in notice for notice in row["notices"])
    else:
        assert done.returncode == 3
        assert row["status"] == "needs_person"
        assert "tesseract" in row["error"]
