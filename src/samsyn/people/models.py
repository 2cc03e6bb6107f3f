"""Organisation, Person and JournalEntry."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samsyn.people.classes import OrganisationClass


class Weight(models.TextChoices):
    """How strongly the strategy binds an organisation."""

    GOVERNS = "styrande", _("styrande")
    GUIDES = "vägledande", _("vägledande")
    INSPIRES = "inspirerande", _("inspirerande")


class Organisation(models.Model):
    """An actor in the county or outside it; a board has its municipality as parent."""

    name = models.CharField(max_length=200, db_collation="svensk")
    organisation_class = models.CharField(max_length=40, choices=OrganisationClass)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="units")
    municipality = models.CharField(max_length=80, blank=True, db_collation="svensk")
    in_county = models.BooleanField(default=True)
    weight = models.CharField(max_length=20, choices=Weight, blank=True)
    email = models.EmailField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["name"], name="organisation_name_once"),
            models.CheckConstraint(
                condition=models.Q(organisation_class__in=OrganisationClass.values), name="organisation_class_known"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What a person may do; each role may do what the ones below it may."""

    ADMINISTRATOR = "administrator", _("administratör")
    STRATEGIST = "strategist", _("strateg")
    OFFICER = "officer", _("handläggare")
    READER = "reader", _("läsare")


_RANK = {Role.READER: 0, Role.OFFICER: 1, Role.STRATEGIST: 2, Role.ADMINISTRATOR: 3}


class PersonManager(BaseUserManager["Person"]):
    """Creates accounts; `people.actions.invite` is the verb that also writes the journal."""

    def create_user(self, email: str, password: str | None = None, **facts: Any) -> "Person":
        """An active person with a usable password when one is given."""
        person = self.model(email=self.normalize_email(email).lower(), **facts)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Someone with an account."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, db_collation="svensk")
    role = models.CharField(max_length=20, choices=Role, default=Role.READER)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_active = models.BooleanField(default=True)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(role__in=Role.values), name="person_role_known"),)

    def __str__(self) -> str:
        return self.name or self.email

    def may(self, role: Role) -> bool:
        """True when the person's role is `role` or higher."""
        return self.is_active and _RANK[Role(self.role)] >= _RANK[role]


class JournalQuerySet(models.QuerySet["JournalEntry"]):
    """Append-only: rows are read and added, never changed."""

    def update(self, **_kwargs: Any) -> int:
        """Refused."""
        raise JournalIsAppendOnly

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise JournalIsAppendOnly


class JournalIsAppendOnly(Exception):
    """The journal cannot be changed or emptied."""


class JournalEntry(models.Model):
    """Who did what, when, to which thing."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=120, help_text="Namnet då, även om personen byter namn; tomt = systemet")
    verb = models.CharField(max_length=60)
    noun = models.CharField(max_length=40)
    object_id = models.CharField(max_length=60)
    label = models.CharField(max_length=200, blank=True)
    facts = models.JSONField(default=dict, help_text="Före och efter, fält för fält")

    objects = JournalQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["noun", "object_id"], name="journal_by_object"),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.noun} {self.object_id}"
