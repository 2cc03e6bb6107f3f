"""Plain pages: taking part, what became of it, other languages, accessibility, privacy, the map of the site."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.people import ceiling, todo
from samsyn.portal import taking_part
from samsyn.portal.library import queries as library
from samsyn.portal.library.forms import FaultForm
from samsyn.portal.models import Article, ContactPoint, Tongue

TRANSLATOR = "https://translate.google.com/translate?"
INTO = (("en", "English"), ("fi", "suomi"), ("se", "davvisámegiella"), ("ar", "العربية"), ("so", "Soomaali"),
        ("uk", "українська"), ("de", "Deutsch"))  # fmt: skip


@require_safe
def part(request: HttpRequest) -> HttpResponse:
    """Everything that can be done today, in one place."""
    now = timezone.now()
    context = {
        "today": taking_part.today(now, events_shown=12),
        "became": taking_part.became(most=5),
        "total": taking_part.total(),
    }
    return render(request, "portal/part.html", context)


@require_safe
def became(request: HttpRequest) -> HttpResponse:
    """Where feedback has been published."""
    return render(request, "portal/became.html", {"became": taking_part.became()})


@require_safe
def languages(request: HttpRequest) -> HttpResponse:
    """What there is in other languages, and a link to translation: nothing is sent before the reader opens it."""
    page = request.GET.get("sida", "/")
    page = page if page.startswith("/") and not page.startswith("//") else "/"
    address = f"{settings.BASE_URL}{page}"
    links = [(tag, name, TRANSLATOR + urlencode({"sl": "sv", "tl": tag, "u": address})) for tag, name in INTO]
    rows = Article.objects.public(timezone.now()).exclude(language=Tongue.SWEDISH)
    context = {
        "entries": library.in_other_languages(), "articles": [(row, Tongue(row.language)) for row in rows[:30]],
        "links": links, "page": page,
    }  # fmt: skip
    return render(request, "portal/languages.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def accessibility(request: HttpRequest) -> HttpResponseBase:
    """The statement that the law asks for, and a way to tell what does not work."""
    form, now, status = (
        FaultForm(request.POST or None, initial={"page": request.GET.get("sida", "")}),
        timezone.now(),
        422,
    )
    full = form.is_valid() and ceiling.passed(request, ceiling.TO_THE_DESK, at=now)
    if full:
        form.add_error("problem", full)
        status = ceiling.REFUSED
    elif request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if said["webbplats"]:  # no person sees that field
            messages.error(request, _("Det kom för många meddelanden på en gång. Vänta en stund och försök igen."))
            return redirect("portal:accessibility")
        note = "\n\n".join(one for one in (said["problem"], said["page"], said["email"]) if one)
        todo.add(title=f"Tillgänglighet: {said['problem']}", note=note, at=now, by=None, kind="tillganglighet",
                 path="/tillganglighet/")  # fmt: skip
        messages.success(request, _("Tack! Vi läser ditt meddelande och rättar det vi kan."))
        return redirect("portal:accessibility")
    context = {"form": form, "points": list(ContactPoint.objects.all()[:3])}
    return render(request, "portal/accessibility.html", context, status=status if form.errors else 200)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is stored about whom, and why."""
    return render(request, "portal/privacy.html", {"points": list(ContactPoint.objects.all()[:3])})


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """Every public page that is not one of many of its kind."""
    return render(request, "portal/site_map.html", {"strategies": library.strategies()})
