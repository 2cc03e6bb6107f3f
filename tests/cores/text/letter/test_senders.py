"""Who sent it: head, title, form field, first sentence, signature, mail and file name."""

import pytest

from samsyn.cores.text.letter import PRIVATE, is_missiv, sender, stance
from samsyn.cores.text.prose import paragraphs
from samsyn.cores.text.values import Document, Page


def _document(text: str, mail: str = "") -> Document:
    return Document("eml" if mail else "txt", (Page(1, text),), sender=mail)


BODY = "\n\nRemissvar\n\nVi anser att målet om bostäder bör skrivas om så att det gäller alla kommuner.\n"


@pytest.mark.parametrize(
    ("text", "name", "class_"),
    [
        ("LINDVIKENS KOMMUN      2025-03-11\nKommunstyrelsen" + BODY, "Lindvikens kommun", "Kommuner"),
        ("HÖGSKOLAN I ÅSVIK\n2025-03-11" + BODY, "Högskolan i Åsvik", "Universitet eller högskola"),
        ("FÖRENINGEN VÅRD PÅ LANDET\nStyrelsen" + BODY, "Föreningen Vård på Landet", "Föreningar"),
        ("Storåkers kommun\nSocialnämnden" + BODY, "Storåkers kommun, Socialnämnden", "Kommuner"),
        ("Yttrande från Hede hembygdsförening" + BODY, "Hede hembygdsförening", "Föreningar"),
        ("Organisation: Hede högskola\nE-post: info@hs.example" + BODY, "Hede högskola", "Universitet eller högskola"),
        ("Region Söderhede\n2025-04-08\n\nRegion Norrhede" + BODY, "Region Söderhede", "Regioner"),
        (
            "2025-04-01\n\nTill Region Norrhede\n\nSkogsvårdsverket har beretts tillfälle att yttra sig." + BODY,
            "Skogsvårdsverket",
            "Myndigheter",
        ),
        (BODY + "\nFör Norrsjö kommun\n\nkommunchefen", "Norrsjö kommun", "Kommuner"),
        ("Nordklang Energi AB\nBox 1" + BODY, "Nordklang Energi AB", "Privata eller kommunala bolag"),
        ("Kustväven Hede – vårt svar på strategin" + BODY, "Kustväven Hede", "Övrigt"),
        ("Kustväven Hede är en ideell förening med 40 medlemmar." + BODY, "Kustväven Hede", "Föreningar"),
        (
            "Handelskammarens svar\n\nHedekustens handelskammare företräder 870 företag." + BODY,
            "Hedekustens handelskammare",
            "Intresseorganisationer",
        ),
        ("Kommunerna Hede, Granby och Norrsjö" + BODY, "Kommunerna Hede, Granby och Norrsjö", "Kommuner"),
    ],
)
def test_the_letter_names_its_sender(text: str, name: str, class_: str) -> None:
    document = _document(text)
    found = sender(document, paragraphs(document))
    assert (found.name, found.class_) == (name, class_)
    assert name.split(",")[0] in found.evidence


def test_a_mail_names_an_organisation_by_its_display_name() -> None:
    document = _document(BODY, "Norrhedes idrottsdistrikt <info@idrott.example>")
    assert sender(document, paragraphs(document)).name == "Norrhedes idrottsdistrikt"


def test_who_writes_in_the_first_person_from_a_personal_address_is_a_private_person() -> None:
    document = _document("Hej!\n\nJag tycker att bussen går för sällan.\n\nMvh Kim", "Kim Ex <kim.ex@gmail.example>")
    found = sender(document, paragraphs(document))
    assert (found.name, found.class_) == (PRIVATE, PRIVATE)


def test_a_family_that_greets_the_region_is_a_private_person() -> None:
    document = _document("Hej Region Hede\n\nVi är en familj med tre barn." + BODY + "\nHälsningar familjen Granlund")
    assert sender(document, paragraphs(document)).name == PRIVATE


def test_the_send_list_decides_the_spelling() -> None:
    document = _document("Lindviken kommun" + BODY)
    assert sender(document, paragraphs(document), organisations=["Lindvikens kommun"]).name == "Lindvikens kommun"


def test_the_file_name_helps_when_the_letter_is_silent() -> None:
    document = _document(BODY)
    assert sender(document, paragraphs(document), name="Granby_kommun_remissvar.pdf").name == "Granby kommun"


def test_units_of_the_region_that_asks_are_its_own() -> None:
    document = _document("Region Norrhede\nKulturenheten" + BODY)
    found = sender(document, paragraphs(document), own="Region Norrhede")
    assert (found.name, found.class_) == ("Region Norrhede, Kulturenheten", "Region Västmanland")


