"""Verbs that write people."""

from django.db import transaction

from samsyn.people import journal
from samsyn.people.models import Organisation, Person, Role


@transaction.atomic
def invite(*, email: str, name: str, role: Role, by: Person | None, password: str | None = None) -> Person:
    """Create an account. Without a password nobody can log in until one is set."""
    person = Person.objects.create_user(email=email, name=name, password=password, role=role)
    journal.record(by=by, verb="invite", on=person, facts={"roll": role.value})
    return person


@transaction.atomic
def register_organisation(*, name: str, organisation_class: str, by: Person | None, **facts: object) -> Organisation:
    """Add an organisation to the register."""
    organisation = Organisation.objects.create(name=name, organisation_class=organisation_class, **facts)
    journal.record(by=by, verb="register", on=organisation)
    return organisation
