"""Which files are one answer, and who it is from."""

from dataclasses import replace

from samsyn.consultation.analysis import Analysis, Inputs
from samsyn.consultation.grouping import folder_name, groups, natural, who
from samsyn.consultation.intake import analyse
from samsyn.consultation.reading import Reading
from samsyn.consultation.senders import Listed, SenderList
from samsyn.cores.linking.values import TypeProposal
from samsyn.cores.outline import Outline
from samsyn.cores.text.values import Passage, Span, Stance

NOBODY = SenderList()


def _file(
    name: str, sender: str = "", *, sha256: str = "", missiv: bool = False, class_: str = "Kommuner",
    stance: Stance = "", text: str = "En synpunkt.",
) -> tuple[Reading, ...]:  # fmt: skip
    said = () if missiv else (Passage(text, (Span(1, 0, len(text)),)),)
    kinds = tuple(TypeProposal("ändring", "") for _ in said)
    return (
        Reading(
            name, sha256 or name, 10, "read", format=name.rsplit(".", 1)[-1], comments=said,
            links=tuple(() for _ in said), types=kinds, sender=sender, stance=stance, missiv=missiv,
            sender_class=class_ if sender else "Övrigt",
        ),
    )  # fmt: skip


def _analysed(*batches: tuple[Reading, ...], listed: SenderList = NOBODY) -> Analysis:
    ordered = sorted(batches, key=lambda batch: natural(batch[0].name))
    return analyse(ordered, Outline("S", ()), listed, inputs=Inputs("", "", ""))


def _files(analysis: Analysis) -> list[tuple[str, ...]]:
    return [response.files for response in analysis.responses]


def test_a_folder_is_one_sender_and_one_answer() -> None:
    found = _analysed(
        _file("Norrådals kommun/yttrande.pdf", "Ängsby kommun"), _file("Norrådals kommun/bilaga/karta.pdf")
    )
    assert _files(found) == [("Norrådals kommun/bilaga/karta.pdf", "Norrådals kommun/yttrande.pdf")]
    assert (found.responses[0].sender, found.responses[0].sender_from) == ("Norrådals kommun", "folder")
    assert (found.responses[0].class_, found.responses[0].class_from) == ("Kommuner", "folder")


def test_a_folder_named_in_short_is_the_organisation_that_its_letter_names_in_full() -> None:
    found = _analysed(
        _file("Norrådal/bilaga.pdf", "Stålverket"), _file("Norrådal/missiv.pdf", "Norrådal kommun, Miljönämnden")
    )
    assert (found.responses[0].sender, found.responses[0].sender_from) == ("Norrådal kommun", "folder")


def test_files_of_one_organisation_in_the_root_stay_separate() -> None:
    found = _analysed(_file("nämnd 1.pdf", "Norrådals kommun"), _file("nämnd 2.pdf", "Norrådals kommun"))
    assert len(found.responses) == 2
    assert found.summary.senders == 1


def test_the_list_joins_files_by_organisation_and_registry_number() -> None:
    listed = SenderList(
        (
            Listed("a.pdf", "Norrådals kommun", "Kommuner", "2026-10-01", "RS 1"),
            Listed("b.pdf", "Norrådals kommun", "", "", "RS 1"),
            Listed("c.pdf", "Norrådals kommun", "", "", "RS 2"),
        )
    )
    found = _analysed(_file("a.pdf"), _file("b.pdf"), _file("c.pdf"), listed=listed)
    assert _files(found) == [("a.pdf", "b.pdf"), ("c.pdf",)]
    first = found.responses[0]
    assert (first.sender, first.sender_from, first.class_from, first.received) == (
        "Norrådals kommun", "list", "list", "2026-10-01",
    )  # fmt: skip


def test_a_covering_letter_and_an_annex_go_with_the_answer_of_the_same_sender() -> None:
    found = _analysed(
        _file("Norrådal missiv.pdf", "Norrådals kommun", missiv=True),
        _file("Norrådal yttrande.pdf", "Norrådals kommun"),
        _file("Ängsby.pdf", "Ängsby kommun"),
        _file("Ängsby bilaga 1.pdf"),
    )
    assert _files(found) == [("Norrådal missiv.pdf", "Norrådal yttrande.pdf"), ("Ängsby bilaga 1.pdf", "Ängsby.pdf")]
    assert [comment.spans[0].file for comment in found.comments] == [
        "Norrådal yttrande.pdf",
        "Ängsby bilaga 1.pdf",
        "Ängsby.pdf",
    ]


def test_an_annex_that_could_belong_to_several_answers_stays_alone() -> None:
    found = _analysed(
        _file("nämnd 1.pdf", "Norrådals kommun"),
        _file("nämnd 2.pdf", "Norrådals kommun"),
        _file("bilaga.pdf", "Norrådals kommun"),
    )
    assert len(found.responses) == 3


