"""What `samsyn check` says of where files are kept."""

import re
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register  # noqa: A004

from samsyn.files import clamd

_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


@register()
def object_storage(app_configs: Any, **_kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    """Everything it needs or nothing, and an address that is one."""
    given = settings.OBJECTS
    if not any(given.values()):
        return []
    missing = [name for name in ("bucket", "region", "key", "secret") if not given[name]]
    if missing:
        names = ", ".join(f"SAMSYN_S3_{name.upper()}" for name in missing)
        return [
            Error(
                f"Objektlagringen är bara delvis inställd: {names} saknas.",
                hint="Sätt SAMSYN_S3_BUCKET, SAMSYN_S3_REGION, SAMSYN_S3_KEY och SAMSYN_S3_SECRET, eller ingen.",
                id="files.E001",
            )
        ]
    return [*_bucket(given["bucket"]), *_endpoint(given["endpoint"]), *_library()]


def _bucket(name: str) -> list[CheckMessage]:
    if _BUCKET.fullmatch(name) and ".." not in name:
        return []
    hint = "SAMSYN_S3_BUCKET är bara namnet: 3–63 tecken, små bokstäver, siffror, punkt och bindestreck."
    return [Error(f"Så kan en bucket inte heta: {name}", hint=hint, id="files.E002")]


def _endpoint(address: str) -> list[CheckMessage]:
    parts = urlsplit(address)
    if not address or (parts.scheme == "https" and parts.hostname):
        return []
    if parts.scheme != "http" or not parts.hostname:
        hint = "SAMSYN_S3_ENDPOINT är lagringens adress, till exempel https://s3.region.example; tom för Amazon."
        return [Error(f"Objektlagringens adress duger inte: {address}", hint=hint, id="files.E003")]
    if parts.hostname in _LOCAL:
        return []
    hint = "Använd https://, eller se till att bara ni själva når nätet mellan Samsyn och lagringen."
    return [Warning(f"Handlingarna går okrypterade till {address}.", hint=hint, id="files.W001")]


def _library() -> list[CheckMessage]:
    if find_spec("obstore"):
        return []
    hint = "Installera Samsyn med tillägget s3: uv sync --extra s3"
    return [Error("Objektlagring är vald, men biblioteket obstore saknas.", hint=hint, id="files.E004")]


@register()
def scanner(app_configs: Any, **_kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    """An address that can be asked."""
    if not settings.CLAMD:
        return []
    try:
        clamd.place(settings.CLAMD)
    except ValueError:
        hint = "SAMSYN_CLAMD ska vara värd:port, till exempel 127.0.0.1:3310, eller sökvägen till clamds socket."
        return [Error(f"Så kan ClamAV inte nås: {settings.CLAMD}", hint=hint, id="files.E005")]
    return []
