"""Pages of the next edition: begin it, change it section by section, decide, compare."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.strategy import access, sentences
from samsyn.strategy.actions import Refusal
from samsyn.strategy.editing import actions, queries
from samsyn.strategy.editing.forms import BeginForm, DecisionForm, NewSectionForm, RemoveForm, SectionForm
from samsyn.strategy.models import Edition, Outcome, Section, Stage


@requires(Role.OFFICER)
def begin(request: DeskRequest, slug: str, edition: str) -> HttpResponseBase:
    """A working edition out of one that stands still."""
    base = access.edition_for(request, slug, edition)
    form = BeginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        stage, label = form.cleaned_data["maker"].split("|")
        label = form.cleaned_data["label"] or label
        try:
            made = actions.begin(base=base, stage=Stage(stage), label=label, at=timezone.now(), by=request.user)
        except Refusal as error:
            messages.error(request, sentences.why(error))
            return redirect("strategy:edition", slug, edition)
        messages.success(
            request, _("%(edition)s är skapad. Alla avsnitt har samma adress som förut.") % {"edition": made}
        )
        return redirect("strategy:edit", slug, made.path)
    context = {"head": queries.head(base), "form": form}
    return render(request, "strategy/editing/begin.html", context, status=422 if form.errors else 200)


@require_safe
@requires(Role.OFFICER)
def overview(request: DeskRequest, slug: str, edition: str) -> HttpResponse:
    """The whole edition: what is changed, and the way to each section."""
    found = access.edition_for(request, slug, edition)
    base = found.based_on
    context = {
        "head": queries.head(found),
        "sections": queries.compared(base, found) if base else queries.compared(found, found),
        "gone": queries.gone(found),
        "chain": queries.chain(found),
        "may_publish": request.user.may(Role.STRATEGIST),
    }
    return render(request, "strategy/editing/overview.html", context)


@requires(Role.OFFICER)
def section(request: DeskRequest, slug: str, edition: str, key: str) -> HttpResponseBase:
    """One section's words."""
    found = access.edition_for(request, slug, edition)
    row = access.section_for(found, key)
    form = SectionForm(request.POST or None, initial=said_now(row))
    if request.method == "POST" and form.is_valid():
        try:
            changed = save(row, form, request)
        except actions.ChangedMeanwhile as error:
            return render(request, "strategy/editing/section.html", conflict(found, row, form, error), status=409)
        except Refusal as error:
            messages.error(request, sentences.why(error))
        else:
            tell(request, row, changed=changed)
        return redirect("strategy:edit", slug, edition)
    context = page(found, row, form)
    return render(request, "strategy/editing/section.html", context, status=422 if form.errors else 200)


def said_now(row: Section) -> dict[str, object]:
    """The form as it is first shown."""
    return {"version": row.version, "number": row.number, "heading": row.heading, "text": queries.text_of(row)}


def save(row: Section, form: SectionForm, request: DeskRequest) -> bool:
    """Write what the form says."""
    said = form.cleaned_data
    return actions.edit_section(
        section=row, version=said["version"], number=said["number"], heading=said["heading"], text=said["text"],
        note=said["note"], at=timezone.now(), by=request.user,
    )  # fmt: skip


def tell(request: HttpRequest, row: Section, *, changed: bool) -> None:
    """What became of it."""
    if changed:
        messages.success(request, _("”%(name)s” är sparat.") % {"name": row})
    else:
        messages.info(request, _("Inget var ändrat i ”%(name)s”.") % {"name": row})


def page(edition: Edition, row: Section, form: SectionForm) -> dict[str, object]:
    """What the section's page shows."""
    base = edition.based_on
    was = base.sections.filter(key=row.key).first() if base else None
    return {
        "head": queries.head(edition),
        "section": row,
        "form": form,
        "was": queries.text_of(was) if was else "",
        "was_name": edition.based_on.name if edition.based_on else "",
        "versions": queries.versions(row),
    }


