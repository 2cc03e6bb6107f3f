"""Mails of a council, in Swedish: what, when, where, what to do now; and a meeting as a calendar's event."""

from collections.abc import Iterable
from datetime import date, datetime

from django.template.defaultfilters import date as worded
from django.utils import timezone
from django.utils.translation import override

from samsyn.cores import window
from samsyn.councils.composition import Gap
from samsyn.councils.models import HomeDecision, Item, Meeting, Minutes, Paper
from samsyn.people.links import address
from samsyn.people.models import Organisation, Task


def page(meeting: Meeting) -> str:
    """The meeting's page."""
    return f"/samverkan/{meeting.council.slug}/moten/{meeting.pk}/"


def day(at: datetime) -> str:
    """ "3 november 2026"."""
    with override("sv"):
        return str(worded(timezone.localtime(at), "j F Y"))


def of(day: date | None) -> str:
    """The same of a day."""
    with override("sv"):
        return str(worded(day, "j F Y"))


def local_day(at: datetime) -> date:
    """The day where people meet."""
    return timezone.localtime(at).date()


def _by(last: date, today: date) -> str:
    """ "senast 3 november 2026", or how late it is."""
    with override("sv"):
        said = worded(last, "j F Y")
    late = (today - last).days
    if late <= 0:
        return f"ska vara klart senast {said}"
    return f"skulle ha varit klart {said}, för {late} {'dag' if late == 1 else 'dagar'} sedan"


def when(meeting: Meeting) -> str:
    """ "tisdag 3 november 2026 kl. 13.00–16.00"."""
    begins, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    with override("sv"):
        last = worded(ends, "H.i") if begins.date() == ends.date() else worded(ends, "j F Y \\k\\l. H.i")
        return f"{worded(begins, 'l j F Y')} kl. {worded(begins, 'H.i')}–{last}"


def name(meeting: Meeting) -> str:
    """The council and what is special about the meeting."""
    return f"{meeting.council.name}: {meeting.title}" if meeting.title else meeting.council.name


def where(meeting: Meeting) -> str:
    """Place and link: what there is."""
    return ", ".join(one for one in (meeting.place, meeting.video) if one) or "meddelas senare"


def event(meeting: Meeting, *, public: bool = False) -> window.Event:
    """The same event through every change: the number counts up. The video link is not for everybody."""
    link = "" if public else meeting.video
    return window.Event(
        uid=f"samverkan-{meeting.pk}@samsyn", stamp=timezone.now(), starts=meeting.starts_at, ends=meeting.ends_at,
        summary=name(meeting), description=f"Handlingar: {address(page(meeting))}",
        location=meeting.place if public else where(meeting),
        url=link or address(page(meeting)), sequence=meeting.sequence,
        cancelled=meeting.cancelled_at is not None,
    )  # fmt: skip


def calendar_file(meeting: Meeting) -> dict[str, str]:
    """To hang on a mail."""
    cancelled = meeting.cancelled_at is not None
    text = window.calendar([event(meeting)], method="CANCEL" if cancelled else "REQUEST")
    return {"name": "mote.ics", "type": "text/calendar", "text": text}


def _facts(meeting: Meeting) -> str:
    return f"{name(meeting)}\nNär: {when(meeting)}\nVar: {where(meeting)}\nMer: {address(page(meeting))}\n"


def summons(meeting: Meeting, agenda: list[str]) -> tuple[str, str]:
    """You are called; here is the agenda."""
    points = "\n".join(f"{number}. {title}" for number, title in enumerate(agenda, 1))
    body = (
        f"Hej!\n\nNu finns kallelsen och alla handlingar.\n\n{_facts(meeting)}\nDagordning\n{points}\n\n"
        "Läs igenom, förankra hemma och anmäl avvikande synpunkter på sidan före mötet.\n"
    )
    return f"Kallelse: {name(meeting)}, {day(meeting.starts_at)}", body


def invitation(meeting: Meeting) -> tuple[str, str]:
    """Keep the day free."""
    body = f"Hej!\n\nBoka in mötet i din kalender. Kallelse och handlingar kommer senare.\n\n{_facts(meeting)}"
    return f"Inbjudan: {name(meeting)}, {day(meeting.starts_at)}", body


def changed(meeting: Meeting) -> tuple[str, str]:
    """Another time or place."""
    return f"Ändrat: {name(meeting)}", f"Hej!\n\nMötet har ändrats. Så här gäller det nu:\n\n{_facts(meeting)}"


def cancelled(meeting: Meeting) -> tuple[str, str]:
    """It will not be held."""
    because = meeting.cancelled_because
    body = f"Hej!\n\nMötet är inställt: {because}\nPunkterna ligger kvar hos beredningen.\n\n{_facts(meeting)}"
    return f"Inställt: {name(meeting)}", body


