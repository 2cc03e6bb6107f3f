"""Round, Batch, Response, ReceivedFile and ResponseComment."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.comments.models import Comment, Original
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Organisation, Person
from samsyn.strategy.models import Edition


class Round(models.Model):
    """One formal consultation on one edition of the strategy."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    registry_number = models.CharField(max_length=60, unique=True, help_text="Ärendets diarienummer")
    opens_on = models.DateField()
    closes_on = models.DateField()
    invited = models.PositiveIntegerField(default=0, help_text="Antal på sändlistan")
    learned = models.PositiveIntegerField(default=0, help_text="Så många bekräftade platser bygger förslagen på")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")), name="round_closes_after_opening"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Batch(models.Model):
    """One delivery of files: what arrived together, and how far the reading has come."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="batches")
    source = models.CharField(max_length=300, help_text="Mappens namn, eller hur filerna kom")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    read_files = models.PositiveIntegerField(default=0, help_text="Så långt har läsningen kommit")
    notes = models.JSONField(default=list, help_text="Meningar om leveransen som helhet")

    def __str__(self) -> str:
        return f"{self.round} {self.started_at:%Y-%m-%d %H:%M}"


SOURCES = [
    ("list", _("avsändarlistan")),
    ("folder", _("mappens namn")),
    ("letter", _("brevet självt")),
    ("person", _("handläggaren")),
]
STANCES = [
    ("", _("framgår inte")),
    ("tillstyrker", _("tillstyrker")),
    ("tillstyrker med synpunkter", _("tillstyrker med synpunkter")),
    ("avstyrker", _("avstyrker")),
    ("avstår", _("avstår från att yttra sig")),
]


class Response(models.Model):
    """One answer (yttrande) from one sender; its documents (handlingar) are its files."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="responses")
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="responses")
    registry_number = models.CharField(max_length=80)
    received_on = models.DateField()
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    sender = models.CharField(max_length=200, db_collation="svensk")
    sender_from = models.CharField(max_length=10, choices=SOURCES)
    sender_class = models.CharField(max_length=40, choices=OrganisationClass)
    class_from = models.CharField(max_length=10, choices=SOURCES)
    stance = models.CharField(max_length=40, choices=STANCES, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["round", "registry_number"], name="response_registry_number_once"),
        )

    def __str__(self) -> str:
        return self.sender


class ReceivedFile(models.Model):
    """An original in a round: registered on arrival, bound to its response when it has been read."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="files")
    original = models.OneToOneField(Original, on_delete=models.PROTECT, related_name="+")
    response = models.ForeignKey(Response, null=True, on_delete=models.PROTECT, related_name="files")

    def __str__(self) -> str:
        return self.original.name


class ResponseComment(models.Model):
    """A comment's place in its response; `number` counts from 1 within the round and never changes."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="comments")
    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()

    class Meta:
        indexes = (models.Index(fields=["response", "number"], name="response_comment_order"),)

    def __str__(self) -> str:
        return f"{self.number}"
