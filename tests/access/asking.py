"""One request, told in a word: ``200``, ``login`` (sent to log in), ``no`` (as if the page did not exist), ``post`` …"""

from collections.abc import Mapping
from copy import deepcopy
from urllib.parse import urlsplit

from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from samsyn.people.tests.connection import kept_open
from tests.access.world import ANONYMOUS, World

LOGIN = "/logga-in/"
REFUSED = frozenset({"login", "no", "post", "read", "403"})


def clients(world: World) -> dict[str, Client]:
    """A browser for each role; those with an account are logged in."""
    made = {ANONYMOUS: Client(raise_request_exception=False)}
    for role, person in world.cast.items():
        made[role] = Client(raise_request_exception=False)
        made[role].force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return made


def word(answer: HttpResponse, method: str) -> str:
    """What the answer says about the right."""
    if answer.status_code == 302:
        return "login" if urlsplit(answer["Location"]).path == LOGIN else "on"
    if answer.status_code == 405:
        return "post" if method == "GET" else "read"
    return {404: "no"}.get(answer.status_code, str(answer.status_code))


def ask(client: Client, method: str, path: str, data: Mapping[str, str] | None = None) -> str:
    """Ask, and take back everything that it wrote."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        answer = client.post(path, data or {}) if method == "POST" else client.get(path)
        said = word(answer, method)
        with kept_open():
            answer.close()
        transaction.set_rollback(True)
    client.cookies = cookies  # also where it was logging out
    return said
