"""Pages of the process: the timeline for everybody, and the desk that keeps it true."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samsyn.people import todo
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.strategy.access import is_desk
from samsyn.strategy.process import access, actions, queries
from samsyn.strategy.process.forms import (
    KINDS,
    ContactEntryForm,
    MakeForm,
    OutcomeForm,
    OwnerForm,
    WorkForm,
    ways,
)
from samsyn.strategy.process.models import ContactForm, Plan, Process, WorkKind


@require_safe
def timeline(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the work is, what comes next, and what is late."""
    if is_desk(request) and not Process.objects.filter(document__slug=slug).exists():
        return redirect("strategy:process-make", slug)
    process = access.process_for(request, slug)
    context = {"process": queries.timeline(process, today=timezone.localdate()), "works_here": is_desk(request)}
    return render(request, "strategy/process/timeline.html", context)


@requires(Role.STRATEGIST)
def make(request: DeskRequest, slug: str) -> HttpResponseBase:
    """Choose a way, get a whole process."""
    document = access.document_of(slug)
    form = MakeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.make(
                document=document,
                plan=Plan(said["plan"]),
                starts_on=said["starts_on"],
                at=timezone.now(),
                by=request.user,
            )
        except actions.AlreadyBegun:
            messages.error(request, _("Dokumentet har redan en process. Här är den."))
        else:
            messages.success(request, _("Processen är gjord. Gå igenom datumen och rätta det som inte stämmer."))
        return redirect("strategy:process-edit", slug)
    context = {"document": document, "form": form, "ways": ways()}
    return render(request, "strategy/process/make.html", context, status=422 if form.errors else 200)


@require_safe
@requires(Role.OFFICER)
def edit(request: DeskRequest, slug: str) -> HttpResponse:
    """Everything in the process, each with a way to change it."""
    process = access.process_for(request, slug)
    context = {
        "process": queries.timeline(process, today=timezone.localdate()),
        "may_publish": request.user.may(Role.STRATEGIST),
        "here": "edit",
    }
    return render(request, "strategy/process/edit.html", context)


