"""Pages of other files stand after their sheet and are still read aloud in order."""

import io
from datetime import UTC, datetime
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import typst

from samsyn.councils.writing import binding, pdf
from samsyn.councils.writing.blocks import Heading, Manuscript, Text

SOURCE = (
    b'#set document(title: "Bilaga")\n#set text(lang: "sv")\n= Bilagans rubrik\nFjorden.\n#pagebreak()\nFjorden igen.'
)


def base() -> bytes:
    blocks = (
        Heading(1, "Dagordning"),
        *(part for n in (1, 2) for part in (Heading(2, f"Bilaga {n}", fresh=True), Text("Bladet."))),
    )
    return pdf.write(Manuscript("Kallelse", (), "Regionen", "Kallelse", datetime(2026, 1, 2, tzinfo=UTC), blocks))


def words(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(data)]


def elements(node: Any, pages: list[Any]) -> int:
    """How many elements of the tree point to one of the pages."""
    found = 0
    if isinstance(node, pikepdf.Array):
        return sum(elements(one, pages) for one in node)
    if isinstance(node, pikepdf.Dictionary):
        found += "/Pg" in node and node["/Pg"].objgen in pages
        if "/K" in node:
            found += elements(node["/K"], pages)
    return int(found)


def test_pages_follow_their_sheet_with_their_tags() -> None:
    tagged = typst.compile(SOURCE, format="pdf", ignore_system_fonts=True, pdf_standards=["ua-1"])
    made = binding.bind(base(), [binding.Insert("Bilaga 1", tagged), binding.Insert("Bilaga 2", tagged)])
    said = words(made)
    assert ["Dagordning" in said[0], "Bilaga 1" in said[1], "Fjorden." in said[2], "igen" in said[3]] == [True] * 4
    assert ["Bilaga 2" in said[4], "Fjorden." in said[5], "igen" in said[6]] == [True] * 3
    with pikepdf.open(io.BytesIO(made)) as opened:
        root = opened.Root.StructTreeRoot
        for at in (2, 3, 5, 6):
            assert elements(root.K, [opened.pages[at].obj.objgen]) > 0, at
        parents = [int(page.StructParents) for page in opened.pages]
        assert len(set(parents)) == len(parents) == 7
        assert set(parents) <= set(pikepdf.NumberTree(root.ParentTree))
        assert opened.open_metadata().get("pdfuaid:part") == "1"


def test_what_has_no_tags_takes_the_claim_away() -> None:
    bare = typst.compile(SOURCE, format="pdf", ignore_system_fonts=True, pdf_tags=False)
    assert binding.is_tagged(bare) is False
    assert binding.is_tagged(b"%PDF-1.4 trasig") is None
    made = binding.bind(base(), [binding.Insert("Bilaga 2", bare)])
    assert "Fjorden." in words(made)[3]
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert opened.open_metadata().get("pdfuaid:part") is None


def test_tags_alone_are_not_the_claim() -> None:
    tagged = typst.compile(SOURCE, format="pdf", ignore_system_fonts=True)
    assert binding.is_tagged(tagged)
    made = binding.bind(base(), [binding.Insert("Bilaga 1", tagged)])
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert opened.open_metadata().get("pdfuaid:part") is None


def test_the_headings_of_a_cell_are_those_of_its_own_file() -> None:
    table = b"\n#table(columns: 2, table.header[Ort][Antal], [Strand], [4])"
    tagged = typst.compile(SOURCE + table, format="pdf", ignore_system_fonts=True, pdf_standards=["ua-1"])
    made = binding.bind(base(), [binding.Insert("Bilaga 1", tagged), binding.Insert("Bilaga 2", tagged)])
    with pikepdf.open(io.BytesIO(made)) as opened:
        named = pikepdf.NameTree(opened.Root.StructTreeRoot.IDTree)
        cells = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TD"]
        headings = [str(name) for cell in cells for facts in cell.A for name in facts.get("/Headers", ())]
        assert len(headings) == len(set(headings)) == 4
        for name in headings:
            assert str(named[name].ID) == name
