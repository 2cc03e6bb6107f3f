"""Comment, Proposal, Placement and LaidAside.

The machine's proposal (`Proposal`, `proposed_type`) and the person's decision (`Placement`, `decided_type`) stand in
separate columns for ever; what a person decided is never overwritten.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.comments.models.derived import Folded, Language
from samsyn.comments.models.originals import Original
from samsyn.cores.text.values import TYPES
from samsyn.people.models import Person
from samsyn.strategy.models import Edition, Section


class CommentQuerySet(models.QuerySet["Comment"]):
    """Filters over many comments."""

    def on(self, edition: Edition) -> "CommentQuerySet":
        """All that was said about one edition."""
        return self.filter(edition=edition)

    def standing(self) -> "CommentQuerySet":
        """Those that nobody has laid aside: each is answered once."""
        return self.filter(laid_aside=None)


TYPE_CHOICES = [
    ("stöd", _("stöd")),
    ("invändning", _("invändning")),
    ("ändring", _("ändring")),
    ("tillägg", _("tillägg")),
    ("strykning", _("strykning")),
    ("sakfel", _("sakfel")),
    ("språk", _("språk")),
    ("fråga", _("fråga")),
    ("genomförande", _("genomförande")),
    ("uppföljning", _("uppföljning")),
    ("utanför RUS", _("utanför RUS")),
]


class Comment(models.Model):
    """One point that can be answered on its own, whatever the channel."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    original = models.ForeignKey(Original, null=True, on_delete=models.PROTECT, related_name="comments")
    text = models.TextField()
    spans = models.JSONField(default=list, help_text="[[sida, från, till], …] i originalets sidtext")
    context = models.JSONField(default=list, help_text="Rubrikerna den stod under, ytterst först")
    proposed_type = models.CharField(max_length=20, choices=TYPE_CHOICES)
    proposed_type_evidence = models.CharField(max_length=300, blank=True)
    decided_type = models.CharField(max_length=20, choices=TYPE_CHOICES, blank=True)
    decided_type_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    themes_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    similar_group = models.PositiveIntegerField(null=True, db_index=True)
    version = models.PositiveIntegerField(default=0, help_text="Räknas upp av varje beslut en människa fattar")
    folded = Folded(default="", editable=False, help_text="Texten som den söks: gemener, ett mellanslag mellan ord")
    language = Language(max_length=10, blank=True, editable=False, help_text="Språket, när texten inte är svenska")

    objects = CommentQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(text=""), name="comment_says_something"),
            models.CheckConstraint(condition=models.Q(proposed_type__in=TYPES), name="comment_proposed_type_known"),
            models.CheckConstraint(
                condition=models.Q(decided_type="", decided_type_by=None)
                | models.Q(decided_type__in=TYPES, decided_type_by__isnull=False),
                name="comment_type_decided_by_someone",
            ),
        )

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def type(self) -> str:
        """What a person decided, else what the machine proposes."""
        return self.decided_type or self.proposed_type


class Proposal(models.Model):
    """A place the machine proposes, best first (rank from 1), with its evidence in words."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="proposals")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField()
    score = models.FloatField()
    evidence = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["comment", "rank"], name="proposal_rank_once"),
            models.CheckConstraint(condition=models.Q(score__gte=0, score__lte=1), name="proposal_score_is_share"),
        )

    def __str__(self) -> str:
        return f"{self.rank}. {self.section} {self.score:.2f}"


class Placement(models.Model):
    """Where a person decided that a comment belongs; no section = about nothing in the strategy."""

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="placement")
    section = models.ForeignKey(Section, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.section or "utanför strategin")


class AsideReason(models.TextChoices):
    """Why a person says that something is no comment of its own."""

    NOTHING = "ingen synpunkt", _("Ingen synpunkt: beskriver eller informerar")
    LETTER = "brevets delar", _("Hör till brevet: hälsning, inledning, underskrift")
    QUOTED = "citat", _("Citat ur förslaget")
    TWICE = "står två gånger", _("Samma text finns redan i samma yttrande")
    OTHER = "annat skäl", _("Annat skäl")
    MERGED = "sammanslagen", _("Sammanslagen med en annan synpunkt")


class LaidAside(models.Model):
    """A person laid a comment aside, with the reason; a merged one points at the comment that took it in."""

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="laid_aside")
    reason = models.CharField(max_length=30, choices=AsideReason)
    note = models.CharField(max_length=300, blank=True)
    into = models.ForeignKey(Comment, null=True, blank=True, on_delete=models.PROTECT, related_name="took_in")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(reason__in=AsideReason.values), name="laid_aside_reason_known"),
            models.CheckConstraint(
                condition=models.Q(reason=AsideReason.MERGED, into__isnull=False)
                | (~models.Q(reason=AsideReason.MERGED) & models.Q(into=None)),
                name="laid_aside_into_when_merged",
            ),
            models.CheckConstraint(
                condition=~models.Q(reason=AsideReason.OTHER) | ~models.Q(note=""), name="laid_aside_other_says_why"
            ),
        )

    def __str__(self) -> str:
        return self.reason
