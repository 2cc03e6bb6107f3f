"""Answering unasked: from the round's page to a draft of one's own."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.consultation import access
from samsyn.consultation.answering import actions, throttle, wordform
from samsyn.consultation.answering.finishing import as_file
from samsyn.consultation.answering.forms import OpenForm
from samsyn.consultation.answering.places import on_page, places_of
from samsyn.consultation.models import Round
from samsyn.consultation.round.letters import when
from samsyn.consultation.round.sending import address_of
from samsyn.people import outbox


def _announced(round_id: int) -> Round:
    round_ = access.get_round(round_id)
    if not round_.opened_at or not round_.edition.is_published:
        raise Http404
    return round_


@csrf_exempt  # nobody needs to be logged in here: there is nothing for another site to ride on
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, round_id: int) -> HttpResponseBase:
    """Begin an answer without being asked. `?avsnitt=key` goes straight to a section."""
    round_ = _announced(round_id)
    now = timezone.now()
    if not round_.open_to_all or not round_.window().is_open(now):
        return redirect("consultation:round", round_id)
    wanted = request.POST.get("avsnitt") or request.GET.get("avsnitt", "")
    form = OpenForm(request.POST or None, initial={"key": uuid.uuid4()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if said.pop("website"):
            return redirect("consultation:round", round_id)
        if throttle.too_many(request, round_, at=now):
            form.add_error(
                None, _("Just nu kommer det väldigt många svar härifrån. Vänta tio minuter och försök igen.")
            )
        else:
            draft, token = actions.begin_openly(round_=round_, **said, at=now)
            if said["email"]:
                _mail_the_way_back(round_, said["email"], token)
            page = f"avsnitt-{wanted}" if on_page(places_of(round_), f"avsnitt-{wanted}") else "fragor"
            messages.info(request, _("Det du skriver sparas. Spara adressen till sidan om du vill fortsätta senare."))
            return redirect("answering:write", token, draft.pk, page)
    context = {
        "round": round_, "form": form, "wanted": wanted, "last": when(round_.window().last),
        "section": next((one for one in on_page(places_of(round_), f"avsnitt-{wanted}")), None),
    }  # fmt: skip
    return render(request, "consultation/answering/open.html", context, status=422 if form.errors else 200)


def _mail_the_way_back(round_: Round, email: str, token: str) -> None:
    address = address_of(token)
    outbox.write(
        purpose="utkast", to=email, subject=f"Ditt svar på {round_.title}", at=timezone.now(), by=None,
        body=f"Här fortsätter du på ditt svar på remissen ”{round_.title}”:\n{address}\n\n"
             f"Svaret är inte skickat förrän du själv skickar det, senast {when(round_.window().last)}.\n",
        once=f"utkast-{token[:40]}",
    )  # fmt: skip


@require_safe
def template(_request: HttpRequest, round_id: int) -> HttpResponse:
    """The empty Word form."""
    round_ = _announced(round_id)
    data = wordform.to_docx(
        title=round_.title, deadline=when(round_.window().last), number=round_.registry_number,
        places=places_of(round_),
    )  # fmt: skip
    return as_file(data, "svarsmall.docx")
