"""The mails of a round. They are Swedish, whatever the page around them; people's own words stand as they are."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format

from samsyn.consultation.models import Round
from samsyn.cores.window import Event, calendar

GDPR = (
    "Svaret blir en allmän handling när det kommer in. Organisationens namn visas när svaren publiceras; "
    "privatpersoner visas som ”privatperson”."
)


def when(at: datetime) -> str:
    """ "fredag 15 maj 2026 kl. 16.00" """
    with translation.override("sv"):
        return date_format(timezone.localtime(at), r"l j F Y \k\l. H.i")


def subject(round_: Round) -> str:
    """With the registry number, so that an answer by mail finds its way."""
    return f"Remiss: {round_.title} ({round_.registry_number})"


def invitation(round_: Round, *, to: str, address: str, last: datetime) -> str:
    """The letter, the person's own link, and what they need to know."""
    return _joined(
        f"Till {to}",
        round_.letter.strip() or f"Ni får här tillfälle att yttra er över {round_.edition.document.title}.",
        f"Svara senast {when(last)}.",
        f"Här läser och svarar ni. Länken är er egen; flera hos er kan använda den samtidigt:\n{address}",
        "Ni kan svara avsnitt för avsnitt, svara i Word eller skicka en fil. Inget konto behövs. "
        "Att avstå är också ett svar: det tar ett klick.",
        _contact(round_),
        GDPR,
        _signed(round_),
    )


def reminder(round_: Round, *, to: str, address: str, last: datetime, begun: bool) -> str:
    """To those who have not answered."""
    so_far = "Ni har börjat på ett svar men inte skickat in det." if begun else "Vi har inte fått något svar från er."
    return _joined(
        f"Till {to}",
        f"Remissen ”{round_.title}” är öppen till {when(last)}. {so_far}",
        f"Här svarar ni, eller meddelar att ni avstår:\n{address}",
        "Den länk ni fick tidigare fungerar också.",
        _contact(round_),
        _signed(round_),
    )


def more_time(round_: Round, *, to: str, last: datetime, because: str) -> str:
    """Somebody has been given more time."""
    why = f"Skäl: {because}" if because else ""
    text = f"Ni kan nu svara på remissen ”{round_.title}” till och med {when(last)}. Er länk är densamma."
    return _joined(f"Till {to}", text, why, _contact(round_), _signed(round_))


def colleague(round_: Round, *, organisation: str, inviter: str, address: str, last: datetime) -> str:
    """Somebody in an organisation asks a colleague to work on its answer."""
    return _joined(
        f"{inviter or 'En kollega'} på {organisation} vill att du arbetar med svaret på remissen ”{round_.title}”.",
        f"Här skriver du. Länken är din egen:\n{address}",
        f"Svaret ska vara inne senast {when(last)}.",
        _signed(round_),
    )


def new_link(round_: Round, *, address: str, last: datetime) -> str:
    """Somebody has changed their link for another."""
    return _joined(
        f"Här är er nya länk till svaret på remissen ”{round_.title}”:\n{address}",
        "Någon som hade den förra länken bad om en ny. Den förra öppnar ingenting längre. "
        "Det som är skrivet finns kvar. Läs gärna igenom det, om länken har varit hos någon annan.",
        f"Svaret ska vara inne senast {when(last)}.",
        _signed(round_),
    )


def receipt(round_: Round, *, number: str, at: datetime, address: str, sender: str) -> str:
    """What has been received, and where it can be read."""
    return _joined(
        f"Vi har tagit emot ert svar på remissen ”{round_.title}”.",
        f"Diarienummer: {number}\nAvsändare: {sender}\nInkom: {when(at)}",
        f"Här läser ni svaret. Där ändrar eller återkallar ni det också, så länge remisstiden varar:\n{address}"
        if address else "",
        _contact(round_),
        _signed(round_),
    )  # fmt: skip


def deadline(round_: Round, *, last: datetime, address: str, stamp: datetime) -> dict[str, str]:
    """The last day as a calendar post, to attach to a mail."""
    event = Event(
        uid=f"remiss-{round_.pk}@{settings.BASE_URL.split('//')[-1]}",
        stamp=stamp,
        starts=timezone.localdate(last),
        ends=timezone.localdate(last),
        summary=f"Sista dag att svara: {round_.title}",
        description=f"Svara senast {when(last)}. Diarienummer {round_.registry_number}.",
        url=address,
    )
    return {"name": "sista-dag.ics", "type": "text/calendar", "text": calendar([event])}


def _contact(round_: Round) -> str:
    return f"Frågor: {round_.contact}" if round_.contact else ""


def _signed(round_: Round) -> str:
    return f"{settings.REGION}\nDiarienummer {round_.registry_number}"


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"
