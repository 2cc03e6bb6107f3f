"""The only way to a process: the same 404 for absent and not published."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from samsyn.strategy.access import is_desk
from samsyn.strategy.models import Document
from samsyn.strategy.process.actions import AnyStop
from samsyn.strategy.process.models import ContactEntry, DecisionStep, Milestone, Phase, Process, Review, Work


def process_for(request: HttpRequest, slug: str) -> Process:
    """A process that the reader may see."""
    process = get_object_or_404(Process.objects.select_related("document"), document__slug=slug)
    if process.published_at is None and not is_desk(request):
        raise Http404
    return process


def document_of(slug: str) -> Document:
    """A document, for the desk."""
    return get_object_or_404(Document, slug=slug)


def stop_of(process: Process, kind: str, stop_id: int) -> AnyStop:
    """A phase, milestone, decision or review of exactly this process."""
    if kind == "skede":
        return get_object_or_404(Phase, pk=stop_id, process=process)
    if kind == "milstolpe":
        return get_object_or_404(Milestone, pk=stop_id, process=process)
    if kind == "beslut":
        return get_object_or_404(DecisionStep, pk=stop_id, process=process)
    if kind == "oversyn":
        return get_object_or_404(Review, pk=stop_id, process=process)
    raise Http404


def work_of(process: Process, work_id: int) -> Work:
    """A task of exactly this process."""
    return get_object_or_404(Work.objects.select_related("task"), pk=work_id, process=process)


def contact_of(process: Process, entry_id: int) -> ContactEntry:
    """A contact of exactly this process."""
    return get_object_or_404(ContactEntry, pk=entry_id, process=process)
