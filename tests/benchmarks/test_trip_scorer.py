"""The scorer itself: a perfect answer gives 1.0 everywhere, a known fault gives a known figure."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import trip
from benchmarks.scoring import analysis, consistency, oracle, reading
from benchmarks.scoring.kept import kept
from benchmarks.scoring.matching import match
from benchmarks.scoring.measure import Measure
from benchmarks.scoring.measures import all_measures
from benchmarks.scoring.truth import Truth, load

BUS = "Vi vill att bussen till Norra hamnen går varje timme även på söndagar."
SCHOOL = "Skolan i byn behöver en egen kurator som är på plats varje dag."
LAKE = "Sjön växer igen och kommunen måste rensa vassen före midsommar."
PARKING = "Parkeringen vid lasarettet är alldeles för dyr för den som är sjuk."
HEAD = "Hamnby kommun Storgatan 1 123 45 Hamnby"


def comment(key: str, file: str, text: str, section: str | None, **more: Any) -> dict[str, Any]:
    row = {
        "id": key,
        "response": "r1" if file == "a.txt" else "r2",
        "file": file,
        "page": 1,
        "text": text,
        "section": section,
    }
    return row | {"explicit": False, "outside": section is None, "type": "stöd" if section else "utanför RUS"} | more


@pytest.fixture
def truth(tmp_path: Path) -> Truth:
    """Two responses that share one wish; a file of each is on the disk."""
    rows = [
        comment("c1", "a.txt", BUS, "1 Resor", explicit=True),
        comment("c2", "a.txt", SCHOOL, "2 Skola"),
        comment("c3", "a.txt", PARKING, None),
        comment("c4", "b.txt", BUS, "1 Resor"),
        comment("c5", "b.txt", LAKE, "3 Vatten"),
    ]  # fmt: skip
    data = {
        "format": 1, "name": "mini", "strategy": {"file": "strategi.txt"}, "responses_dir": "svar",
        "sections": [{"label": "1 Resor"}, {"label": "2 Skola"}, {"label": "3 Vatten"}],
        "files": [{"name": "a.txt", "status": ["read"]}, {"name": "b.txt", "status": ["read"]},
                  {"name": "c.txt", "status": ["duplicate"], "duplicate_of": "b.txt"}],
        "responses": [{"id": "r1", "sender": "Hamnby kommun", "class": "Kommuner", "stance": "", "files": ["a.txt"]},
                      {"id": "r2", "sender": "Byalaget", "class": "Föreningar", "stance": "",
                       "files": ["b.txt", "c.txt"]}],
        "comments": rows, "noise": [{"file": "a.txt", "page": 1, "text": HEAD, "reason": "brevhuvud"}],
        "duplicates": [["c1", "c4"]],
    }  # fmt: skip
    (tmp_path / "svar").mkdir()
    (tmp_path / "forvantat.json").write_text(json.dumps(data), "utf-8")
    (tmp_path / "svar/a.txt").write_text("\n\n".join([HEAD, BUS, SCHOOL, PARKING]), "utf-8")
    for name in ("b.txt", "c.txt"):
        (tmp_path / "svar" / name).write_text(f"{BUS}\n\n{LAKE}", "utf-8")
    return load(tmp_path)


def score(raw: dict[str, Any], truth: Truth) -> dict[str, Measure]:
    result = analysis.parse(raw, truth)
    measures = [*all_measures(truth, result, match(truth, result)), kept(reading.texts(truth), truth, result)]
    return {one.key: one for one in measures}


def faults(raw: dict[str, Any], truth: Truth, *, with_spans: bool = False) -> list[str]:
    return consistency.faults(truth, analysis.parse(raw, truth), with_spans=with_spans)


def merged(raw: dict[str, Any], first: int, second: int) -> dict[str, Any]:
    """Two comments of the analysis as one."""
    raw = copy.deepcopy(raw)
    other = raw["comments"].pop(second)
    raw["comments"][first]["text"] += " " + other["text"]
    raw["comments"][first]["spans"] += other["spans"]
    return raw


def test_a_perfect_answer_reaches_every_goal(truth: Truth) -> None:
    perfect = oracle.perfect(truth)
    measures = score(perfect, truth)
    assert all(one.reached for one in measures.values())
    least = [one for one in measures.values() if one.least]
    assert [one.key for one in least if one.value != 1.0] == []
    assert measures["per_true"].value == 1.0
    assert measures["noise"].value == measures["aside_true"].value == 0.0
    assert faults(perfect, truth) == []


def test_two_merged_comments_are_found_but_not_alone(truth: Truth) -> None:
    measures = score(merged(oracle.perfect(truth), 0, 1), truth)
    assert measures["found"].value == 1.0
    assert measures["alone"].hits == 3
    assert measures["alone"].of == 5
    assert measures["per_true"].value == pytest.approx(0.8)


def test_a_comment_cut_in_two_is_found_and_counts_twice(truth: Truth) -> None:
    raw = oracle.perfect(truth)
    half = copy.deepcopy(raw["comments"][0])
    words = BUS.split()
    raw["comments"][0]["text"], half["text"], half["id"] = " ".join(words[:7]), " ".join(words[7:]), "extra"
    raw["comments"].insert(1, half)
    measures = score(raw, truth)
    assert measures["found"].value == measures["alone"].value == 1.0
    assert measures["per_true"].value == pytest.approx(1.2)


def test_a_comment_of_which_a_third_is_gone_is_not_found(truth: Truth) -> None:
    raw = oracle.perfect(truth)
    raw["comments"][0]["text"] = " ".join(BUS.split()[:8])
    measures = score(raw, truth)
    assert measures["found"].value == pytest.approx(0.8)
    assert "c1" in measures["found"].misses[0]
    assert measures["kept"].value < 1.0


def test_letterhead_among_the_comments_is_noise_and_not_set_aside(truth: Truth) -> None:
    raw = oracle.perfect(truth)
    raw["comments"].append(raw["set_aside"].pop() | {"id": "head", "links": [], "type": "stöd"})
    measures = score(raw, truth)
    assert measures["noise"].value == pytest.approx(1 / 6)
    assert measures["aside"].value == 0.0
    assert measures["kept"].value == 1.0


def test_a_true_comment_set_aside_is_seen(truth: Truth) -> None:
    raw = oracle.perfect(truth)
    raw["set_aside"].append(raw["comments"].pop(1) | {"reason": "inledning"})
    measures = score(raw, truth)
    assert measures["aside_true"].value == pytest.approx(0.2)
    assert "inledning" in measures["aside_true"].misses[0]
    assert measures["found"].value == pytest.approx(0.8)


def test_places_first_three_and_explicit(truth: Truth) -> None:
    raw = oracle.perfect(truth)
    wrong, right = {"section": "s2", "score": 0.8}, {"section": "s0", "score": 0.7}
    raw["comments"][0]["links"] = [wrong, right]  # c1 is explicit
    measures = score(raw, truth)
    assert measures["first"].value == pytest.approx(3 / 4)
    assert measures["three"].value == 1.0
    assert measures["explicit"].value == 0.0
    assert "want 1 Resor" in measures["first"].misses[0]


def test_sections_are_known_by_number_or_heading(truth: Truth) -> None:
    raw = oracle.perfect(truth)
    raw["sections"][0] |= {"number": "1", "heading": "Resor och trafik"}
    raw["sections"][1] |= {"number": "", "heading": "Skola"}
    assert score(raw, truth)["sections"].value == 1.0
    raw["sections"][1]["heading"] = "Något annat"
    assert score(raw, truth)["sections"].hits == 2


def test_a_wrong_page_is_seen(truth: Truth) -> None:
    raw = oracle.perfect(truth)
    raw["comments"][4]["spans"][0]["page"] = 2
    assert score(raw, truth)["page"].value == pytest.approx(0.8)


def test_duplicate_pairs(truth: Truth) -> None:
    raw = oracle.perfect(truth)
    raw["comments"][4]["duplicate_group"] = raw["comments"][0]["duplicate_group"]  # c5 says something else
    measures = score(raw, truth)  # said: c1–c4 (right) and c1–c5; c4–c5 stand in one response
    assert measures["pair_precision"].value == pytest.approx(0.5)
    assert measures["pair_recall"].value == 1.0
    raw["comments"][3]["duplicate_group"] = None
    assert score(raw, truth)["pair_recall"].value == 0.0


def test_outside_is_told_by_the_top_score(truth: Truth) -> None:
    raw = oracle.perfect(truth)
    raw["comments"][2]["links"] = [{"section": "s0", "score": 0.5}]
    raw["comments"][1]["links"][0]["score"] = 0.4
    assert score(raw, truth)["outside_auc"].value == pytest.approx(3 / 4)


def test_senders_may_carry_three_words_more(truth: Truth) -> None:
    raw = oracle.perfect(truth)
    raw["responses"][0]["sender"] = "Hamnby kommun, kommunstyrelsen"
    assert score(raw, truth)["senders"].value == 1.0
    raw["responses"][0]["sender"] = "Hamnby"
    raw["responses"][1]["class"] = "Övrigt"
    measures = score(raw, truth)
    assert measures["senders"].value == measures["class"].value == 0.5


def test_either_copy_may_be_the_original(truth: Truth) -> None:
    raw = oracle.perfect(truth)
    b, c = raw["files"][1], raw["files"][2]
    b |= {"status": "duplicate", "duplicate_of": "c.txt"}
    c |= {"status": "read", "duplicate_of": None}
    for row in raw["comments"]:
        for span in row["spans"]:
            span["file"] = span["file"].replace("b.txt", "c.txt")
    measures = score(raw, truth)
    assert measures["files"].value == measures["found"].value == measures["kept"].value == 1.0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"status": "unreadable", "error": "Filen är skadad och går inte att läsa."}, "want read"),
        ({"error": "Något gick fel här."}, "yet with an error"),
        ({"sha256": "0"}, "sha256"),
        ({"name": "z.txt"}, "not in the outcome"),
    ],
)
def test_files_must_be_accounted_for(truth: Truth, change: dict[str, str], words: str) -> None:
    raw = oracle.perfect(truth)
    raw["files"][0] |= change
    measure = score(raw, truth)["files"]
    assert measure.value < 1.0
    assert words in measure.misses[0]


def test_words_that_are_lost_are_named(truth: Truth) -> None:
    raw = oracle.perfect(truth)
    raw["set_aside"].clear()
    measure = score(raw, truth)["kept"]
    assert measure.of - measure.hits == len(HEAD.split())
    assert "hamnby" in measure.misses[0]


def test_consistency_names_each_fault(truth: Truth) -> None:
    raw = oracle.perfect(truth)
    raw["comments"][1]["id"] = "c1"
    raw["comments"][2]["response"] = "r9"
    raw["comments"][3]["links"].append({"section": "nowhere", "score": 0.95})
    raw["comments"][4]["spans"].append(dict(raw["comments"][3]["spans"][0]))
    told = "\n".join(faults(raw, truth))
    for words in ("comments c1 2 times", "r9 does not exist", "nowhere does not exist", "falling", "share characters"):
        assert words in told


def test_spans_must_give_the_text_back(truth: Truth) -> None:
    text = (truth.folder / "svar/b.txt").read_text("utf-8")
    raw = oracle.perfect(truth)
    raw["set_aside"], raw["comments"] = [], raw["comments"][4:]
    start = text.index(LAKE)
    raw["comments"][0]["spans"] = [{"file": "b.txt", "page": 1, "start": start, "end": start + len(LAKE)}]
    assert faults(raw, truth, with_spans=True) == []
    raw["comments"][0]["spans"][0]["end"] -= 5
    assert "is not its spans'" in faults(raw, truth, with_spans=True)[0]


def test_the_command_scores_a_file_and_answers_with_its_exit_code(truth: Truth, tmp_path: Path, capsys: Any) -> None:
    raw, file, figures = oracle.perfect(truth), tmp_path / "analysis.json", tmp_path / "figures.json"
    del raw["comments"][0]
    file.write_text(json.dumps(raw), "utf-8")
    code = trip.main(["--test", str(tmp_path), "--analysis", str(file), "--json", str(figures), "--misses"])
    shown = capsys.readouterr().out
    assert code == 1
    assert "✗ comments found" in shown
    assert BUS[:40] in shown
    found = next(row for row in json.loads(figures.read_text("utf-8"))["measures"] if row["key"] == "found")
    assert found["value"] == pytest.approx(0.8)
    assert not found["reached"]
