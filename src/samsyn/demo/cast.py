"""Who can log in to the demo, as what. The names are roles, not persons."""

from dataclasses import dataclass

from samsyn.people.models import Role


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the cast."""

    name: str
    email: str
    role: Role
    password: str = "älvmark-2040"  # noqa: S105 — a demo on this machine only


CAST = (
    Member("Administratören", "administrator@region.example", Role.ADMINISTRATOR),
    Member("Strategen", "strateg@region.example", Role.STRATEGIST),
    Member("Handläggaren", "handlaggare@region.example", Role.OFFICER),
    Member("Läsaren", "lasare@region.example", Role.READER),
)