def withdrawn(item: Item, meeting: Meeting, because: str) -> tuple[str, str]:
    """A point leaves the agenda after the kallelse."""
    body = f"Hej!\n\n”{item.title}” tas inte upp på mötet: {because}\n\n{_facts(meeting)}"
    return f"Utgår från dagordningen: {item.title}"[:250], body


def paper(paper: Paper, meeting: Meeting, what: str) -> tuple[str, str]:
    """A paper came, changed or went after the kallelse."""
    body = f"Hej!\n\nHandlingen ”{paper.title}” till ”{paper.item.title}” {what} efter kallelsen.\n\n{_facts(meeting)}"
    head = "Ny handling" if what == "har kommit till" else "Ändrad handling"
    return f"{head}: {paper.title}"[:250], body


def reworded(title: str, meeting: Meeting) -> tuple[str, str]:
    """The text of an item changed after the kallelse."""
    body = (
        f"Hej!\n\nTexten till ”{title}” har ändrats efter kallelsen. På mötets sida ser du vad som är nytt.\n\n"
        f"{_facts(meeting)}"
    )
    return f"Ändrat underlag: {title}"[:250], body


def adjustment(minutes: Minutes) -> tuple[str, str]:
    """Please read and adjust."""
    meeting = minutes.meeting
    word = meeting.minutes_word
    link = address(f"{page(meeting)}justera/")
    body = f"Hej!\n\nDu ska justera {word} från mötet {when(meeting)}.\n\nLäs och justera här:\n{link}\n"
    return f"Justera {word}: {name(meeting)}", body


def reminder(row: HomeDecision) -> tuple[str, str]:
    """A decision is late."""
    position = row.point
    body = (
        f"Hej!\n\n{row.organisation} har ännu inte svarat om beslut hemma i frågan ”{position.title}”.\n"
        f"Beslutet skulle vara klart {row.due_on:%Y-%m-%d}.\n\nRådets ställningstagande:\n{position.position}\n\n"
        f"Berätta här vad som beslutades:\n{address(f'/samverkan/stallningstaganden/{position.pk}/')}\n"
    )
    return f"Påminnelse: beslut om {position.title}"[:250], body


def assigned(task: Task, meeting: Meeting) -> tuple[str, str]:
    """The meeting left something with an organisation."""
    body = (
        f"Hej!\n\n{name(meeting)} {day(meeting.starts_at)} lämnade en uppgift till {task.organisation}:\n{task.title}\n"
        f"Den ska vara klar senast {of(task.due_on)}.\n\nSäg till här när den är klar:\n{address(task.path)}\n"
    )
    return f"Uppgift: {task.title}"[:250], body


def assigned_again(task: Task, last: date, today: date) -> tuple[str, str]:
    """The task is not done."""
    body = (
        f"Hej!\n\nUppgiften från samverkansrådet är inte klar: {task.title}\nDen {_by(last, today)}.\n\n"
        f"Säg till här när den är klar:\n{address(task.path)}\n"
    )
    return f"Påminnelse: {task.title}"[:250], body


def summon(meeting: Meeting, last: date, today: date) -> tuple[str, str]:
    """The kallelse has not gone out."""
    body = (
        f"Hej!\n\nKallelsen till mötet har inte gått ut. Det {_by(last, today)}.\n\n{_facts(meeting)}\n"
        f"Sätt dagordningen och kalla här:\n{address(f'{page(meeting)}forbered/')}\n"
    )
    return f"Påminnelse: kalla till {name(meeting)}, {day(meeting.starts_at)}", body


def adjust_again(minutes: Minutes, last: date, today: date) -> tuple[str, str]:
    """The minutes still wait for one of those named."""
    meeting = minutes.meeting
    body = (
        f"Hej!\n\nDu har ännu inte justerat {meeting.minutes_word} från mötet {when(meeting)}.\n"
        f"Det {_by(last, today)}.\n\nLäs och justera här:\n{address(f'{page(meeting)}justera/')}\n"
    )
    return f"Påminnelse: justera {meeting.minutes_word}, {name(meeting)}", body


def lacking(meeting: Meeting, body: Organisation, gaps: Iterable[Gap]) -> tuple[str, str]:
    """Seats that nobody holds on the day of the meeting."""
    rows = "\n".join(f"- {gap.words}" + (f" ({gap.lacking} platser)" if gap.lacking > 1 else "") for gap in gaps)
    told = (
        f"Hej!\n\nNär rådet möts har ingen de här platserna för {body}:\n{rows}\n\n"
        f"Meddela kansliet vem som tar platsen, så får personen kallelsen.\n\n{_facts(meeting)}"
    )
    return f"Tom plats i {meeting.council.name} inför {day(meeting.starts_at)}", told
