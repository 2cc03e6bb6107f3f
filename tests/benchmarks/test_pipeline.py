"""The pipeline benchmark measures what it says: the same files for the floor and for the trip."""

from pathlib import Path

import pytest

from benchmarks import pipeline
from benchmarks.timing import floor, material


def test_made_material_is_half_pdf_half_docx_and_the_floor_reads_all(tmp_path: Path) -> None:
    made = material.made(tmp_path, 4, seed=1)
    files = material.load(made.responses)
    assert [file.name[-4:] for file in files] == [".pdf", "docx", ".pdf", "docx"]
    assert made.files == 4
    assert all(floor.text_of(file) > 500 for file in files)
    assert floor.single(files)[1] == sum(map(floor.text_of, files))


def test_a_given_folder_names_its_strategy_and_leaves_other_formats_out(tmp_path: Path) -> None:
    (tmp_path / "responses" / "Byn").mkdir(parents=True)
    (tmp_path / "strategy.odt").touch()
    for name in ("a.pdf", "Byn/b.DOCX", "c.txt"):
        (tmp_path / "responses" / name).write_bytes(b"x")
    found = material.given(tmp_path)
    assert (found.strategy.name, found.files, found.left_out) == ("strategy.odt", 2, 1)
    assert [file.name for file in material.load(found.responses)] == ["Byn/b.DOCX", "a.pdf"]
    assert floor.single(material.load(found.responses))[1] == 0


def test_a_folder_without_responses_is_refused(tmp_path: Path) -> None:
    (tmp_path / "strategi.docx").touch()
    with pytest.raises(material.NoMaterial):
        material.given(tmp_path)


def test_the_table_tells_whether_the_goal_is_reached() -> None:
    facts = {
        "machine": "m", "files": 2, "left_out": 1, "jobs": 2, "ratio": 3.2, "ratio_parallel": 4.0, "ratio_cpu": 5.0,
        "goal": pipeline.GOAL, "floor": {"single": 1.0, "parallel": 0.8, "cpu": 1.0},
        "trip": {"seconds": 3.2, "comments": 64, "responses": 2, "placed": 60, "groups": 1, "peak": 5e8},
        "report": {"docx": 1.0, "peak": 1e8},
    }  # fmt: skip
    words = pipeline.table(facts)
    assert "3.20  ✗ (goal ≤ 3.0)" in words
    assert "20 comments/s" in words
    assert "✓" in pipeline.table({**facts, "ratio": 3.0})
