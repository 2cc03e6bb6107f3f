"""What `samsyn check` says of how people come in."""

from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register  # noqa: A004

_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


@register()
def single_sign_on(app_configs: Any, **_kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    """All three settings or none, and an issuer that answers over TLS."""
    given = (settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET)
    if not any(given):
        return []
    if not all(given):
        return [
            Error(
                "Inloggningstjänsten är bara delvis inställd.",
                hint="Sätt SAMSYN_OIDC_ISSUER, SAMSYN_OIDC_CLIENT_ID och SAMSYN_OIDC_CLIENT_SECRET, eller ingen.",
                id="people.E001",
            )
        ]
    parts = urlsplit(settings.OIDC_ISSUER)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOCAL):
        return []
    return [
        Error(
            f"Inloggningstjänstens adress duger inte: {settings.OIDC_ISSUER}",
            hint="SAMSYN_OIDC_ISSUER ska börja med https:// och vara adressen utan /.well-known/.",
            id="people.E002",
        )
    ]


@register()
def passkeys(app_configs: Any, **_kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    """Browsers use passkeys on a named site over TLS, or on this machine."""
    parts = urlsplit(settings.BASE_URL)
    if parts.hostname in _LOCAL or (parts.scheme == "https" and not _is_number(parts.hostname or "")):
        return []
    return [
        Warning(
            f"Passnycklar går inte att använda på {settings.BASE_URL}.",
            hint="Sätt SAMSYN_BASE_URL till webbplatsens namn med https://. Lösenord och app fungerar ändå.",
            id="people.W001",
        )
    ]


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
