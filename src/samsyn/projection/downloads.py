"""Tables to take away."""

from collections.abc import Iterable, Iterator

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_safe

from samsyn.cores.demography import AGE_GROUPS
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.projection import access, queries, writing
from samsyn.projection.models import Run
from samsyn.projection.queries import Outlook
from samsyn.projection.results import GROUPS
from samsyn.projection.showing import AGE_NAMES
from samsyn.projection.views import outlook_of


@require_safe
def table(request: HttpRequest, name: str) -> StreamingHttpResponse:
    """A table of what is published."""
    return _answer(request, access.get_published(), name)


@require_safe
@requires(Role.READER)
def run_table(request: DeskRequest, run_id: int, name: str) -> StreamingHttpResponse:
    """A table of any finished run."""
    return _answer(request, access.get_run(run_id), name)


def _answer(request: HttpRequest, run: Run, name: str) -> StreamingHttpResponse:
    outlook = outlook_of(run, request)
    if name == "population":
        lines: Iterable[str] = _population(run, outlook)
    elif name in _TABLES:
        lines = [writing.table(_TABLES[name](outlook))]
    else:
        raise Http404
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _population(run: Run, outlook: Outlook) -> Iterator[str]:
    cells = queries.cells(access.get_outcome(run, outlook.way.number))
    areas = [place.name for place in outlook.places]
    years = [int(year) for year in outlook.ahead.years]
    return writing.cells(areas, outlook.sexes, years, cells.p10, cells.p50, cells.p90, cells.mean)


type Rows = list[list[object]]


def _summary(outlook: Outlook) -> Rows:
    ahead = outlook.ahead
    rows: Rows = [["area", "year", "total_p10", "total_p50", "total_p90", "births", "deaths", "net_migration"]]
    for place in outlook.places:
        for t, year in enumerate(ahead.years):
            flows = (part[t, place.index] for part in (ahead.births, ahead.deaths, ahead.net))
            figures = (*ahead.total[t, place.index], *flows)
            rows.append([place.name, int(year), *(f"{float(value):.1f}" for value in figures)])
    return rows


def _county(outlook: Outlook) -> Rows:
    past, ahead = outlook.past, outlook.ahead
    rows: Rows = [["year", "p10", "p50", "p90", "births", "deaths", "net_migration"]]
    for side, bands in ((past, past.people.sum((1, 2, 3))[:, None].repeat(3, 1)), (ahead, ahead.country)):
        for t, year in enumerate(side.years):
            flows = [f"{float(part[t].sum()):.1f}" for part in (side.births, side.deaths, side.net)]
            known = flows if t or side is ahead else ["", "", ""]
            rows.append([int(year), *(f"{float(value):.1f}" for value in bands[t]), *known])
    return rows


def _groups(outlook: Outlook) -> Rows:
    rows: Rows = [["area", "ages", "year", "p10", "p50", "p90"]]
    names = [f"{first}-{last}" if last < 100 else f"{first}+" for first, last in GROUPS]
    for place in outlook.places:
        for g, name in enumerate(names[: len(AGE_NAMES)]):
            for t, year in enumerate(outlook.ahead.years):
                band = outlook.ahead.groups[t, place.index, g]
                rows.append([place.name, name, int(year), *(f"{float(value):.1f}" for value in band)])
    return rows


def _ways(outlook: Outlook) -> Rows:
    rows: Rows = [["scenario", "year", "p10", "p50", "p90"]]
    for way, ahead in zip(outlook.ways, queries.all_ahead(outlook.run.id), strict=True):
        for t, year in enumerate(ahead.years):
            rows.append([way.name, int(year), *(f"{float(value):.1f}" for value in ahead.country[t])])
    return rows


def _backtest(outlook: Outlook) -> Rows:
    rows: Rows = [["method", "years_ahead", "wape", "mape", "bias"]]
    found = outlook.tried or {"scores": {}, "leads": []}
    for method, scores in found["scores"].items():
        rows += [
            [method, lead, *(f"{value:.3f}" for value in score)]
            for lead, score in zip(found["leads"], scores, strict=True)
        ]
    return rows


def _backtest_ages(outlook: Outlook) -> Rows:
    rows: Rows = [["method", "years_ahead", "ages", "wape"]]
    found = outlook.tried or {}
    for method, leads in found.get("ages", {}).items():
        for lead, groups in zip(found["leads"], leads, strict=True):
            rows += [[method, lead, ages, f"{wrong:.3f}"] for ages, wrong in zip(AGE_GROUPS, groups, strict=True)]
    return rows


_TABLES = {
    "summary": _summary, "county": _county, "groups": _groups, "scenarios": _ways, "backtest": _backtest,
    "backtest_ages": _backtest_ages,
}  # fmt: skip
