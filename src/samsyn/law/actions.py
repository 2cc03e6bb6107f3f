"""The one verb: a person says how it is with a rule."""

from datetime import datetime

from django.db import transaction

from samsyn.law.models import Ruling
from samsyn.law.values import State
from samsyn.people import journal
from samsyn.people.models import Person
from samsyn.strategy.models import Document
from samsyn.strategy.statutes import every


class UnknownRule(Exception):
    """No wording of any statute has this number."""


class ReasonMissing(Exception):
    """A person's word needs its reason."""


@transaction.atomic
def rule_on(*, document: Document, rule: str, state: State | None, because: str, at: datetime, by: Person) -> Ruling:
    """Say how it is with a rule, and why; ``state=None`` lets the evidence decide again."""
    if rule not in {one.id for one in every()}:
        raise UnknownRule(rule)
    if not because.strip():
        raise ReasonMissing(rule)
    ruling = Ruling.objects.create(
        document=document, rule=rule, state=state or "", because=because.strip(), by=by, at=at
    )
    journal.record(by=by, verb="rule_on", on=ruling, facts={"regel": rule, "läge": str(state or ""), "skäl": because})
    return ruling
