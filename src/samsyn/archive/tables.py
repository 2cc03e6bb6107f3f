"""Rows as lines of JSON and back: the same bytes from the same content, whatever database it stands in."""

import base64
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.apps.registry import Apps
from django.db import models

# Made anew by the framework, or work of the moment: sessions, the queue, lists of models and permissions.
# allauth.account's two tables are never written to: addresses stand in people.person.
LEFT_OUT = frozenset(
    {"contenttypes", "auth", "sessions", "messages", "staticfiles", "humanize", "django_ox", "account"}
)
OF_THE_MOMENT = frozenset({"people.loginsession", "people.failedlogin"})  # nobody is logged in at the new place
SECRETS = frozenset({"mfa.authenticator"})  # second factors: in a backup, never in what is handed to others


def kept(registry: Apps = apps, *, portable: bool = False) -> list[type[models.Model]]:
    """Every table that an archive holds, many-to-many tables too, by label; a portable one holds no secrets."""
    without = OF_THE_MOMENT | SECRETS if portable else OF_THE_MOMENT
    found = [
        model
        for model in registry.get_models(include_auto_created=True)
        if model._meta.app_label not in LEFT_OUT and model._meta.managed and not model._meta.proxy
        and model._meta.label_lower not in without
    ]  # fmt: skip
    return sorted(found, key=lambda model: model._meta.label_lower)


def lines(model: type[models.Model], *, using: str) -> Iterator[bytes]:
    """Each row as one line, ordered by primary key; columns by name."""
    names = [field.attname for field in model._meta.concrete_fields]
    rows = model._base_manager.using(using).order_by("pk").values(*names)
    for row in rows.iterator(chunk_size=2000):
        yield (
            json.dumps(row, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
        )


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    raise TypeError(f"cannot be archived: {type(value)}")


def row(model: type[models.Model], line: bytes) -> models.Model:
    """A line back as an unsaved row. ValueError when it does not fit the table."""
    facts: Mapping[str, Any] = json.loads(line)
    fields = {field.attname: field for field in model._meta.concrete_fields}
    if facts.keys() != fields.keys():
        raise ValueError(f"{model._meta.label_lower}: {sorted(facts.keys() ^ fields.keys())}")
    return model(**{name: _value(fields[name], value) for name, value in facts.items()})


def _value(field: "models.Field[Any, Any]", value: Any) -> Any:
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value)
    if isinstance(field, models.ForeignKey):
        return field.target_field.to_python(value)
    return field.to_python(value)


def file_fields(model: type[models.Model]) -> list["models.FileField"]:
    """The columns of a table that name a file in storage."""
    return [field for field in model._meta.concrete_fields if isinstance(field, models.FileField)]
