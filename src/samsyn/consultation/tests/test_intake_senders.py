"""The sender list: both languages, every way Excel saves it, and clear words about what is wrong with it."""

import pytest

from samsyn.consultation.senders import BadList, class_of, read_list

SWEDISH = "fil;organisation;klass;inkom;diarienummer\nNorrådal.pdf;Norrådals kommun;Kommuner;2026-10-01;RS 2026-12\n"
ENGLISH = (
    "file,organisation,class,received,registry_number\nNorrådal.pdf,Norrådals kommun,Kommuner,2026-10-01,RS 2026-12\n"
)


@pytest.mark.parametrize("text", [SWEDISH, ENGLISH, SWEDISH.replace(";", "\t"), "\n" + SWEDISH.upper().swapcase()])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_same_list_however_it_was_saved(text: str, encoding: str) -> None:
    row = read_list(text.encode(encoding)).rows[0]
    assert row.file.casefold() == "norrådal.pdf"
    assert row.organisation.casefold() == "norrådals kommun"
    assert row.class_ == "Kommuner"
    assert row.registry_number.casefold() == "rs 2026-12"


@pytest.mark.parametrize("text", ["namn;vem\na;b\n", "Norrådal.pdf;Norrådals kommun;Kommuner\n", "", " \n\n"])
def test_wrong_headings_are_told_with_the_right_ones(text: str) -> None:
    with pytest.raises(BadList, match="fil;organisation;klass;inkom;diarienummer"):
        read_list(text.encode())


def test_a_row_that_cannot_be_used_is_noted_and_the_others_stand() -> None:
    text = "fil;organisation;klass\n;Utan fil;Kommuner\na.pdf;A;Kommuner\nA.PDF;B;Kommuner\nb.pdf;B kommun;Hittepå\n"
    found = read_list(text.encode())
    assert [(row.file, row.class_) for row in found.rows] == [("a.pdf", "Kommuner"), ("b.pdf", "")]
    assert len(found.notes) == 3
    assert "rad 2" in found.notes[0]
    assert "Hittepå" in found.notes[2]


def test_private_persons_are_never_named() -> None:
    row = read_list(b"fil;organisation;klass\nbrev.pdf;Ett Namn;Privatperson\n").rows[0]
    assert row.organisation == row.class_ == "privatperson"


def test_a_file_is_found_by_path_folder_or_bare_name() -> None:
    found = read_list("fil;organisation\nA/svar.pdf;Ett\nB;Två\nbrev.docx;Tre\nmejl.eml;Fyra\n".encode())
    names = ("a/SVAR.pdf", "B/vad som helst.pdf", "C/brev.docx", "mejl.eml/bilaga.pdf", "annan.pdf")
    assert [row.organisation if (row := found.find(name)) else "" for name in names] == [
        "Ett",
        "Två",
        "Tre",
        "Fyra",
        "",
    ]
    assert found.unmatched(["A/svar.pdf", "brev.docx"]) == ("B", "mejl.eml")


@pytest.mark.parametrize(
    ("words", "class_"),
    [
        ("Kommuner", "Kommuner"), ("kommun", "Kommuner"), ("Regionens egna verksamheter", "Region Västmanland"),
        ("Politiskt parti", "Politiska partier"), ("Privatpersoner", "privatperson"), ("sjörövare", ""),
    ],
)  # fmt: skip
def test_classes_in_the_words_people_use(words: str, class_: str) -> None:
    assert class_of(words) == class_
