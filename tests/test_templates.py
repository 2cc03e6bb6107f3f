"""What a page says stands in the catalogue: templates hold no bare text, and every source string has an English one."""

import ast
import gettext
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.utils.translation.template import templatize

from samsyn.consultation import wording
from samsyn.cores.text.values import REASONS

PACKAGE = Path(__file__).parent.parent / "src" / "samsyn"
CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
SWEDISH_ALWAYS = "templates/strategy/export/"  # the strategy as a file is Swedish, whatever the page around it
SAID = frozenset({"aria-label", "title", "alt", "placeholder", "content", "label"})
NO_WORDS = frozenset({"In English", "På svenska", "á đ ŋ š ž ŧ ʒ Å Ä Ö"})  # each in its own language, by design
NAMES = frozenset({"viewport", "robots"})
_TAG = re.compile(r"{% block face %}\w+{% endblock %}|{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
_BLOCK = re.compile(r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{2,}")


def templates() -> list[Path]:
    return [p for p in sorted(PACKAGE.glob("*/templates/**/*.html")) if SWEDISH_ALWAYS not in p.as_posix()]


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


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.name)
def test_no_bare_words(path: Path) -> None:
    text = _TAG.sub("", _BLOCK.sub("", path.read_text()))
    reader = BareText()
    reader.feed(re.sub(r"<!doctype.*?>", "", text, flags=re.IGNORECASE))
    assert reader.found == []


_LITERAL = r"u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
_CALL = re.compile(rf"\bn?gettext\(({_LITERAL})")
MARKS = frozenset({"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"})


def in_templates() -> Iterator[str]:
    for path in templates():
        yield from (ast.literal_eval(found) for found in _CALL.findall(templatize(path.read_text())))


def in_python() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value


def entries() -> dict[str, tuple[str, ...]]:
    """Source string → English, one form or two."""
    found: dict[str, tuple[str, ...]] = {}
    for block in CATALOGUE.read_text().split("\n\n"):
        rows = dict(re.findall(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?) "(.*)"$', block, re.MULTILINE))
        if rows.get("msgid"):
            said = [value for name, value in rows.items() if name.startswith("msgstr")]
            found[_plain(rows["msgid"])] = tuple(map(_plain, said))
    return found


def _plain(text: str) -> str:
    return text.replace('\\"', '"').replace("\\\\", "\\")


def test_the_catalogue_holds_what_the_source_says_and_nothing_more() -> None:
    source = set(in_templates()) | set(in_python())
    assert len(source) > 300
    listed = set(entries())
    assert source - listed == set(), "run makemessages (CONTRIBUTING.md) and translate"
    assert listed - source == set(), "these are said nowhere any more"


def test_everything_is_translated() -> None:
    assert [source for source, said in entries().items() if not all(said)] == []
    assert "fuzzy" not in CATALOGUE.read_text()
    assert "#~" not in CATALOGUE.read_text()


def test_a_translation_keeps_what_is_filled_in() -> None:
    for source, said in entries().items():
        slots = set(re.findall(r"%\((\w+)\)s", source))
        assert slots <= set(re.findall(r"%\((\w+)\)s", said[-1])), source


def test_the_compiled_catalogue_is_the_written_one() -> None:
    with CATALOGUE.with_suffix(".mo").open("rb") as handle:
        compiled = gettext.GNUTranslations(handle)
    for source, said in entries().items():
        plural = len(said) == 2
        assert (compiled.ngettext(source, "", 1) if plural else compiled.gettext(source)) == said[0]
    held = {key[0] if isinstance(key, tuple) else key for key in compiled._catalog} - {""}  # type: ignore[attr-defined]
    assert held == set(entries())


def test_words_that_the_cores_give_are_named() -> None:
    assert set(wording.REASONS) == set(REASONS.values())
