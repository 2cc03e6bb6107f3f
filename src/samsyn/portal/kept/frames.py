"""The frame around a kept inside: drawn once for each reader, address and language, with slots for the rest.

A frame shows nothing of the database but who is reading, and that is in its key, with all else that it follows. Where
somebody is told something (a message), the page is drawn as any other.
"""

from collections.abc import Mapping
from typing import Final

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from samsyn.people import sheet
from samsyn.people.access import person_of
from samsyn.portal.kept.store import Frame, Key, Store

EDGE: Final = "\x00"  # around the name of a slot; no text that is shown has such a sign
TOKEN: Final = "csrf_token"  # noqa: S105  # as templates call it
MOST: Final = 3_000_000  # bytes in a process: some hundred frames
_frames: Final = Store[Frame]()


def framed(request: HttpRequest, template: str, blocks: Mapping[str, SafeString]) -> HttpResponse:
    """The blocks (title, head, main and scripts) in the frame of the one who reads."""
    if len(get_messages(request)):
        return render(request, template, blocks)
    key = _key(request, template)
    frame = _frames.get(key)
    if frame is None:
        frame = _drawn(request, template, blocks)
        _frames.put(key, frame, limit=MOST)
    said: dict[str, str] = {**blocks}
    if TOKEN in frame.parts:  # asked for only where there is a form: it begins a session
        said[TOKEN] = get_token(request)
    return HttpResponse("".join(said[part] if at % 2 else part for at, part in enumerate(frame.parts)))


def _drawn(request: HttpRequest, template: str, blocks: Mapping[str, SafeString]) -> Frame:
    slots = {name: SafeString(f"{EDGE}{name}{EDGE}") for name in (*blocks, TOKEN)}
    return Frame(tuple(render_to_string(template, slots, request).split(EDGE)))


def _key(request: HttpRequest, template: str) -> Key:
    person = person_of(request)
    reader = (str(person.pk), person.name, person.role, str(person.is_active)) if person else ()
    site = settings.REGION, settings.WORLD, sheet.address(), get_language() or ""
    return "frame", template, request.get_full_path(), *site, *reader
