"""What `samsyn check` says of how people come in."""

from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004

from samsyn.people.accounts import guard, passwords
from samsyn.people.models import Role

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


@register()
def second_step(app_configs: Any, **_kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    """A word that is no role demands the step of officers; somebody meant something else."""
    if settings.REQUIRE_MFA in {"", "0", "1", *Role.values}:
        return []
    roles = ", ".join(Role.values)
    return [
        Error(
            f"SAMSYN_REQUIRE_MFA är {settings.REQUIRE_MFA!r}, och det är ingen roll.",
            hint=f"Skriv 1 (handläggare och högre), 0 (ingen) eller den lägsta roll som ska ha det: {roles}.",
            id="people.E003",
        )
    ]


@register()
def leaked_passwords(app_configs: Any, **_kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    """The list is there, and is what it should be wherever one looks in it."""
    if not settings.LEAKED_PASSWORDS:
        return []
    path = Path(settings.LEAKED_PASSWORDS)
    try:
        fault = "" if passwords.is_sorted(path) else "innehåller inte SHA-1 i ordning, en på varje rad"
    except OSError as error:
        fault = f"går inte att läsa ({error.strerror})"
    hint = "Hämta listan sorterad efter SHA-1, eller ta bort SAMSYN_LEAKED_PASSWORDS: docs/operations.md."
    return [Error(f"Listan över läckta lösenord {fault}: {path}", hint=hint, id="people.E004")] if fault else []


@register(Tags.security, deploy=True)
def in_production(app_configs: Any, **_kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    """What one machine may do without and a region's site should not."""
    found: list[CheckMessage] = []
    role = guard.demanded_of()
    if role in {None, Role.ADMINISTRATOR, Role.STRATEGIST}:
        hint = "Sätt SAMSYN_REQUIRE_MFA=1, så behöver handläggare och högre en app eller passnyckel när de loggar in."
        found.append(Warning("Alla vid skrivbordet behöver inte ett andra steg.", hint=hint, id="people.W002"))
    if not settings.LEAKED_PASSWORDS:
        hint = "Sätt SAMSYN_LEAKED_PASSWORDS till en fil med läckta lösenord: docs/operations.md."
        found.append(Warning("Läckta lösenord kan väljas.", hint=hint, id="people.W003"))
    return found


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
