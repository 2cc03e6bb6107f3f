"""Files that a program cannot simply read: a scan without text, and a PDF behind a password."""

import hashlib
import random
from io import BytesIO
from typing import Final

import pypdfium2
from PIL import Image, ImageFilter

from samsyn.demo.county.chance import seeded

_PADDING: Final = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_DPI: Final = 110


def scanned(data: bytes, seed: int) -> bytes:
    """The pages of a PDF as grey pictures, a little crooked, as a copier makes them."""
    chance = seeded("scan", seed)
    document = pypdfium2.PdfDocument(data)
    sheets = [_sheet(document[at], chance) for at in range(len(document))]
    out = BytesIO()
    undated = {"creationDate": None, "modDate": None}
    sheets[0].save(out, "PDF", save_all=True, append_images=sheets[1:], resolution=_DPI, quality=60, **undated)
    return out.getvalue()


def _sheet(page: pypdfium2.PdfPage, chance: random.Random) -> Image.Image:
    picture = page.render(scale=_DPI / 72).to_pil().convert("L")
    picture = picture.rotate(chance.uniform(-0.7, 0.7), fillcolor=250, resample=Image.Resampling.BILINEAR)
    faded: Image.Image = picture.filter(ImageFilter.GaussianBlur(0.4)).point(_faded)
    return faded


def _faded(grey: int) -> int:
    return min(255, int(grey * 0.93) + 12)


def locked(text: str, password: str) -> bytes:
    """A small PDF with one line of text, encrypted with a user password (standard security handler, RC4, 40 bits)."""
    identity = hashlib.md5(text.encode(), usedforsecurity=False).digest()
    padded = (password.encode("latin-1") + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded, usedforsecurity=False).digest()[:5], padded)
    permissions = -44
    salt = padded + owner + permissions.to_bytes(4, "little", signed=True) + identity
    key = hashlib.md5(salt, usedforsecurity=False).digest()[:5]
    content = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode("latin-1")
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        _stream(_rc4(hashlib.md5(key + b"\x04\0\0\0\0", usedforsecurity=False).digest()[:10], content)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P %d>>"
        % (owner.hex().encode(), _rc4(key, _PADDING).hex().encode(), permissions),
    ]
    return _file(bodies, identity.hex().encode())


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(data), data)


def _file(bodies: list[bytes], identity: bytes) -> bytes:
    out, starts = bytearray(b"%PDF-1.4\n%\xe5\xe4\xf6\xc5\n"), []
    for number, body in enumerate(bodies, start=1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % start for start in starts)
    out += b"trailer\n<</Size %d/Root 1 0 R/Encrypt 6 0 R/ID[<%s><%s>]>>\n" % (len(bodies) + 1, identity, identity)
    out += b"startxref\n%d\n%%%%EOF\n" % table
    return bytes(out)


def _rc4(key: bytes, data: bytes) -> bytes:
    """The cipher of the oldest PDF encryption, here only to make a file that is locked."""
    box = list(range(256))
    at = 0
    for step in range(256):
        at = (at + box[step] + key[step % len(key)]) % 256
        box[step], box[at] = box[at], box[step]
    out, one, two = bytearray(), 0, 0
    for byte in data:
        one = (one + 1) % 256
        two = (two + box[one]) % 256
        box[one], box[two] = box[two], box[one]
        out.append(byte ^ box[(box[one] + box[two]) % 256])
    return bytes(out)