def test_nothing_to_go_by_gives_no_name() -> None:
    document = _document("Målet bör strykas.")
    assert sender(document, paragraphs(document)).name == ""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Kommunen avstår från att yttra sig.", "avstår"),
        ("Kommunen tillstyrker förslaget.", "tillstyrker"),
        ("Kommunen har inget att erinra mot förslaget.", "tillstyrker"),
        ("Kommunen tillstyrker förslaget men lämnar följande synpunkter. Målet om bostäder bör strykas.", "tillstyrker med synpunkter"),
        ("Vi är i huvudsak positiva till strategin. Målet om bostäder bör strykas.", "tillstyrker med synpunkter"),
        ("Kommunen avstyrker förslaget. Målen är för många.", "avstyrker"),
        ("Vi kan inte ställa oss bakom strategin. Målen är för många.", "avstyrker"),
        ("Målet om bostäder bör strykas.", ""),
        ("Hede kommun avstår från att svara på remissen om strategin, ert diarienummer RUN 2031/7.", "avstår"),
        ("Förslaget är ett steg framåt och vi tillstyrker det.", "tillstyrker"),
        ("Hede kommun ställer sig positiv till Norrhede 2040. Målet om bostäder bör strykas.", "tillstyrker med synpunkter"),
        ("I allt väsentligt delar vi förslagets riktning. Målet bör strykas.", "tillstyrker med synpunkter"),
        ("Vi säger ja! Men målet om bostäder bör strykas.", "tillstyrker med synpunkter"),
        ("Vi yrkar avslag och lämnar i andra hand synpunkter.", "avstyrker"),
        ("Vi säger ja, och ja igen, till fler tåg. Målet bör strykas.", ""),
        ("Vi avstyrker dem. Målet bör strykas.", ""),
    ],
)  # fmt: skip
def test_stance(said: str, expected: str) -> None:
    assert stance(paragraphs(_document(said))) == expected


def test_a_covering_letter_has_no_opinion_of_its_own() -> None:
    covers = "Hede kommun\n\nHärmed översänds kommunens yttrande över förslaget. Yttrandet bifogas.\n\nMed vänlig hälsning\nKansliet"
    assert is_missiv(paragraphs(_document(covers)))
    assert not is_missiv(
        paragraphs(_document(covers.replace("Yttrandet bifogas.", "Kommunen anser att mål 3 bör strykas.")))
    )
    assert not is_missiv(())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bygderörelsen Hela Hede\nGamla skolan, 123 45 Hede" + BODY, "Bygderörelsen Hela Hede"),
        ("Angående stationen" + BODY + "\nVänliga hälsningar\nVi på Stationsboden i Hede", "Stationsboden i Hede"),
        ("Jag svarar som\n\nOrganisation eller förening\n\nNamn på organisationen\n\nNorrbacka i rörelse" + BODY,
         "Norrbacka i rörelse"),
    ],
)  # fmt: skip
def test_an_address_a_subject_and_a_label_are_no_senders(text: str, name: str) -> None:
    document = _document(text)
    assert sender(document, paragraphs(document)).name == name


def test_who_forwards_an_answer_did_not_write_it() -> None:
    text = (
        "Hej registrator,\n\ndetta hamnade hos oss. Kan ni diarieföra?\n\nMvh\nKulturenheten, Region Norrhede\n\n"
        "-----Ursprungligt meddelande-----\nFrån: Teater Halvljus <info@halvljus.example>\n"
        "Skickat: den 11 juni 2026 23:52\nTill: Kultur <kultur@norrhede.example>\nÄmne: Remissvar\n\nHej,\n\n"
        "Vi saknar ett mål om fria teatergrupper i strategin. Det bör läggas till.\n\nTeater Halvljus"
    )
    document = _document(text, "Kultur Region Norrhede <kultur@norrhede.example>")
    assert sender(document, paragraphs(document), own="Region Norrhede").name == "Teater Halvljus"


def test_the_letter_spells_what_an_address_cannot() -> None:
    text = "Ämne: Svar\n\nSkogsälskarverket har tagit del av remissen och avstår från att yttra sig.\n\nregistrator"
    document = _document(text, "registrator@skogsalskarverket.example")
    assert sender(document, paragraphs(document)).name == "Skogsälskarverket"


def test_a_name_takes_its_county_along() -> None:
    document = _document("Arbetsfacket i Hede län\nFolkets gata 4, Hede" + BODY)
    assert sender(document, paragraphs(document), name="Arbetsfacket i Hede län.odt").name == "Arbetsfacket i Hede län"
