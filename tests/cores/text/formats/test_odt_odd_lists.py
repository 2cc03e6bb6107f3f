"""OpenDocument files as programs really write them: nothing that is text is dropped, no number that nobody sees."""

import io
import zipfile

from samsyn.cores.text.formats.reading import read
from samsyn.cores.text.values import File

_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)
_OUTLINE = '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/></text:outline-style>'


def _odt(body: str, styles: str = "") -> File:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "content.xml",
            f"<office:document-content {_NAMES}><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        )
        package.writestr(
            "styles.xml",
            f"<office:document-styles {_NAMES}><office:styles>{styles}</office:styles></office:document-styles>",
        )
    return File("svar.odt", out.getvalue())


def test_an_item_inside_an_item_is_read() -> None:
    inner = "<text:list-item><text:list-item><text:p>att kajerna rustas</text:p></text:list-item></text:list-item>"
    page = read(_odt(f"<text:p>Partiet yrkar</text:p><text:list>{inner}</text:list>")).pages[0]
    assert "att kajerna rustas" in page.text


def test_a_paragraph_right_inside_a_list_or_in_something_unknown_is_read() -> None:
    body = "<text:list><text:p>ett</text:p></text:list><text:unknown><text:p>två</text:p></text:unknown>"
    assert read(_odt(body)).pages[0].text.split() == ["ett", "två"]


def test_a_heading_whose_style_belongs_to_no_list_has_no_number() -> None:
    style = '<style:style style:name="H" style:family="paragraph" style:list-style-name=""/>'
    heads = '<text:h text:outline-level="1">Ett</text:h><text:h text:style-name="H" text:outline-level="1">Två</text:h>'
    lines = read(_odt(heads, _OUTLINE + style)).pages[0].lines
    assert [line.label for line in lines] == ["1", ""]
