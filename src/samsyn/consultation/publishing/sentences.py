"""Refusals of publishing as a person reads them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn.consultation.publishing import refusals


def why(error: refusals.Refusal) -> str:
    """One sentence for one refusal."""
    match error:
        case refusals.NotFound():
            return _("Orden finns inte i handlingen. Kontrollera stavningen, eller klistra in dem ur texten.")
        case refusals.Unreadable():
            return _("Texten i filen kan inte läsas, så det går inte att göra en ny fil av den. %(why)s") % {
                "why": error.why
            }
        case refusals.HidesNothing():
            return _(
                "Handlingen kan inte publiceras som den är: något är maskat, eller så är den från en privatperson."
            )
        case refusals.Leaks():
            return _leaks(error)
        case refusals.Stale():
            return _("Maskningen har ändrats sedan filen gjordes. Gör om filen och låt den granskas igen.")
        case refusals.OwnWork():
            return _("Du gjorde filen själv. Någon annan behöver granska den.")
        case refusals.NotReviewed():
            return _("Filen är inte granskad av en andra person än.")
        case refusals.Gone():
            return _("Filen är tillbakadragen eller ersatt. Ladda om sidan.")
        case refusals.Incomplete():
            return ngettext(
                "Sammanställningen är inte komplett: %(n)s sak saknas.",
                "Sammanställningen är inte komplett: %(n)s saker saknas.",
                error.missing,
            ) % {"n": error.missing}
        case refusals.NotReady():
            return _("Sammanställningens filer görs fortfarande. Vänta och ladda om sidan.")
        case refusals.NotPublished():
            return _("Sammanställningen är inte publicerad. Publicera den först, så finns det något att berätta om.")
        case _:
            return _("Det gick inte. Ladda om sidan och försök igen.")


def _leaks(error: refusals.Leaks) -> str:
    if isinstance(error, refusals.NamesSender):
        return _(
            "Det maskade är också avsändarens namn, som står i titeln och i listorna. Öppna yttrandet, välj Rätta "
            "uppgifter och ändra avsändaren eller välj klassen privatperson. Gör sedan filen."
        )
    return _("Filen gjordes inte: det maskade fanns kvar i den. Maska hela sidan i stället.")
