"""Strategies as files: written by a real library, read as the program reads them."""

import io
from collections.abc import Callable

import docx
from docx.document import Document as Word

from samsyn.cores import outline
from samsyn.cores.text import formats
from samsyn.cores.text.values import File


def read(name: str, data: bytes) -> outline.Outline:
    return outline.read(formats.read(File(name, data)))


def word(build: Callable[[Word], None]) -> outline.Outline:
    document = docx.Document()
    build(document)
    saved = io.BytesIO()
    document.save(saved)
    return read("strategi.docx", saved.getvalue())
