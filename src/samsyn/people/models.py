"""Organisation, Person, JournalEntry, PersonalLink, OutgoingMail and Task."""

from datetime import datetime
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


class Contact(models.Model):
    """Somebody at an organisation that mail may go to, besides its own address."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=200, blank=True, db_collation="svensk")
    email = models.EmailField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["organisation", "email"], name="contact_once"),)

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>" if self.name else self.email


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


class PersonalLinkQuerySet(models.QuerySet["PersonalLink"]):
    """Links as of a moment."""

    def open_at(self, at: datetime) -> "PersonalLinkQuerySet":
        """Neither taken back nor too old."""
        return self.filter(revoked_at=None).filter(models.Q(expires_at=None) | models.Q(expires_at__gt=at))


class PersonalLink(models.Model):
    """A way in without an account, for one address and one purpose. Only the token's checksum is kept.

    The noun that it opens (an invitation, a registration) holds a foreign key to it; the link knows no room above.
    """

    purpose = models.SlugField(max_length=40)
    token_sha256 = models.CharField(max_length=64, unique=True)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200, blank=True, db_collation="svensk")
    email = models.EmailField(blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    first_used_at = models.DateTimeField(null=True, blank=True)

    objects = PersonalLinkQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(token_sha256="") & ~models.Q(purpose=""), name="personal_link_opens_something"
            ),
        )

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"


class OutgoingMail(models.Model):
    """One mail in the outbox. Without a mail server it stays here, for the desk to read and copy."""

    purpose = models.SlugField(max_length=40)
    to = models.EmailField()
    to_name = models.CharField(max_length=200, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=250)
    body = models.TextField()
    attachments = models.JSONField(default=list, help_text="[{name, type, text}], till exempel en kalenderpost")
    created_at = models.DateTimeField(db_index=True)
    created_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    once = models.CharField(max_length=120, null=True, unique=True, help_text="Samma nyckel skrivs bara en gång")  # noqa: DJ001  # null = no key: several may lack one
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(subject__contains="\n") & ~models.Q(subject__contains="\r") & ~models.Q(subject=""),
                name="outgoing_mail_subject_is_one_line",
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject} → {self.to}"


class Task(models.Model):
    """Something to do by a day; done when somebody says so. A room's own noun may point to it."""

    title = models.CharField(max_length=250, db_collation="svensk")
    note = models.TextField(blank=True)
    kind = models.SlugField(max_length=40, blank=True, help_text="Slag av arbete, till exempel dialog")
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True, db_index=True)
    path = models.CharField(max_length=300, blank=True, help_text="Sidan där det görs, till exempel /remiss/1/")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    dropped_because = models.CharField(max_length=250, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(title=""), name="task_has_title"),
            models.CheckConstraint(
                condition=models.Q(path="") | models.Q(path__startswith="/"), name="task_path_is_of_this_site"
            ),
        )

    def __str__(self) -> str:
        return self.title


class FailedLogin(models.Model):
    """A try with the wrong password or code, or a code that is used up.

    Which account is kept as a checksum only, and for a quarter of an hour.
    """

    account = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["account", "at"], name="failed_login_recent"),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class LoginSession(models.Model):
    """A place where somebody is logged in, beside the framework's session. No address on the net is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="logins")
    session_key = models.CharField(max_length=40, unique=True)
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    browser = models.CharField(max_length=60, blank=True, help_text="Två ord, till exempel Firefox, Windows")
    ways = models.JSONField(default=list, help_text="Hur: password, totp, webauthn …")

    def __str__(self) -> str:
        return f"{self.browser} {self.began_at:%Y-%m-%d %H:%M}"
