"""docs/security.md: every requirement of ASVS 5.0.0, levels 1 and 2, stands there once, and every proof it names exists."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "security.md").read_text()

# Section → how many of its requirements are of level 1 or 2; they come first in every section.
SECTIONS = {
    "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1, "3.2": 2, "3.3": 4, "3.4": 6,
    "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4, "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3, "6.1": 3, "6.2": 12,
    "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2, "8.1": 2,
    "8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4, "10.4": 11, "10.5": 5, "10.6": 2,
    "10.7": 3, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1, "11.6": 1, "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1,
    "13.2": 5, "13.3": 2, "13.4": 5, "14.1": 2, "14.2": 4, "14.3": 3, "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1, "16.2": 5,
    "16.3": 4, "16.4": 3, "16.5": 3, "17.1": 1, "17.2": 4, "17.3": 2,
}  # fmt: skip


def numbers(said: str) -> list[str]:
    """ "1.2.1–3, 1.2.5" as four numbers."""
    found = []
    for one in said.split(","):
        section, first, last = re.fullmatch(r"(\d+\.\d+)\.(\d+)(?:–(\d+))?", one.strip()).groups()  # type: ignore[union-attr]
        found += [f"{section}.{number}" for number in range(int(first), int(last or first) + 1)]
    return found


def rows() -> list[tuple[str, str, str]]:
    """Numbers, state and proof of each row."""
    part = TEXT.split("\n## ASVS")[1].split("\n### What is sensitive")[0]
    return re.findall(r"^\| ([\d.–, ]+) \| (\S+) \| (.+) \|$", part, re.MULTILINE)


def test_every_requirement_is_answered_once() -> None:
    said = [number for row in rows() for number in numbers(row[0])]
    asked = [f"{section}.{number}" for section, count in SECTIONS.items() for number in range(1, count + 1)]
    assert sorted(said) == sorted(asked)
    assert {row[1] for row in rows()} <= {"yes", "part", "**no**", "–", "site"}


def test_every_proof_exists() -> None:
    named = set(re.findall(r"`([\w./]+/[\w./]+|test_\w+\.py)`", TEXT))
    paths = {
        one for one in named if not one.startswith(("/", ".")) and ("tests" in one or one.endswith((".py", ".js")))
    }
    assert len(paths) > 30
    places = [ROOT, ROOT / "src" / "samsyn", ROOT / "src" / "samsyn" / "people" / "tests"]
    everything = [*places, *(ROOT / "src" / "samsyn").glob("*/static")]
    assert [one for one in sorted(paths) if not any((place / one).exists() for place in everything)] == []
