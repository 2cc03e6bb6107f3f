"""The hand-written sets agree with themselves: truth and files, and a perfect answer reaches every goal."""

from pathlib import Path

import pytest

from benchmarks import trip
from benchmarks.scoring import analysis, oracle, reading
from benchmarks.scoring.overlap import words
from benchmarks.scoring.truth import Truth, load

SETS = sorted(path.parent for path in Path(trip.__file__).with_name("sets").glob("*/forvantat.json"))


@pytest.fixture(params=SETS, ids=lambda path: path.name)
def truth(request: pytest.FixtureRequest) -> Truth:
    return load(request.param)


def test_a_perfect_answer_reaches_every_goal(truth: Truth) -> None:
    measures = trip.score(truth, analysis.parse(oracle.perfect(truth), truth))
    assert [one.key for one in measures if not one.reached and one.key != "kept"] == []


def test_every_file_is_in_the_truth(truth: Truth) -> None:
    root = truth.folder / truth.responses_dir
    on_disk = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()} - {"avsandare.csv"}
    named = {file.name for file in truth.files}
    assert on_disk <= named
    assert {name for name in named - on_disk if ".eml/" not in name} == set()
    assert (truth.folder / truth.strategy).is_file()


def test_every_passage_stands_in_its_file(truth: Truth) -> None:
    texts = {name: set(words(text)) for name, text in reading.texts(truth).items()}
    for passage in truth.passages:
        if not passage.ocr:
            here = [word in texts[passage.file] for word in words(passage.text)]
            assert sum(here) >= 0.8 * len(here), passage


def test_places_and_groups_exist(truth: Truth) -> None:
    assert {label for passage in truth.passages for label in passage.places} <= set(truth.labels)
    ids = [passage.id for passage in truth.passages]
    assert len(ids) == len(set(ids))
    assert {key for pair in truth.pairs | truth.loose_pairs for key in pair} <= set(ids)
