"""An invented county in miniature: a strategy of six sections and letters from three senders."""

from datetime import UTC, datetime

NOW = datetime(2026, 10, 1, 9, 30, tzinfo=UTC)

STRATEGY = """# Provlänet 2040

# 1 Inledning
Strategin visar hur länet ska utvecklas till 2040.

# 2 Målbild 1: Kompetens för hela länet
Alla ska kunna utbilda sig genom hela livet. Vuxenutbildningen ska finnas i varje kommun.

## 2.1 Kompetensförsörjning
Arbetsgivare och skolor planerar utbildningar tillsammans.

# 3 Målbild 2: Resor som fungerar
Tåg och buss ska gå ofta och i tid. Landsbygden ska ha anropsstyrd trafik.

# 4 Målbild 3: Levande natur
Skogar och vatten ska vårdas så att arter trivs.

# 5 Uppföljning
Målen följs upp varje år med indikatorer.
"""

LETTERS = {
    "Provköpings kommun.txt": (
        "Provköpings kommun\n\nYttrande över Provlänet 2040\n\n"
        "Avsnitt 2.1 saknar mål för vuxenutbildningen. Kommunen vill att ett sådant läggs till.\n\n"
        "Kommunen stöder målbilden om resor men vill se fler nattåg.\n\nFör kommunen\nKommunstyrelsens ordförande\n"
    ),
    "Naturföreningen i Provlänet.txt": (
        "Naturföreningen i Provlänet\n\nMålbild 3 behöver skarpare mål för vattendragen.\n\n"
        "Indikatorerna i avsnitt 5 mäter inte arter. Lägg till en sådan.\n"
    ),
    "Provlänets högskola.txt": "Provlänets högskola avstår från att yttra sig över förslaget.\n",
}
