"""The slides as PowerPoint: real titles and lists, native charts that can be edited, words for those who do not see."""

from io import BytesIO
from typing import Any, Final

from django.utils.translation import gettext as _
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.util import Pt

from samsyn.portal.boards.facts import Deck, Slide

INK: Final = RGBColor(0x18, 0x28, 0x2B)  # type: ignore[no-untyped-call]
MUTED: Final = RGBColor(0x51, 0x65, 0x6A)  # type: ignore[no-untyped-call]
FJORD: Final = RGBColor(0x0B, 0x52, 0x57)  # type: ignore[no-untyped-call]


def inches(size: float) -> int:
    """In the units of the file."""
    return round(size * 914_400)


WIDE, HIGH = inches(13.333), inches(7.5)
LEFT, MEASURE = inches(0.75), inches(11.8)
TITLE, TITLE_AND_CONTENT, TITLE_ONLY = 0, 1, 5  # layouts of the library's own template
FONT = "Calibri"


def write(deck: Deck) -> bytes:
    """The file. The same deck gives the same slides."""
    show: Any = Presentation()
    show.slide_width, show.slide_height = WIDE, HIGH
    show.core_properties.title, show.core_properties.language = deck.title, "sv-SE"
    show.core_properties.author = "Samsyn"
    _cover(show, deck)
    for slide in deck.slides:
        _slide(show, slide)
    out = BytesIO()
    show.save(out)
    return out.getvalue()


def _cover(show: Any, deck: Deck) -> None:
    page = show.slides.add_slide(show.slide_layouts[TITLE])
    _place(page.shapes.title, LEFT, inches(2.2), MEASURE, inches(1.8))
    _place(page.placeholders[1], LEFT, inches(4.2), MEASURE, inches(0.8))
    _say(page.shapes.title.text_frame, deck.title, 44, INK, bold=True)
    _say(page.placeholders[1].text_frame, deck.subtitle, 22, MUTED)


def _slide(show: Any, slide: Slide) -> None:
    page = show.slides.add_slide(show.slide_layouts[TITLE_AND_CONTENT if slide.points else TITLE_ONLY])
    _place(page.shapes.title, LEFT, inches(0.5), MEASURE, inches(1.2))
    _say(page.shapes.title.text_frame, slide.title, 32, INK, bold=True)
    room = inches(5.0) if slide.bars else MEASURE
    if slide.points:
        _place(page.placeholders[1], LEFT, inches(1.9), room, inches(4.6))
        _points(page.placeholders[1].text_frame, slide.points)
    if slide.bars:
        left = inches(6.0) if slide.points else LEFT
        _chart(page, slide, left, WIDE - left - LEFT)
    if slide.source:
        box = page.shapes.add_textbox(LEFT, inches(6.8), MEASURE, inches(0.4))
        _say(box.text_frame, slide.source, 12, MUTED)
    page.notes_slide.notes_text_frame.text = _notes(slide)


def _points(frame: Any, points: tuple[str, ...]) -> None:
    frame.word_wrap = True
    for number, point in enumerate(points):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(10)
        run = paragraph.add_run()
        run.text = point
        _font(run.font, 20, INK)


def _chart(page: Any, slide: Slide, left: int, width: int) -> None:
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = [bar.name for bar in reversed(slide.bars)]
    data.add_series(slide.unit, [bar.value for bar in reversed(slide.bars)])
    frame = page.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, left, inches(1.9), width, inches(4.6), data)
    chart = frame.chart
    chart.has_legend = chart.has_title = False
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    chart.category_axis.format.line.fill.background()
    _font(chart.category_axis.tick_labels.font, 14, INK)
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = 55, True
    plot.data_labels.position, plot.data_labels.show_value = XL_LABEL_POSITION.OUTSIDE_END, True
    _font(plot.data_labels.font, 14, INK)
    plot.series[0].format.fill.solid()
    plot.series[0].format.fill.fore_color.rgb = FJORD
    said = ", ".join(f"{bar.name} {bar.value}" for bar in slide.bars)
    frame._element.nvGraphicFramePr.cNvPr.set(
        "descr", _("Stapeldiagram, %(unit)s: %(said)s") % {"unit": slide.unit, "said": said}
    )
    frame.name = slide.title


def _notes(slide: Slide) -> str:
    rows = [f"{bar.name}: {bar.value} {slide.unit}" for bar in slide.bars]
    return "\n".join([*slide.points, *rows, slide.source])


def _place(shape: Any, left: int, top: int, width: int, height: int) -> None:
    shape.left, shape.top, shape.width, shape.height = left, top, width, height


def _say(frame: Any, words: str, size: int, colour: RGBColor, *, bold: bool = False) -> None:
    frame.word_wrap = True
    paragraph = frame.paragraphs[0]
    paragraph.alignment = 1  # left
    run = paragraph.add_run()
    run.text = words
    _font(run.font, size, colour)
    run.font.bold = bold


def _font(font: Any, size: int, colour: RGBColor) -> None:
    font.size, font.name = Pt(size), FONT
    font.color.rgb = colour
    font.language_id = 1053  # Swedish
