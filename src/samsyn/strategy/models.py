"""Document, Edition, Section and Goal."""

from pathlib import PurePosixPath
from typing import cast, get_args

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.cores.outline import Goal as GoalKind
from samsyn.cores.outline import Section as SectionFact
from samsyn.cores.outline import display
from samsyn.people.models import Person

GOALS = tuple(get_args(GoalKind))


class Kind(models.TextChoices):
    """What sort of document; the value is the word people use."""

    RUS = "rus", _("regional utvecklingsstrategi")
    SUB_STRATEGY = "understrategi", _("understrategi")
    PROGRAMME = "program", _("program")
    STRATEGIC_PLAN = "strategisk-plan", _("strategisk plan")


class Stage(models.TextChoices):
    """How far the text has come, in the order of the process; the value stands in addresses."""

    DIALOGUE = "dialogunderlag", _("dialogunderlag")
    CONSULTATION = "remissversion", _("remissversion")
    PROPOSAL = "forslag", _("förslag")
    ADOPTED = "antagen", _("antagen")


class Document(models.Model):
    """A strategy through all its editions."""

    kind = models.CharField(max_length=20, choices=Kind, default=Kind.RUS)
    title = models.CharField(max_length=200, db_collation="svensk")
    region = models.CharField(
        max_length=120, db_collation="svensk", help_text=_("Regionens namn, till exempel Region Älvmark")
    )
    county = models.CharField(max_length=120, blank=True, db_collation="svensk", help_text=_("Länets namn"))
    slug = models.SlugField(max_length=60, unique=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="document_kind_known"),
            models.CheckConstraint(condition=~models.Q(title="") & ~models.Q(slug=""), name="document_has_title"),
        )

    def __str__(self) -> str:
        return self.title


def by_checksum(edition: "Edition", filename: str) -> str:
    """Content-addressed path of the file an edition was read from."""
    return f"editions/{edition.source_sha256[:2]}/{edition.source_sha256}{PurePosixPath(filename).suffix.lower()[:12]}"


class EditionQuerySet(models.QuerySet["Edition"]):
    """Editions as the desk and everybody else see them."""

    def published(self) -> "EditionQuerySet":
        """Frozen and open to all, newest first."""
        return self.filter(published_at__isnull=False).order_by("-published_at", "-pk")

    def in_progress(self) -> "EditionQuerySet":
        """Not yet published: the desk's own."""
        return self.filter(published_at__isnull=True).order_by("-imported_at", "-pk")


class Edition(models.Model):
    """One text of a document at one stage. Published = frozen: no action changes it any more."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="editions")
    stage = models.CharField(max_length=20, choices=Stage)
    number = models.PositiveSmallIntegerField(
        default=1, help_text=_("Räknas inom skedet: den andra remissversionen är 2")
    )
    label = models.CharField(
        max_length=120, blank=True, db_collation="svensk", help_text=_("Till exempel ”Reviderad efter remiss”")
    )
    title = models.CharField(max_length=300, blank=True, help_text=_("Titeln så som den står i texten"))
    source = models.FileField(upload_to=by_checksum, max_length=200)
    source_name = models.CharField(max_length=255)
    source_sha256 = models.CharField(max_length=64, db_index=True)
    source_format = models.CharField(max_length=10)
    source_size = models.PositiveBigIntegerField()
    notices = models.JSONField(default=list)
    left_out = models.JSONField(default=list, help_text=_("Text i filen som inte hör till något avsnitt, med skäl"))
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    based_on = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="followers",
        help_text=_("Utgåvan som den här är en omarbetning av; tom = inläst ur en fil"),
    )  # fmt: skip

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["document", "stage", "number"], name="edition_once_per_stage"),
            models.CheckConstraint(condition=models.Q(stage__in=Stage.values), name="edition_stage_known"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="edition_number_from_one"),
            models.CheckConstraint(condition=~models.Q(source_sha256=""), name="edition_has_checksum"),
            models.CheckConstraint(
                condition=models.Q(published_at__isnull=False) | models.Q(published_by__isnull=True),
                name="edition_published_by_someone_at_some_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.document.title}, {self.name}"

    @property
    def name(self) -> str:
        """The stage in words, with a number from the second on: "remissversion 2"."""
        return f"{self.get_stage_display()} {self.number}" if self.number > 1 else self.get_stage_display()

    @property
    def path(self) -> str:
        """The edition's part of an address: "remissversion", "remissversion-2"."""
        return f"{self.stage}-{self.number}" if self.number > 1 else self.stage

    @property
    def is_published(self) -> bool:
        """Published = frozen."""
        return self.published_at is not None


class Section(models.Model):
    """A heading and the text under it; `key` names the same section in every edition."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="sections")
    key = models.SlugField(max_length=140)
    number = models.CharField(max_length=20, blank=True)
    heading = models.CharField(max_length=300, db_collation="svensk")
    level = models.PositiveSmallIntegerField()
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.RESTRICT, related_name="children")
    position = models.PositiveIntegerField()
    goal_kind = models.CharField(max_length=20, blank=True, choices=[(kind, kind) for kind in GOALS if kind])
    page = models.PositiveIntegerField(default=0, help_text=_("Sida i källan; 0 = källan har inga sidor"))
    blocks = models.JSONField(default=list, help_text="[{kind, text, page}]")
    version = models.PositiveIntegerField(default=0, help_text=_("Räknas upp av varje ändring"))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["edition", "key"], name="section_key_once_per_edition"),
            models.UniqueConstraint(fields=["edition", "position"], name="section_position_once_per_edition"),
            models.CheckConstraint(condition=~models.Q(key=""), name="section_has_key"),
            models.CheckConstraint(condition=models.Q(level__range=(1, 9)), name="section_level_in_range"),
            models.CheckConstraint(
                condition=models.Q(level=1, parent__isnull=True) | models.Q(level__gt=1, parent__isnull=False),
                name="section_top_has_no_parent",
            ),
            models.CheckConstraint(condition=models.Q(goal_kind__in=GOALS), name="section_goal_known"),
        )

    def __str__(self) -> str:
        goal = cast("GoalKind", self.goal_kind)
        return display(SectionFact(self.key, self.number, self.heading, self.level, None, goal=goal))


class Goal(models.Model):
    """A goal stated by a section, or by one block of it (`block` counts from 0, null = the section itself)."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="goals")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="goals")
    block = models.PositiveIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in GOALS if kind])
    number = models.CharField(max_length=20, blank=True)
    name = models.TextField(db_collation="svensk")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="children")
    position = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["edition", "position"], name="goal_position_once_per_edition"),
            models.UniqueConstraint(fields=["section", "block"], name="goal_once_per_block"),
            models.UniqueConstraint(
                fields=["section"], condition=models.Q(block__isnull=True), name="goal_once_per_section"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind for kind in GOALS if kind]), name="goal_kind_known"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="goal_has_name"),
        )

    def __str__(self) -> str:
        return f"{self.kind.capitalize()} {self.number}: {self.name}" if self.number else self.name


# Django finds a room's models through this module.
from samsyn.strategy.editing.models import Decision, Outcome, Removal, Revision  # noqa: E402
from samsyn.strategy.process.models import (  # noqa: E402
    ContactEntry,
    DecisionStep,
    Milestone,
    Phase,
    Process,
    Review,
    Work,
)

__all__ = [
    "ContactEntry", "Decision", "DecisionStep", "Document", "Edition", "EditionQuerySet", "Goal", "Kind", "Milestone",
    "Outcome", "Phase", "Process", "Removal", "Review", "Revision", "Section", "Stage", "Work",
]  # fmt: skip
