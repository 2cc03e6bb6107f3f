"""A file over the limit is refused before it is read: a real socket announces it, sends nothing, and has its answer."""

import socket
from collections.abc import Iterator
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.conf import LazySettings
from django.core.wsgi import get_wsgi_application

from samsyn.people.tests.serving import answering

PAGES = {"/svara/abcdefgh/1/filer/": 100, "/remiss/1/ta-emot/": 1000, "/remiss/1/ta-emot/skriv-in/": 1000}


class Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the library's
        pass


@pytest.fixture
def port(settings: LazySettings) -> Iterator[int]:
    settings.ALLOWED_HOSTS = ["localhost"]
    with answering(make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Silent)) as server:
        yield server.server_port


def announced(port: int, path: str, megabytes: int, language: str = "sv") -> str:
    """The answer to a form that says how long it is and has not sent a byte of it."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        head = (
            f"POST {path} HTTP/1.1", "Host: localhost", f"Accept-Language: {language}",
            "Content-Type: multipart/form-data; boundary=x", f"Content-Length: {megabytes * 1024 * 1024}", "", "",
        )  # fmt: skip
        line.sendall("\r\n".join(head).encode())
        answer = b""
        while piece := line.recv(65536):
            answer += piece
    return answer.decode()


@pytest.mark.parametrize(("path", "most"), PAGES.items())
def test_refused_before_a_byte_is_sent(port: int, path: str, most: int) -> None:
    answer = announced(port, path, most + 20)
    assert answer.split("\r\n")[0].split()[1] == "413"
    assert "Filen är för stor" in answer
    assert f"högst {most:,},0\xa0MB".replace(",", "\xa0", most // 1000) in answer
    assert "Ingenting är sparat" in answer


def test_in_english_for_those_who_read_that(port: int) -> None:
    assert "The file is too large" in announced(port, "/en/svara/abcdefgh/1/filer/", 200)
