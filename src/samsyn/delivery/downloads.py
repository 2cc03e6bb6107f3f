"""An indicator as CSV, SVG and PNG; an evaluation as its file."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samsyn.delivery import access, charts, judging, places, sentences
from samsyn.delivery.models import Indicator
from samsyn.delivery.queries import indicators
from samsyn.people import paper
from samsyn.sources import showing

PAGE = """#let data = json(bytes(sys.inputs.data))
#set page(width: 540pt, height: auto, margin: 12pt, fill: white)
#set text(font: "Libertinus Serif", size: 10pt, lang: "sv")
#text(size: 14pt, weight: "bold", data.title)
#linebreak()#data.name
#image(bytes(data.svg), width: 100%, alt: data.title)
#text(size: 8pt, data.source)
"""


@require_safe
def figures_csv(request: HttpRequest, code: str) -> HttpResponse:
    """Every accepted figure: area, year, sex, value, status."""
    found = _whole(access.indicator_for(request, code))
    response = HttpResponse(
        showing.figures_csv(indicators.series_of(found).rows()), content_type="text/csv; charset=utf-8"
    )
    return _named(response, f"{code}.csv", found)


@require_safe
def chart_svg(request: HttpRequest, code: str) -> HttpResponse:
    """The chart alone, on white."""
    found = _whole(access.indicator_for(request, code))
    drawing, _title = _drawing(found)
    return _named(HttpResponse(drawing, content_type="image/svg+xml"), f"{code}.svg", found)


@require_safe
def chart_png(request: HttpRequest, code: str) -> HttpResponse:
    """The chart with its sentence and source, as a picture for slides."""
    found = _whole(access.indicator_for(request, code))
    drawing, title = _drawing(found)
    card = indicators.card(found, today=timezone.localdate(), desk=False)
    data = {
        "svg": drawing,
        "title": title,
        "name": card.name,
        "source": f"Källa: {card.source}, hämtat {card.fetched}.",
    }
    made = paper.png(PAGE.encode(), data, dots=160)
    return _named(HttpResponse(made, content_type="image/png"), f"{code}.png", found)


@require_safe
def evaluation_file(request: HttpRequest, pk: int) -> FileResponse:
    """The evaluation bit for bit, always to be saved: it came from outside."""
    found = access.evaluation_for(request, pk)
    if not found.file:
        raise Http404
    response = FileResponse(found.file.open("rb"), as_attachment=True, filename=found.file_name)
    if not found.is_published:
        response["Cache-Control"] = "private, no-store"
    return response


def _whole(found: Indicator) -> Indicator:
    return indicators.indicators(Indicator.objects.filter(pk=found.pk)).get()


def _drawing(found: Indicator) -> tuple[str, str]:
    series, target = indicators.series_of(found), next(iter(found.targets.all()), None)
    lines = judging.lines(found, series)
    title = sentences.finding(lines, judging.proposal(found, target, lines, today=timezone.localdate()))
    drawn = indicators.drawn(lines, target, judging.way_to_target(found, target, lines), places.names())
    described = sentences.described(found, lines)
    return charts.svg(drawn, title=title, described=described, decimals=found.decimals, file=True), title


def _named(response: HttpResponse, name: str, found: Indicator) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    if not found.is_published:
        response["Cache-Control"] = "private, no-store"
    return response
