"""Messages saved from Outlook, in compound files built here from the format's description."""

import struct
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.cores.text.formats import read, unpack
from samsyn.cores.text.formats.errors import Corrupt, Unreadable
from samsyn.cores.text.formats.outlook.message import _date
from samsyn.cores.text.formats.outlook.rtf import unpacked
from samsyn.cores.text.formats.sniff import kind_of
from samsyn.cores.text.values import File
from tests.cores.text.formats.making import at, drawn, names, texts

SECTOR, MINI, FREE, END, TABLE = 512, 64, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Folder = Mapping[str, Any]  # name → bytes or another folder


def compound(tree: Folder) -> bytes:
    """A compound file: small streams in the mini stream, others in sectors, folders as linked lists of siblings."""
    entries: list[list[Any]] = [["Root Entry", 5, FREE, FREE, FREE, END, 0]]
    sectors: list[bytes] = []
    table: list[int] = []
    minis: list[bytes] = []
    mini_table: list[int] = []

    def put(data: bytes, size: int, into: list[bytes], chain: list[int]) -> int:
        first = len(into)
        pieces = [data[i : i + size].ljust(size, b"\x00") for i in range(0, len(data), size)]
        into += pieces
        chain += [first + n + 1 for n in range(len(pieces) - 1)] + [END] * bool(pieces)
        return first if pieces else END

    def add(folder: Folder, parent: int) -> None:
        before = None
        for name, value in folder.items():
            index = len(entries)
            entries.append([name, 1 if isinstance(value, Mapping) else 2, FREE, FREE, FREE, END, 0])
            if before is None:
                entries[parent][4] = index
            else:
                entries[before][3] = index
            before = index
            if isinstance(value, Mapping):
                add(value, index)
            else:
                small = len(value) < 4096
                entries[index][5] = put(value, MINI, minis, mini_table) if small else put(value, SECTOR, sectors, table)
                entries[index][6] = len(value)

    add(tree, 0)
    mini_stream = b"".join(minis)
    entries[0][5:7] = [put(mini_stream, SECTOR, sectors, table), len(mini_stream)]
    packed = [
        struct.pack(
            "<64sHBBIII16sIQQIQ",
            name.encode("utf-16-le"),
            2 * len(name) + 2,
            kind,
            1,
            left,
            right,
            child,
            b"",
            0,
            0,
            0,
            start,
            size,
        )
        for name, kind, left, right, child, start, size in entries
    ]
    directory = put(b"".join(packed), SECTOR, sectors, table)
    first_mini = put(b"".join(struct.pack("<I", n) for n in mini_table), SECTOR, sectors, table)
    count = (len(table) + 127) // 127
    table_sectors = range(len(sectors), len(sectors) + count)
    table += [TABLE] * count
    table += [FREE] * (count * 128 - len(table))
    sectors += [struct.pack("<128I", *table[n * 128 : n * 128 + 128]) for n in range(count)]
    listed = [*table_sectors, *[FREE] * (109 - count)]
    start = struct.pack("<8s16sHHHHH6s", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 62, 3, 0xFFFE, 9, 6, b"")
    header = start + struct.pack("<11I", 0, count, directory, 0, 4096, first_mini, 1, END, 0, 0, 0)
    return header[:76] + struct.pack("<109I", *listed) + b"".join(sectors)


def text(number: str, value: str) -> dict[str, bytes]:
    return {f"__substg1.0_{number}001F": value.encode("utf-16-le")}


def fixed(header: int, **values: int) -> dict[str, bytes]:
    items = b"".join(struct.pack("<HHIQ", 0x40, int(number[1:], 16), 6, value) for number, value in values.items())
    return {"__properties_version1.0": b"\x00" * header + items}


def attached(name: str, data: bytes) -> dict[str, bytes]:
    return {**text("3707", name), "__substg1.0_37010102": data, **fixed(8)}


INNER = {**text("0037", "Inre ämne"), **text("1000", "Inre text\r\n"), **fixed(24)}
MESSAGE: Folder = {
    **text("0037", "Svar på remiss"),
    **text("1000", "Hej!\r\n\r\nHär är vårt svar om ån.\r\n" + "Mer text som fyller på. " * 200),
    **text("0C1A", "Älvens vänner"),
    **text("5D01", "info@alven.example"),
    **fixed(32, x0039=134064000000000000),
    "__attach_version1.0_#00000000": attached("bilaga å.pdf", drawn(at(60, 700, "Bilagan"))),
    "__attach_version1.0_#00000001": {"__substg1.0_3701000D": INNER, **fixed(8)},
    "__attach_version1.0_#00000002": {**attached("dold.png", b"x"), **fixed(8, x7FFE=1)},
}


