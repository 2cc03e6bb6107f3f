"""The county on disk, and responses by the thousand."""

import json
from pathlib import Path

import pytest

from samsyn.cores.text import formats
from samsyn.cores.text.values import File
from samsyn.demo.county import Manifest, ResponseFile, many, strategy, write


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, seed: int) -> tuple[Path, Manifest]:
    path = tmp_path_factory.mktemp("county")
    return path, write(path, seed, sender_list=True)


def test_the_same_seed_gives_the_same_bytes(folder: tuple[Path, Manifest], found: tuple[ResponseFile, ...]) -> None:
    path, made = folder
    assert [file.name for file in found if not file.attached] == list(made.files)
    assert all((path / "svar" / file.name).read_bytes() == file.data for file in found if not file.attached)


def test_the_folder_holds_what_the_manifest_says(folder: tuple[Path, Manifest]) -> None:
    path, made = folder
    on_disk = {one.relative_to(path / "svar").as_posix() for one in (path / "svar").rglob("*") if one.is_file()}
    assert on_disk == {*made.files, "avsandare.csv"}
    assert {one.name for one in path.iterdir()} == {*made.strategy, made.draft, made.truth, "svar"}
    assert made.attachments == 3


def test_the_truth_is_complete(folder: tuple[Path, Manifest]) -> None:
    path, made = folder
    truth = json.loads((path / "facit.json").read_bytes())
    labels = {one["label"] for one in truth["sections"]}
    ids = [one["id"] for one in truth["comments"]]
    assert len(labels) == len(strategy().outline.sections)
    assert len(ids) == len(set(ids)) == made.comments
    assert {one["name"] for one in truth["files"]} >= set(made.files)
    assert {one["section"] for one in truth["comments"]} <= labels | {None}
    assert {one["response"] for one in truth["comments"]} <= {one["id"] for one in truth["responses"]}
    assert all(one["outside"] == (one["type"] == "utanför RUS") for one in truth["comments"])
    assert {id_ for group in truth["duplicates"] for id_ in group} <= set(ids)
    listed = (path / "svar" / "avsandare.csv").read_text(encoding="utf-8").splitlines()
    assert len(listed) == len(made.files) + 1


def test_many_responses_are_repeatable_and_readable() -> None:
    made = list(many(6, 3))
    assert made == list(many(6, 3))
    assert made[:4] == list(many(4, 3))
    assert [name.rpartition(".")[2] for name, _ in made] == ["pdf", "docx"] * 3
    for name, data in made:
        text = "".join(page.text for page in formats.read(File(name, data)).pages)
        assert "Vi tackar för möjligheten" in text
        assert len(text.split()) > 200
