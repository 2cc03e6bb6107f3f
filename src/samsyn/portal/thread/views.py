"""The strategy's own pages and the goals' with the thread in them: mounted at the same addresses, before the rooms'."""

from html import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samsyn.delivery import access as delivery_access
from samsyn.delivery.queries import goals
from samsyn.delivery.queries.goals import GoalPage
from samsyn.portal.kept import parts
from samsyn.portal.thread import following, goal_picture, lines, marks, shaping
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


@require_safe
def goal_svg(request: HttpRequest, address: str) -> HttpResponse:
    """The goal as a picture for other sites: what everybody may see, also when the desk asks."""
    mark, today = delivery_access.goal_for(request, address), timezone.localdate()
    held = goal_page.held(mark, goal_page.lines_of(mark), today=today)
    page = goals.page(mark, today=today, desk=False, held=held)
    return HttpResponse(goal_picture.svg(page, today=today), content_type="image/svg+xml")


def _shown_elsewhere(page: GoalPage) -> tuple[tuple[str, str], ...]:
    """What another site may show, the goal and its indicators: a name, and the HTML to paste."""
    own = ("portal:goal-svg", "portal:goal", page.mark.address, page.mark.name)
    cards = (("delivery:indicator-svg", "delivery:indicator", card.code, card.name)
             for card in page.held.cards if card.published)  # fmt: skip
    return tuple((name, _pasted(picture, whole, key, name)) for picture, whole, key, name in (own, *cards))


def _pasted(picture: str, whole: str, key: str, name: str) -> str:
    """A picture that leads to its page, for a site elsewhere."""
    base = settings.BASE_URL.rstrip("/")
    return (
        f'<a href="{escape(base + reverse(whole, args=[key]))}">'
        f'<img src="{escape(base + reverse(picture, args=[key]))}" alt="{escape(name)}" width="400" loading="lazy"></a>'
    )


def _goal(request: HttpRequest, address: str, *, desk: bool) -> parts.Page:
    mark, today = delivery_access.goal_for(request, address), timezone.localdate()
    said = goal_page.lines_of(mark)
    page = goals.page(mark, today=today, desk=desk, held=None if desk else goal_page.held(mark, said, today=today))
    here, before = shaping.latest(mark.document_id, mark.key)
    shaped = shaping.shape(here, before, mark.key, said) if here else None
    context = {"page": page, "works_here": desk, "shaped": shaped, "elsewhere": _shown_elsewhere(page)}
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
