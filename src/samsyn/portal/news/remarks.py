"""Verbs on what readers write under news. Each is a Comment, shown to others once somebody has approved it."""

from datetime import datetime

from django.db import transaction

from samsyn.comments.models import Comment
from samsyn.cores.text.types import kind_of
from samsyn.people import journal
from samsyn.people.models import Person
from samsyn.portal.models import Article, Remark
from samsyn.portal.news.refusals import RemarksClosed
from samsyn.strategy.models import Edition, Kind

LONGEST = 3000


def about() -> Edition | None:
    """The text that news is news of: the strategy as it was published last."""
    published = Edition.objects.published()
    return published.filter(document__kind=Kind.RUS).first() or published.first()


def are_open(article: Article, at: datetime) -> bool:
    """Whether a reader can write under it."""
    return article.remarks_open and article.state(at) == "public"


@transaction.atomic
def say(*, article: Article, text: str, name: str, key: str, at: datetime) -> Remark:
    """Keep what a reader wrote; the same form sent twice is one remark. Raises RemarksClosed."""
    edition = about()
    if edition is None or not are_open(article, at) or not text.strip():
        raise RemarksClosed
    if same := Remark.objects.filter(key=key[:64]).first():
        return same
    kind, why = kind_of(text, placed=True)
    comment = Comment.objects.create(
        edition=edition, text=text.strip()[:LONGEST], proposed_type=kind, proposed_type_evidence=why[:300],
        context=[article.title],
    )  # fmt: skip
    remark = Remark.objects.create(article=article, comment=comment, name=name[:120], key=key[:64], written_at=at)
    journal.record(by=None, verb="receive", on=remark)
    return remark


@transaction.atomic
def show(*, remark: Remark, at: datetime, by: Person) -> None:
    """Let everybody read it."""
    Remark.objects.filter(pk=remark.pk).update(shown_at=at, refused_because="", judged_by=by)
    journal.record(by=by, verb="publish", on=remark)


@transaction.atomic
def refuse(*, remark: Remark, because: str, at: datetime, by: Person) -> None:
    """Do not show it; the words and the reason are kept, for they are a public record."""
    Remark.objects.filter(pk=remark.pk).update(shown_at=None, refused_because=because[:250], judged_by=by)
    journal.record(by=by, verb="refuse", on=remark, facts={"skäl": because, "när": f"{at:%Y-%m-%d %H:%M}"})
