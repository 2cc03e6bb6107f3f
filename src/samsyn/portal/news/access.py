"""The only way to an article or a remark: the same 404 for absent and not public."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from samsyn.people.access import person_of
from samsyn.people.models import Role
from samsyn.portal.models import Article, Category, Picture, Remark


def is_desk(request: HttpRequest) -> bool:
    """True for those who write news."""
    person = person_of(request)
    return person is not None and person.may(Role.OFFICER)


def article_by(slug: str) -> Article:
    """A public article by its address."""
    rows = Article.objects.public(timezone.now()).select_related("category", "picture", "translation_of")
    found = rows.filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def article_for_desk(article_id: int) -> Article:
    """Any article, for the desk."""
    return get_object_or_404(Article.objects.select_related("category", "picture"), pk=article_id)


def category_by(slug: str) -> Category | None:
    """What the reader filters by; an unknown one filters nothing."""
    return Category.objects.filter(slug=slug).first() if slug else None


def picture_by(sha256: str) -> Picture:
    """A picture by its checksum, which nobody guesses."""
    return get_object_or_404(Picture, sha256=sha256)


def remark_for_desk(remark_id: int) -> Remark:
    """Any remark, for the desk."""
    return get_object_or_404(Remark.objects.select_related("article", "comment"), pk=remark_id)
