"""The news desk: write, see, publish at a time, take down, choose pictures, judge what readers wrote."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.people.queries import history
from samsyn.portal.models import Article, Category
from samsyn.portal.news import access, actions, markup, plain, queries, remarks
from samsyn.portal.news.actions import Text
from samsyn.portal.news.forms import ArticleForm, PictureForm, PublishForm, RefuseForm
from samsyn.portal.news.refusals import NotFitToPublish, Refusal, why

WRITE = ("GET", "HEAD", "POST")


@require_safe
@requires(Role.OFFICER)
def index(request: DeskRequest) -> HttpResponse:
    """All articles by state, and what waits to be judged."""
    context = {"states": queries.desk(at=timezone.now()), "waiting": len(queries.waiting())}
    return render(request, "portal/news/desk.html", context)


@require_http_methods(list(WRITE))
@requires(Role.OFFICER)
def new(request: DeskRequest) -> HttpResponseBase:
    """A new draft."""
    form = ArticleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.write(text=_text(form), at=timezone.now(), by=request.user)
        except Refusal as refusal:
            _tell(form, refusal)
        else:
            messages.success(request, _("Utkastet är sparat. Bara ni som arbetar här ser det."))
            return redirect(_next(request), row.pk)
    return _page(request, form, None)


@require_http_methods(list(WRITE))
@requires(Role.OFFICER)
def edit(request: DeskRequest, article_id: int) -> HttpResponseBase:
    """Change an article; somebody else's change is never overwritten."""
    row = access.article_for_desk(article_id)
    form = ArticleForm(request.POST or None, article=row)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            actions.change(article=row, text=_text(form), version=version, at=timezone.now(), by=request.user)
        except Refusal as refusal:
            _tell(form, refusal)
        else:
            messages.success(request, _("Sparat."))
            return redirect(_next(request), article_id)
    return _page(request, form, row)


def _text(form: ArticleForm) -> Text:
    """With a new category, when one was written."""
    text = form.text()
    if name := form.cleaned_data["new_category"].strip():
        category, _created = Category.objects.get_or_create(name=name, defaults={"slug": _slug(name)})
        return replace(text, category=category)
    return text


def _slug(name: str) -> str:
    made = slugify(name.lower().translate(str.maketrans("åäö", "aao")))[:50] or "amne"
    taken = Category.objects.filter(slug__startswith=made).count()
    return f"{made}-{taken + 1}" if taken else made


def _next(request: HttpRequest) -> str:
    return "portal:article-preview" if "visa" in request.POST else "portal:article-edit"


def _tell(form: ArticleForm, refusal: Refusal) -> None:
    field = "body" if isinstance(refusal, NotFitToPublish) else "slug" if hasattr(refusal, "slug") else None
    for sentence in why(refusal):
        form.add_error(field, sentence)


def _page(request: DeskRequest, form: ArticleForm, row: Article | None) -> HttpResponse:
    now = timezone.now()
    context = {
        "form": form, "article": queries.brief(row, at=now) if row else None, "pictures": queries.pictures(),
        "reading": plain.readability(markup.paragraphs(row.body)) if row else None,
        "publish": PublishForm(), "versions": queries.versions(row) if row else (),
        "history": history(row) if row else (),
    }  # fmt: skip
    return render(request, "portal/news/edit.html", context, status=422 if form.errors else 200)


@require_safe
@requires(Role.OFFICER)
def preview(request: DeskRequest, article_id: int) -> HttpResponse:
    """As readers will see it."""
    row = access.article_for_desk(article_id)
    context = {"article": queries.full(row, at=timezone.now()), "preview": True, "publish": PublishForm()}
    return render(request, "portal/news/article.html", context)


@require_POST
@requires(Role.OFFICER)
def publish(request: DeskRequest, article_id: int) -> HttpResponseBase:
    """Public now, or from a time on."""
    row, now = access.article_for_desk(article_id), timezone.now()
    form = PublishForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Tiden går inte att läsa. Skriv den som 2026-10-15 08:00."))
        return redirect("portal:article-edit", article_id)
    try:
        made = actions.publish(article=row, when=form.moment(now), by=request.user)
    except Refusal as refusal:
        for sentence in why(refusal):
            messages.error(request, sentence)
        return redirect("portal:article-edit", article_id)
    if made.state(now) == "scheduled":
        messages.success(request, _("Nyheten publiceras av sig själv vid den valda tiden."))
        return redirect("portal:article-edit", article_id)
    messages.success(request, _("Nyheten är publicerad."))
    return redirect("portal:article", made.slug)


@require_POST
@requires(Role.OFFICER)
def withdraw(request: DeskRequest, article_id: int) -> HttpResponseBase:
    """Take it down; it stays here and can be published again."""
    actions.withdraw(article=access.article_for_desk(article_id), at=timezone.now(), by=request.user)
    messages.success(request, _("Nyheten är avpublicerad. Den finns kvar här."))
    return redirect("portal:article-edit", article_id)


@require_http_methods(list(WRITE))
@requires(Role.OFFICER)
def pictures(request: DeskRequest) -> HttpResponseBase:
    """The pictures, and a way to add one."""
    form = PictureForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.add_picture(
                name=said["file"].name, data=said["file"].read(), alt=said["alt"], credit=said["credit"],
                at=timezone.now(), by=request.user,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error("file", why(refusal)[0])
        else:
            messages.success(request, _("Bilden är sparad."))
            return redirect("portal:pictures")
    context = {"form": form, "pictures": queries.pictures()}
    return render(request, "portal/news/pictures.html", context, status=422 if form.errors else 200)


@require_safe
@requires(Role.OFFICER)
def inbox(request: DeskRequest) -> HttpResponse:
    """What readers wrote and nobody has judged."""
    return render(request, "portal/news/remarks.html", {"remarks": queries.waiting(), "form": RefuseForm()})


@require_POST
@requires(Role.OFFICER)
def judge(request: DeskRequest, remark_id: int) -> HttpResponseBase:
    """Show it, or say why not."""
    row, now = access.remark_for_desk(remark_id), timezone.now()
    form = RefuseForm(request.POST)
    if "visa" in request.POST:
        remarks.show(remark=row, at=now, by=request.user)
        messages.success(request, _("Kommentaren visas."))
    elif form.is_valid():
        remarks.refuse(remark=row, because=form.cleaned_data["because"], at=now, by=request.user)
        messages.success(request, _("Kommentaren visas inte. Orden och skälet är sparade."))
    else:
        messages.error(request, _("Skriv varför kommentaren inte ska visas."))
    return redirect("portal:remarks")
