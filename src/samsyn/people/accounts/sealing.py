"""Secrets of the second step stand sealed in the database, under a key made of SAMSYN_SECRET_KEY.

Fernet (AES-128-CBC and HMAC-SHA-256, by `cryptography`) under a key derived by HKDF, which does nothing else. What was
sealed under a key in SAMSYN_SECRET_KEY_FALLBACKS is still read, until `samsyn keys --renew` seals it anew.
"""

import base64
from collections.abc import Callable, Iterator
from enum import Enum, auto
from functools import cache
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import transaction

SEALED = "f1:"  # what stands without it was written before there were seals
_SALT, _PURPOSE = b"samsyn", b"secrets of the second step, 1"
_ONE, _MANY = ("secret", "seed"), "migrated_codes"  # where the library keeps them


class Unreadable(Exception):
    """It was sealed under a key that this site no longer has."""


class State(Enum):
    """How a row's secrets stand."""

    NEWEST = auto()
    OLDER = auto()
    PLAIN = auto()
    UNREADABLE = auto()


@cache
def _key(text: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=_SALT, info=_PURPOSE).derive(text.encode())
    return Fernet(base64.urlsafe_b64encode(derived))


def _keys() -> MultiFernet:
    return MultiFernet([_key(one) for one in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def seal(text: str) -> str:
    """For the database."""
    return SEALED + _keys().encrypt(text.encode()).decode()


def unseal(kept: str) -> str:
    """What was sealed. Raises Unreadable."""
    if not kept.startswith(SEALED):
        return kept
    try:
        return _keys().decrypt(kept.removeprefix(SEALED)).decode()
    except InvalidToken:
        raise Unreadable from None


def state(row: Authenticator) -> State:
    """The worst of its secrets; a passkey has none (it holds a public key)."""
    found = {_state(one) for one in _secrets(row.data)}
    return max(found, key=lambda one: one.value, default=State.NEWEST)


def _state(kept: str) -> State:
    if not kept.startswith(SEALED):
        return State.PLAIN
    try:
        _key(settings.SECRET_KEY).decrypt(kept.removeprefix(SEALED))
    except InvalidToken:
        pass
    else:
        return State.NEWEST
    try:
        unseal(kept)
    except Unreadable:
        return State.UNREADABLE
    return State.OLDER


def _secrets(data: dict[str, Any]) -> Iterator[str]:
    yield from (data[name] for name in _ONE if name in data)
    yield from data.get(_MANY) or ()


def changed(data: dict[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """A row's facts with each secret changed."""
    found = {**data, **{name: change(data[name]) for name in _ONE if name in data}}
    return {**found, _MANY: [change(one) for one in data[_MANY]]} if data.get(_MANY) else found


def renew() -> int:
    """Seal under the newest key what is not; how many rows. What cannot be read is left as it is."""
    waiting = [row.pk for row in Authenticator.objects.order_by("pk") if state(row) in {State.OLDER, State.PLAIN}]
    return sum(map(_renew, waiting))


@transaction.atomic
def _renew(pk: int) -> int:
    row = Authenticator.objects.select_for_update().filter(pk=pk).first()  # a spare code may be spent just now
    if row is None:
        return 0
    row.data = changed(row.data, lambda kept: seal(unseal(kept)))
    row.save(update_fields=["data"])
    return 1
