"""Batch, Response, ReceivedFile and ResponseComment: what has come in, registered on arrival."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samsyn.comments.models import Comment, LaidAside, Original
from samsyn.consultation.models.rounds import Round
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Organisation, Person
from samsyn.strategy.models import Section


class Batch(models.Model):
    """One delivery of files: what arrived together, and how far the reading has come."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="batches")
    source = models.CharField(max_length=300, help_text="Mappens namn, eller hur filerna kom")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    read_files = models.PositiveIntegerField(default=0, help_text="Så långt har läsningen kommit")
    notes = models.JSONField(default=list, help_text="Meningar om leveransen som helhet")
    told = models.JSONField(default=dict, help_text="Vad den som lämnade in sa om avsändaren")

    def __str__(self) -> str:
        return f"{self.round} {self.started_at:%Y-%m-%d %H:%M}"


SOURCES = [
    ("list", _("avsändarlistan")),
    ("folder", _("mappens namn")),
    ("letter", _("brevet självt")),
    ("person", _("handläggaren")),
    ("sender", _("avsändaren")),
]
STANCES = [
    ("", _("framgår inte")),
    ("tillstyrker", _("tillstyrker")),
    ("tillstyrker med synpunkter", _("tillstyrker med synpunkter")),
    ("avstyrker", _("avstyrker")),
    ("avstår", _("avstår från att yttra sig")),
]


class Channel(models.TextChoices):
    """How a response came."""

    FILE = "fil", _("som fil")
    WEB = "webb", _("genom formuläret")
    MAIL = "mejl", _("med mejl")
    STAFF = "inskrivet", _("inskrivet av handläggare")
    SHEET = "kalkylblad", _("ur ett kalkylblad")


class ResponseQuerySet(models.QuerySet["Response"]):
    """Responses that count, or all."""

    def counted(self) -> "ResponseQuerySet":
        """Neither withdrawn nor replaced."""
        return self.filter(out_at=None)

    def by_class(self) -> "ResponseQuerySet":
        """In the published order of the classes of senders, then by sender."""
        codes = OrganisationClass.values
        order = models.Case(
            *(models.When(sender_class=code, then=at) for at, code in enumerate(codes)), default=len(codes)
        )
        return self.order_by(order, "sender", "pk")


class Response(models.Model):
    """One answer (yttrande) from one sender; its documents (handlingar) are its files.

    One that its sender has withdrawn or replaced stays registered with `out_at`, and is counted nowhere.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="responses")
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="responses")
    registry_number = models.CharField(max_length=80)
    received_on = models.DateField()
    received_at = models.DateTimeField(null=True, help_text="Klockslaget, när det är känt")
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.FILE)
    invitation = models.ForeignKey(
        "consultation.Invitation", null=True, on_delete=models.PROTECT, related_name="responses"
    )
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    joint_with = models.ManyToManyField(Organisation, related_name="+", help_text="Fler som står bakom svaret")
    sender = models.CharField(max_length=200, db_collation="svensk")
    sender_from = models.CharField(max_length=10, choices=SOURCES)
    sender_class = models.CharField(max_length=40, choices=OrganisationClass)
    class_from = models.CharField(max_length=10, choices=SOURCES)
    on_behalf_of = models.CharField(max_length=200, blank=True, help_text="Nämnd, delegation eller tjänsteman")
    stance = models.CharField(max_length=40, choices=STANCES, blank=True)
    preliminary = models.BooleanField(default=False, help_text="Ett beslut hos avsändaren väntas")
    supplements = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="supplemented_by")
    replaced_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replaces")
    out_at = models.DateTimeField(null=True)
    out_because = models.CharField(max_length=250, blank=True)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["round", "registry_number"], name="response_registry_number_once"),
            models.CheckConstraint(
                condition=models.Q(out_at=None, out_because="")
                | (models.Q(out_at__isnull=False) & ~models.Q(out_because="")),
                name="response_out_for_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(replaced_by=None) | models.Q(out_at__isnull=False), name="response_replaced_is_out"
            ),
        )

    def __str__(self) -> str:
        return self.sender


class Paper(models.TextChoices):
    """What sort of paper a file is."""

    UNKNOWN = "", _("inte bestämt")
    ANSWER = "yttrande", _("yttrande")
    COVER = "missiv", _("missiv")
    ANNEX = "bilaga", _("bilaga")


class ReceivedFile(models.Model):
    """An original in a round: registered on arrival, bound to its response when it has been read."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="files")
    original = models.OneToOneField(Original, on_delete=models.PROTECT, related_name="+")
    response = models.ForeignKey(Response, null=True, on_delete=models.PROTECT, related_name="files")
    kind = models.CharField(max_length=10, choices=Paper, default=Paper.UNKNOWN, blank=True)

    def __str__(self) -> str:
        return self.original.name


class ResponseCommentQuerySet(models.QuerySet["ResponseComment"]):
    """Comments in rounds."""

    def counted(self) -> "ResponseCommentQuerySet":
        """Of responses that are neither withdrawn nor replaced."""
        return self.filter(response__out_at=None)

    def standing(self) -> "ResponseCommentQuerySet":
        """Those that nobody has laid aside; asked without the comments themselves, whose rows are long.

        The few that are laid aside are gathered once: PostgreSQL would look through them for each comment.
        """
        return self.exclude(comment__in=LaidAside.objects.values("comment"))


class ResponseComment(models.Model):
    """A comment's place in its response; `number` counts from 1 within the round and never changes."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="comments")
    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    told = models.ForeignKey(
        Section, null=True, on_delete=models.PROTECT, related_name="+", help_text="Avsnittet som avsändaren svarade på"
    )
    teaches = models.PositiveIntegerField(
        null=True, help_text="Plats i den ordning som lär programmet mest; tomt = inte utvald"
    )

    objects = ResponseCommentQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["response", "number"], name="response_comment_order"),)

    def __str__(self) -> str:
        return f"{self.number}"
