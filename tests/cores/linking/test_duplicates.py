"""Near-duplicates: exact pairs, and groups of short comments."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.cores.linking import duplicates, shingles

TRAIN = "Tågen måste stanna vid stationen i Lomsjö även på kvällar och helger, annars blir pendlarna beroende av bil."


def exact(texts: list[str], threshold: float, length: int) -> dict[tuple[int, int], float]:
    """All pairs by definition."""
    sets = []
    for text in texts:
        words = duplicates.tokens(text)
        windows = range(max(len(words) - length + 1, 1 if words else 0))
        sets.append({tuple(words[at : at + length]) for at in windows})
    found = {}
    for a, b in combinations(range(len(texts)), 2):
        if sets[a] and sets[b]:
            jaccard = len(sets[a] & sets[b]) / len(sets[a] | sets[b])
            if jaccard >= threshold:
                found[a, b] = jaccard
    return found


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(["ab", "c", "de", "fgh", "åäö"]), max_size=12).map(" ".join), max_size=14),
    st.sampled_from([0.1, 0.3, 0.5, 0.8, 1.0]),
    st.integers(1, 5),
)
def test_pairs_are_those_of_the_definition(texts: list[str], threshold: float, length: int) -> None:
    found, alike = duplicates.pairs(texts, threshold=threshold, shingle=length)
    wanted = exact(texts, threshold, length)
    assert [tuple(pair) for pair in found.tolist()] == sorted(wanted)
    assert np.allclose(alike, [wanted[pair] for pair in sorted(wanted)])


def test_a_threshold_outside_its_range_is_refused() -> None:
    with pytest.raises(ValueError, match="threshold"):
        duplicates.pairs(["a", "a"], threshold=0)


@pytest.mark.parametrize(
    "other",
    [
        TRAIN,
        TRAIN.upper(),
        f"”{TRAIN}”",
        TRAIN.replace("stationen", "perrongen"),
        TRAIN.replace("Tågen", "Alla tåg"),
        TRAIN.replace("även på", "också under"),
        TRAIN + " Det gäller särskilt våra ungdomar.",
        "Annars blir pendlarna beroende av bil: tågen måste stanna vid stationen i Lomsjö även på kvällar och helger.",
        TRAIN.replace(", annars", ". Annars").replace("blir pendlarna", "är pendlarna helt"),
    ],
)
def test_lightly_edited_copies_belong_together(other: str) -> None:
    assert duplicates.groups([TRAIN, "Något helt annat om skog och vatten i länet.", other]) == ((0, 2),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Strategin bör nämna kulturskolan.", "Strategin bör nämna folkhögskolan."),
        ("Målet om halverade utsläpp bör höjas till 2030.", "Målet om halverade utsläpp bör inte höjas till 2030."),
        (TRAIN, "Bussarna i Lomsjö är ofta försenade på kvällar och helger, vilket drabbar de som inte har bil."),
        ("Ja.", "Nej."),
        (
            "Färjan till Enholmen behöver gå sex gånger om dagen hela sommaren.",
            "Färjan till Enholmen behöver gå nio gånger om dagen hela sommaren.",
        ),
        (
            "Bidraget till samlingslokaler ska vara 40 kronor per invånare.",
            "Bidraget till samlingslokaler ska vara 55 kronor per invånare.",
        ),
    ],
)
def test_different_points_stay_apart(one: str, other: str) -> None:
    assert duplicates.groups([one, other]) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gå sex gånger om dagen", "gå 6 gånger om dagen"),
        ("gå oftare, säger jag som har åkt i 20 år", "gå oftare, säger jag som har åkt i 31 år"),
        ("gå sex gånger om dagen", "gå sex gånger om dagen, och vi är 14 som bor här"),
    ],
)
def test_the_same_figure_and_figures_of_ones_own_life_do_not_part_copies(one: str, other: str) -> None:
    said = "Färjan till Enholmen behöver {} hela sommaren, annars flyttar barnfamiljerna in till staden."
    assert duplicates.groups([said.format(one), said.format(other)]) == ((0, 1),)


def test_a_point_told_in_own_words_with_a_long_run_of_the_other_is_the_same() -> None:
    one = (
        "Gränsen tre påstigande per dygn för att få behålla sin hållplats är orimlig. På landet åker man tillsammans. "
        "När hållplatsen väl är borta kommer inga nya resenärer heller."
    )
    other = (
        "Ni vill ta bort hållplatser med färre än tre påstigande per dygn. Den gränsen är orimlig. På landet åker man "
        "tillsammans, och när hållplatsen väl är borta kommer inga nya resenärer heller."
    )
    assert duplicates.groups([one, other, "Vi vill ha fler hållplatser på landet."]) == ((0, 1),)


def test_never_denies_what_not_denies() -> None:
    one = "Färjan till ön får inte läggas ned. Den som väntar på en taxi får vänta länge, den kommer aldrig i tid."
    other = "Färjan till ön får inte läggas ned. Den som väntar på en taxi får vänta länge, den kommer inte i tid."
    assert duplicates.groups([one, other]) == ((0, 1),)


def test_a_text_with_two_points_does_not_join_the_groups_of_both() -> None:
    other = "Plattformen behöver väderskydd och en hiss så att den som har barnvagn eller rullstol kan åka med."
    texts = [TRAIN, TRAIN + "!", "Hej! " + TRAIN, other, other + "!!", "Och: " + other, f"{TRAIN} {other}"]
    for group in duplicates.groups(texts):
        assert not (set(group) & {0, 1, 2} and set(group) & {3, 4, 5})


def test_groups_do_not_depend_on_order() -> None:
    texts = [TRAIN, "Vi vill ha fler bussar på landsbygden i länet.", TRAIN + " Tack!", "Mer kultur."]
    back = duplicates.groups(texts[::-1])
    assert {frozenset(texts[at] for at in one) for one in duplicates.groups(texts)} == {
        frozenset(texts[::-1][at] for at in one) for one in back
    }


def test_no_texts_and_empty_texts() -> None:
    assert duplicates.groups([]) == ()
    assert duplicates.groups(["", " ", "…"]) == ()
    assert len(duplicates.pairs(["", ""])[0]) == 0


@pytest.mark.parametrize(
    "text", ["Åsa & ÖRJAN, 14 år; e-post", "λόγος… 👍 ok_då\u00ad", "x" * 3 + "\ud800 y", "ſtraße İ"]
)
def test_words_are_the_same_counted_at_once(text: str) -> None:
    hashes, counts = shingles._words_of(["", text, text.upper(), ""])
    assert counts.tolist() == [0, len(duplicates.tokens(text)), len(duplicates.tokens(text.upper())), 0]
    assert len(hashes) == counts.sum()


def test_a_text_longer_than_a_block_is_read_whole() -> None:
    long = "ett två tre fyra fem sex " * 100_000
    found, alike = duplicates.pairs([long, "noll " + long, "annat"])
    assert found.tolist() == [[0, 1]]
    assert alike[0] == pytest.approx(6 / 7)


def test_it_does_not_matter_which_of_two_comes_first() -> None:
    """Nor that one of them says "jag": a figure of one writer's own life is no other's."""
    said = "{} vill att linje fyra får {} turer om dagen även på helger och sommarlov"
    one, other = said.format("Jag", "tolv"), said.format("Vi", "åtta")
    assert duplicates.groups([one, other]) == duplicates.groups([other, one]) == ()
    words = [duplicates.tokens(text) for text in (one, other, said.format("Jag", "åtta"), said.format("Vi", "tolv"))]
    for a, b in combinations(words, 2):
        assert duplicates.same_point(a, b) == duplicates.same_point(b, a)


@pytest.mark.parametrize("said", ["Jag vill att linje fyra får {}", "Därför anser jag att linje fyra ska få {}"])
def test_what_one_person_asks_for_is_no_figure_of_their_life(said: str) -> None:
    wish = said + " turer om dagen även på helger och sommarlov"
    assert duplicates.groups([wish.format("tolv"), wish.format("åtta")]) == ()
    assert duplicates.groups([wish.format("tolv"), wish.format("12")]) == ((0, 1),)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (
            "Sjön Vadan behöver ett starkare skydd mot förorenat dagvatten och bekämpningsmedel än vad förslaget anger.",
            "Sjön Vadan behöver ett starkare skydd mot bekämpningsmedel och förorenat dagvatten än det som anges i förslaget.",
            True,
        ),
        (
            "Bussen till Hed bör åter stanna vid kyrkan, där fyrahundra personer bor inom gångavstånd från hållplatsen.",
            "Bussen till Hed bör inte åter stanna vid kyrkan, där hållplatsen ligger inom gångavstånd för fyrahundra personer.",
            False,
        ),
    ],
)
def test_the_same_words_in_another_order_and_form_are_the_same_point(one: str, other: str, alike: bool) -> None:
    assert bool(duplicates.groups([one, other])) is alike
