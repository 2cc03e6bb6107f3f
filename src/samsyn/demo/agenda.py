"""What the invented county's councils take up in 2026, and the areas that they put first."""

from typing import Final

from samsyn.councils import focus

QUESTIONS: Final = (  # title, for a position, which målbild, background, proposal
    (
        "Gemensam antagning till gymnasiet",
        True,
        0,
        (
            "Elever i fyra kommuner kan inte söka alla program. En gemensam antagning kostar omkring två "
            "miljoner kronor om året."
        ),
        "Kommunerna går in i en gemensam antagning från hösten 2027.",
    ),
    (
        "Nattåget till kusten",
        True,
        4,
        "Operatören vill lägga ned nattåget. Underlaget visar vilka resor som försvinner.",
        "Vi vill att nattåget finns kvar och avsätter tid för en gemensam uppvaktning.",
    ),
    (
        "Läget i bredbandsutbyggnaden",
        False,
        3,
        "Länsstyrelsen redovisar vilka hushåll som ännu saknar fast uppkoppling.",
        "",
    ),
    (
        "Vatten och avlopp över kommungränserna",
        True,
        1,
        "Tre reningsverk behöver bytas ut inom tio år. Ett gemensamt bolag kan ta över driften.",
        "Kommunerna prövar ett gemensamt bolag. Region Älvmark betalar utredningen.",
    ),
    (
        "Yrkeshögskola i inlandet",
        True,
        0,
        "Företagen i inlandet saknar yrkesutbildade. Två orter har lokaler.",
        "Vi söker tillsammans om två utbildningar med start 2027.",
    ),
    ("Elnätet och nya industrier", False, 2, "Nätbolagen berättar om kapacitet och köer.", ""),
    (
        "Färdtjänst över länet",
        True,
        4,
        "Reglerna skiljer sig åt mellan kommunerna.",
        "Samma regler för färdtjänst gäller i hela länet från 2028.",
    ),
    (
        "Gemensam etableringsfunktion",
        True,
        2,
        "Företag som vill etablera sig möter elva olika vägar in.",
        "En gemensam funktion prövas i tre år, finansierad efter folkmängd.",
    ),
    ("Remissvaren på Älvmark 2040", False, 5, "Strategen redovisar vad remissvaren säger och vad som återstår.", ""),
    (
        "Praktik i vården i hela länet",
        True,
        0,
        "Studenter söker sig till de större orterna och stannar där.",
        "Varje kommun ordnar boende för praktikanter från 2028.",
    ),
)
AREAS: Final = (
    focus.Area(
        "En väg in för den som vill etablera sig",
        "År 2030 möter den som vill starta eller växa i länet ett lag, inte elva.",
        "Tre stora etableringar avgörs de närmaste åren.",
        "Varje kommun beslutar om sin del av en gemensam funktion.",
    ),
    focus.Area(
        "Utbildning nära",
        "År 2030 kan den som vill byta yrke göra det utan att flytta.",
        "Var tredje i vården går i pension före 2035.",
        "Gemensam ansökan om utbildningar och gemensam antagning.",
    ),
    focus.Area(
        "Resor som håller ihop länet",
        "År 2030 tar det högst två timmar att resa mellan länets kommuner.",
        "Staten prövar vilka linjer som ska finnas kvar.",
        "Gemensam prioritering i länsplanen.",
    ),
)
