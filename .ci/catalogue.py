"""Renews the English catalogue of a room: adds what the source says, drops what it no longer says, compiles it.

python .ci/catalogue.py ROOM …   (no room: all). New strings get an empty msgstr for you to fill in; then run it again.
A string that another room has translated is filled in from there. Needs msgfmt (Debian: gettext).
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "samsyn"
SWEDISH_ALWAYS = "templates/strategy/export/"  # the strategy as a file is Swedish, whatever the page around it
MARKS = frozenset({"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"})
HEAD = """# English for Samsyn. The source strings are Swedish.
msgid ""
msgstr ""
"Project-Id-Version: samsyn\\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""
_LITERAL = r"u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
_CALL = re.compile(rf"\b(n?)gettext\(({_LITERAL})(?:,\s*({_LITERAL}))?")
type Entries = dict[str, tuple[str, ...]]  # source → English; two forms when the source has a plural
type Source = dict[str, str]  # source → its plural, or ""


def rooms() -> list[str]:
    """Every room that speaks to a reader."""
    return sorted(path.name for path in PACKAGE.iterdir() if (path / "apps.py").exists())


def templates(room: str) -> list[Path]:
    """The templates of a room that follow the reader's language."""
    return [p for p in sorted((PACKAGE / room).glob("templates/**/*.html")) if SWEDISH_ALWAYS not in p.as_posix()]


def source(room: str) -> Source:
    """Every string the room says, with its plural."""
    return dict(_in_templates(room)) | dict(_in_python(room))


def _in_templates(room: str) -> Iterator[tuple[str, str]]:
    from django.utils.translation.template import templatize

    for path in templates(room):
        for plural, first, second in _CALL.findall(templatize(path.read_text())):
            yield ast.literal_eval(first), ast.literal_eval(second) if plural and second else ""


def _in_python(room: str) -> Iterator[tuple[str, str]]:
    for path in sorted((PACKAGE / room).rglob("*.py")):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
                said = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                if said:
                    yield said[0], said[1] if node.func.id.startswith("n") and len(said) > 1 else ""


def catalogue(room: str) -> Path:
    """Where a room's English stands."""
    return PACKAGE / room / "locale" / "en" / "LC_MESSAGES" / "django.po"


def entries(path: Path) -> Entries:
    """What a catalogue holds; nothing when there is none."""
    found: Entries = {}
    for block in path.read_text().split("\n\n") if path.exists() else ():
        rows = dict(re.findall(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?) "(.*)"$', block, re.MULTILINE))
        if rows.get("msgid"):
            said = [value for name, value in rows.items() if name.startswith("msgstr")]
            found[_plain(rows["msgid"])] = tuple(map(_plain, said))
    return found


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _block(text: str, plural: str, english: tuple[str, ...]) -> str:
    if not plural:
        return f"msgid {_quoted(text)}\nmsgstr {_quoted(english[0])}\n"
    forms = "".join(f"msgstr[{at}] {_quoted(said)}\n" for at, said in enumerate(english))
    return f"msgid {_quoted(text)}\nmsgid_plural {_quoted(plural)}\n{forms}"


def renew(room: str, elsewhere: Entries) -> int:
    """Write and compile a room's catalogue; the number of strings that still lack English."""
    said, path = source(room), catalogue(room)
    if not said:
        return 0
    known = elsewhere | entries(path)
    blocks, missing = [], 0
    for text, plural in said.items():
        forms = 2 if plural else 1
        english = known.get(text, ())
        if len(english) != forms:
            english = ("",) * forms
        missing += not all(english)
        blocks.append(_block(text, plural, english))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([HEAD, *blocks]))
    compiled = path.with_suffix(".mo")
    subprocess.run(["msgfmt", "-o", str(compiled), str(path)], check=True)  # noqa: S603, S607
    return missing


def main() -> None:
    """Renew the rooms that are named, or all."""
    from django.conf import settings

    settings.configure(USE_I18N=True)
    elsewhere: Entries = {}
    for room in rooms():
        elsewhere |= {text: english for text, english in entries(catalogue(room)).items() if all(english)}
    for room in sys.argv[1:] or rooms():
        missing = renew(room, elsewhere)
        print(f"{room}: {missing} utan engelska" if missing else f"{room}: klar")  # noqa: T201


if __name__ == "__main__":
    main()
