"""What waits for somebody, over all rooms: tasks, queues, mail that has not gone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn.comments.models import Reading, Review
from samsyn.consultation.models import ReceivedFile, ResponseComment, Round
from samsyn.delivery.models import Indicator, YearReport
from samsyn.dialogue.models import Event, Input, Statement
from samsyn.people.desk.queries import TaskRow, mail_counts, tasks
from samsyn.people.models import Person
from samsyn.portal.models import Article, Remark
from samsyn.strategy.models import Edition


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next: the words, where, how many; ``urgent`` when a day has passed or is near."""

    words: str
    path: str
    count: int
    urgent: bool = False
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Queue:
    """The steps of one room."""

    name: str
    path: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """The whole page."""

    tasks: tuple[TaskRow, ...]
    nobodys: int
    queues: tuple[Queue, ...]

    @property
    def first(self) -> Step | None:
        """What to begin with: one's own before others', urgent before the rest."""
        steps = [step for queue in self.queues for step in queue.steps]
        return min(steps, key=lambda one: (not one.mine, not one.urgent), default=None)


def work(me: Person, *, now: datetime) -> Work:
    """Everything, in two dozen small queries however much there is."""
    today = timezone.localdate(now)
    rooms = (
        (_("Strategin"), reverse("strategy:index"), _strategy()),
        (_("Dialogen"), reverse("dialogue:desk"), _dialogue(now)),
        (_("Remissen"), reverse("consultation:rounds"), _consultation(me)),
        (_("Uppföljningen"), reverse("delivery:work"), _delivery(now)),
        (_("Nyheterna"), reverse("portal:news-desk"), _news(now)),
        (_("Posten"), reverse("people:outbox"), _mail()),
    )
    return Work(
        tasks=tasks(whose=me, nobodys=False, done=False, today=today),
        nobodys=len(tasks(whose=None, nobodys=True, done=False, today=today)),
        queues=tuple(Queue(name, path, tuple(one for one in steps if one.count)) for name, path, steps in rooms),
    )


def _strategy() -> Iterator[Step]:
    for row in Edition.objects.in_progress().select_related("document")[:5]:
        words = _("%(edition)s är inte publicerad än") % {"edition": row}
        yield Step(words, reverse("strategy:review", args=[row.document.slug, row.path]), 1)


def _dialogue(now: datetime) -> Iterator[Step]:
    desk = reverse("dialogue:desk")
    past = Event.objects.filter(ends_at__lt=now, published_at__isnull=False, held=False, cancelled_because="").count()
    words = ngettext(
        "%(n)s träff har varit: skriv hur många som kom", "%(n)s träffar har varit: skriv hur många som kom", past
    )
    yield Step(words % {"n": past}, desk, past, urgent=True)
    said = Input.objects.filter(comment__disposition=None, comment__laid_aside=None).count()
    yield Step(ngettext("%(n)s inspel väntar på svar", "%(n)s inspel väntar på svar", said) % {"n": said}, desk, said)
    new = Statement.objects.filter(accepted=None).count()
    yield Step(ngettext("%(n)s påstående att godkänna", "%(n)s påståenden att godkänna", new) % {"n": new}, desk, new)


