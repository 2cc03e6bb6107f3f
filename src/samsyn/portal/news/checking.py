"""Whether a text may be public: every link inside the site opens for anybody, every image has words."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve
from django.utils.translation import override

from samsyn.portal.models import Article, Picture
from samsyn.portal.news import markup
from samsyn.portal.news.refusals import NotFitToPublish

ELSEWHERE = ("https://", "http://", "mailto:", "tel:")


def check(article: Article) -> None:
    """Raises NotFitToPublish with everything that is wrong."""
    images = markup.images(article.body)
    numbers = {number for address, _alt in images if (number := markup.number_of(address))}
    known = set(Picture.objects.filter(pk__in=numbers).values_list("pk", flat=True))
    found = NotFitToPublish(
        broken_links=tuple(link for link in markup.links(article.body) if not opens(link)),
        images_without_words=tuple(address for address, alt in images if not alt),
        unknown_images=tuple(address for address, _alt in images if markup.number_of(address) not in known),
        empty=not markup.paragraphs(article.body),
    )
    if found.anything:
        raise found


def opens(link: str) -> bool:
    """An address elsewhere is taken on trust; one of this site is opened as somebody who is nobody."""
    if link.startswith(ELSEWHERE) and not link.startswith(f"{settings.BASE_URL}/"):
        return True
    link = link.removeprefix(settings.BASE_URL)
    if link.startswith("#"):
        return len(link) > 1
    path = urlsplit(link).path
    return path.startswith("/") and _answers(path)


def _answers(path: str) -> bool:
    with override("en" if path.startswith("/en/") else settings.LANGUAGE_CODE):
        try:
            match = resolve(path)
            response = match.func(_nobody(path), *match.args, **match.kwargs)
        except (Resolver404, Http404, PermissionDenied):
            return False
    return bool(response.status_code == 200)


def _nobody(path: str) -> HttpRequest:
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", path, path
    request.META = {"SERVER_NAME": "localhost", "SERVER_PORT": "80", "REQUEST_METHOD": "GET", "HTTP_HOST": "localhost"}
    request.user, request.session = AnonymousUser(), SessionStore()
    return request
