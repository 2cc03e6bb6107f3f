"""One way to write a thing: facts checked against the model, links set, the journal told what changed."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from samsyn.delivery.actions.refusals import Inconsistent, NotYet
from samsyn.delivery.models import Published
from samsyn.people import journal
from samsyn.people.models import Person

type Links = Mapping[str, Iterable[models.Model]]


@transaction.atomic
def keep[M: models.Model](thing: M, *, facts: Mapping[str, Any], by: Person | None, links: Links | None = None) -> M:
    """Create the thing or change it. Raises Inconsistent with what is wrong, field by field."""
    new = thing.pk is None
    before = {} if new else {name: getattr(thing, name) for name in facts}
    for name, value in facts.items():
        setattr(thing, name, value)
    try:
        thing.full_clean()
    except ValidationError as error:
        raise Inconsistent(error.message_dict) from error
    thing.save(update_fields=None if new else list(facts))
    changed = {name: [_said(before[name]), _said(facts[name])] for name in before if before[name] != facts[name]}
    for name, others in (links or {}).items():
        changed |= _linked(thing, name, list(others), new=new)
    if new or changed:
        journal.record(by=by, verb="create" if new else "correct", on=thing, facts={} if new else changed)
    return thing


def _linked(thing: models.Model, name: str, others: list[models.Model], *, new: bool) -> dict[str, Any]:
    held = getattr(thing, name)
    before = set(held.values_list("pk", flat=True))
    after = {other.pk for other in others}
    if before == after:
        return {}
    held.set(others)
    return {} if new else {name: [len(before), len(after)]}


def _said(value: Any) -> Any:
    return value if isinstance(value, str | int | float | bool | list | dict | None) else str(value)


@transaction.atomic
def publish(thing: Published, *, at: datetime, by: Person, missing: str = "") -> None:
    """Open the thing to all. ``missing`` says what it lacks: NotYet. Repeating it changes nothing."""
    if missing:
        raise NotYet(missing)
    if type(thing)._default_manager.filter(pk=thing.pk, published_at=None).update(published_at=at, published_by=by):
        journal.record(by=by, verb="publish", on=thing)


@transaction.atomic
def withdraw(thing: Published, *, by: Person) -> None:
    """Take the thing back to the desk."""
    held = type(thing)._default_manager.filter(pk=thing.pk, published_at__isnull=False)
    if held.update(published_at=None, published_by=None):
        journal.record(by=by, verb="withdraw", on=thing)
