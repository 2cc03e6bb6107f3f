"""The only way to a document, an edition or a section: the same 404 for absent and not published."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from samsyn.people import composed
from samsyn.people.access import person_of
from samsyn.people.models import Role
from samsyn.strategy.frozen import Text, text_of
from samsyn.strategy.models import Document, Edition, Section


def is_desk(request: HttpRequest) -> bool:
    """True for those who work with the strategy: they see what is not yet published."""
    person = person_of(request)
    return person is not None and person.may(Role.OFFICER)


def document_for(request: HttpRequest, slug: str) -> Document:
    """A document with something in it that the reader may see."""
    document = Document.objects.filter(slug=slug).first()
    if document is None or not (is_desk(request) or document.editions.published().exists()):
        raise Http404
    return document


def current_edition(_request: HttpRequest, slug: str) -> Edition:
    """The edition published last: the same one for everybody. One query."""
    for edition in composed.ask(_current, slug):
        return edition
    raise Http404


def _current(slug: str) -> "QuerySet[Edition]":
    return Edition.objects.published().filter(document__slug=slug).select_related("document", "based_on")[:1]


def edition_for(request: HttpRequest, slug: str, path: str) -> Edition:
    """An edition by its address ("remissversion-2"); one in progress only for the desk. One query."""
    for edition in Edition.objects.filter(document__slug=slug).select_related("document", "based_on"):
        if edition.path == path and (edition.is_published or is_desk(request)):
            return edition
    raise Http404


def text_with(edition: Edition, key: str) -> Text:
    """The text of an edition that has the section asked for."""
    text = text_of(edition)
    if key not in text.places:
        raise Http404
    return text


def section_for(edition: Edition, key: str) -> Section:
    """A section of an edition that the reader was already let in to."""
    section = Section.objects.filter(edition=edition, key=key).first()
    if section is None:
        raise Http404
    return section
