"""The strategy's own pages and the goals' with the thread in them: mounted at the same addresses, before the rooms'."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samsyn.delivery import access as delivery_access
from samsyn.delivery.queries import goals
from samsyn.portal.kept import parts
from samsyn.portal.thread import following, lines, marks, shaping
from samsyn.portal.thread import goal as goal_page
from samsyn.strategy import access, pages
from samsyn.strategy.frozen import text_of
from samsyn.strategy.models import Edition


@require_safe
def document(request: HttpRequest, slug: str) -> HttpResponse:
    """The edition published last, with marks at its sections."""
    return parts.shown(request, lambda: _reading(access.current_edition(request, slug), current=True))


@require_safe
def edition(request: HttpRequest, slug: str, edition: str) -> HttpResponse:
    """One edition, by its stage."""
    return parts.shown(request, lambda: _reading(access.edition_for(request, slug, edition), current=False))


@require_safe
def section(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One section of the edition published last, with its thread."""
    return parts.shown(request, lambda: _section(access.current_edition(request, slug), key, current=True))


@require_safe
def edition_section(request: HttpRequest, slug: str, edition: str, key: str) -> HttpResponse:
    """One section of one edition."""
    return parts.shown(request, lambda: _section(access.edition_for(request, slug, edition), key, current=False))


@require_safe
def goal(request: HttpRequest, address: str) -> HttpResponse:
    """A goal in the follow-up, and what shaped it. The desk's has its ways to work, and what is not published."""
    if delivery_access.is_desk(request):
        page = _goal(request, address, desk=True)
        return render(request, page.template, page.context)
    return parts.shown(request, lambda: _goal(request, address, desk=False))


def _goal(request: HttpRequest, address: str, *, desk: bool) -> parts.Page:
    mark, today = delivery_access.goal_for(request, address), timezone.localdate()
    said = goal_page.lines_of(mark)
    page = goals.page(mark, today=today, desk=desk, held=None if desk else goal_page.held(mark, said, today=today))
    here, before = shaping.latest(mark.document_id, mark.key)
    shaped = shaping.shape(here, before, mark.key, said) if here else None
    context = {"page": page, "works_here": desk, "shaped": shaped}
    return parts.Page("portal/thread/goal.html", context, alike=not desk, frame="portal/kept/goal.html")


def _reading(edition: Edition, *, current: bool) -> parts.Page:
    text = text_of(edition)
    beside = marks.drawn(marks.marks(edition, text)) if edition.is_published else {}
    page = pages.reading(edition, text, current=current, beside=beside)
    return parts.Page("portal/thread/reading.html", {"page": page}, alike=edition.is_published)


def _section(edition: Edition, key: str, *, current: bool) -> parts.Page:
    text = access.text_with(edition, key)
    document, keys = edition.document_id, marks.under(text.rows, key)
    said = lines.lines(document, key, keys)
    context = {
        "page": pages.section_page(edition, text, key, current=current),
        "shaped": shaping.shaped(edition, key, text.rows[text.places[key]], said),
        "follows": following.follows(document, keys, said, today=timezone.localdate()),
    }
    return parts.Page("portal/thread/section.html", context, alike=edition.is_published)