@requires(Role.OFFICER)
def stop(request: DeskRequest, slug: str, kind: str, stop_id: int) -> HttpResponseBase:
    """One phase, milestone or decision: its words and days."""
    process = access.process_for(request, slug)
    row = access.stop_of(process, kind, stop_id)
    form_class = KINDS[kind][1]
    initial = {name: getattr(row, name) for name in form_class.base_fields}
    form = form_class(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_stop(row=row, by=request.user, **form.cleaned_data)
        except actions.EndsBeforeItBegins:
            form.add_error(None, _("Sista dagen ligger före den första. Rätta en av dem."))
        else:
            messages.success(request, _("”%(name)s” är ändrad.") % {"name": form.cleaned_data["name"]})
            return redirect("strategy:process-edit", slug)
    context = {"process": queries.timeline(process, today=timezone.localdate()), "form": form, "row": row, "kind": kind}
    return render(request, "strategy/process/stop.html", context, status=422 if form.errors else 200)


@requires(Role.OFFICER)
def new_stop(request: DeskRequest, slug: str, kind: str) -> HttpResponseBase:
    """One more."""
    process = access.process_for(request, slug)
    if kind not in KINDS:
        raise Http404
    model, form_class = KINDS[kind]
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_stop(process=process, kind=model, by=request.user, **form.cleaned_data)
        except actions.EndsBeforeItBegins:
            form.add_error(None, _("Sista dagen ligger före den första. Rätta en av dem."))
        else:
            messages.success(request, _("”%(name)s” är tillagd.") % {"name": form.cleaned_data["name"]})
            return redirect("strategy:process-edit", slug)
    context = {
        "process": queries.timeline(process, today=timezone.localdate()),
        "form": form,
        "row": None,
        "kind": kind,
    }
    return render(request, "strategy/process/stop.html", context, status=422 if form.errors else 200)


@require_POST
@requires(Role.OFFICER)
def remove_stop(request: DeskRequest, slug: str, kind: str, stop_id: int) -> HttpResponseBase:
    """Take it out of the plan."""
    row = access.stop_of(access.process_for(request, slug), kind, stop_id)
    name = row.name
    actions.remove_stop(row=row, by=request.user)
    messages.success(request, _("”%(name)s” är borttagen. Historiken finns kvar.") % {"name": name})
    return redirect("strategy:process-edit", slug)


@require_POST
@requires(Role.STRATEGIST)
def publish(request: DeskRequest, slug: str) -> HttpResponseBase:
    """Open the timeline to everybody."""
    actions.publish(process=access.process_for(request, slug), at=timezone.now(), by=request.user)
    messages.success(request, _("Tidslinjen kan nu läsas av alla."))
    return redirect("strategy:process", slug)


@requires(Role.OFFICER)
def work(request: DeskRequest, slug: str) -> HttpResponseBase:
    """The five kinds of work, who does what until when."""
    process = access.process_for(request, slug)
    form = WorkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.give_work(
            process=process, kind=WorkKind(said["kind"]), title=said["title"], owner=said["owner"],
            due_on=said["due_on"], at=timezone.now(), by=request.user,
        )  # fmt: skip
        messages.success(request, _("Uppgiften är tillagd."))
        return redirect("strategy:process-work", slug)
    today = timezone.localdate()
    context = {
        "process": queries.timeline(process, today=today),
        "groups": queries.work_of(process, today=today),
        "owners": queries.owners(),
        "form": form,
        "here": "work",
    }
    return render(request, "strategy/process/work.html", context, status=422 if form.errors else 200)


@require_POST
@requires(Role.OFFICER)
def change_work(request: DeskRequest, slug: str, work_id: int) -> HttpResponseBase:
    """Hand over, or say that it is done."""
    row = access.work_of(access.process_for(request, slug), work_id)
    if "klar" in request.POST:
        todo.finish(task=row.task, at=timezone.now(), by=request.user)
        messages.success(request, _("”%(title)s” är klar.") % {"title": row.task.title})
        return redirect("strategy:process-work", slug)
    form = OwnerForm(request.POST)
    if form.is_valid():
        try:
            todo.hand_over(task=row.task, owner=form.cleaned_data["owner"], by=request.user)
        except todo.AlreadyDone:
            messages.error(request, _("Uppgiften är redan klar."))
        else:
            messages.success(request, _("Sparat."))
    return redirect("strategy:process-work", slug)


@requires(Role.OFFICER)
def contacts(request: DeskRequest, slug: str) -> HttpResponseBase:
    """The log of contacts outside the house."""
    process = access.process_for(request, slug)
    form = ContactEntryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {**form.cleaned_data, "form": ContactForm(form.cleaned_data["form"])}
        actions.log_contact(process=process, by=request.user, **said)
        messages.success(request, _("Kontakten är antecknad."))
        return redirect("strategy:process-contacts", slug)
    context = {
        "process": queries.timeline(process, today=timezone.localdate()),
        "contacts": queries.contacts_of(process),
        "form": form,
        "here": "contacts",
    }
    return render(request, "strategy/process/contacts.html", context, status=422 if form.errors else 200)


@requires(Role.OFFICER)
def contact(request: DeskRequest, slug: str, entry_id: int) -> HttpResponseBase:
    """What a contact led to, said later."""
    process = access.process_for(request, slug)
    entry = access.contact_of(process, entry_id)
    form = OutcomeForm(request.POST or None, initial={"outcome": entry.outcome, "agreement": entry.agreement})
    if request.method == "POST" and form.is_valid():
        actions.change_contact(entry=entry, by=request.user, **form.cleaned_data)
        messages.success(request, _("Sparat."))
        return redirect("strategy:process-contacts", slug)
    if entry.form != ContactForm.SAMI:
        del form.fields["agreement"]
    context = {"process": queries.timeline(process, today=timezone.localdate()), "form": form, "entry": entry}
    return render(request, "strategy/process/contact.html", context, status=422 if form.errors else 200)
