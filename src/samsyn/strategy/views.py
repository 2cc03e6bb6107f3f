"""Pages for readers: the documents, the text of an edition, one section."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samsyn.strategy import access, pages, queries
from samsyn.strategy.frozen import text_of
from samsyn.strategy.models import Edition


def index(request: HttpRequest) -> HttpResponse:
    """Every document with its editions."""
    desk = access.is_desk(request)
    return render(request, "strategy/index.html", {"documents": queries.documents(desk=desk), "works_here": desk})


def document(request: HttpRequest, slug: str) -> HttpResponse:
    """The edition published last."""
    return _reading(request, access.current_edition(request, slug), current=True)


def edition(request: HttpRequest, slug: str, edition: str) -> HttpResponse:
    """One edition, by its stage."""
    return _reading(request, access.edition_for(request, slug, edition), current=False)


def editions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every edition of a document that the reader may see."""
    document = access.document_for(request, slug)
    desk = access.is_desk(request)
    facts = queries.document_facts(document, queries.editions_of(document, desk=desk))
    return render(request, "strategy/editions.html", {"document": facts, "works_here": desk})


def section(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One section of the edition published last."""
    return _section(request, access.current_edition(request, slug), key, current=True)


def edition_section(request: HttpRequest, slug: str, edition: str, key: str) -> HttpResponse:
    """One section of one edition."""
    return _section(request, access.edition_for(request, slug, edition), key, current=False)


def _reading(request: HttpRequest, edition: Edition, *, current: bool) -> HttpResponse:
    page = pages.reading(edition, text_of(edition), current=current)
    return render(request, "strategy/reading.html", {"page": page})


def _section(request: HttpRequest, edition: Edition, key: str, *, current: bool) -> HttpResponse:
    page = pages.section_page(edition, access.text_with(edition, key), key, current=current)
    return render(request, "strategy/section.html", {"page": page})
