"""What language a text is in: short invented texts; Swedish is never taken for another language."""

import pytest

from samsyn.cores.text.folding import folded
from samsyn.cores.text.language import language_of

SAID = [
    ("fi", "Suomenkieliset palvelut puuttuvat."),
    ("fi", "Strategiassa ei mainita suomenkielisiä palveluja. Ehdotamme, että alue sitoutuu kehittämään niitä."),
    ("fi", "Nuorille pitää olla enemmän harrastuksia kylissä."),
    ("fit", "Meän kieli häätyy olla kans strateegiassa. Met haluama ette kläpit oppivat meänkieltä koulussa."),
    ("fit", "Se oon tärkeä ette meänkieli näkkyy, ko nuoret ei ennää praatii sitä."),
    ("se", "Sámegiella ferte oidnot strategiijas. Mii háliidit ahte guovllu gielddat galget fállat oahpahusa."),
    ("se", "Sámi mánáin lea vuoigatvuohta oahppat giela."),
    ("smj", "Sáme giella galggá vuojnnut strategijan. Mij sihtap ienep julevsámegiella oahpahusáv skåvlåjn."),
    ("sma", "Åarjelsaemien gïele edtja strategijesne våajnoes sjïdtedh. Mijjieh vielie gïelem sïjhtebe."),
    ("nb", "Vi mener at kommunene bør samarbeide mer om jernbanen over grensen. Dette er ikke nevnt."),
    ("nn", "Vi meiner at kommunane bør samarbeide meir, og at dette ikkje er nemnt."),
    ("da", "Vi mener at strategien mangler et afsnit om broen. Den er ikke nævnt, og det bør den være."),
    ("en", "The strategy should say more about international students. We are not mentioned."),
]
SWEDISH = [
    "Vi saknar ett avsnitt om kollektivtrafik.",
    "Haaparanta och Tornio är en gemensam arbetsmarknad.",
    "Namnet ska vara Giellagas och Sámediggi i texten.",
    "Ändra 'Smart city' till 'Smart region' and not otherwise",
    "Stöd till sámi språkarbete.",
    "Kommunen tillstyrker förslaget.",
    "Se bilaga 1.",
    "Tillstyrks.",
    "OK",
    "2.1",
    "",
]


@pytest.mark.parametrize(("tag", "text"), SAID)
def test_a_short_text_is_known_for_what_it_is(tag: str, text: str) -> None:
    assert language_of(text) == tag


@pytest.mark.parametrize("text", SWEDISH)
def test_swedish_with_foreign_names_is_swedish(text: str) -> None:
    assert language_of(text) == ""


def test_a_long_text_is_judged_by_its_beginning() -> None:
    assert language_of(" ".join([SAID[0][1]] * 2000)) == "fi"


def test_a_text_is_folded_for_searching() -> None:
    assert folded("Kollektiv-\n  TRAFIK  på O\u0308n") == "kollektiv- trafik på ön"
