"""What is said where somebody comes in. Keys are the library's own names."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WAIT = _("Det har blivit för många försök med fel lösenord eller kod. Vänta en kvart och försök igen.")
UNREADABLE = _(
    "Ditt andra steg går inte att läsa sedan webbplatsens nyckel byttes. "
    "Be administratören att ta bort det, så lägger du till ett nytt."
)
NOT_INVITED = _(
    "%(name)s känner igen dig, men det finns inget öppet konto här med din bekräftade e-postadress. "
    "Be administratören att bjuda in dig med samma adress."
)
SSO_FAILED = _(
    "Inloggningen med %(name)s blev inte klar. Försök igen, eller logga in med e-postadress och lösenord om du har ett."
)

WAYS_AGAIN: dict[str, str | Promise] = {
    "reauthenticate": _("Använd lösenordet"),
    "mfa_reauthenticate": _("Använd en kod"),
    "mfa_reauthenticate:webauthn": _("Använd en passnyckel"),
}
WAYS_IN: dict[str, str | Promise] = {
    "password": _("lösenord"),
    "link": _("länk i brev"),
    "socialaccount": _("inloggningstjänst"),
    "totp": _("app"),
    "webauthn": _("passnyckel"),
    "recovery_codes": _("reservkod"),
}
SAID: dict[str, str | Promise] = {
    "mfa/messages/totp_activated.txt": _("Appen är tillagd. Från nästa gång frågar vi efter en kod."),
    "mfa/messages/totp_deactivated.txt": _("Appen är borttagen."),
    "mfa/messages/webauthn_added.txt": _("Passnyckeln är tillagd."),
    "mfa/messages/webauthn_removed.txt": _("Passnyckeln är borttagen."),
    "mfa/messages/recovery_codes_generated.txt": _("Du har fått reservkoder. Skriv ut dem eller spara dem säkert."),
}


@dataclass(frozen=True, slots=True)
class Change:
    """A change of how somebody comes in: its verb in the journal, and the mail's words (always Swedish)."""

    verb: str
    told: str


CHANGES = {
    "mfa/email/totp_activated": Change("add_app", "en app för inloggningskoder lades till"),
    "mfa/email/totp_deactivated": Change("remove_app", "appen för inloggningskoder togs bort"),
    "mfa/email/webauthn_added": Change("add_passkey", "en passnyckel lades till"),
    "mfa/email/webauthn_removed": Change("remove_passkey", "en passnyckel togs bort"),
    "mfa/email/recovery_codes_generated": Change("renew_spare_codes", "nya reservkoder gjordes"),
    "socialaccount/email/account_connected": Change("connect_sso", "kontot kopplades till en inloggningstjänst"),
}
RESET = Change("reset_steps", "administratören tog bort ditt andra steg och kopplingen till inloggningstjänsten")
