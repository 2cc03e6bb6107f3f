"""Files of an edition: Word, one HTML file, tagged PDF, and for the desk the file it was read from."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.text import get_valid_filename

from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.strategy import access, export
from samsyn.strategy.models import Edition


def current_file(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The edition published last, as a file."""
    return _file(access.current_edition(request, slug), form)


def edition_file(request: HttpRequest, slug: str, edition: str, form: str) -> HttpResponse:
    """One edition as a file."""
    return _file(access.edition_for(request, slug, edition), form)


@requires(Role.OFFICER)
def source(request: DeskRequest, slug: str, edition: str) -> HttpResponseBase:
    """The file an edition was read from, bit for bit; never shown in the browser."""
    found = access.edition_for(request, slug, edition)
    if not found.source.name or not found.source.storage.exists(found.source.name):
        raise Http404
    return FileResponse(
        found.source.open(), as_attachment=True, filename=found.source_name, content_type="application/octet-stream"
    )


def _file(edition: Edition, form: str) -> HttpResponse:
    data = export.FORMATS[form].write(export.manuscript(edition))
    response = HttpResponse(data, content_type=export.FORMATS[form].content_type)
    name = get_valid_filename(f"{edition.document.slug}-{edition.path}.{form}")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    if not edition.is_published:
        patch_cache_control(response, private=True, no_store=True)
    return response