def test_a_mail_and_its_attachments_are_one_answer_from_the_letter() -> None:
    batch = (*_file("svar.eml", missiv=True), *_file("svar.eml/yttrande.pdf", "Ängsby kommun"))
    found = _analysed(batch)
    assert _files(found) == [("svar.eml", "svar.eml/yttrande.pdf")]
    assert found.responses[0].sender == "Ängsby kommun"


def test_the_same_bytes_count_once_and_belong_where_the_first_is() -> None:
    found = _analysed(_file("a.pdf", "Ängsby kommun", sha256="x"), _file("b.pdf", "Ängsby kommun", sha256="x"))
    assert _files(found) == [("a.pdf", "b.pdf")]
    assert len(found.comments) == 1
    row = found.files[1]
    assert (row.status, row.duplicate_of) == ("duplicate", "a.pdf")
    assert row.error
    assert "a.pdf" in row.error


def test_the_same_bytes_from_another_sender_is_another_answer_without_doubled_comments() -> None:
    found = _analysed(
        _file("Norrådals kommun/svar.pdf", sha256="x"), _file("Ängsby kommun/svar.pdf", sha256="x"),
    )  # fmt: skip
    assert [response.sender for response in found.responses] == ["Norrådals kommun", "Ängsby kommun"]
    assert len(found.comments) == 1
    assert "annan avsändare" in (found.files[1].error or "")


def test_private_persons_are_never_named() -> None:
    private = _file("Sven Svensson/brev.pdf", "privatperson", class_="privatperson")
    found = _analysed(private, _file("brev.pdf", "privatperson", class_="privatperson"))
    assert {response.sender for response in found.responses} == {"privatperson"}
    assert found.summary.senders == 2


def test_a_folder_named_as_a_class_gives_the_class_and_no_sender() -> None:
    found = _analysed(
        _file("Föreningar/brev.pdf", "Norrådals byalag", class_="Övrigt"), _file("Föreningar/Kören/brev.pdf")
    )
    assert [(r.sender, r.sender_from, r.class_, r.class_from) for r in found.responses] == [
        ("Norrådals byalag", "letter", "Föreningar", "folder"),
        ("Kören", "folder", "Föreningar", "folder"),
    ]


def test_a_folder_named_by_date_or_number_is_no_sender() -> None:
    assert [folder_name(name) for name in ("2026-10-01", "12", "03 Norrådals_kommun")] == ["", "", "Norrådals kommun"]


def test_who_abstains_has_answered_without_comments_and_who_says_something_has_not_abstained() -> None:
    silent = (
        Reading("a.pdf", "1", 10, "read", format="pdf", sender="A kommun", sender_class="Kommuner", stance="avstår"),
    )
    found = _analysed(silent, _file("b.pdf", "B kommun", stance="avstår"))
    assert [response.stance for response in found.responses] == ["avstår", ""]
    assert found.summary.abstained == 1


def test_like_comments_are_grouped_only_across_answers() -> None:
    wish = "Vi vill att tåget mellan Norrådal och Ängsby går varje timme hela dagen."
    found = _analysed(
        _file("a.pdf", "A", text=wish),
        _file("b.pdf", "B", text=wish),
        _file("c.pdf", "C", text="Något helt annat om skolan."),
    )
    assert [comment.duplicate_group for comment in found.comments] == ["g1", "g1", None]
    alone = (*_file("d.eml", "D", text=wish), *_file("d.eml/x.pdf", "D", text=wish))
    assert [comment.duplicate_group for comment in _analysed(alone).comments] == [None, None]


def test_files_are_ordered_as_people_do() -> None:
    names = ["svar 10.pdf", "Älv.pdf", "svar 9.pdf", "zon.pdf", "Åby.pdf", "Svar 1.pdf"]
    assert sorted(names, key=natural) == ["Svar 1.pdf", "svar 9.pdf", "svar 10.pdf", "zon.pdf", "Åby.pdf", "Älv.pdf"]


def test_the_letter_itself_tells_before_the_mail_it_came_with() -> None:
    (group,) = groups([(*_file("m.eml", "Forum AB"), *_file("m.eml/y.pdf", "Ängsby kommun"))], NOBODY)
    assert who(group).sender == "Ängsby kommun"


def test_an_attachment_that_names_nobody_is_from_who_sent_the_mail() -> None:
    mail = _file("svar.eml", "Tistelåns fågelvakter", class_="Övrigt", missiv=True)
    letter = replace(_file("svar.eml/bilaga.docx")[0], sender="privatperson", sender_class="privatperson")
    assert [response.sender for response in _analysed((*mail, letter)).responses] == ["Tistelåns fågelvakter"]


def test_a_private_mail_with_an_attachment_stays_private() -> None:
    mail = replace(_file("svar.eml", missiv=True)[0], sender="privatperson", sender_class="privatperson")
    letter = replace(_file("svar.eml/bilaga.docx")[0], sender="privatperson", sender_class="privatperson")
    assert [response.class_ for response in _analysed((mail, letter)).responses] == ["privatperson"]
