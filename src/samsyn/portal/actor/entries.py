"""Lines in the words of the page: a title, an address, what became of it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samsyn.consultation.models import STANCES
from samsyn.consultation.publishing.queries import Public
from samsyn.councils.models import AGREED, Grade, HomeOutcome, Outcome
from samsyn.delivery.queries.doing import MeasureFacts
from samsyn.portal.actor.answered import Answered
from samsyn.portal.actor.lines import Line
from samsyn.strategy.process.models import ContactForm

PROCESSES: Final = (
    ("remiss", gettext_lazy("Remisser"), ("response", "joint", "invited")),
    ("samrad", gettext_lazy("Samråd och kontakter"), ("contact",)),
    ("genomforande", gettext_lazy("Genomförande"), ("promise", "measure", "partner", "programme")),
    ("samverkan", gettext_lazy("Samverkan"), ("proposal", "waiting", "deviation", "home", "pledge", "member")),
)
KINDS: Final = {
    "response": gettext_lazy("yttrande"),
    "joint": gettext_lazy("gemensamt yttrande"),
    "invited": gettext_lazy("inbjudan att svara"),
    "contact": gettext_lazy("kontakt"),
    "promise": gettext_lazy("åtagande"),
    "measure": gettext_lazy("åtgärd"),
    "partner": gettext_lazy("åtgärd som partner"),
    "programme": gettext_lazy("program"),
    "proposal": gettext_lazy("förslag till rådet"),
    "waiting": gettext_lazy("förslag till rådet"),
    "deviation": gettext_lazy("avvikande synpunkt"),
    "home": gettext_lazy("beslut hemma"),
    "pledge": gettext_lazy("självskattning av löften"),
    "member": gettext_lazy("ledamot"),
}
PLACE: Final = {kind: at for at, (_code, _name, kinds) in enumerate(PROCESSES) for kind in kinds}


@dataclass(frozen=True, slots=True)
class Beside:
    """What is read beside the lines of a page."""

    answers: Mapping[int, Answered]
    papers: Mapping[int, tuple[Public, ...]]
    measures: Mapping[int, MeasureFacts]
    desk: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One contribution as it is read. ``facts`` are in the reader's language, ``title`` and ``quote`` as written."""

    kind: str
    kind_name: str
    title: str
    path: str
    shown: bool
    day: date | None = None
    beside: str = ""
    quote: str = ""
    facts: tuple[str, ...] = ()
    answered: Answered | None = None
    papers: tuple[Public, ...] = ()
    round: int = 0


def year(line: Line) -> int | None:
    """Which year a line belongs to: the day it was made, or the first year of what is done."""
    if line.kind in ("measure", "partner", "programme"):
        return line.number
    return localdate(line.day).year if line.day else None


def place(line: Line) -> tuple[int, int, float, str, int]:
    """Sort key: newest year first, then by process, then newest first. What has no day yet stands first."""
    at = line.day.timestamp() if line.day else 0.0
    return -(year(line) or 9999), PLACE[line.kind], -at, line.kind, -line.id


def folded(lines: Iterable[Line]) -> Iterator[Line]:
    """Without what another line says: who was asked and answered; a council's pledges of a year are one line."""
    held = list(lines)
    answered = {one.number for one in held if one.kind in ("response", "joint")}
    pledges: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for one in held:
        if one.kind == "pledge":
            pledges[one.slug, one.number].append(one)
        elif one.kind != "invited" or one.number not in answered:
            yield one
    for rows in pledges.values():
        yield _together(rows)


def _together(rows: list[Line]) -> Line:
    """Pledges of one year as one line; ``extra`` counts the grades."""
    last = max(rows, key=lambda one: one.day or datetime.min)  # noqa: DTZ901  # every check has its moment
    count = Counter(one.extra for one in rows)
    graded = ", ".join(f"{count[value]} {label}" for value, label in Grade.choices if count[value])
    return Line(last.kind, last.day, last.id, last.words, last.more, last.slug, graded, last.number, 0, last.shown)


