"""What is too large is refused by its announced length, before a byte of it is read; so also without JavaScript."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template import loader
from django.template.defaultfilters import filesizeformat
from django.urls import Resolver404, resolve

TOO_LARGE: Final = 413
FIELDS: Final = 1024 * 1024  # what a form says beside its files


def several_files[V: Callable[..., HttpResponseBase]](view: V) -> V:
    """A page where many files are sent at once: together they may be larger than one file may."""
    view.several_files = True  # type: ignore[attr-defined]
    return view


def refuse_large(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """The middleware; it stands before everything that reads a body."""

    def asked(request: HttpRequest) -> HttpResponseBase:
        said = request.META.get("CONTENT_LENGTH") or ""
        size = int(said) if said.isascii() and said.isdigit() else 0
        if size <= settings.UPLOAD_LIMIT_BYTES + FIELDS:
            return answer(request)
        most = _most(request)
        return answer(request) if size <= most + FIELDS else _refused(size, most)

    return asked


def _most(request: HttpRequest) -> int:
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return int(settings.UPLOAD_LIMIT_BYTES)
    several = getattr(view, "several_files", False)
    return int(settings.UPLOAD_AT_ONCE_BYTES if several else settings.UPLOAD_LIMIT_BYTES)


def _refused(size: int, most: int) -> HttpResponse:
    """The page, drawn without asking the database anything."""
    context = {"region": settings.REGION, "size": filesizeformat(size), "most": filesizeformat(most)}
    page = HttpResponse(loader.render_to_string("413.html", context), status=TOO_LARGE)
    page["Cache-Control"] = "no-store"
    return page
