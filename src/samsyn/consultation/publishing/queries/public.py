"""What everybody may read of a round."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from samsyn.consultation.models import Paper, Publication, ReportIssue, Response, Round
from samsyn.consultation.publishing.queries.states import in_order
from samsyn.people.classes import OrganisationClass
from samsyn.strategy.models import Edition


@dataclass(frozen=True, slots=True)
class Public:
    """A published document as everybody sees it. ``kind``: missiv, bilaga, or which part of the response it is; "" =
    the whole response."""

    id: int
    kind: str
    name: str
    format: str
    size: int
    masked: bool
    web: bool


@dataclass(frozen=True, slots=True)
class PublicAnswer:
    """A response with what is published of it; a private person has no name here, and no organisation (0)."""

    number: str
    sender: str
    organisation: int
    received: date
    stance: str
    papers: tuple[Public, ...]


@dataclass(frozen=True, slots=True)
class PublicClass:
    """The responses of one class; ``papers`` counts the documents: a covering letter and an annex are their own."""

    name: str
    answers: tuple[PublicAnswer, ...]

    @property
    def papers(self) -> int:
        """Documents of the class."""
        return sum(len(one.papers) for one in self.answers)


@dataclass(frozen=True, slots=True)
class Opened:
    """What of a round's responses everybody may read."""

    groups: tuple[PublicClass, ...]
    published: int
    responses: int

    @property
    def papers(self) -> int:
        """Documents in all."""
        return sum(one.papers for one in self.groups)


def opened(round_: Round) -> Opened:
    """Two queries, however many responses."""
    rows = (
        Publication.objects.published()
        .filter(file__response__round=round_, file__response__out_at=None)
        .select_related("file__response")
        .order_by("file__response__sender", "file__response__pk", "file__pk")
    )
    answers: dict[int, tuple[Response, list[Publication]]] = {}
    for row in rows:
        response = row.file.response
        if response is not None:
            answers.setdefault(response.pk, (response, []))[1].append(row)
    groups: dict[str, list[PublicAnswer]] = {}
    for response, papers in answers.values():
        groups.setdefault(response.sender_class, []).append(_public(response, papers))
    classes = tuple(PublicClass(one.name, one.answers) for one in in_order(groups))
    return Opened(classes, len(answers), round_.responses.counted().count())


def papers(responses: Collection[int]) -> dict[int, tuple[Public, ...]]:
    """The published documents of some responses that count; one query."""
    rows = Publication.objects.published().filter(file__response__in=responses, file__response__out_at=None)
    found: dict[int, list[Publication]] = {}
    for row in rows.select_related("file"):
        found.setdefault(row.file.response_id or 0, []).append(row)
    return {response: tuple(_papers(held)) for response, held in found.items()}


def _public(response: Response, papers: list[Publication]) -> PublicAnswer:
    private = response.sender_class == OrganisationClass.PRIVATE
    return PublicAnswer(
        number=response.registry_number,
        sender=_("Privatperson") if private else response.sender or _("Okänd avsändare"),
        organisation=0 if private else response.organisation_id or 0,
        received=response.received_on,
        stance=str(response.get_stance_display()) if response.stance else "",
        papers=tuple(_papers(papers)),
    )


def _papers(rows: list[Publication]) -> Iterator[Public]:
    """The response first, in its parts when it came in several; then covering letters and annexes."""
    beside = {Paper.COVER.value: 1, Paper.ANNEX.value: 2}
    parts = sum(row.file.kind not in beside for row in rows)
    for place, row in enumerate(sorted(rows, key=lambda row: (beside.get(row.file.kind, 0), row.file_id)), 1):
        part = _("del %(n)s") % {"n": place} if parts > 1 else ""
        kind = str(row.file.get_kind_display()) if row.file.kind in beside else part
        yield Public(row.pk, kind, row.name, row.format, row.size, bool(row.masks), bool(row.web))


@dataclass(frozen=True, slots=True)
class Doors:
    """What of a round is public by now."""

    responses: bool
    report: bool
    changes: bool

    @property
    def open(self) -> bool:
        return self.responses or self.report


def doors(round_: Round) -> Doors:
    """Three queries at most."""
    report = ReportIssue.objects.published().filter(round=round_).exists()
    followers = Edition.objects.filter(based_on=round_.edition_id, published_at__isnull=False)
    return Doors(
        responses=Publication.objects.published().filter(file__response__round=round_).exists(),
        report=report,
        changes=report and followers.exists(),
    )
