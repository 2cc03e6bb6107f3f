"""What `samsyn check` says of the site's own addresses: its name on the net, those that it writes and reads mail by."""

import re
from email.utils import parseaddr
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http.request import validate_host

from samsyn.consultation.receiving import mailbox

# A scheme, a host (name, IPv4, IPv6) and perhaps a port. In small letters: settings go by "https://".
_SITE: Final = re.compile(r"https?://(?:[^\s/?#@:\[\]]+|\[[0-9a-fA-F:]+\])(?::\d{1,5})?/?")


@register()
def addresses(app_configs: Any, **_kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    """Each is one that can be understood."""
    return [*_site(), *_sender(), *_incoming()]


@register(Tags.security, deploy=True)
def reached_by_its_name(app_configs: Any, **_kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    """Whoever follows a link in a mail is let in."""
    if _site():  # which says what is wrong
        return []
    host = urlsplit(settings.BASE_URL).hostname or ""
    if validate_host(host, settings.ALLOWED_HOSTS):
        return []
    hint = f"Sätt SAMSYN_HOSTS={host}: annars får alla som följer en länk svaret 400."
    return [Error(f"Webbplatsen svarar inte på sitt eget namn, {host}.", hint=hint, id="archive.E004")]


def _site() -> list[CheckMessage]:
    if _SITE.fullmatch(settings.BASE_URL):
        return []
    hint = "SAMSYN_BASE_URL är webbplatsens adress, till exempel https://samsyn.region.example, utan något efter."
    return [Error(f"Så kan webbplatsens adress inte se ut: {settings.BASE_URL}", hint=hint, id="archive.E001")]


def _sender() -> list[CheckMessage]:
    try:
        validate_email(parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
    except ValidationError:
        hint = (
            "SAMSYN_MAIL_FROM är en e-postadress: remiss@region.example, eller Region Älvmark <remiss@region.example>."
        )
        said = f"Mejl kan inte skickas från {settings.DEFAULT_FROM_EMAIL}."
        return [Error(said, hint=hint, id="archive.E002")]
    return []


def _incoming() -> list[CheckMessage]:
    try:
        if settings.IMAP_URL:
            mailbox.address_of(settings.IMAP_URL)
    except (mailbox.BadAddress, ValueError):  # a port that is no number
        hint = "SAMSYN_IMAP_URL är imaps://remiss:lösenord@mejl.example/INBOX, med @ och / skrivna %40 och %2F."
        return [Error("Adressen till brevlådan går inte att förstå.", hint=hint, id="archive.E003")]
    return []
