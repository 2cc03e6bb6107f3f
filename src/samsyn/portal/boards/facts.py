"""What the slides say, as values: the same for the page, PowerPoint and PDF. Every figure says what it counts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Count
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn.comments.models import Verdict
from samsyn.consultation.models import Response, ResponseComment, Round
from samsyn.consultation.queries import round_facts
from samsyn.delivery.queries import goals
from samsyn.dialogue.models import Input
from samsyn.dialogue.queries import inputs
from samsyn.people.classes import OrganisationClass
from samsyn.portal import queries as start
from samsyn.portal import taking_part
from samsyn.portal.calendar import queries as calendar
from samsyn.strategy.process.models import Process
from samsyn.strategy.process.queries import StopFacts, Timeline, timeline

MOST_ROWS = 7


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of figures: a name, a number, and words that go with it."""

    name: str
    value: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Slide:
    """A finding as title, then points, or figures with what they count; ``source`` says where from."""

    title: str
    points: tuple[str, ...] = ()
    bars: tuple[Bar, ...] = ()
    unit: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """The whole set."""

    title: str
    subtitle: str
    made_at: datetime
    slides: tuple[Slide, ...]


def deck(*, now: datetime) -> Deck | None:
    """The slides as of now; None before anything is published."""
    today = timezone.localdate(now)
    here = start.now(today=today)
    if here is None:
        return None
    process = Process.objects.filter(document__slug=here.slug).select_related("document").first()
    line = timeline(process, today=today) if process else None
    round_ = Round.objects.announced().filter(edition__document__slug=here.slug).order_by("-opens_on").first()
    slides = (_where(here, line), _came_in(round_), _became(round_), *_goes(), _next(line, today))
    return Deck(
        title=_("%(title)s: läget just nu") % {"title": here.title},
        subtitle=_("%(region)s, %(day)s") % {"region": settings.REGION, "day": _day(today)},
        made_at=now,
        slides=tuple(one for one in slides if one.points or one.bars),
    )


def _day(day: date) -> str:
    return str(date_format(day, "j F Y"))


def _where(here: start.Now, line: Timeline | None) -> Slide:
    if line is None:
        return Slide(_("Arbetet är i skedet %(stage)s") % {"stage": here.stage}, (here.title,))
    phase = line.now or line.next
    title = _("Just nu: %(phase)s") % {"phase": phase.name} if phase else _("Så står processen")
    return Slide(title, tuple(_stop(row.facts) for row in line.phases)[:MOST_ROWS], source=_("Processplanen i Samsyn"))


def _stop(one: StopFacts) -> str:
    state = {"done": _("klart"), "now": _("pågår"), "late": _("försenat"), "ahead": _("kommer"), "unknown": _("okänt")}[
        one.state
    ]
    days = _day(one.present[0]) if one.one_day else f"{_day(one.present[0])} – {_day(one.present[1])}"
    slip = f", {one.slip_words}" if one.slip_words else ""
    return f"{one.name}: {state} ({days}{slip})"


def _came_in(round_: Round | None) -> Slide:
    """Responses by class and what has been said in the dialogue."""
    held = taking_part.total()
    said = Input.objects.filter(dialogue__published_at__isnull=False).count()
    points = []
    if held.meetings:
        points.append(
            ngettext("%(n)s träff med %(people)s deltagare", "%(n)s träffar med %(people)s deltagare", held.meetings)
            % {"n": held.meetings, "people": held.people}
        )
    if said:
        points.append(ngettext("%(n)s inspel i dialogen", "%(n)s inspel i dialogen", said) % {"n": said})
    if round_ is None:
        return Slide(_("Det här har kommit in"), tuple(points), source=_("Dialogen i Samsyn"))
    facts = round_facts(round_)
    points.append(
        _("%(responses)s yttranden från %(senders)s avsändare, med %(comments)s synpunkter")
        % {"responses": facts.responses, "senders": facts.senders, "comments": facts.comments}
    )
    title = (
        _("%(n)s avsändare har svarat, %(asked)s tillfrågades") if facts.invited else _("%(n)s avsändare har svarat")
    )
    return Slide(
        title % {"n": facts.senders, "asked": facts.invited}, tuple(points), _classes(round_), _("yttranden"),
        _("Registret över yttranden, %(number)s. Återtagna och ersatta räknas inte.")
        % {"number": round_.registry_number},
    )  # fmt: skip


