"""The strategy's own pages and the goals' with the thread in them: mounted at the same addresses, before the rooms'."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samsyn.delivery import access as delivery_access
from samsyn.delivery.queries import goals
from samsyn.portal.thread import following, lines, marks, shaping
from samsyn.portal.thread import goal as goal_page
from samsyn.strategy import access, pages
from samsyn.strategy.frozen import text_of
from samsyn.strategy.models import Edition


@require_safe
def document(request: HttpRequest, slug: str) -> HttpResponse:
    """The edition published last, with marks at its sections."""
    return _reading(request, access.current_edition(request, slug), current=True)


@require_safe
def edition(request: HttpRequest, slug: str, edition: str) -> HttpResponse:
    """One edition, by its stage."""
    return _reading(request, access.edition_for(request, slug, edition), current=False)


@require_safe
def section(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One section of the edition published last, with its thread."""
    return _section(request, access.current_edition(request, slug), key, current=True)


@require_safe
def edition_section(request: HttpRequest, slug: str, edition: str, key: str) -> HttpResponse:
    """One section of one edition."""
    return _section(request, access.edition_for(request, slug, edition), key, current=False)


@require_safe
def goal(request: HttpRequest, address: str) -> HttpResponse:
    """A goal in the follow-up, and what shaped it."""
    mark, desk = delivery_access.goal_for(request, address), delivery_access.is_desk(request)
    today, said = timezone.localdate(), goal_page.lines_of(mark)
    page = goals.page(mark, today=today, desk=desk, held=None if desk else goal_page.held(mark, said, today=today))
    here, before = shaping.latest(mark.document_id, mark.key)
    shaped = shaping.shape(here, before, mark.key, said) if here else None
    return render(request, "portal/thread/goal.html", {"page": page, "works_here": desk, "shaped": shaped})


def _reading(request: HttpRequest, edition: Edition, *, current: bool) -> HttpResponse:
    text = text_of(edition)
    beside = marks.drawn(marks.marks(edition, text)) if edition.is_published else {}
    page = pages.reading(edition, text, current=current, beside=beside)
    return render(request, "portal/thread/reading.html", {"page": page})


def _section(request: HttpRequest, edition: Edition, key: str, *, current: bool) -> HttpResponse:
    text = access.text_with(edition, key)
    document, keys = edition.document_id, marks.under(text.rows, key)
    said = lines.lines(document, key, keys)
    context = {
        "page": pages.section_page(edition, text, key, current=current),
        "shaped": shaping.shaped(edition, key, text.rows[text.places[key]], said),
        "follows": following.follows(document, keys, said, today=timezone.localdate()),
    }
    return render(request, "portal/thread/section.html", context)
