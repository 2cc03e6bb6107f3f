"""What I have left, what others have, what waits; and giving work to somebody."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from samsyn.comments import actions as comments
from samsyn.consultation import access, queries
from samsyn.consultation.desk import choosing
from samsyn.consultation.desk.answer_forms import AssignForm
from samsyn.consultation.models import ResponseComment, Round
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Person, Role


@require_safe
@requires(Role.READER)
def overview(request: DeskRequest, round_id: int) -> HttpResponse:
    """The next step first; then who has what, and what waits."""
    round_ = access.get_round(round_id)
    loads = queries.loads(round_)
    context = {
        "round": queries.round_head(round_),
        "mine": next((load for load in loads if load.id == request.user.pk), None),
        "nobodys": next((load for load in loads if load.id is None), None),
        "loads": [load for load in loads if load.id is not None],
        "left": [load for load in loads if load.id is not None and not load.works_here],
        "to_sort": sum(load.to_sort for load in loads),
        "to_answer": sum(load.to_answer for load in loads),
        "foreign": sum(load.foreign for load in loads),
        "waiting": queries.waiting(round_, request.user),
        "disagreeing": len(queries.disagreeing(round_)),
        "form": AssignForm(officers=queries.officer_names(round_)),
        "may_decide": request.user.may(Role.OFFICER),
    }
    return render(request, "consultation/desk/work.html", context)


def selected(request: HttpRequest, round_: Round, person: Person) -> list[ResponseComment]:
    """The comments a form was sent for: the ticked ones, or everything that the filter of the address leaves."""
    if "alla" in request.POST:
        rows = queries.filtered(round_, choosing.choice(request, round_, person=person))
        return list(rows.select_related("comment", "response"))
    said = " ".join(request.POST.getlist("numbers")).split()
    return queries.links_by_number(round_, [int(number) for number in said if number.isdecimal()])


@require_POST
@requires(Role.OFFICER)
def assign(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """Give the selected comments to somebody, as one task with a day."""
    round_ = access.get_round(round_id)
    form = AssignForm(request.POST, officers=queries.officer_names(round_))
    links = selected(request, round_, request.user)
    back = _back(request, round_)
    if not form.is_valid() or not links:
        messages.error(request, _("Välj vilka synpunkter som ska fördelas, och till vem."))
        return redirect(back)
    officer = Person.objects.get(pk=form.cleaned_data["officer"])
    count = _give(round_, links, officer, form, by=request.user)
    text = ngettext("En synpunkt är fördelad till %(name)s.", "%(count)s synpunkter är fördelade till %(name)s.", count)
    messages.success(request, text % {"count": count, "name": officer})
    return redirect(back)


def _give(round_: Round, links: Sequence[ResponseComment], officer: Person, form: AssignForm, *, by: Person) -> int:
    title = _("%(round)s: svara på %(count)s synpunkter") % {"round": round_.title, "count": len(links)}
    path = f"{reverse('consultation:comments', args=[round_.pk])}?vem=mina&visa=obesvarade"
    return comments.assign(
        comments=[link.comment for link in links], officer=officer, due_on=form.cleaned_data["due_on"],
        title=title, path=path, at=timezone.now(), by=by,
    )  # fmt: skip


def _back(request: HttpRequest, round_: Round) -> str:
    """The page the form stood on, when it is one of ours."""
    asked = request.POST.get("tillbaka", "")
    if url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return asked
    return reverse("consultation:work", args=[round_.pk])


@require_safe
@requires(Role.READER)
def first(request: DeskRequest, round_id: int, page: str) -> HttpResponseBase:
    """The first comment that the filter leaves, on the page where it is sorted or answered."""
    round_ = access.get_round(round_id)
    rows = queries.filtered(round_, choosing.choice(request, round_, person=request.user))
    number = rows.values_list("number", flat=True).first()
    if number is None:
        messages.info(request, _("Inget är kvar i det urvalet."))
        return redirect("consultation:work", round_id)
    return redirect(f"{reverse(f'consultation:{page}', args=[round_id, number])}?{choosing.kept(request)}")
