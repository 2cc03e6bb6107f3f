"""The look at each file before it is taken in, when SAMSYN_CLAMD names a ClamAV.

Every file of every form passes the middleware, before any page sees it; mail and folders ask `stopped` themselves.
"""

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.files import clamd
from samsyn.files.actions import set_apart
from samsyn.files.clamd import ScannerAway
from samsyn.people.access import person_of
from samsyn.people.models import Person

AWAY = "ClamAV svarar inte (SAMSYN_CLAMD), så filer kan inte kontrolleras."
AGAIN = 120  # seconds until it is worth another try


def stopped(*, name: str, data: bytes, door: str) -> str:
    """What was found in a file that came another way than by a form, or ""; it is set apart. Raises ScannerAway."""
    if not settings.CLAMD:
        return ""
    return _look(name, ContentFile(data), door, None)


def watch(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """The middleware."""

    def watched(request: HttpRequest) -> HttpResponseBase:
        return answer(request)

    watched.process_view = _before_the_page  # type: ignore[attr-defined]
    return watched


def _before_the_page(request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponseBase | None:
    if not settings.CLAMD or request.content_type != "multipart/form-data":
        return None
    door = request.resolver_match.route if request.resolver_match else ""
    found: list[tuple[str, str]] = []
    try:
        for upload in _uploads(request):
            if what := _look(upload.name or "fil", upload, door, person_of(request)):
                found.append((upload.name or "fil", what))
            upload.seek(0)
    except ScannerAway:
        return _away(request)
    return _told(request, found) if found else None


def _uploads(request: HttpRequest) -> "list[UploadedFile[bytes]]":
    return [cast("UploadedFile[bytes]", one) for name in request.FILES for one in request.FILES.getlist(name)]


def _look(name: str, file: "File[bytes]", door: str, by: Person | None) -> str:
    found = clamd.look(settings.CLAMD, file.chunks())
    if found:
        set_apart(name=name, file=file, found=found, door=door, at=timezone.now(), by=by)
    return found


def _away(request: HttpRequest) -> HttpResponseBase:
    said = _("Filen kan inte kontrolleras just nu, så den är inte mottagen. Försök igen om några minuter.")
    answer = _answer(request, 503, said, [])
    answer["Retry-After"] = str(AGAIN)
    return answer


def _told(request: HttpRequest, found: list[tuple[str, str]]) -> HttpResponseBase:
    said = _("Filen innehåller skadlig kod. Den är inte mottagen, och ingen har öppnat den.")
    return _answer(request, 422, said, found)


def _answer(request: HttpRequest, status: int, said: str, found: list[tuple[str, str]]) -> HttpResponse:
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"fault": said}, status=status)
    return render(request, "files/stopped.html", {"said": said, "found": found}, status=status)
