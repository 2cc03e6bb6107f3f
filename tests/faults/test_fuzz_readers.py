"""Every reader of files against files that were damaged on purpose: an answer each time, in time and within memory."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from samsyn.consultation import workers
from samsyn.cores.text import formats
from samsyn.cores.text.formats.errors import Unreadable
from samsyn.cores.text.values import Document, File

SET = Path(__file__).parents[2] / "benchmarks" / "sets" / "sjomark" / "svar"
LIMITS = workers.Limits(seconds=30, memory=1_073_741_824)
PIECES = (
    b"\x00",
    b"\xff" * 64,
    b"%PDF-1.7",
    b"PK\x03\x04",
    b"<",
    b"]]>",
    b"\r\n\r\n",
    b"=?utf-8?Q?",
    b"{\\rtf1",
    b"9" * 40,
)


def samples() -> list[Path]:
    """One real file of each kind, the smallest."""
    kinds: dict[str, Path] = {}
    for path in sorted(SET.rglob("*"), key=lambda path: (path.stat().st_size, path.name)):
        if path.is_file() and path.suffix.lower() != ".csv":
            kinds.setdefault(path.suffix.lower(), path)
    return list(kinds.values())


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Flipped, cut, doubled or foreign bytes, one to eight times."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(out) or 1)
        match chance.randrange(5):
            case 0:
                out[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del out[at : at + chance.randrange(1, 400)]
            case 2:
                out[at:at] = chance.choice(PIECES)
            case 3:
                out[at:at] = out[at : at + chance.randrange(1, 4000)]
            case _:
                del out[max(at, len(out) // 2) :]
    return bytes(out)


def mutants(seed: int, each: int) -> Iterator[File]:
    """``each`` damaged copies of every sample; now and then under another kind's name."""
    chance = random.Random(seed)
    found = samples()
    assert len(found) >= 6
    for path in found:
        for number in range(each):
            suffix = path.suffix if chance.random() < 0.85 else chance.choice(found).suffix
            yield File(f"{path.stem}-{number}{suffix}", damaged(path.read_bytes(), chance))


def look(file: File) -> str:
    """What the readers say of a file and all that is in it: "read", or a sentence."""
    said = []
    for part in formats.unpack(file):
        try:
            found = formats.read(part)
        except Unreadable as refusal:
            said.append(formats.sentence(refusal))
        else:
            assert isinstance(found, Document)
            said.append("read")
    return " ".join(said)


def faults(files: list[File]) -> list[tuple[str, workers.Fault]]:
    answers = list(workers.run(look, files, workers=2, limits=LIMITS))
    assert len(answers) == len(files)
    return [(files[at].name, answer) for at, answer in answers if isinstance(answer, workers.Fault)]


def test_damaged_files_get_an_answer() -> None:
    assert faults(list(mutants(seed=2040, each=40))) == []


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_many_damaged_files_get_an_answer(seed: int) -> None:
    assert faults(list(mutants(seed=seed, each=400))) == []
