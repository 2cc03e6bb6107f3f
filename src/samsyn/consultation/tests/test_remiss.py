"""samsyn remiss as its user meets it: refusals in words, exit codes, the same bytes again, the list of senders."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from samsyn.consultation.analysis import from_json, to_json
from samsyn.consultation.management.commands.remiss import Command
from samsyn.consultation.tests import remiss_files as make


@pytest.fixture
def strategy(tmp_path: Path) -> Path:
    path = tmp_path / "strategi.docx"
    path.write_bytes(make.strategy())
    return path


@pytest.fixture
def responses(tmp_path: Path) -> Path:
    letter = make.word(["Norrådals kommun", *make.ANSWER])
    return make.fill(tmp_path / "svar", {"a.docx": letter, "Ängsby kommun/b.pdf": make.pdf(make.ANSWER)})


def _run(*arguments: object) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("remiss", *map(str, arguments), stdout=out, stderr=err)
    except SystemExit as end:
        return int(str(end.code)), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_all_read_ends_with_0_and_a_summary(strategy: Path, responses: Path, tmp_path: Path) -> None:
    code, out, err = _run(strategy, responses, "--out", tmp_path / "ut")
    assert (code, err) == (0, "")
    for words in (
        "Filer        2: 2 lästa",
        "Yttranden    2 från 2 avsändare",
        "Synpunkter   4:",
        "säkert placerade",
        "Åt sidan",
    ):
        assert words in out
    assert {path.name for path in (tmp_path / "ut").iterdir() if path.name[0] != "."} == {
        "analysis.json", "sammanstallning.docx", "sammanstallning.html", "sammanstallning.pdf", "sammanstallning.xlsx",
    }  # fmt: skip


def test_the_same_input_gives_the_same_bytes(strategy: Path, responses: Path, tmp_path: Path) -> None:
    for name in ("ett", "två"):
        _run(strategy, responses, "--out", tmp_path / name)
    for path in (tmp_path / "ett").iterdir():
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "två" / path.name).read_bytes(), path.name


def test_a_run_again_takes_new_files_in_and_replaces_its_own_results(
    strategy: Path, responses: Path, tmp_path: Path
) -> None:
    _run(strategy, responses, "--out", tmp_path / "ut")
    make.fill(responses, {"c.txt": "Öreviks kommun vill ha fler bostäder enligt avsnitt 4.".encode()})
    code, out, _ = _run(strategy, responses, "--out", tmp_path / "ut")
    assert code == 0
    assert "Filer        3: 3 lästa" in out


def test_the_analysis_can_be_read_back_and_written_the_same(strategy: Path, responses: Path, tmp_path: Path) -> None:
    _run(strategy, responses, "--out", tmp_path / "ut")
    data = (tmp_path / "ut" / "analysis.json").read_bytes()
    analysis = from_json(data)
    assert to_json(analysis) == data
    assert analysis.characters.read == analysis.characters.in_comments + analysis.characters.set_aside
    with pytest.raises(ValueError, match="version 2"):
        from_json(data.replace(b'"version": 1', b'"version": 2'))


def test_the_pattern_orders_by_sender(strategy: Path, responses: Path, tmp_path: Path) -> None:
    _run(strategy, responses, "--out", tmp_path / "ut", "--pattern", "sender")
    assert "Synpunkterna, avsändare för avsändare" in (tmp_path / "ut" / "sammanstallning.html").read_text("utf-8")


@pytest.mark.parametrize("gone", ["strategy", "responses"])
def test_what_does_not_exist_is_named(strategy: Path, responses: Path, tmp_path: Path, gone: str) -> None:
    paths = {"strategy": strategy, "responses": responses} | {gone: tmp_path / "saknas"}
    code, _, err = _run(paths["strategy"], paths["responses"], "--out", tmp_path / "ut")
    assert code == 2
    assert "saknas finns inte" in err
    assert not (tmp_path / "ut").exists()


@pytest.mark.parametrize(("data", "words"), [(b"", "ingen text"), (b"%PDF-1.4 x", "skadad")])
def test_a_strategy_that_cannot_be_read_is_wrong_use(responses: Path, tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "plan.pdf").write_bytes(data)
    code, _, err = _run(tmp_path / "plan.pdf", responses, "--out", tmp_path / "ut")
    assert code == 2
    assert "Strategin går inte att läsa" in err
    assert words in err


def test_an_empty_folder_is_wrong_use(strategy: Path, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    code, _, err = _run(strategy, tmp_path / "tom", "--out", tmp_path / "ut")
    assert code == 2
    assert "är tom" in err


@pytest.mark.parametrize("name", ["svar", "svar/ut", "svar/../svar/ut"])
def test_an_out_folder_among_the_responses_is_refused(
    strategy: Path, responses: Path, tmp_path: Path, name: str
) -> None:
    code, _, err = _run(strategy, responses, "--out", tmp_path / name)
    assert code == 2
    assert "läsas som ett svar" in err
    assert {path.name for path in responses.iterdir()} == {"a.docx", "Ängsby kommun"}


def test_a_report_that_an_officer_has_changed_is_left_alone(strategy: Path, responses: Path, tmp_path: Path) -> None:
    _run(strategy, responses, "--out", tmp_path / "ut")
    (tmp_path / "ut" / "sammanstallning.docx").write_bytes(b"med svar")
    code, _, err = _run(strategy, responses, "--out", tmp_path / "ut")
    assert code == 2
    assert "sammanstallning.docx" in err
    assert (tmp_path / "ut" / "sammanstallning.docx").read_bytes() == b"med svar"


def test_the_list_names_senders_and_tells_of_files_that_are_missing(
    strategy: Path, responses: Path, tmp_path: Path
) -> None:
    rows = (
        "fil;organisation;klass;inkom;diarienummer",
        "a.docx;Älvmarks byalag;Föreningar;2026-10-01;RS 7",
        "saknas.pdf;X",
    )
    text = "\n".join(rows)
    make.fill(responses, {"avsandare.csv": text.encode("cp1252")})
    code, out, _ = _run(strategy, responses, "--out", tmp_path / "ut")
    analysis = json.loads((tmp_path / "ut" / "analysis.json").read_bytes())
    first = analysis["responses"][0]
    assert (first["sender"], first["sender_from"], first["class"], first["registry_number"]) == (
        "Älvmarks byalag", "list", "Föreningar", "RS 7",
    )  # fmt: skip
    assert code == 3
    assert "nämner ”saknas.pdf”" in out
    row = next(row for row in analysis["files"] if row["name"] == "avsandare.csv")
    assert (row["status"], row["error"]) == ("read", None)


def test_a_list_with_wrong_headings_is_a_row_that_waits_and_the_run_goes_on(
    strategy: Path, responses: Path, tmp_path: Path
) -> None:
    make.fill(responses, {"avsandare.csv": b"namn;vem\na.docx;Byalaget\n"})
    code, out, _ = _run(strategy, responses, "--out", tmp_path / "ut")
    assert code == 3
    assert "har fel rubriker" in out
    assert "Synpunkter   4:" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Det här saknas: STRATEGI, MAPP, --out"),
        (["a", "b"], "Det här saknas: --out"),
        (["a", "b", "--out"], "Efter --out ska det stå ett värde"),
        (["a", "b", "--out", "c", "--utt"], "Det här förstods inte: --utt"),
        (["a", "b", "--out", "c", "--pattern", "x"], "--pattern kan inte vara 'x'"),
    ],
)
def test_wrong_use_is_answered_in_swedish(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    parser = Command().create_parser("samsyn", "remiss")
    with pytest.raises(SystemExit) as end:
        parser.parse_args(arguments)
    assert end.value.code == 2
    told = capsys.readouterr().err
    assert words in told
    assert "Skriv så här: samsyn remiss" in told


def test_from_the_shell_nothing_is_left_in_the_working_folder(tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "SAMSYN_DATA_DIR"}
    command = [sys.executable, "-m", "samsyn", "remiss", "saknas.docx", "saknas", "--out", "ut"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment)
    assert run.returncode == 2
    assert run.stderr.startswith("Strategin saknas.docx finns inte.")
    assert list(tmp_path.iterdir()) == []


def test_the_strategy_itself_among_the_responses_is_nobodys_answer(
    strategy: Path, responses: Path, tmp_path: Path
) -> None:
    make.fill(responses, {"underlag.docx": make.strategy()})
    code, out, _ = _run(strategy, responses, "--out", tmp_path / "ut")
    analysis = json.loads((tmp_path / "ut" / "analysis.json").read_bytes())
    row = next(row for row in analysis["files"] if row["name"] == "underlag.docx")
    assert (code, row["status"], row["error"]) == (0, "read", None)
    assert "strategin själv" in row["notices"][0]
    assert "Yttranden    2 från 2 avsändare" in out


def test_help_is_in_swedish() -> None:
    text = Command().create_parser("samsyn", "remiss").format_help()
    assert text.startswith("Skriv så här: samsyn remiss")
    assert not {"usage", "positional", "options", "show"} & set(text.replace(":", " ").split())