def conflict(edition: Edition, row: Section, form: SectionForm, error: actions.ChangedMeanwhile) -> dict[str, object]:
    """Both texts: what somebody else saved, and what this editor wrote, which is kept in the box."""
    again = SectionForm(initial=form.cleaned_data | {"version": error.section.version})
    theirs = queries.text_of(error.section)
    return page(edition, error.section, again) | {"conflict": theirs, "conflict_by": error.by}


@require_POST
@requires(Role.OFFICER)
def take_back(request: DeskRequest, slug: str, edition: str, key: str) -> HttpResponseBase:
    """The section as it was before its latest change."""
    row = access.section_for(access.edition_for(request, slug, edition), key)
    version = request.POST.get("version", "")
    try:
        done = actions.take_back(
            section=row, version=int(version) if version.isdigit() else -1, at=timezone.now(), by=request.user
        )
    except Refusal as error:
        messages.error(request, sentences.why(error))
    else:
        tell(request, row, changed=done)
    return redirect("strategy:edit-section", slug, edition, key)


@requires(Role.OFFICER)
def new_section(request: DeskRequest, slug: str, edition: str, key: str) -> HttpResponseBase:
    """A section after or under another."""
    found = access.edition_for(request, slug, edition)
    after = access.section_for(found, key)
    form = NewSectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.add_section(after=after, by=request.user, **form.cleaned_data)
        except Refusal as error:
            messages.error(request, sentences.why(error))
        else:
            messages.success(request, _("”%(name)s” är tillagt.") % {"name": row})
        return redirect("strategy:edit", slug, edition)
    context = {"head": queries.head(found), "section": after, "form": form}
    return render(request, "strategy/editing/new_section.html", context, status=422 if form.errors else 200)


@requires(Role.OFFICER)
def remove(request: DeskRequest, slug: str, edition: str, key: str) -> HttpResponseBase:
    """Take a section out, and say where its matter goes."""
    found = access.edition_for(request, slug, edition)
    row = access.section_for(found, key)
    form = RemoveForm(request.POST or None, section=row)
    if request.method == "POST" and form.is_valid():
        name = str(row)
        try:
            actions.remove_section(section=row, at=timezone.now(), by=request.user, **form.cleaned_data)
        except Refusal as error:
            messages.error(request, sentences.why(error))
        else:
            messages.success(request, _("”%(name)s” är borttaget ur den nya utgåvan.") % {"name": name})
        return redirect("strategy:edit", slug, edition)
    context = {"head": queries.head(found), "section": row, "form": form}
    return render(request, "strategy/editing/remove.html", context, status=422 if form.errors else 200)


@requires(Role.OFFICER)
def decide(request: DeskRequest, slug: str, edition: str) -> HttpResponseBase:
    """What a body in the chain decided about this text."""
    found = access.edition_for(request, slug, edition)
    form = DecisionForm(request.POST or None, edition=found)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data | {"outcome": Outcome(form.cleaned_data["outcome"])}
        try:
            actions.decide(edition=found, at=timezone.now(), by=request.user, **said)
        except Refusal as error:
            form.add_error(None, sentences.why(error))
        else:
            messages.success(request, _("Beslutet är antecknat. Texten är låst."))
            return redirect("strategy:edit", slug, edition)
    context = {"head": queries.head(found), "chain": queries.chain(found), "form": form}
    return render(request, "strategy/editing/decide.html", context, status=422 if form.errors else 200)


@require_safe
def compare(request: HttpRequest, slug: str, edition: str, before: str) -> HttpResponse:
    """Two editions, word by word; for everybody when both are published."""
    after = access.edition_for(request, slug, edition)
    return render(
        request, "strategy/editing/compare.html", compared(request, access.edition_for(request, slug, before), after)
    )


def compared(request: HttpRequest, before: Edition, after: Edition) -> dict[str, object]:
    """What the page of a comparison shows; ?visa=allt shows also what is as it was."""
    found = queries.compared(before, after)
    whole = request.GET.get("visa") == "allt"
    changed = [one for one in found if one.fate != "same"]
    return {
        "before": queries.head(before),
        "after": queries.head(after),
        "sections": found if whole else changed,
        "whole": whole,
        "changed": len(changed),
        "same": len(found) - len(changed),
        "added": sum(one.added for one in found),
        "removed": sum(one.removed for one in found),
    }
