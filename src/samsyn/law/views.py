"""Pages of the law view, for those who work with the strategy."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.law import actions, exporting, queries
from samsyn.law.forms import RulingForm
from samsyn.law.values import State
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.strategy.access import document_for
from samsyn.strategy.models import Document, Kind
from samsyn.strategy.statutes import every


@requires(Role.READER)
def start(request: DeskRequest) -> HttpResponseBase:
    """The strategy's own page, when there is one strategy; else the choice."""
    rows = list(Document.objects.filter(kind=Kind.RUS).order_by("title"))
    if len(rows) == 1:
        return redirect("law:overview", rows[0].slug)
    return render(request, "law/start.html", {"documents": rows})


@requires(Role.READER)
def overview(request: DeskRequest, slug: str) -> HttpResponseBase:
    """Every rule with its state, and what is due when."""
    document, day = _document(request, slug), timezone.localdate()
    statutes = queries.view(document, day=day)
    context = {
        "document": document, "day": day, "statutes": statutes, "counts": queries.counts(statutes).items(),
        "lacking": queries.lacking(statutes), "due": queries.due(document, day=day),
        "may_rule": request.user.may(Role.STRATEGIST),
    }  # fmt: skip
    return render(request, "law/overview.html", context)


@requires(Role.STRATEGIST)
def ruling(request: DeskRequest, slug: str, rule: str) -> HttpResponseBase:
    """Say how it is with one rule."""
    document = _document(request, slug)
    found = next((one for one in every() if one.id == rule), None)
    if found is None:
        raise Http404
    form = RulingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        state = State(form.cleaned_data["state"]) if form.cleaned_data["state"] else None
        because = form.cleaned_data["because"]
        actions.rule_on(document=document, rule=rule, state=state, because=because, at=timezone.now(), by=request.user)
        name = f"{found.statute.number} {found.paragraph}"
        messages.success(request, _("Ditt ord om %(rule)s är sparat.") % {"rule": name})
        return redirect("law:overview", slug)
    said = queries.words(document).get(rule, ())
    shown = queries.rule_view(document, found, said, day=timezone.localdate())
    return render(request, "law/ruling.html", {"document": document, "shown": shown, "form": form})


@requires(Role.READER)
def export(request: DeskRequest, slug: str) -> HttpResponseBase:
    """The same as a file."""
    document, day = _document(request, slug), timezone.localdate()
    answer = HttpResponse(exporting.as_csv(queries.view(document, day=day)), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="lagen-{document.slug}-{day:%Y-%m-%d}.csv"'
    return answer


def _document(request: HttpRequest, slug: str) -> Document:
    return document_for(request, slug)
