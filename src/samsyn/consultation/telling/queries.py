"""What became of one respondent's comments, as frozen values."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from samsyn.comments.models import Comment, Verdict
from samsyn.comments.queries import facts, with_places
from samsyn.consultation.models import Entrance, Outcome, ReportIssue, Response, ResponseComment, Round
from samsyn.consultation.next import queries as changes
from samsyn.consultation.report.extras import causes
from samsyn.cores.outline.comparing import ComparedBlock
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Contact
from samsyn.strategy.editing.queries import compared
from samsyn.strategy.models import Edition


@dataclass(frozen=True, slots=True)
class Changed:
    """The section that was changed, with the stretches that were."""

    key: str
    title: str
    blocks: tuple[ComparedBlock, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One of the respondent's comments with its answer. ``aside``: why it is not answered on its own."""

    number: int
    text: str
    lang: str  # the mark of its language
    section: str
    verdict: str
    verdict_words: str
    reason: str
    referred_to: str
    before: str
    after: str
    changed: Changed | None
    aside: str


@dataclass(frozen=True, slots=True)
class Told:
    """The whole page. ``counts``: verdict in words → how many, in the order of the verdicts."""

    sender: str
    registry_number: str
    round_title: str
    round_id: int
    stance: str
    abstains: bool
    items: tuple[Said, ...]
    counts: tuple[tuple[str, int], ...]
    document: str
    edition: str  # the edition that the changes stand in, "" when there is none yet
    edition_address: tuple[str, str] | None
    reported: bool

    @property
    def answered(self) -> int:
        """How many of the comments have an answer."""
        return sum(bool(one.verdict) for one in self.items)

    @property
    def sentence(self) -> str:
        """ "6 beaktas, 3 beaktas delvis, 4 beaktas ej." """
        return ", ".join(f"{count} {words}" for words, count in self.counts)


def told(response: Response) -> Told:
    """Some fifteen queries, however many comments."""
    round_ = response.round
    links = list(ResponseComment.objects.filter(response=response).order_by("number"))
    rows = {row.pk: facts(row) for row in with_places(Comment.objects.filter(pk__in=[one.comment_id for one in links]))}
    edition = public_edition(round_)
    behind = _behind(round_, edition)
    names = {str(value): str(label) for value, label in Verdict.choices}
    items = []
    for link in links:
        said = rows[link.comment_id]
        items.append(
            Said(
                number=link.number,
                text=said.text,
                lang=said.lang,
                section=said.place.name if said.place else "",
                verdict=said.verdict,
                verdict_words=names.get(said.verdict, ""),
                reason=said.reason,
                referred_to=said.referred_to,
                before=said.before,
                after=said.after,
                changed=behind.get(link.comment_id),
                aside=said.aside,
            )
        )
    count = Counter(one.verdict for one in items if not one.aside)
    return Told(
        sender=response.sender,
        registry_number=response.registry_number,
        round_title=round_.title,
        round_id=round_.pk,
        stance=str(response.get_stance_display()) if response.stance else "",
        abstains=response.stance == "avstår",
        items=tuple(items),
        counts=tuple((names.get(key, _("inte besvarade än")), count[key]) for key in (*names, "") if count[key]),
        document=str(round_.edition.document),
        edition=edition.name if edition else "",
        edition_address=(edition.document.slug, edition.path) if edition else None,
        reported=ReportIssue.objects.published().filter(round=round_).exists(),
    )


def public_edition(round_: Round) -> Edition | None:
    """The newest published edition that comes from the one that was asked about."""
    edition = changes.working(round_)
    while edition is not None and not edition.is_published:
        edition = edition.based_on
    return edition if edition is not None and edition.pk != round_.edition_id else None


def _behind(round_: Round, edition: Edition | None) -> dict[int, Changed]:
    """Comment → the section that it changed."""
    if edition is None:
        return {}
    sections = {one.key: one for one in compared(round_.edition, edition) if one.fate != "same"}
    found: dict[int, Changed] = {}
    for key, comments in causes(round_, edition).items():
        if one := sections.get(key):
            blocks = tuple(block for block in one.blocks if block.fate != "same")
            for comment in comments:
                found.setdefault(comment, Changed(one.key, one.title, blocks))
    return found


@dataclass(frozen=True, slots=True)
class Recipient:
    """A respondent on the desk's list: to whom the outcome goes, and whether it has gone."""

    id: int
    registry_number: str
    sender: str
    private: bool
    comments: int
    addresses: tuple[tuple[str, str], ...]
    told_at: datetime | None
    opened_at: datetime | None


@dataclass(frozen=True, slots=True)
class Reached:
    """How far the telling has come."""

    untold: int  # with an address, not told yet
    told: int
    opened: int


def everybody(round_: Round) -> "QuerySet[Response]":
    """All who responded, by name."""
    return round_.responses.counted().order_by("sender", "pk")


def reached(round_: Round) -> Reached:
    """One query."""
    entrances = Entrance.objects.filter(invitation=OuterRef("invitation"), link__revoked_at=None).exclude(
        link__email=""
    )
    contacts = Contact.objects.filter(organisation=OuterRef("organisation"))
    at = Q(Exists(entrances)) | Q(Exists(contacts)) | Q(answer__email__gt="") | Q(organisation__email__gt="")
    told = Q(Exists(Outcome.objects.filter(response=OuterRef("pk"))))
    opened = Q(Exists(Outcome.objects.filter(response=OuterRef("pk"), link__first_used_at__isnull=False)))
    found = (
        everybody(round_)
        .order_by()
        .aggregate(
            untold=Count("pk", filter=at & ~told), told=Count("pk", filter=told), opened=Count("pk", filter=opened)
        )
    )
    return Reached(**found)


def recipients(found: "QuerySet[Response]") -> tuple[Recipient, ...]:
    """Some of `everybody`; six queries."""
    rows = list(
        found.select_related("organisation", "answer", "invitation").prefetch_related(
            "organisation__contacts", "outcomes__link", "invitation__entrances__link"
        )
    )
    said = ResponseComment.objects.filter(response__in=[row.pk for row in rows]).order_by().values_list("response")
    comments = dict(said.annotate(n=Count("pk")))
    return tuple(_recipient(row, comments.get(row.pk, 0)) for row in rows)


def _recipient(row: Response, comments: int) -> Recipient:
    outcomes: list[Outcome] = list(row.outcomes.all())
    opened = [one.link.first_used_at for one in outcomes if one.link.first_used_at]
    return Recipient(
        id=row.pk,
        registry_number=row.registry_number,
        sender=row.sender or _("Okänd avsändare"),
        private=row.sender_class == OrganisationClass.PRIVATE,
        comments=comments,
        addresses=addresses(row),
        told_at=min((one.at for one in outcomes), default=None),
        opened_at=min(opened, default=None),
    )


def addresses(row: Response) -> tuple[tuple[str, str], ...]:
    """Name and address of everybody who is told: whoever worked on the answer, else the organisation's own."""
    found: dict[str, str] = {}
    answer = getattr(row, "answer", None)
    if answer is not None and answer.email:
        found[answer.email.lower()] = ""
    if row.invitation is not None:
        for entrance in row.invitation.entrances.all():
            if entrance.link.email and not entrance.link.revoked_at:
                found.setdefault(entrance.link.email.lower(), entrance.link.name)
    if not found and row.organisation is not None:
        if row.organisation.email:
            found[row.organisation.email.lower()] = ""
        for contact in row.organisation.contacts.all():
            found.setdefault(contact.email.lower(), contact.name)
    return tuple((name, email) for email, name in found.items())
