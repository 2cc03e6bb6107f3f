"""The mails of an event, in Swedish: what, when, where, and what to do now."""

from django.conf import settings
from django.template.defaultfilters import date as worded
from django.utils import timezone
from django.utils.translation import override

from samsyn.cores import window
from samsyn.cores.window.ical import Method
from samsyn.dialogue.models import Event


def address(path: str) -> str:
    """The public address of a page."""
    return f"{settings.BASE_URL.rstrip('/')}{path}"


def page(event: Event) -> str:
    """The event's own page."""
    return address(f"/dialog/traff/{event.pk}/")


def when(event: Event) -> str:
    """ "tisdag 3 november 2026 kl. 13.00–16.00"."""
    begins, ends = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    with override("sv"):
        same = begins.date() == ends.date()
        last = worded(ends, "H.i") if same else worded(ends, "j F Y \\k\\l. H.i")
        return f"{worded(begins, 'l j F Y')} kl. {worded(begins, 'H.i')}–{last}"


def where(event: Event) -> str:
    """The place, the municipality, the address on the net: what there is."""
    return ", ".join(one for one in (event.place, event.municipality, event.online) if one) or "meddelas senare"


def _facts(event: Event) -> str:
    return f"{event.title}\nNär: {when(event)}\nVar: {where(event)}\nMer: {page(event)}\n"


def invitation(event: Event) -> tuple[str, str]:
    """Welcome."""
    said = f"{event.invitation.strip()}\n\n" if event.invitation.strip() else ""
    body = f"Hej!\n\n{said}{_facts(event)}\nAnmäl dig på sidan. Du behöver inget konto.\n\nVälkommen!"
    return f"Inbjudan: {event.title}", body


def registered(event: Event, token: str, *, seated: bool) -> tuple[str, str]:
    """You have a seat, or you wait for one."""
    link = address(f"/dialog/anmalan/{token}/")
    if seated:
        first, subject = "Du är anmäld. Välkommen!", f"Du är anmäld: {event.title}"
    else:
        first = "Just nu är det fullt. Du står på väntelistan och får ett mejl om du får en plats."
        subject = f"Väntelista: {event.title}"
    return subject, f"Hej!\n\n{first}\n\n{_facts(event)}\nÄndra eller avboka här:\n{link}\n"


def seated(event: Event) -> tuple[str, str]:
    """A seat came free."""
    body = (
        f"Hej!\n\nDet blev en plats ledig, och den är din.\n\n{_facts(event)}\n"
        "Kan du inte komma? Avboka med länken du fick när du anmälde dig, så går platsen vidare.\n"
    )
    return f"Du har fått en plats: {event.title}", body


def moved(event: Event, before: str) -> tuple[str, str]:
    """Another time or place."""
    body = (
        f"Hej!\n\nTräffen är flyttad.\nFörut: {before}\n\nSå här är det nu:\n{_facts(event)}\n"
        "Din anmälan gäller. Kan du inte komma? Avboka med länken du fick när du anmälde dig.\n"
    )
    return f"Flyttad: {event.title}", body


def cancelled(event: Event) -> tuple[str, str]:
    """It will not take place."""
    body = f"Hej!\n\nTräffen ställs in: {event.cancelled_because}\n\n{_facts(event)}"
    return f"Inställd: {event.title}", body


def reminder(event: Event) -> tuple[str, str]:
    """Soon."""
    body = (
        f"Hej!\n\nSnart ses vi.\n\n{_facts(event)}\n"
        "Kan du inte komma? Avboka med länken du fick när du anmälde dig, så går platsen vidare.\n"
    )
    return f"Påminnelse: {event.title}", body


def follow_up(event: Event, words: str) -> tuple[str, str]:
    """Thank you, and what happens now."""
    link = address(f"/dialog/traff/{event.pk}/vad-hande-sedan/")
    return f"Tack för att du kom: {event.title}", f"Hej!\n\n{words.strip()}\n\nSå går det med det ni sade:\n{link}\n"


def thanks(event: Event) -> tuple[str, str]:
    """What the worker writes when the desk has not."""
    link = address(f"/dialog/traff/{event.pk}/vad-hande-sedan/")
    body = (
        f"Hej!\n\nTack till alla som var med på träffen ”{event.title}”.\n\n"
        "Det som sades tas om hand i arbetet med strategin. När svaren är klara står de här:\n"
        f"{link}\n\nDet här har vi lovat: {event.dialogue.promise.strip()}\n"
    )
    return f"Efter träffen: {event.title}", body


def feedback_link(token: str) -> tuple[str, str]:
    """Where to follow what became of an input."""
    link = address(f"/dialog/mitt/{token}/")
    body = f"Hej!\n\nTack för det du skrev. Följ vad som händer med det:\n{link}\n\nSpara mejlet: länken är din.\n"
    return "Följ vad som händer med det du skrev", body


def in_calendar(event: Event) -> window.Event:
    """The event as a calendar keeps it; the same uid for ever."""
    host = settings.BASE_URL.split("//")[-1].split("/")[0].split(":")[0]
    return window.Event(
        uid=f"traff-{event.pk}@{host}",
        stamp=event.published_at or event.starts_at,
        starts=event.starts_at,
        ends=event.ends_at,
        summary=event.title,
        description="\n\n".join(one for one in (event.theme, event.programme) if one),
        location=where(event),
        url=page(event),
        sequence=event.sequence,
        cancelled=bool(event.cancelled_because),
    )


def calendar_file(event: Event) -> dict[str, str]:
    """The event as an attachment to a mail."""
    method: Method = "CANCEL" if event.cancelled_because else "PUBLISH"
    return {"name": "traff.ics", "type": "text/calendar", "text": window.calendar([in_calendar(event)], method=method)}
