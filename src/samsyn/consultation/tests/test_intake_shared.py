"""The trip as a whole divides what several letters share alike, also when readings were kept from an earlier run."""

from pathlib import Path

from samsyn.consultation.batches import Batch, read_all
from samsyn.consultation.reading import reader
from samsyn.consultation.resume import Store
from samsyn.cores.outline import Outline
from samsyn.cores.text.values import File

SHARED = (
    "Badhuset i Torpa får inte stängas på vardagar. Simskolan för traktens alla förstaklassare har ingen annan bassäng "
    "inom fyra mil, och skolskjutsen till staden är redan full."
)
OWN = "Dessutom bör gångvägen ned till stranden få belysning hela vintern, eftersom barnen går där efter skolan."
MORE = "\n\n".join(
    f"{place} behöver {thing} redan nästa år, och kostnaden ryms i den budget som kommunen har beslutat om för {street}."
    for place, street in (("Hamnen", "kajen"), ("Skolan", "gården"), ("Torget", "gatan"), ("Ån", "stranden"))
    for thing in ("ny belysning", "fler papperskorgar", "en trygg gångväg", "bättre skyltar", "sittplatser")
)
LETTERS = {
    "ett.txt": f"Hej!\n\n{SHARED}\n",
    "två.txt": f"{SHARED}\n\n{OWN}\n\n{MORE}\n",
    "tre.txt": f"{MORE}\n\n{SHARED} {OWN}\n",
}  # a long letter is divided less


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
