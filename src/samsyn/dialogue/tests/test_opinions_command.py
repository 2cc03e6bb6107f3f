"""samsyn opinions: from a file of votes to a report, and a clear answer when that cannot be."""

import gzip
import io
import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
from django.core.management import call_command
from docx import Document

ROOT = Path(__file__).parents[4]
TEXTS = {
    0: "Bussen ska gå en gång i timmen även på kvällen.",
    1: "Regionen ska köpa mer mat från länets gårdar.",
    2: "Nya bostäder ska byggas vid stationerna.",
    3: "Varje by ska ha bredband före 2030.",
}


def votes(people: int = 60, statements: int = 12) -> str:
    """Two camps that agree about statements 0–3 and stand against each other in the rest."""
    rows = ["participant,group-id," + ",".join(map(str, range(statements)))]
    for person in range(people):
        side = 1 if person % 3 else -1
        marks = [
            "" if (person * 7 + one) % 11 == 0 else str(1 if one < 4 else side * (1 if one % 2 else -1))
            for one in range(statements)
        ]
        rows.append(f"{person},," + ",".join(marks))
    rows.append(f"{people},," + ",".join(["1"] * 3 + [""] * (statements - 3)))
    return "\n".join(rows) + "\n"


def statements() -> str:
    rows = ["comment-id,moderated,comment-body"]
    rows += [f'{one},1,"{TEXTS.get(one, f"Påstående med <tecken> & nummer {one}")}"' for one in range(11)]
    return "\n".join([*rows, "11,1,"]) + "\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "roster.csv.gz").write_bytes(gzip.compress(votes().encode()))
    (tmp_path / "texter.csv").write_text(statements(), encoding="utf-8")
    return tmp_path


def run(folder: Path, out: str = "ut", name: str = "roster.csv.gz") -> str:
    told = io.StringIO()
    call_command("opinions", str(folder / name), statements=folder / "texter.csv", out=folder / out, stdout=told)
    return told.getvalue()


def test_the_report_says_what_unites_first(files: Path) -> None:
    told = run(files)
    page = (files / "ut" / "report.html").read_text(encoding="utf-8")
    assert "Alla grupper håller med om dessa fyra" in told
    assert "bildar två åsiktsgrupper: A med 40 personer och B med 20." in page, "letters are told before they are used"
    assert "Håller med: A\u00a0100" in page, "a letter and its share stand on one line"
    assert page.index("Alla grupper håller med om dessa fyra") < page.index("Det här skiljer grupperna åt")
    assert page.index("Det här skiljer grupperna åt") < page.index("Så här läser du bilden")
    assert TEXTS[1] in page
    assert "Påstående med &lt;tecken&gt; &amp; nummer 5" in page
    assert "Påstående 11 (texten är borttagen)" in page
    assert 'lang="sv"' in page
    assert "<script" not in page


