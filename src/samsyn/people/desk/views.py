"""The outbox and the tasks."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.people import tasks as background
from samsyn.people import todo
from samsyn.people.access import DeskRequest, requires
from samsyn.people.desk import queries
from samsyn.people.models import OutgoingMail, Person, Role, Task

PER_PAGE = 50


@require_safe
@requires(Role.OFFICER)
def outbox(request: DeskRequest) -> HttpResponse:
    """All mail that Samsyn has written."""
    words, state = request.GET.get("ord", "").strip(), request.GET.get("visa", "")
    pages = Paginator(queries.mails(words, state), PER_PAGE)
    page = pages.get_page(request.GET.get("sida"))
    context = {
        "rows": [queries.mail_row(mail) for mail in page.object_list],
        "page": page,
        "counts": queries.mail_counts(),
        "words": words,
        "state": state,
        "sends": settings.SENDS_MAIL,
    }
    return render(request, "people/desk/outbox.html", context)


@require_safe
@requires(Role.OFFICER)
def mail(request: DeskRequest, mail_id: int) -> HttpResponse:
    """One mail, to read and to copy."""
    row = get_object_or_404(OutgoingMail.objects.select_related("organisation", "created_by"), pk=mail_id)
    return render(
        request, "people/desk/mail.html", {"mail": row, "row": queries.mail_row(row), "sends": settings.SENDS_MAIL}
    )


@require_POST
@requires(Role.OFFICER)
def send_again(request: DeskRequest, mail_id: int) -> HttpResponseBase:
    """Try a mail that did not go; one that is sent stays as it is."""
    row = get_object_or_404(OutgoingMail, pk=mail_id)
    if settings.SENDS_MAIL and row.sent_at is None:
        background.deliver.enqueue(row.pk)
        messages.success(request, _("Ett nytt försök är på väg."))
    return redirect("people:mail", mail_id)


class TaskForm(forms.Form):
    """Something to do."""

    title = forms.CharField(label=gettext_lazy("Vad ska göras?"), max_length=250)
    owner = forms.ModelChoiceField(
        Person.objects.none(), label=gettext_lazy("Vem?"), required=False, empty_label=gettext_lazy("ingen än")
    )
    due_on = forms.DateField(
        label=gettext_lazy("Klart senast"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Those who work here now."""
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = Person.objects.filter(is_active=True).order_by("name")  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def tasks(request: DeskRequest) -> HttpResponseBase:
    """What I have to do, and what the others have."""
    form = TaskForm(request.POST or None, initial={"owner": request.user.pk})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        todo.add(title=said["title"], owner=said["owner"], due_on=said["due_on"], at=timezone.now(), by=request.user)
        messages.success(request, _("Uppgiften är tillagd."))
        return redirect("people:tasks")
    show = request.GET.get("visa", "")
    rows = queries.tasks(
        whose=None if show in ("alla", "klara") else request.user,
        nobodys=show == "ingens",
        done=show == "klara",
        today=timezone.localdate(),
    )
    context = {
        "form": form, "rows": rows, "show": show,
        "people": Person.objects.filter(is_active=True).order_by("name").values_list("pk", "name"),
    }  # fmt: skip
    return render(request, "people/desk/tasks.html", context, status=422 if form.errors else 200)


@require_POST
@requires(Role.OFFICER)
def task(request: DeskRequest, task_id: int) -> HttpResponseBase:
    """Done, handed over, or no longer needed."""
    row = get_object_or_404(Task, pk=task_id)
    act, back = request.POST.get("gor", ""), request.POST.get("visa", "")
    try:
        if act == "klar":
            todo.finish(task=row, at=timezone.now(), by=request.user)
            messages.success(request, _("Klart: %(title)s") % {"title": row.title})
        elif act == "lamna":
            todo.hand_over(
                task=row, owner=Person.objects.filter(pk=request.POST.get("till") or 0).first(), by=request.user
            )
            messages.success(request, _("Uppgiften har en ny ansvarig."))
        elif act == "stryk" and request.POST.get("skal", "").strip():
            todo.drop(task=row, because=request.POST["skal"].strip(), at=timezone.now(), by=request.user)
            messages.success(request, _("Uppgiften är struken."))
        else:
            messages.error(request, _("Skriv varför uppgiften inte behövs."))
    except todo.AlreadyDone:
        messages.error(request, _("Uppgiften är redan klar. Någon annan hann före."))
    return redirect(f"{request.path.rsplit('/', 2)[0]}/" + (f"?visa={back}" if back else ""))
