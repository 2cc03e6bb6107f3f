"""Pages of subscriptions, for the administrator."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.api.hooks import actions, queries, sending
from samsyn.api.hooks.happenings import KINDS
from samsyn.api.models import Delivery, Subscription
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role


class SubscribeForm(forms.Form):
    """Who is told, and where."""

    name = forms.CharField(
        label=_("Vem är det?"), max_length=120, help_text=_("Till exempel Länsstyrelsens diarium.")
    )  # fmt: skip
    address = forms.URLField(
        label=_("Adressen dit beskeden skickas"), max_length=400, assume_scheme="https",
        help_text=_("Börjar med https:// och finns på internet, inte på ert eget nät."),
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.ADMINISTRATOR)
def index(request: DeskRequest) -> HttpResponseBase:
    """Everybody who is told, and a form for one more. The new key is shown once, in the answer."""
    form, made = SubscribeForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.subscribe(**form.cleaned_data, at=timezone.now(), by=request.user)
            form = SubscribeForm()
        except sending.NotAllowed:
            form.add_error("address", _now("Dit får vi inte skicka. Adressen ska börja med https://."))
    context = {"rows": queries.subscriptions(), "form": form, "made": made, "kinds": KINDS}
    return render(request, "api/hooks/index.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
@requires(Role.ADMINISTRATOR)
def one(request: DeskRequest, subscription_id: int) -> HttpResponseBase:
    """What has been sent to one of them."""
    return _page(request, get_object_or_404(Subscription, pk=subscription_id))


def _page(request: DeskRequest, row: Subscription, secret: str = "") -> HttpResponseBase:
    context = {"row": row, "state": queries.state(row), "deliveries": queries.deliveries(row), "secret": secret}
    return render(request, "api/hooks/one.html", context)


@never_cache
@require_POST
@requires(Role.ADMINISTRATOR)
def act(request: DeskRequest, subscription_id: int) -> HttpResponseBase:
    """Try, pause, go on, another key, end."""
    row = get_object_or_404(Subscription, pk=subscription_id)
    try:
        match request.POST.get("gor"):
            case "nyckel":
                return _page(request, row, actions.renew_secret(subscription=row, by=request.user))
            case "prova":
                actions.try_out(subscription=row, at=timezone.now(), by=request.user)
                messages.success(request, _now("Ett prov är på väg. Läs in sidan igen om en stund."))
            case "pausa":
                actions.pause(subscription=row, at=timezone.now(), by=request.user)
                messages.success(request, _now("Pausad. Det som händer under tiden skickas när du fortsätter."))
            case "fortsatt":
                actions.resume(subscription=row, by=request.user)
                messages.success(request, _now("Beskeden skickas igen."))
            case "avsluta":
                actions.end(subscription=row, at=timezone.now(), by=request.user)
                messages.success(request, _now("Avslutad. Inget mer skickas dit."))
            case _:
                pass  # an empty form: the page again
    except actions.Ended:
        messages.error(request, _now("Prenumerationen är redan avslutad."))
    return redirect("api:hook", row.pk)


@never_cache
@require_POST
@requires(Role.ADMINISTRATOR)
def again(request: DeskRequest, delivery_id: int) -> HttpResponseBase:
    """The same bytes once more."""
    row = get_object_or_404(Delivery.objects.select_related("subscription"), pk=delivery_id)
    try:
        actions.send_again(delivery=row, by=request.user)
        messages.success(request, _now("Ett nytt försök är på väg."))
    except actions.Ended:
        messages.error(request, _now("Prenumerationen är redan avslutad."))
    return redirect("api:hook", row.subscription_id)
