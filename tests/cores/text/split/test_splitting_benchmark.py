"""The command that scores sentence boundaries: how documents are joined and what is counted."""

import gzip
import json
from pathlib import Path

from benchmarks import splitting

ROWS = [
    ("1", "Radweg fehlt", "title"),
    ("1", "Hier fehlt ein Weg.", "text"),
    ("1", "Bitte bauen!", "text"),
    ("2", "Am 3. Mai z.B. war es eng.", "text"),
]


def _folder(path: Path) -> Path:
    path.mkdir()
    text = "document_id\tcontent\ttitle/text\n" + "".join("\t".join(row) + "\n" for row in ROWS)
    with gzip.open(path / "dataset.tsv.gz", "wt", encoding="utf-8") as file:
        file.write(text)
    return path


def test_a_title_stands_on_its_own_line_and_sentences_are_joined_by_a_space(tmp_path: Path) -> None:
    first, second = splitting.texts(_folder(tmp_path / "gold"))
    assert first.text == "Radweg fehlt\nHier fehlt ein Weg. Bitte bauen!"
    assert {first.text[at:].split(" ")[0] for at in first.gold} == {"Hier", "Bitte"}
    assert {first.text[at:].split(" ")[0] for at in first.titles} == {"Hier"}
    assert not second.gold


def test_boundaries_inside_the_text_are_counted_without_titles(tmp_path: Path) -> None:
    documents = list(splitting.texts(_folder(tmp_path / "gold")))
    all_of_them = splitting.score(documents, splitting.boundaries, inside=False)
    inside = splitting.score(documents, splitting.boundaries, inside=True)
    assert (all_of_them.gold, all_of_them.given, all_of_them.right) == (2, 2, 2)
    assert (inside.gold, inside.given, inside.right) == (1, 1, 1)
    assert splitting.score(documents, splitting.plain, inside=True).f1 < 1


def test_the_command_writes_its_figures(tmp_path: Path) -> None:
    folder, out = _folder(tmp_path / "gold"), tmp_path / "figures.json"
    assert splitting.main(["--train", str(folder), "--test", str(folder), "--json", str(out)]) == 0
    figures = json.loads(out.read_text("utf-8"))
    assert figures["documents"] == 2
    assert [row["f1"] for row in figures["rows"]][1] == 1.0


def test_an_empty_folder_is_wrong_use(tmp_path: Path) -> None:
    assert splitting.main(["--train", str(tmp_path)]) == 2
