"""News for everybody: the list, one article, the feed, a picture, and what readers write."""

from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.people import ceiling, todo
from samsyn.portal.models import Article
from samsyn.portal.news import access, queries, remarks
from samsyn.portal.news.forms import RemarkForm
from samsyn.portal.news.refusals import Refusal, why

FEED_SIZE = 30


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The news, the latest first, by category."""
    now = timezone.now()
    chosen = access.category_by(request.GET.get("amne", ""))
    page, found = queries.listed(at=now, category=chosen, page=request.GET.get("sida"))
    context = {
        "articles": found, "page": page, "categories": queries.categories(at=now), "chosen": chosen,
        "works_here": access.is_desk(request),
    }  # fmt: skip
    return render(request, "portal/news/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def article(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One article; readers may write under it when that is open."""
    row, now = access.article_by(slug), timezone.now()
    form, status = RemarkForm(request.POST or None, initial={"key": get_random_string(32)}), 422
    if request.method == "POST" and form.is_valid():
        if not (full := ceiling.passed(request, ceiling.TO_THE_DESK, at=now)):
            return _keep(request, row, form)
        form.add_error("text", full)
        status = ceiling.REFUSED
    context = {
        "article": queries.full(row, at=now), "form": form,
        "open": remarks.are_open(row, now) and remarks.about() is not None,
        "works_here": access.is_desk(request), "url": f"{settings.BASE_URL}{request.path}",
    }  # fmt: skip
    return render(request, "portal/news/article.html", context, status=status if form.errors else 200)


def _keep(request: HttpRequest, row: Article, form: RemarkForm) -> HttpResponseBase:
    said, now = form.cleaned_data, timezone.now()
    if said["webbplats"]:  # no person sees that field
        messages.error(request, _("Det kom för många inlägg på en gång. Vänta en stund och försök igen."))
        return redirect("portal:article", row.slug)
    try:
        remark = remarks.say(article=row, text=said["text"], name=said["name"], key=said["key"], at=now)
    except Refusal as refusal:
        for sentence in why(refusal):
            messages.error(request, sentence)
        return redirect("portal:article", row.slug)
    if remark.written_at == now:
        todo.add(
            title=f"Granska en kommentar till ”{row.title}”",
            at=now,
            by=None,
            path="/nyheter/arbete/inlagg/",
            kind="inlagg",
        )
    messages.success(request, _("Tack! Kommentaren visas när någon på regionen har läst den."))
    return redirect("portal:article", row.slug)


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Atom (RFC 4287), written by hand: a dozen lines."""
    now = timezone.now()
    rows = list(Article.objects.public(now).select_related("category")[:FEED_SIZE])
    home = f"{settings.BASE_URL}{request.path}"
    entries = "".join(_entry(row) for row in rows)
    changed = max((row.changed_at for row in rows), default=now)
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv">'
        f"<title>{escape(_('Nyheter från %(region)s') % {'region': settings.REGION})}</title><id>{escape(home)}</id>"
        f'<link rel="self" href={quoteattr(home)}/><updated>{changed.isoformat()}</updated>{entries}</feed>\n'
    )
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")


def _entry(row: Article) -> str:
    assert row.publish_at is not None
    address = f"{settings.BASE_URL}/nyheter/{row.slug}/"
    category = f"<category term={quoteattr(row.category.name)}/>" if row.category else ""
    return (
        f"<entry xml:lang={quoteattr(row.language)}><title>{escape(row.title)}</title><id>{escape(address)}</id>"
        f"<link href={quoteattr(address)}/><published>{row.publish_at.isoformat()}</published>"
        f"<updated>{max(row.changed_at, row.publish_at).isoformat()}</updated>"
        f"<author><name>{escape(settings.REGION)}</name></author>{category}<summary>{escape(row.lead)}</summary></entry>"
    )


@require_safe
def picture(_request: HttpRequest, sha256: str) -> FileResponse:
    """A picture's bytes; they never change."""
    row = access.picture_by(sha256)
    answer = FileResponse(row.file.open("rb"))
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer
