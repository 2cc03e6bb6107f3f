"""The trip as a whole divides what several letters share alike, also when readings were kept from an earlier run."""

from pathlib import Path

from samsyn.consultation.batches import Batch, read_all
from samsyn.consultation.reading import reader
from samsyn.consultation.resume import Store
from samsyn.cores.outline import Outline
from samsyn.cores.text.values import File

SHARED = (
    "Badhuset i Torpa får inte stängas på vardagar. Simskolan för traktens alla förstaklassare behöver en egen bassäng, "
    "och skolskjutsen till staden är redan full."
)
OWN = "Dessutom bör gångvägen ned till stranden få belysning hela vintern, eftersom barnen går där efter skolan."
TOLD = "\n\n".join(
    f"{place} har länge varit en fråga i vår bygd. Den som bor här vet att det tar tid. För {part} gjordes en utredning "
    "som visade att kostnaden är liten. Ändå har ingenting hänt sedan dess, trots att alla har varit överens om saken."
    for place, part in (("Hamnen", "kajen"), ("Skolan", "gården"), ("Torget", "gatan"), ("Bron", "fästet"))
)
DENSE = (
    "Bron vid Hed bör byggas om. Biblioteket i Torpa borde ha öppet på söndagar. Vi saknar en indikator om vattnet. "
    "Fler tåg bör stanna i Hed. Lärcentrum behöver mer pengar. Stryk målet om flyget."
)
LETTERS = {
    "ett.txt": f"{TOLD}\n\n{SHARED}\n",
    "två.txt": f"{SHARED}\n\n{OWN}\n\n{TOLD}\n",
    "tre.txt": f"{DENSE}\n\n{SHARED}\n\n{DENSE}\n",
}  # a letter that tells at length is divided less than one with a matter to each sentence


def _shared(batches: list[Batch]) -> list[list[str]]:
    """Of each letter the comments that lie within the shared words."""
    return [[one.text for reading in batch for one in reading.comments if one.text in SHARED] for batch in batches]


def test_a_campaign_is_divided_alike_and_a_kept_reading_can_be(tmp_path: Path) -> None:
    outline = Outline("S", ())
    files = [File(name, text.encode()) for name, text in LETTERS.items()]
    kept = Store(tmp_path, outline, ())
    first, again = (read_all(files, reader(outline), jobs=0, kept=kept) for _ in range(2))
    alone = _shared([read_all([file], reader(outline), jobs=0)[0] for file in files])
    together = _shared(first)
    assert sorted(map(len, alone)) == [1, 1, 2]  # as it is in two of them, and cut in the third
    assert together == [[SHARED]] * 3
    assert kept.hits == len(files)
    assert [[one.comments for one in batch] for batch in first] == [[one.comments for one in batch] for batch in again]
    assert [one.gaps for batch in first for r in batch for one in r.comments] == [
        one.gaps for batch in again for r in batch for one in r.comments
    ]
