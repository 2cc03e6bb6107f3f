"""What a page says stands in the catalogue: templates hold no bare text, and every source string has an English one."""

import gettext
import importlib.util
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from samsyn.consultation import wording
from samsyn.cores.text.values import REASONS

_SPEC = importlib.util.spec_from_file_location("catalogue", Path(__file__).parent.parent / ".ci" / "catalogue.py")
assert _SPEC
assert _SPEC.loader
catalogue = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(catalogue)
type Entries = dict[str, tuple[str, ...]]
SAID = frozenset({"aria-label", "title", "alt", "placeholder", "content", "label"})
NO_WORDS = frozenset(
    {"In English", "På svenska", "á đ ŋ š ž ŧ ʒ Å Ä Ö", "Samsyn", "CSV", "Excel", "JSON"}
)  # each in its own language, by design
NAMES = frozenset({"viewport", "robots"})
_TAG = re.compile(r"{% block face %}\w+{% endblock %}|{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
_BLOCK = re.compile(r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{2,}")


class BareText(HTMLParser):
    """Collects words that no translation tag holds."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        said = data.strip(" \n\t.,:;()·›–")
        if said and said not in NO_WORDS and _WORD.search(said):
            self.found.append(said)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if tag == "meta" and facts.get("name") in NAMES:
            return
        self.found += [value for name, value in attrs if name in SAID and value and _WORD.search(value)]


@pytest.mark.parametrize(
    "path", [path for room in catalogue.rooms() for path in catalogue.templates(room)], ids=lambda path: path.name
)
def test_no_bare_words(path: Path) -> None:
    text = _TAG.sub("", _BLOCK.sub("", path.read_text()))
    reader = BareText()
    reader.feed(re.sub(r"<!doctype.*?>", "", text, flags=re.IGNORECASE))
    assert reader.found == []


def entries() -> Entries:
    """Source string → English, one form or two, of all rooms."""
    return {source: said for room in catalogue.rooms() for source, said in of(room).items()}


def of(room: str) -> Entries:
    return catalogue.entries(catalogue.catalogue(room))


def test_there_is_something_to_translate() -> None:
    assert len(entries()) > 300


@pytest.mark.parametrize("room", catalogue.rooms())
def test_a_rooms_catalogue_holds_what_its_source_says_and_nothing_more(room: str) -> None:
    assert set(of(room)) == set(catalogue.source(room)), f"run: python .ci/catalogue.py {room}, and translate"


@pytest.mark.parametrize("room", catalogue.rooms())
def test_everything_is_translated(room: str) -> None:
    assert [source for source, said in of(room).items() if not all(said)] == []
    for source, said in of(room).items():
        slots = set(re.findall(r"%\((\w+)\)s", source))
        assert slots <= set(re.findall(r"%\((\w+)\)s", said[-1])), source


def test_two_rooms_translate_the_same_words_alike() -> None:
    english: dict[str, set[tuple[str, ...]]] = {}
    for room in catalogue.rooms():
        for source, said in of(room).items():
            english.setdefault(source, set()).add(said)
    assert {source: found for source, found in english.items() if len(found) > 1} == {}


@pytest.mark.parametrize("room", [room for room in catalogue.rooms() if of(room)])
def test_the_compiled_catalogue_is_the_written_one(room: str) -> None:
    with catalogue.catalogue(room).with_suffix(".mo").open("rb") as handle:
        compiled = gettext.GNUTranslations(handle)
    for source, said in of(room).items():
        plural = len(said) == 2
        assert (compiled.ngettext(source, "", 1) if plural else compiled.gettext(source)) == said[0]
    held = {key[0] if isinstance(key, tuple) else key for key in compiled._catalog} - {""}  # type: ignore[attr-defined]
    assert held == set(of(room))


def test_words_that_the_cores_give_are_named() -> None:
    assert set(wording.REASONS) == set(REASONS.values())
