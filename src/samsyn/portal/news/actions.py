"""Verbs on news."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.text import slugify

from samsyn.people import journal
from samsyn.people.models import Person
from samsyn.portal.models import Article, ArticleVersion, Category, Picture, Tongue
from samsyn.portal.news import checking, pictures
from samsyn.portal.news.refusals import ChangedMeanwhile, SlugTaken
from samsyn.portal.search import index

RESERVED: Final = frozenset({"arbete", "bild", "flode"})
_LETTERS = str.maketrans("åäöéüæø", "aaoeuao")


@dataclass(frozen=True, slots=True)
class Text:
    """What a writer fills in."""

    title: str
    body: str
    lead: str = ""
    slug: str = ""
    language: str = Tongue.SWEDISH
    category: Category | None = None
    picture: Picture | None = None
    remarks_open: bool = False
    translation_of: Article | None = None

    @property
    def address(self) -> str:
        """The wanted address, else one made of the title."""
        return slugify((self.slug or self.title).lower().translate(_LETTERS))[:80] or "nyhet"


@transaction.atomic
def write(*, text: Text, at: datetime, by: Person | None) -> Article:
    """A draft. Raises SlugTaken."""
    slug = _free(text.address, besides=None)
    article = Article.objects.create(slug=slug, created_at=at, changed_at=at, **_columns(text))
    _keep(article, at=at, by=by)
    journal.record(by=by, verb="create", on=article)
    return article


@transaction.atomic
def change(*, article: Article, text: Text, version: int, at: datetime, by: Person | None) -> Article:
    """Save over ``version``; what is public must stay fit for it.

    Raises ChangedMeanwhile, SlugTaken, NotFitToPublish.
    """
    held = Article.objects.select_for_update().get(pk=article.pk)
    if held.version != version:
        last = held.versions.select_related("by").first()
        raise ChangedMeanwhile(str(last.by) if last and last.by else "", held.changed_at)
    before = {name: str(getattr(held, name)) for name in ("title", "lead", "body", "slug", "language")}
    for name, value in _columns(text).items():
        setattr(held, name, value)
    held.slug = _free(text.address, besides=held)
    if held.publish_at and not held.withdrawn_at:
        checking.check(held)
    held.version, held.changed_at = held.version + 1, at
    held.save()
    _keep(held, at=at, by=by)
    changed = {name: _fact(name, was, str(getattr(held, name))) for name, was in before.items()}
    journal.record(by=by, verb="correct", on=held, facts={name: fact for name, fact in changed.items() if fact})
    index.renew_article(held)
    return held


def publish(*, article: Article, when: datetime, by: Person | None) -> Article:
    """Public from ``when``; if that lies ahead, nothing must be awake then. Raises NotFitToPublish.

    The pages that it points to are opened before anything is written.
    """
    seen = Article.objects.get(pk=article.pk)
    checking.check(seen)
    return _publish(seen, when, by)


@transaction.atomic
def _publish(seen: Article, when: datetime, by: Person | None) -> Article:
    held = Article.objects.select_for_update().get(pk=seen.pk)
    if held.body != seen.body:  # changed by somebody meanwhile
        checking.check(held)
    held.publish_at, held.withdrawn_at = when, None
    held.save(update_fields=["publish_at", "withdrawn_at"])
    journal.record(by=by, verb="publish", on=held, facts={"från": f"{when:%Y-%m-%d %H:%M}"})
    index.renew_article(held)
    return held


@transaction.atomic
def withdraw(*, article: Article, at: datetime, by: Person | None) -> None:
    """No longer public. Repeating it changes nothing."""
    if Article.objects.filter(pk=article.pk, publish_at__isnull=False, withdrawn_at=None).update(withdrawn_at=at):
        article.refresh_from_db()
        journal.record(by=by, verb="withdraw", on=article)
        index.renew_article(article)


def add_picture(
    *, name: str, data: bytes, alt: str, at: datetime, by: Person | None, credit: str = ""
) -> Picture:  # fmt: skip
    """Keep a picture, in the storage before anything is written; the same one is kept once. Raises NotAPicture."""
    made = pictures.make(name, data)
    if same := Picture.objects.filter(sha256=made.sha256).first():
        return same
    picture = Picture(
        name=name[:200], alt=alt[:300], credit=credit[:120], sha256=made.sha256, width=made.width, height=made.height,
        added_at=at, added_by=by,
    )  # fmt: skip
    picture.file.save(f"bild.{made.suffix}", ContentFile(made.data), save=False)
    with transaction.atomic():
        picture.save(force_insert=True)
        journal.record(by=by, verb="add", on=picture)
    return picture


def _columns(text: Text) -> dict[str, object]:
    return {
        "title": text.title.strip()[:160], "lead": text.lead.strip()[:400], "body": text.body.replace("\r\n", "\n"),
        "language": text.language, "category": text.category, "picture": text.picture,
        "remarks_open": text.remarks_open, "translation_of": text.translation_of,
    }  # fmt: skip


def _free(slug: str, *, besides: Article | None) -> str:
    if slug in RESERVED:
        raise SlugTaken(slug, "")
    taken = Article.objects.filter(slug=slug).exclude(pk=besides.pk if besides else 0).first()
    if taken is not None:
        raise SlugTaken(slug, taken.title)
    return slug


def _keep(article: Article, *, at: datetime, by: Person | None) -> None:
    ArticleVersion.objects.create(
        article=article, number=article.version, title=article.title, lead=article.lead, body=article.body, at=at,
        by=by,
    )  # fmt: skip


def _fact(name: str, before: str, after: str) -> object:
    """Long texts stand in the versions; the journal says how many characters came or went."""
    if before == after:
        return None
    return f"{len(after) - len(before):+d} tecken" if name == "body" else [before, after]
