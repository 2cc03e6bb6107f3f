"""Pages of accounts: the administrator's, the owner's own, the way in, and the journal."""

import json

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from samsyn.people import links, told
from samsyn.people.access import DeskRequest, requires
from samsyn.people.accounts import actions, queries, sessions
from samsyn.people.accounts.forms import ChangeForm, InviteForm, LoginForm, PasswordForm, RoleForm
from samsyn.people.journal import record
from samsyn.people.models import Person, Role


class LogIn(LoginView):
    """Address and password are ours (roles, waiting); then the library asks for the second step, if there is one."""

    template_name = "people/login.html"
    redirect_authenticated_user = True
    authentication_form = LoginForm

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Right: on to the second step, or in."""
        person = form.get_user()
        record_authentication(self.request, person, method="password")
        answer: HttpResponse = perform_login(self.request, person, redirect_url=self.get_success_url())
        return answer

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """The name of the single sign-on, when there is one."""
        sso = settings.OIDC_NAME if settings.OIDC_ISSUER else ""
        return {**super().get_context_data(**kwargs), "sso": sso}


log_in = LogIn.as_view()


@requires(Role.ADMINISTRATOR)
def index(request: DeskRequest) -> HttpResponseBase:
    """Everybody who may log in, what each role may do, and a form to let somebody in."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            person = actions.invite(
                email=said["email"], name=said["name"], role=Role(said["role"]), at=timezone.now(), by=request.user
            )
        except actions.AddressTaken:
            form.add_error("email", _("Det finns redan ett konto för den adressen. Välj det i listan."))
        else:
            messages.success(request, _("%(name)s är inbjuden. Brevet ligger i utkorgen.") % {"name": person.name})
            return redirect("people:accounts")
    return render(request, "people/accounts/index.html", {"accounts": queries.accounts(), "form": form})


@requires(Role.ADMINISTRATOR)
def account(request: DeskRequest, person_id: int) -> HttpResponseBase:
    """One account: its role, a new link, open or closed."""
    person = get_object_or_404(Person, pk=person_id)
    form = RoleForm(request.POST or None, initial={"role": person.role})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_role(person=person, role=Role(form.cleaned_data["role"]), by=request.user)
        except actions.LastAdministrator:
            form.add_error("role", _("Någon måste vara administratör. Ge någon annan rollen först."))
        else:
            messages.success(request, _("Rollen är ändrad."))
            return redirect("people:account", person.pk)
    return render(request, "people/accounts/account.html", {"account": queries.account(person), "form": form})


@requires(Role.ADMINISTRATOR)
@require_POST
def act(request: DeskRequest, person_id: int, verb: str) -> HttpResponseBase:
    """Send a new link, close, or open again."""
    person = get_object_or_404(Person, pk=person_id)
    try:
        said = _act(person, verb, by=request.user)
    except actions.LastAdministrator:
        messages.error(request, _("Någon måste vara administratör. Ge någon annan rollen först."))
    else:
        messages.success(request, said)
    return redirect("people:account", person.pk)


def _act(person: Person, verb: str, *, by: Person) -> str:
    match verb:
        case "lank":
            actions.send_link(person=person, at=timezone.now(), by=by)
            return _("En ny länk ligger i utkorgen. Den gamla gäller inte längre.")
        case "stang":
            actions.close(person=person, by=by)
            return _("Kontot är stängt. Det som personen har gjort står kvar.")
        case "oppna":
            actions.reopen(person=person, by=by)
            return _("Kontot är öppet igen.")
        case "nollstall":
            actions.reset_steps(person=person, at=timezone.now(), by=by)
            return _("Det andra steget är borttaget och alla inloggningar är avslutade.")
        case "logga-ut":
            sessions.end_all(person=person, by=by)
            return _("Alla personens inloggningar är avslutade.")
    raise Http404


@never_cache
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password by the link in a mail."""
    try:
        link = links.find(token, purpose=actions.WELCOME, at=timezone.now())
        person = Person.objects.get(email=link.email, is_active=True)
    except (links.LinkUnknown, links.LinkTakenBack, links.LinkExpired, Person.DoesNotExist):
        return render(request, "people/accounts/no_link.html", status=404)
    form = PasswordForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        person = actions.choose_password(link=link, password=form.cleaned_data["password"], at=timezone.now())
        messages.success(request, _("Välkommen! Lösenordet är sparat."))
        answer: HttpResponse = perform_login(request, person, redirect_url=reverse("portal:start"))
        return answer
    return render(request, "people/accounts/welcome.html", {"person": person, "form": form})


@requires(Role.READER)
def me(request: DeskRequest) -> HttpResponseBase:
    """One's own account: another password, and what is kept."""
    form = ChangeForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        _change_password(request, form)
        return redirect("people:me")
    kept = queries.kept_about(request.user)
    counts = {name: len(rows) for name, rows in kept.items() if isinstance(rows, list)}
    return render(
        request, "people/accounts/me.html", {"form": form, "account": queries.account(request.user), "counts": counts}
    )


def _change_password(request: DeskRequest, form: forms.Form) -> None:
    request.user.set_password(form.cleaned_data["password"])
    request.user.save(update_fields=["password"])
    before = request.session.session_key
    update_session_auth_hash(request, request.user)
    sessions.moved(before, request.session.session_key)
    sessions.end_all(person=request.user, by=request.user, but=request.session.session_key)
    record(by=request.user, verb="change_password", on=request.user)
    messages.success(request, _("Lösenordet är bytt. Alla andra inloggningar är avslutade."))


@requires(Role.READER)
def logins(request: DeskRequest) -> HttpResponseBase:
    """Where one is logged in, and how to end it elsewhere."""
    here = request.session.session_key
    if request.method == "POST":
        _end_logins(request, here)
        return redirect("people:logins")
    found = sessions.logins(request.user, here=here, at=timezone.now())
    return render(request, "people/accounts/logins.html", {"logins": found})


def _end_logins(request: DeskRequest, here: str | None) -> None:
    asked = request.POST.get("avsluta", "")
    if asked == "alla-andra":
        sessions.end_all(person=request.user, by=request.user, but=here)
        messages.success(request, _("Alla andra inloggningar är avslutade."))
    elif asked.isdecimal() and sessions.end(person=request.user, login_id=int(asked[:18]), by=request.user):
        messages.success(request, _("Inloggningen är avslutad."))
    else:
        messages.info(request, _("Den inloggningen var redan avslutad."))


@requires(Role.READER)
def mine(request: DeskRequest) -> HttpResponseBase:
    """What is kept about the reader, as a file."""
    data = json.dumps(queries.kept_about(request.user), ensure_ascii=False, indent=1)
    answer = HttpResponse(data, content_type="application/json")
    answer.headers["Content-Disposition"] = 'attachment; filename="mina-uppgifter.json"'
    return answer


@requires(Role.STRATEGIST)
def journal(request: DeskRequest) -> HttpResponseBase:
    """Who did what when."""
    names = ("vad", "verb", "vem", "fran", "till")
    asked = {name: request.GET[name] for name in names if request.GET.get(name)}
    days = forms.DateField(required=False)
    for name in ("fran", "till"):
        try:
            days.clean(asked.get(name))
        except forms.ValidationError:
            asked.pop(name)
    if not asked.get("vem", "0").isdigit():
        asked.pop("vem")
    lines, page = queries.journal_page(asked, number=request.GET.get("sida", "1"))
    nouns = sorted((told.noun(key), key) for key in queries.nouns())
    context = {"lines": lines, "page": page, "asked": asked, "nouns": nouns, "people": queries.accounts()}
    return render(request, "people/accounts/journal.html", context)
