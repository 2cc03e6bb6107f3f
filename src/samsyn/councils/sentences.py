"""Refusals in words: what happened, to which thing, what to do now."""

from django.utils.translation import gettext as _

from samsyn.councils import states
from samsyn.councils.actions import refusals as no


def sentence(refusal: no.Refusal) -> str:
    """One Swedish sentence or two."""
    if isinstance(refusal, no.Incomplete):
        lacking = ", ".join(str(states.MISSING[code]) for code in refusal.missing)
        return _("Punkten kan inte komma på dagordningen än. Det saknas: %(what)s.") % {"what": lacking}
    if isinstance(refusal, no.TooFewAdjusters):
        return _("Välj minst %(n)d som justerar: så säger reglerna.") % {"n": refusal.wanted}
    said = {
        no.SlugTaken: _("Ett annat råd har den adressen. Välj en annan."),
        no.Shipped: _("Reglerna följer med Samsyn och ändras inte. Gör en kopia och ändra den."),
        no.SeatInUse: _("Någon har eller har haft den platsen. Den kan inte tas bort."),
        no.AlreadyMember: _("Organisationen är redan med i rådet."),
        no.NotAMember: _("Organisationen är inte med i rådet den dagen. Lägg till den först."),
        no.WrongSeat: _("Platsen är inte för den sortens organisation. Välj en annan plats."),
        no.PeriodUpsideDown: _("Slutet ligger före början. Rätta en av tiderna."),
        no.MeetingOver: _("Mötet är redan avslutat, inställt eller öppnat. Ingenting ändrades."),
        no.CirclesRound: _("Ett råd kan inte utvidga sig självt eller det råd som utvidgar det. Välj ett annat."),
        no.LabelInUse: _("Frågor har den ärendetypen, eller så är den den sista. Den kan inte tas bort."),
        no.Running: _("Mötet har börjat och kan inte ställas in. Avsluta det i stället."),
        no.NotOpen: _("Mötet är inte öppnat än. Öppna det först."),
        no.TooManyAtOnce: _("Reglerna har fler möten än ett år rymmer. Ändra dem först."),
        no.NothingToCall: _("Dagordningen är tom. Lägg till minst en fråga innan du kallar."),
        no.NoReason: _("Skriv varför."),
        no.ChangedMeanwhile: _("Någon annan hann spara före dig. Din text står kvar här: jämför och spara igen."),
        no.NotPresented: _("Ett ställningstagande görs efter föredragning. Markera punkten som föredragen först."),
        no.NoPosition: _("Skriv vad rådet är överens om."),
        no.NoView: _("Skriv vilken organisation som avviker och hur, eller välj konsensus."),
        no.NotForPosition: _("Punkten är inte till för ett ställningstagande."),
        no.Frozen: _("Texten är låst: den är ute för justering eller publicerad."),
        no.NotClosed: _("Avsluta mötet först."),
        no.NotAdjusted: _("Alla har inte justerat än."),
        no.NotNamed: _("Den som justerar måste vara utsedd och ha varit på mötet."),
        no.AlreadyDone: _("Det är redan gjort."),
        no.UnknownSection: _("Strategin har inte det avsnittet längre. Välj ett annat."),
        no.Unusable: _("Filen är tom eller för stor. Största storlek är 100 MB."),
    }
    return said.get(type(refusal), _("Det gick inte."))
