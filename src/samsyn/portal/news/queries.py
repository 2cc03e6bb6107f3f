"""News as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.safestring import SafeString

from samsyn.cores.outline.comparing import Run, words
from samsyn.portal.models import Article, Category, Picture, Remark, Tongue
from samsyn.portal.news import markup
from samsyn.portal.news.markup import Shown

PER_PAGE = 12


@dataclass(frozen=True, slots=True)
class Image:
    """A picture to show."""

    id: int
    path: str
    alt: str
    credit: str
    width: int
    height: int
    name: str

    @property
    def mark(self) -> str:
        """What a writer puts in a text to show it."""
        return f"![{self.alt}](bild:{self.id})"


@dataclass(frozen=True, slots=True)
class Brief:
    """An article in a list."""

    id: int
    slug: str
    title: str
    lead: str
    category: str
    category_slug: str
    language: str
    language_name: str
    direction: str
    at: datetime | None
    changed_at: datetime
    state: str
    image: Image | None
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """A remark that was approved."""

    id: int
    name: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Full:
    """An article on its own page. ``refused``: why remarks are not shown, a reason for each."""

    brief: Brief
    html: SafeString
    remarks: tuple[Said, ...]
    refused: tuple[str, ...]
    others: tuple[tuple[str, str, str], ...]
    """(language tag, its name, slug) of the same piece in other languages."""


@dataclass(frozen=True, slots=True)
class Version:
    """How an article stood, and what that changed."""

    number: int
    by: str
    at: datetime
    title: str
    runs: tuple[Run, ...]


def image(row: Picture) -> Image:
    """A row as a value."""
    return Image(
        row.pk, reverse("portal:picture", args=[row.sha256]), row.alt, row.credit, row.width, row.height, row.name
    )


def brief(row: Article, *, at: datetime, waiting: int = 0) -> Brief:
    """A row as a value."""
    tongue = Tongue(row.language)
    return Brief(
        id=row.pk, slug=row.slug, title=row.title, lead=row.lead, category=row.category.name if row.category else "",
        category_slug=row.category.slug if row.category else "", language=row.language,
        language_name=str(tongue.label), direction=tongue.direction, at=row.publish_at, changed_at=row.changed_at,
        state=row.state(at), image=image(row.picture) if row.picture else None, waiting=waiting,
    )  # fmt: skip


def latest(*, at: datetime, most: int = 3) -> tuple[Brief, ...]:
    """What is new; one query."""
    rows = Article.objects.public(at).select_related("category", "picture")[:most]
    return tuple(brief(row, at=at) for row in rows)


def listed(*, at: datetime, category: Category | None, page: str | None) -> tuple[Page[Article], tuple[Brief, ...]]:
    """A page of the news."""
    rows = Article.objects.public(at).select_related("category", "picture")
    found = Paginator(rows.filter(category=category) if category else rows, PER_PAGE).get_page(page)
    return found, tuple(brief(row, at=at) for row in found.object_list)


def categories(*, at: datetime) -> tuple[tuple[str, str, int], ...]:
    """(slug, name, how many public) of the categories in use."""
    public = Q(articles__publish_at__lte=at, articles__withdrawn_at=None)
    rows = Category.objects.annotate(n=Count("articles", filter=public)).filter(n__gt=0)
    return tuple((row.slug, row.name, row.n) for row in rows)


def full(row: Article, *, at: datetime) -> Full:
    """An article with what readers wrote under it. Three queries at most."""
    judged = list(row.remarks.exclude(shown_at=None, refused_because="").select_related("comment"))
    return Full(
        brief(row, at=at),
        html(row.body),
        tuple(Said(one.pk, one.name, one.comment.text, one.written_at) for one in judged if one.shown_at),
        tuple(one.refused_because for one in judged if one.refused_because),
        _others(row, at),
    )


def html(body: str) -> SafeString:
    """The text with its pictures."""
    numbers = {number for address, _alt in markup.images(body) if (number := markup.number_of(address))}
    rows: Iterable[Picture] = Picture.objects.filter(pk__in=numbers) if numbers else ()
    return markup.render(body, {row.pk: _shown(row) for row in rows})


def _shown(row: Picture) -> Shown:
    return Shown(reverse("portal:picture", args=[row.sha256]), row.width, row.height, row.credit)


def _others(row: Article, at: datetime) -> tuple[tuple[str, str, str], ...]:
    first = row.translation_of_id or row.pk
    rows = Article.objects.public(at).filter(Q(pk=first) | Q(translation_of=first)).exclude(pk=row.pk)
    return tuple((one.language, str(Tongue(one.language).label), one.slug) for one in rows)


def desk(*, at: datetime) -> dict[str, tuple[Brief, ...]]:
    """All articles by state; two queries."""
    rows = Article.objects.select_related("category", "picture").order_by("-changed_at")
    waits = Q(remarks__shown_at=None, remarks__refused_because="", remarks__isnull=False)
    found = [brief(row, at=at, waiting=getattr(row, "n", 0)) for row in rows.annotate(n=Count("remarks", filter=waits))]
    return {
        name: tuple(one for one in found if one.state == name) for name in ("draft", "scheduled", "public", "withdrawn")
    }


def waiting() -> tuple[Remark, ...]:
    """Remarks that nobody has judged, the oldest first."""
    return tuple(Remark.objects.filter(shown_at=None, refused_because="").select_related("article", "comment"))


def versions(row: Article) -> tuple[Version, ...]:
    """Every version, the latest first, with what it changed word by word."""
    rows = list(row.versions.select_related("by"))
    before = [*rows[1:], None]
    return tuple(
        Version(
            one.number, str(one.by or ""), one.at, one.title,
            words(_whole(last.title, last.lead, last.body), _whole(one.title, one.lead, one.body)) if last else (),
        )
        for one, last in zip(rows, before, strict=True)
    )  # fmt: skip


def _whole(title: str, lead: str, body: str) -> str:
    return "\n\n".join(one for one in (title, lead, body) if one)


def pictures() -> tuple[Image, ...]:
    """The pictures that a writer can choose, the newest first."""
    return tuple(image(row) for row in Picture.objects.all()[:60])
