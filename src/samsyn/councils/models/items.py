"""Item, what belongs to it beforehand (goals, papers, marks), and its place on an agenda with what was recorded."""

from pathlib import PurePosixPath

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samsyn.councils.models.meetings import Meeting
from samsyn.councils.models.rules import Label
from samsyn.councils.models.seats import Council
from samsyn.people.models import Organisation, OutgoingMail, Person
from samsyn.strategy.models import Document


class Item(models.Model):
    """A question that somebody wants the council to take up."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="items")
    title = models.CharField(max_length=250, db_collation="svensk")
    label = models.ForeignKey(Label, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    background = models.TextField(blank=True)
    questions = models.TextField(blank=True, help_text=_("Frågor att förbereda hemma"))
    proposal = models.TextField(blank=True, help_text=_("Förslag till ställningstagande"))
    presenter = models.CharField(max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField(default=15, help_text=_("Tid i minuter"))
    proposed_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    taken_up_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_because = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="item_has_title"),
            models.CheckConstraint(condition=Q(returned_at=None) | ~Q(returned_because=""), name="item_returned_why"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""), name="item_withdrawn_why"
            ),
        )
        indexes = (models.Index(fields=["council", "-proposed_at"], name="item_by_council"),)

    def __str__(self) -> str:
        return self.title


class ItemGoal(models.Model):
    """What in the strategy the item is about: a document and a section's key, which survive editions."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="goals")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    section = models.SlugField(max_length=140)
    words = models.CharField(max_length=320, help_text="Rubriken så som den stod då")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["item", "document", "section"], name="item_goal_once"),
            models.CheckConstraint(condition=~Q(section=""), name="item_goal_has_section"),
        )
        indexes = (models.Index(fields=["document", "section"], name="item_goal_by_section"),)

    def __str__(self) -> str:
        return self.words


def paper_path(paper: "Paper", filename: str) -> str:
    """Content-addressed: the same bytes are kept once."""
    return f"councils/handlingar/{paper.sha256[:2]}/{paper.sha256}{PurePosixPath(filename).suffix.lower()[:12]}"


class Paper(models.Model):
    """A file that belongs to an item, bit for bit. A new version points to the one it replaces; both are kept."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="papers")
    title = models.CharField(max_length=250, db_collation="svensk")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    pages = models.PositiveIntegerField(default=0, help_text="0 = inga sidor att räkna")
    content = models.FileField(upload_to=paper_path, max_length=200)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    secret = models.CharField(
        max_length=160, blank=True, help_text=_("Sekretess: paragrafen, om handlingen inte får spridas")
    )
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_because = models.CharField(max_length=250, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(sha256="") & ~Q(title=""), name="paper_has_checksum_and_title"),
            models.CheckConstraint(condition=Q(removed_at=None) | ~Q(removed_because=""), name="paper_removed_why"),
        )

    def __str__(self) -> str:
        return self.title


class PaperNotice(models.Model):
    """Somebody was told that a paper came, or changed, after the kallelse."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="notices")
    mail = models.ForeignKey(OutgoingMail, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["paper", "mail"], name="paper_notice_once"),)

    def __str__(self) -> str:
        return f"{self.paper}: {self.mail}"


class Mark(models.Model):
    """What a member organisation says beforehand. The deviating view is for the office and the preparation
    group until the meeting is opened."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="marks")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    anchored = models.BooleanField(default=False)
    deviating = models.TextField(blank=True)
    needs_home = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["item", "organisation"], name="mark_once"),)

    def __str__(self) -> str:
        return f"{self.organisation}: {self.item}"


class Outcome(models.TextChoices):
    """How the council left a point. There is no vote among them, by design."""

    CONSENSUS = "konsensus", _("konsensus")
    DEVIATING = "konsensus med avvikande synpunkt", _("konsensus med avvikande synpunkt")
    NOTED = "till protokollet", _("informationen noterad")
    WITHDRAWN = "återtaget", _("återtaget")
    FURTHER = "vidare beredning", _("vidare beredning")


AGREED = (Outcome.CONSENSUS.value, Outcome.DEVIATING.value)


class AgendaPoint(models.Model):
    """A numbered point of a meeting: an item or a formal one. An agreed point is a position of the council."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="points")
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="points")
    title = models.CharField(max_length=250, db_collation="svensk")
    order = models.PositiveSmallIntegerField()
    presented_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=40, blank=True, choices=Outcome)
    decided_at = models.DateTimeField(null=True, blank=True)
    notes = models.TextField(blank=True, help_text="Vad som sades, för protokollet")
    position = models.TextField(blank=True, help_text="Ställningstagandet så som det lästes upp")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "item"], condition=Q(item__isnull=False), name="point_item_once_a_meeting"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="point_has_title"),
            models.CheckConstraint(condition=Q(outcome="") | Q(outcome__in=Outcome.values), name="point_outcome_known"),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at=None) | (~Q(outcome="") & Q(decided_at__isnull=False)),
                name="point_outcome_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=AGREED) | (Q(presented_at__isnull=False) & Q(item__isnull=False)),
                name="point_agreed_was_presented",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=AGREED) | ~Q(position=""), name="point_agreed_has_position"
            ),
        )
        indexes = (
            models.Index(fields=["outcome", "-decided_at"], name="point_by_outcome"),
            models.Index(fields=["meeting", "order"], name="point_by_order"),
        )

    def __str__(self) -> str:
        return self.title


class Deviation(models.Model):
    """A view that departs from what the others agree on, put in the minutes because its organisation asked."""

    point = models.ForeignKey(AgendaPoint, on_delete=models.PROTECT, related_name="deviations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["point", "organisation"], name="deviation_once"),
            models.CheckConstraint(condition=~Q(text=""), name="deviation_has_text"),
        )

    def __str__(self) -> str:
        return f"{self.organisation}: {self.text[:60]}"