def test_the_data_follows_its_schema_and_the_issue(files: Path) -> None:
    run(files)
    data = json.loads((files / "ut" / "opinions.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, json.loads((ROOT / "docs" / "opinions.schema.json").read_text(encoding="utf-8")))
    groups = {one["id"]: one["group"] for one in data["participants"]}
    assert groups.pop("60") is None
    assert None not in groups.values()
    assert [one["size"] for one in data["groups"]] == [40, 20]
    assert {one["id"] for one in data["consensus"] if one["common_ground"]} == {"0", "1", "2", "3"}
    assert len(data["consensus"]) == len(data["divisive"]) == 12
    assert data["divisive"][0]["score"] > 0.8


def test_the_same_votes_give_the_same_bytes(files: Path) -> None:
    run(files, "ett")
    run(files, "två")
    for name in ("opinions.json", "report.html", "report.docx"):
        assert (files / "ett" / name).read_bytes() == (files / "två" / name).read_bytes()


def test_the_word_document_has_headings_picture_and_table(files: Path) -> None:
    run(files)
    document = Document(str(files / "ut" / "report.docx"))
    headings = [one.text for one in document.paragraphs if ((one.style and one.style.name) or "").startswith("Heading")]
    assert headings[0] == "Alla grupper håller med om dessa fyra"
    assert "Bilden av grupperna" in headings
    assert len(document.tables[0].rows) == 13
    assert document.inline_shapes[0]._inline.docPr.get("descr").startswith("Karta över två åsiktsgrupper")


def test_with_many_groups_the_table_in_word_still_has_room_for_the_statement(tmp_path: Path) -> None:
    """Five camps, each against the others in three statements of its own."""
    rows = ["participant," + ",".join(map(str, range(18)))]
    for person in range(100):
        camp = person % 5
        rows.append(f"{person}," + ",".join("1" if one < 3 or (one - 3) // 3 == camp else "-1" for one in range(18)))
    (tmp_path / "roster.csv").write_text("\n".join(rows) + "\n")
    (tmp_path / "texter.csv").write_text(statements(), encoding="utf-8")
    run(tmp_path, name="roster.csv")
    document = Document(str(tmp_path / "ut" / "report.docx"))
    assert [cell.text for cell in document.tables[0].rows[0].cells][-1] == "Grupp E"
    assert [cell.text for cell in document.tables[0].rows[1].cells][3:] == ["100\u00a0%"] * 6
    grid = [column.w or 0 for column in document.tables[0]._tbl.tblGrid.gridCol_lst]
    assert grid[1] > 4 * grid[-1]
    page = document.sections[-1]
    assert sum(grid) <= (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0), (
        "inside the margins"
    )
    assert "Antalen står i tabellen i report.html." in "\n".join(one.text for one in document.paragraphs)


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        ("participant,0,1,2\n1,,,\n2,,,\n", "Ingen har röstat ännu."),
        ("participant,0,1,2\n1,1,1,0\n", "Bara en person har röstat."),
        ("participant,0,1\n1,1,\n2,1,\n", "Röster finns bara om ett påstående."),
        ("participant,0,1\n1,1,1\n2,1,0\n", "Färre än två personer har svarat på minst sju"),
        ("", "är tom"),
        ("namn,svar\nada,ja\n", "ser inte ut som röster"),
    ],
)
def test_too_little_gets_a_clear_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: str, answer: str
) -> None:
    file = tmp_path / "r.csv"
    file.write_text(data, encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        call_command("opinions", str(file), out=tmp_path / "ut")
    assert stopped.value.code == 2
    assert answer in capsys.readouterr().err
    assert not (tmp_path / "ut").exists()


@pytest.mark.parametrize("mark", ["1", "0"])
def test_everybody_alike_is_one_group(tmp_path: Path, mark: str) -> None:
    file = tmp_path / "r.csv"
    rows = ["participant," + ",".join(map(str, range(8)))] + [f"{one}," + ",".join([mark] * 8) for one in range(20)]
    file.write_text("\n".join(rows), encoding="utf-8")
    told = io.StringIO()
    call_command("opinions", str(file), out=tmp_path / "ut", stdout=told)
    assert "alla räknas här som en enda grupp" in told.getvalue()
    common = "De flesta håller med om dessa fem" if mark == "1" else "Inget påstående har säkert stöd"
    page = (tmp_path / "ut" / "report.html").read_text(encoding="utf-8")
    assert common in page
    assert "alla grupper" not in page.lower(), "there is one group: nothing is said of groups"


def test_a_missing_file_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        call_command("opinions", str(tmp_path / "saknas.csv"), out=tmp_path / "ut")
    assert "finns inte" in capsys.readouterr().err


def test_a_statement_moderated_away_is_left_out_but_its_votes_place_people(tmp_path: Path) -> None:
    rows = ["participant," + ",".join(map(str, range(8)))]
    rows += [f"{one}," + ",".join(["1" if (one + at) % 2 else "-1" for at in range(8)]) for one in range(20)]
    (tmp_path / "r.csv").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "t.csv").write_text("comment-id,moderated,comment-body\n0,-1,Bort\n1,1,Kvar\n", encoding="utf-8")
    call_command("opinions", str(tmp_path / "r.csv"), statements=tmp_path / "t.csv", out=tmp_path / "ut")
    data = json.loads((tmp_path / "ut" / "opinions.json").read_text(encoding="utf-8"))
    assert data["left_out"] == ["0"]
    assert len(data["statements"]) == 7
    assert all(one["group"] for one in data["participants"])
    assert data["notices"] == ["Text saknas för 6 påståenden som det röstats om: 2, 3, 4, 5, 6, 7."]