def _consultation(me: Person) -> Iterator[Step]:
    for row in Round.objects.order_by("-opens_on")[:3]:
        links = ResponseComment.objects.counted().filter(response__round=row, comment__laid_aside=None)
        counts = links.aggregate(
            mine=Count("pk", filter=Q(comment__assignment__officer=me, comment__disposition=None)),
            sort=Count("pk", filter=Q(comment__placement=None)),
            answer=Count("pk", filter=Q(comment__disposition=None)),
            read=Count("pk", filter=Q(comment__disposition__review="") & ~Q(comment__disposition__by=me)),
            back=Count("pk", filter=Q(comment__disposition__review=Review.RETURNED, comment__disposition__by=me)),
        )
        path = reverse("consultation:round", args=[row.pk])
        trouble = ReceivedFile.objects.filter(
            batch__round=row, original__reading__in=[Reading.NEEDS_PERSON, Reading.UNREADABLE],
            original__duplicate_of=None,
        ).count()  # fmt: skip
        for count, where, said, urgent, mine in (
            (
                trouble, reverse("consultation:files", args=[row.pk]),
                ngettext("%(n)s fil behöver en människa", "%(n)s filer behöver en människa", trouble), True, False,
            ),
            (
                counts["back"], path,
                ngettext("%(n)s svar har du fått tillbaka", "%(n)s svar har du fått tillbaka", counts["back"]),
                True, True,
            ),
            (
                counts["mine"], path,
                ngettext("%(n)s synpunkt är din att besvara", "%(n)s synpunkter är dina att besvara", counts["mine"]),
                False, True,
            ),
            (
                counts["sort"], path,
                ngettext("%(n)s synpunkt att placera", "%(n)s synpunkter att placera", counts["sort"]), False, False,
            ),
            (
                counts["answer"], path,
                ngettext("%(n)s synpunkt att besvara", "%(n)s synpunkter att besvara", counts["answer"]), False, False,
            ),
            (
                counts["read"], path,
                ngettext(
                    "%(n)s svar att läsa som andra läsare", "%(n)s svar att läsa som andra läsare", counts["read"]
                ),
                False, False,
            ),
        ):  # fmt: skip
            yield Step(f"{said % {'n': count}} – {row.title}", where, count, urgent=urgent, mine=mine)


def _delivery(now: datetime) -> Iterator[Step]:
    today, path = timezone.localdate(now), reverse("delivery:work")
    new = Indicator.objects.filter(data__waiting_since__isnull=False).count()
    yield Step(
        ngettext("%(n)s indikator har nya siffror att granska", "%(n)s indikatorer har nya siffror att granska", new)
        % {"n": new}, path, new,
    )  # fmt: skip
    unjudged = Indicator.objects.filter(assessments=None).count()
    yield Step(
        ngettext("%(n)s indikator är inte bedömd", "%(n)s indikatorer är inte bedömda", unjudged) % {"n": unjudged},
        path, unjudged,
    )  # fmt: skip
    for row in YearReport.objects.filter(sent_on=None):
        days = (row.due_on - today).days
        words = _("Redovisningen för %(year)s ska lämnas %(day)s") % {"year": row.year, "day": f"{row.due_on:%Y-%m-%d}"}
        yield Step(words, reverse("delivery:report", args=[row.year]), 1, urgent=days < 30)


def _news(now: datetime) -> Iterator[Step]:
    waiting = Remark.objects.filter(shown_at=None, refused_because="").count()
    yield Step(
        ngettext("%(n)s kommentar att granska", "%(n)s kommentarer att granska", waiting) % {"n": waiting},
        reverse("portal:remarks"), waiting, urgent=True,
    )  # fmt: skip
    drafts = Article.objects.filter(publish_at=None).count()
    yield Step(ngettext("%(n)s utkast", "%(n)s utkast", drafts) % {"n": drafts}, reverse("portal:news-desk"), drafts)
    ahead = Article.objects.filter(publish_at__gt=now, withdrawn_at=None).count()
    yield Step(
        ngettext("%(n)s nyhet är tidsinställd", "%(n)s nyheter är tidsinställda", ahead) % {"n": ahead},
        reverse("portal:news-desk"), ahead,
    )  # fmt: skip


def _mail() -> Iterator[Step]:
    counts = mail_counts()
    path = reverse("people:outbox")
    yield Step(
        ngettext("%(n)s mejl gick inte fram", "%(n)s mejl gick inte fram", counts.failed) % {"n": counts.failed},
        f"{path}?visa=failed", counts.failed, urgent=True,
    )  # fmt: skip
    yield Step(
        ngettext("%(n)s mejl är inte skickat", "%(n)s mejl är inte skickade", counts.waiting) % {"n": counts.waiting},
        f"{path}?visa=waiting", counts.waiting,
    )  # fmt: skip
