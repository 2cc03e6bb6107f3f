"""The table of the themes benchmark, with and without the draws of margin sampling."""

import sys

import pytest

from benchmarks import themes
from benchmarks.themes import Motion, Task, Way, show, summary


@pytest.mark.parametrize("seeds", [0, 1])
def test_the_draws_may_be_left_out(seeds: int, capsys: pytest.CaptureFixture[str]) -> None:
    motions = [Motion("Tågen går för sällan.", "TU", "a"), Motion("Skolan behöver lärare.", "UbU", "b")]
    task = Task(motions, motions, ["TU", "UbU"])
    ways = [Way("TF-IDF + LinearSVC", 0.75, 2.0), Way("coding.learning", 0.81, 0.2)]
    curves = {f"margin sampling, seed {seed}": [(30, 0.4), (55, 0.7)] for seed in range(seeds)}
    curves["coding.asking"] = [(30, 0.7)]
    show(task, ways, curves, summary(task, ways, curves))
    said = capsys.readouterr().out
    assert "coding.asking" in said
    assert ("share of the median" in said) == bool(seeds)


@pytest.mark.parametrize("wrong", [["--seeds", "-1"], ["--fold", "5"]])
def test_what_cannot_be_is_refused(wrong: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["themes", "--train", "nowhere", *wrong])
    with pytest.raises(SystemExit, match="2"):
        themes.main()