def test_a_message_is_read_like_a_mail() -> None:
    found = read(File("svar.msg", compound(MESSAGE)))
    assert (found.format, found.title, found.sender) == ("eml", "Svar på remiss", "Älvens vänner <info@alven.example>")
    assert texts(found)[:5] == [
        "Från: Älvens vänner <info@alven.example>", "Datum: Fri, 31 Oct 2025 16:00:00 +0000", "Ämne: Svar på remiss",
        "Hej!", "Här är vårt svar om ån.",
    ]  # fmt: skip


def test_what_hangs_on_it_is_unpacked() -> None:
    files = unpack(File("svar.msg", compound(MESSAGE)))
    assert [file.name for file in files] == ["svar.msg", "svar.msg/bilaga å.pdf", "svar.msg/Inre ämne.eml"]
    assert texts(read(files[1])) == ["Bilagan"]
    assert texts(read(files[2]))[-1] == "Inre text"


def test_the_same_message_gives_the_same_files() -> None:
    data = compound(MESSAGE)
    assert unpack(File("svar.msg", data)) == unpack(File("svar.msg", data))


def test_html_and_old_text_and_packed_rich_text() -> None:
    html = {"__substg1.0_10130102": "<p>Hej på <b>er</b></p>".encode(), **text("0037", "x"), **fixed(32)}
    assert texts(read(File("a.msg", compound(html))))[-1] == "Hej på er"
    old = {"__substg1.0_1000001E": "Hej på er".encode("cp1252"), **fixed(32)}
    assert texts(read(File("a.msg", compound(old)))) == ["Hej på er"]
    packed = {"__substg1.0_10090102": PACKED, **fixed(32)}
    assert texts(read(File("a.msg", compound(packed)))) == ["hello world"]


PACKED = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)


def test_rich_text_is_unpacked_as_the_format_says() -> None:
    assert unpacked(PACKED) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert unpacked(b"\x0f\x00\x00\x00\x03\x00\x00\x00MELA\x00\x00\x00\x00abcdef") == b"abc"
    assert unpacked(b"") == unpacked(PACKED[:12]) == b""


@given(st.integers(1, 219_000), st.integers(0, 86_399))
def test_time_stamps_become_dates(days: int, seconds: int) -> None:
    when = date(1601, 1, 1) + timedelta(days=days)
    clock = timedelta(seconds=seconds)
    shown = _date((days * 86_400 + seconds) * 10_000_000)
    assert shown == f"{when:%d %b} {when.year} {str(clock).zfill(8)} +0000"


def test_a_long_chain_of_tables_is_followed() -> None:
    big = {**MESSAGE, "__attach_version1.0_#00000003": attached("stor.bin", bytes(range(256)) * 600)}
    files = unpack(File("svar.msg", compound(big)))
    assert files[-1].data == bytes(range(256)) * 600
    assert names(File("svar.msg", compound(big)))[-1] == "svar.msg/stor.bin"


WHOLE = compound(MESSAGE)


def test_a_message_that_holds_an_old_word_file_is_a_message() -> None:
    inner = compound({"WordDocument": b"x" * 5000, "EncryptedPackage": b"x"})
    made = compound({**MESSAGE, "__attach_version1.0_#00000003": attached("svar.doc", inner)})
    assert [kind_of(file) for file in unpack(File("svar.msg", made))] == ["msg", "pdf", "eml", "encrypted"]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 6000), st.binary(min_size=1, max_size=8))
def test_bitten_messages_give_documents_or_typed_errors(place: int, bite: bytes) -> None:
    data = bytearray(WHOLE)
    data[place : place + len(bite)] = bite
    for file in unpack(File("svar.msg", bytes(data))):
        try:
            read(file)
        except Unreadable as error:
            assert error.name == file.name  # noqa: PT017


def test_a_cut_message_is_corrupt() -> None:
    with pytest.raises(Corrupt):
        read(File("svar.msg", compound(MESSAGE)[:60] + "__properties_version1.0".encode("utf-16-le")))
