"""Category, Article, ArticleVersion, Picture and Remark."""

from datetime import datetime
from pathlib import PurePosixPath

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.comments.models import Comment
from samsyn.people.models import Person
from samsyn.portal.models.tongues import Tongue


class Category(models.Model):
    """What news is about."""

    name = models.CharField(max_length=60, unique=True, db_collation="svensk")
    slug = models.SlugField(max_length=60, unique=True)

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "categories"
        constraints = (models.CheckConstraint(condition=~models.Q(name=""), name="category_has_name"),)

    def __str__(self) -> str:
        return self.name


def by_checksum(picture: "Picture", filename: str) -> str:
    """Content-addressed: the same picture is kept once."""
    return f"pictures/{picture.sha256[:2]}/{picture.sha256}{PurePosixPath(filename).suffix.lower()[:6]}"


class Picture(models.Model):
    """An image with words for those who do not see it."""

    file = models.FileField(upload_to=by_checksum, max_length=200)
    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    alt = models.CharField(max_length=300, help_text=_("Vad bilden visar, för den som inte ser den"))
    credit = models.CharField(max_length=120, blank=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-added_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=~models.Q(alt="") & ~models.Q(sha256=""), name="picture_says_what_it_is"),
        )

    def __str__(self) -> str:
        return self.name


class ArticleQuerySet(models.QuerySet["Article"]):
    """News as of a moment: being public is a matter of time, so that nothing must be awake to publish."""

    def public(self, at: datetime) -> "ArticleQuerySet":
        """What everybody may read, the latest first."""
        return self.filter(publish_at__lte=at, withdrawn_at=None).order_by("-publish_at", "-pk")


class Article(models.Model):
    """A piece of news. Without ``publish_at`` a draft; with one that lies ahead, scheduled."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=160, db_collation="svensk")
    lead = models.CharField(max_length=400, blank=True)
    body = models.TextField(blank=True)
    language = models.CharField(max_length=20, choices=Tongue, default=Tongue.SWEDISH)
    translation_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="translations"
    )
    category = models.ForeignKey(Category, null=True, blank=True, on_delete=models.PROTECT, related_name="articles")
    picture = models.ForeignKey(Picture, null=True, blank=True, on_delete=models.PROTECT, related_name="articles")
    remarks_open = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    publish_at = models.DateTimeField(null=True, blank=True, db_index=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(title="") & ~models.Q(slug=""), name="article_has_title"),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None) | models.Q(publish_at__isnull=False),
                name="article_withdrawn_once_published",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def state(self, at: datetime) -> str:
        """draft, scheduled, public or withdrawn."""
        if self.publish_at is None:
            return "draft"
        if self.withdrawn_at is not None:
            return "withdrawn"
        return "public" if self.publish_at <= at else "scheduled"


class ArticleVersion(models.Model):
    """An article as it once stood, and who wrote it so."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=160)
    lead = models.CharField(max_length=400, blank=True)
    body = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["article", "number"], name="article_version_once"),)

    def __str__(self) -> str:
        return f"{self.article}, {self.number}"


class Remark(models.Model):
    """What a reader wrote under a piece of news: a Comment on the strategy that it is news of. Shown once approved."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="remarks")
    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120, blank=True, db_collation="svensk")
    key = models.CharField(max_length=64, unique=True, help_text="Samma formulär skickat två gånger är ett inlägg")
    written_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True, blank=True)
    refused_because = models.CharField(max_length=250, blank=True)
    judged_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("written_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(shown_at=None) | models.Q(refused_because=""), name="remark_shown_or_refused"
            ),
        )

    def __str__(self) -> str:
        return f"{self.article}: {self.name}"