def entry(line: Line, beside: Beside) -> Entry:
    """One line."""
    title, path, quote, facts = _words(line, beside)
    told = line.kind in ("response", "joint")
    return Entry(
        kind=line.kind,
        kind_name=str(KINDS[line.kind]),
        title=title,
        path=path,
        shown=line.shown,
        day=localdate(line.day) if line.day else None,
        beside=line.more if line.kind in ("proposal", "waiting", "deviation", "home", "contact") else "",
        quote=quote,
        facts=facts,
        answered=beside.answers.get(line.id) if told else None,
        papers=beside.papers.get(line.id, ()) if told else (),
        round=line.number if told else 0,
    )


type Words = tuple[str, str, str, tuple[str, ...]]


def _words(line: Line, beside: Beside) -> Words:
    """Title, address, quote, facts."""
    match line.kind:
        case "response" | "joint":
            return _response(line, beside)
        case "invited":
            why = _("Inget svar har kommit.") if beside.desk else _("Inget svar är publicerat.")
            return line.words, reverse("consultation:public-round", args=[line.number]), "", (why,)
        case "contact":
            form = str(ContactForm(line.extra).label)
            return line.words, reverse("strategy:process-contacts", args=[line.slug]), "", (form,)
        case "promise":
            return line.words, reverse("delivery:voice", args=[line.number]), "", ()
        case "measure" | "partner":
            return _measure(beside.measures[line.id])
        case "programme":
            return line.words, reverse("delivery:programmes"), "", (f"{line.number}–{line.other}",)
        case _:
            return _in_council(line)


def _response(line: Line, beside: Beside) -> Words:
    facts = [line.more]
    if line.extra:
        facts.append(str(dict(STANCES)[line.extra]))
    if line.slug:
        facts.append(_("lämnat av %(sender)s") % {"sender": line.slug})
    if beside.desk:
        path = reverse("consultation:response", args=[line.number, line.id])
    elif line.id in beside.papers:
        path = reverse("consultation:public-responses", args=[line.number])
    else:
        path = reverse("consultation:public-report", args=[line.number])
    return line.words, path, "", tuple(facts)


def _measure(facts: MeasureFacts) -> Words:
    said = (facts.state_words, f"{facts.first_year}–{facts.last_year}")
    return facts.name, reverse("delivery:measure", args=[facts.id]), "", said


def _in_council(line: Line) -> Words:
    match line.kind:
        case "proposal":
            outcome = (str(Outcome(line.extra).label),) if line.extra else ()
            return line.words, _point(line, line.id, agreed=line.extra in AGREED), "", outcome
        case "waiting":
            path = reverse("councils:item", args=[line.slug, line.id])
            fates = {"withdrawn": _("återtaget"), "returned": _("återlämnat"), "": _("väntar på ett möte")}
            return line.words, path, "", (fates[line.extra],)
        case "deviation":
            return line.words, _point(line, line.other, agreed=True), line.extra, ()
        case "home":
            said = str(HomeOutcome(line.extra).label) if line.extra else _("begärt, inte fattat än")
            return line.words, reverse("councils:position", args=[line.number]), "", (said,)
        case "pledge":
            return line.more, reverse("councils:pledges", args=[line.slug]), "", (line.extra,)
        case _:
            return line.words, reverse("councils:council", args=[line.slug]), "", tuple(_member(line))


def _point(line: Line, point: int, *, agreed: bool) -> str:
    """A position has a page; what was only noted stands in the minutes, and before them at the meeting."""
    if agreed:
        return reverse("councils:position", args=[point])
    name = "councils:minutes" if line.shown else "councils:meeting"
    return reverse(name, args=[line.slug, line.number])


def _member(line: Line) -> Iterator[str]:
    if line.extra:
        yield _("till och med %(day)s") % {"day": date_format(date.fromisoformat(line.extra), "j F Y")}
    if line.number:
        yield ngettext(
            "rådet har enats om %(count)s publicerat ställningstagande under tiden",
            "rådet har enats om %(count)s publicerade ställningstaganden under tiden",
            line.number,
        ) % {"count": line.number}


def counts(lines: Collection[Line]) -> Counter[str]:
    """How much of each kind."""
    return Counter(one.kind for one in lines)