def _classes(round_: Round) -> tuple[Bar, ...]:
    rows = Response.objects.counted().filter(round=round_).values_list("sender_class").annotate(n=Count("pk"))
    names = dict(OrganisationClass.choices)
    found = [Bar(str(names.get(code, code)), count) for code, count in rows]
    return tuple(sorted(found, key=lambda bar: (-bar.value, bar.name)))


def _became(round_: Round | None) -> Slide:
    """What it led to: dispositions, and inputs that were used."""
    points = []
    answered = inputs.became_of(Input.objects.filter(dialogue__feedback_at__isnull=False))
    if answered.total:
        points.append(
            _(
                "Av %(n)s inspel i dialoger som fått svar är %(used)s använda i texten, %(parked)s parkerade, "
                "%(unused)s inte använda och %(waiting)s utan svar"
            )
            % {
                "n": answered.total,
                "used": answered.used,
                "parked": answered.parked,
                "unused": answered.not_used,
                "waiting": answered.waiting,
            }
        )
    if round_ is None:
        return Slide(_("Det här har det lett till"), tuple(points))
    rows = ResponseComment.objects.counted().filter(response__round=round_, comment__laid_aside=None)
    counts = Counter(dict(rows.values_list("comment__disposition__verdict").annotate(n=Count("pk"))))
    left = counts.pop(None, 0)  # null = nobody has answered
    done = sum(counts.values())
    if left:
        points.append(
            ngettext("%(n)s synpunkt är inte besvarad än", "%(n)s synpunkter är inte besvarade än", left) % {"n": left}
        )
    names = dict(Verdict.choices)
    bars = tuple(Bar(str(names[code]), counts[code]) for code in Verdict.values if counts[code])
    title = _("%(n)s av %(all)s synpunkter har fått ett svar") % {"n": done, "all": done + left}
    return Slide(
        title,
        tuple(points),
        bars,
        _("synpunkter"),
        _("Svaren så som de står nu; de är inte publicerade förrän de är granskade."),
    )


def _goes() -> Iterator[Slide]:
    """How it goes with the goals, once somebody has judged."""
    rows = goals.rows(desk=False)
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(dict(row.verdicts))
    if not counts:
        return
    words = {
        "reached": _("nås"), "partly": _("nås delvis"), "not": _("nås inte"), "unknown": _("går inte att bedöma"),
        "stale": _("bedömda på äldre siffror"), "none": _("inte bedömda"),
    }  # fmt: skip
    nobody = sum(row.nobody and row.in_edition for row in rows)
    points = [_("%(n)s åtgärder pågår eller är klara för målen") % {"n": sum(row.measures for row in rows)}]
    if nobody:
        points.append(
            ngettext("%(n)s mål har ingen åtgärd än", "%(n)s mål har ingen åtgärd än", nobody) % {"n": nobody}
        )
    title = _("%(n)s indikatorer nås, %(not)s nås inte") % {"n": counts["reached"], "not": counts["not"]}
    bars = tuple(Bar(word, counts[code]) for code, word in words.items() if counts[code])
    yield Slide(title, tuple(points), bars, _("indikatorer"), _("Bedömningar av handläggare, publicerade i Samsyn"))


def _next(line: Timeline | None, today: date) -> Slide:
    """What comes, with what is late first."""
    late = [row.facts for row in line.phases if row.facts.state == "late"] if line else []
    points = [_("Försenat: %(what)s") % {"what": _stop(one)} for one in late]
    if line:
        points += [_stop(one) for one in line.decisions if one.state != "done"]
    ahead = calendar.days(since=today, until=date(today.year + 2, 1, 1))
    known = {point.split(":")[0] for point in points}
    points += [f"{_day(one.on)}: {one.title}" for one in ahead if not one.cancelled and one.title not in known]
    title = _("Nästa: %(what)s") % {"what": line.next.name} if line and line.next else _("Det här händer sedan")
    return Slide(title, tuple(points[:MOST_ROWS]), source=_("Processplanen och kalendern i Samsyn"))
