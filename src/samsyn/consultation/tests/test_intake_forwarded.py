"""Several answers forwarded in one mail are answers of their own."""

from samsyn.consultation.grouping import groups, who
from samsyn.consultation.reading import Reading
from samsyn.consultation.senders import SenderList
from samsyn.cores.text.values import Passage, Span

NOBODY = SenderList()


def _mail(name: str, sender: str, class_: str = "Kommuner", *, says: str = "En synpunkt.") -> Reading:
    said = (Passage(says, (Span(1, 0, len(says)),)),) if says else ()
    return Reading(name, name, 10, "read", format="eml", comments=said, sender=sender, sender_class=class_)


def _answers(*readings: Reading) -> list[tuple[str, list[str]]]:
    found = groups([readings], NOBODY)
    return [(who(group).sender, [one.name for one in group.readings]) for group in found]


def test_two_forwarded_mails_are_two_answers_and_the_cover_goes_with_the_first() -> None:
    cover = _mail("vb.eml", "Registrator", "Övrigt", says="")
    first, second = _mail("vb.eml/a.eml", "A kommun"), _mail("vb.eml/b.eml", "B kommun")
    annex = Reading("vb.eml/b.eml/bilaga.pdf", "x", 10, "read", format="pdf")
    assert _answers(cover, first, second, annex) == [
        ("A kommun", ["vb.eml/a.eml", "vb.eml"]),
        ("B kommun", ["vb.eml/b.eml", "vb.eml/b.eml/bilaga.pdf"]),
    ]


def test_private_persons_are_never_the_same_one() -> None:
    letters = [_mail(f"vb.eml/{name}.eml", "privatperson", "privatperson") for name in "ab"]
    assert len(_answers(_mail("vb.eml", "", "Övrigt", says=""), *letters)) == 2


def test_two_mails_of_one_sender_are_one_answer() -> None:
    letters = [_mail(f"vb.eml/{name}.eml", "A kommun") for name in "ab"]
    assert len(_answers(_mail("vb.eml", "A kommun", says=""), *letters)) == 1


def test_a_mail_that_speaks_for_itself_keeps_its_own_answer() -> None:
    letters = [_mail("vb.eml/a.eml", "A kommun"), _mail("vb.eml/b.eml", "B kommun")]
    assert [sender for sender, _ in _answers(_mail("vb.eml", "C kommun"), *letters)] == [
        "A kommun",
        "B kommun",
        "C kommun",
    ]


def test_one_mail_inside_another_goes_with_it() -> None:
    assert len(_answers(_mail("vb.eml", "A kommun"), _mail("vb.eml/a.eml", "B kommun"))) == 1
