"""A round, its responses and its comments as frozen values for pages."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, F, OuterRef, Q, Subquery, When

from samsyn.comments import queries as comments
from samsyn.comments.models import TYPE_CHOICES, Comment, Original, Page, Proposal, Reading, SetAside
from samsyn.comments.queries import CommentFacts, OriginalFacts
from samsyn.consultation.models import ReceivedFile, Response, ResponseComment, Round
from samsyn.cores.text.values import REASONS, Span
from samsyn.people.classes import OrganisationClass
from samsyn.strategy.models import Section


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """The figures of a round; what each counts is said where it is shown."""

    id: int
    title: str
    registry_number: str
    opens_on: date
    closes_on: date
    document: str
    edition_id: int
    files: int
    waiting: int
    responses: int
    senders: int
    comments: int
    answered: int
    placed_by_person: int
    invited: int


def round_facts(round_: Round) -> RoundFacts:
    """Four queries, however many comments."""
    files = ReceivedFile.objects.filter(batch__round=round_).aggregate(
        all=Count("pk"), waiting=Count("pk", filter=Q(original__reading=Reading.WAITING))
    )
    responses = Response.objects.filter(round=round_).aggregate(all=Count("pk"), senders=Count("sender", distinct=True))
    rows = ResponseComment.objects.filter(response__round=round_).aggregate(
        all=Count("pk"), answered=Count("comment__disposition"), placed=Count("comment__placement")
    )
    return RoundFacts(
        id=round_.pk,
        title=round_.title,
        registry_number=round_.registry_number,
        opens_on=round_.opens_on,
        closes_on=round_.closes_on,
        document=str(round_.edition.document),
        edition_id=round_.edition_id,
        files=files["all"],
        waiting=files["waiting"],
        responses=responses["all"],
        senders=responses["senders"],
        comments=rows["all"],
        answered=rows["answered"],
        placed_by_person=rows["placed"],
        invited=round_.invited,
    )


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """A response in a list."""

    id: int
    registry_number: str
    sender: str
    sender_class: str
    sender_from: str
    stance: str
    received_on: date
    files: tuple[str, ...]
    comments: int


@dataclass(frozen=True, slots=True)
class ClassGroup:
    """The responses of one class of sender."""

    name: str
    code: str
    responses: tuple[ResponseRow, ...]


def responses_by_class(round_: Round) -> tuple[ClassGroup, ...]:
    """All responses, grouped in the ten classes in their published order; empty classes are left out. Two queries."""
    names: dict[int, list[str]] = {}
    for response_id, name in (
        ReceivedFile.objects.filter(response__round=round_)
        .order_by("original__name")
        .values_list("response_id", "original__name")
    ):
        names.setdefault(response_id, []).append(name)
    rows = Response.objects.filter(round=round_).annotate(count=Count("comments")).order_by("sender", "pk")
    groups: dict[str, list[ResponseRow]] = {}
    for row in rows:
        value = ResponseRow(
            id=row.pk,
            registry_number=row.registry_number,
            sender=row.sender,
            sender_class=row.get_sender_class_display(),
            sender_from=row.get_sender_from_display(),
            stance=row.get_stance_display() if row.stance else "",
            received_on=row.received_on,
            files=tuple(names.get(row.pk, ())),
            comments=row.count,
        )
        groups.setdefault(row.sender_class, []).append(value)
    return tuple(
        ClassGroup(name=str(label), code=code, responses=tuple(groups[code]))
        for code, label in OrganisationClass.choices
        if code in groups
    )


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A comment with its number and sender."""

    number: int
    sender: str
    sender_class: str
    response_id: int
    registry_number: str
    facts: CommentFacts


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list of comments is narrowed to; empty = everything."""

    section: str = ""
    type: str = ""
    sender_class: str = ""
    state: str = ""  # "svaga", "utan", "bekraftade", "obesvarade"
    words: str = ""


def filtered(round_: Round, choice: Filter) -> "comments.CommentQuerySet":
    """The comments of a round narrowed by a filter, with the place that holds now as `section_now`."""
    number = ResponseComment.objects.filter(comment=OuterRef("pk")).values("number")[:1]
    rows = _of_round(round_).annotate(number=Subquery(number)).order_by("number")
    if choice.section:
        decided = Q(placement__section__key=choice.section)
        proposed = Q(placement=None, proposals__rank=1, proposals__section__key=choice.section)
        rows = rows.filter(decided | proposed)
    if choice.type:
        rows = rows.filter(Q(decided_type=choice.type) | Q(decided_type="", proposed_type=choice.type))
    if choice.sender_class:
        theirs = ResponseComment.objects.filter(response__round=round_, response__sender_class=choice.sender_class)
        rows = rows.filter(pk__in=theirs.values("comment"))
    if choice.words:
        rows = rows.filter(text__icontains=choice.words)
    return _by_state(rows, choice.state)


def _by_state(rows: "comments.CommentQuerySet", state: str) -> "comments.CommentQuerySet":
    if state == "svaga":
        return rows.filter(placement=None, proposals__rank=1, proposals__score__lt=comments.SURE)
    if state == "utan":
        return rows.filter(Q(placement=None, proposals=None) | Q(placement__isnull=False, placement__section=None))
    if state == "bekraftade":
        return rows.filter(placement__isnull=False)
    if state == "obesvarade":
        return rows.filter(disposition=None)
    return rows


def numbered(rows: "list[Comment]") -> tuple[CommentRow, ...]:
    """Comments (already fetched with places) with number and sender; one query."""
    links = ResponseComment.objects.filter(comment__in=[row.pk for row in rows]).select_related("response")
    by_comment = {link.comment_id: link for link in links}
    return tuple(
        CommentRow(
            number=by_comment[row.pk].number,
            sender=by_comment[row.pk].response.sender,
            sender_class=by_comment[row.pk].response.get_sender_class_display(),
            response_id=by_comment[row.pk].response_id,
            registry_number=by_comment[row.pk].response.registry_number,
            facts=comments.facts(row),
        )
        for row in rows
    )


def comments_of_response(response: Response) -> tuple[CommentRow, ...]:
    """All comments of one response in reading order."""
    ids = ResponseComment.objects.filter(response=response).order_by("number").values_list("comment_id", flat=True)
    order = {pk: at for at, pk in enumerate(ids)}
    rows = comments.with_places(Comment.objects.filter(pk__in=order))
    return numbered(sorted(rows, key=lambda row: order[row.pk]))


def neighbours(row: ResponseComment) -> tuple[int | None, int | None]:
    """The numbers before and after a comment in its round."""
    others = ResponseComment.objects.filter(response__round=row.response.round_id)
    before = others.filter(number__lt=row.number).order_by("-number").values_list("number", flat=True).first()
    after = others.filter(number__gt=row.number).order_by("number").values_list("number", flat=True).first()
    return before, after


def similar_to(row: ResponseComment) -> tuple[CommentRow, ...]:
    """The other comments of its near-duplicate group."""
    group = row.comment.similar_group
    if group is None:
        return ()
    theirs = ResponseComment.objects.filter(response__round=row.response.round_id).values("comment")
    rows = Comment.objects.filter(similar_group=group, pk__in=theirs).exclude(pk=row.comment_id)
    return numbered(list(comments.with_places(rows)))


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of an original, cut where comments and set-aside passages stand."""

    original: OriginalFacts
    number: int
    pieces: tuple[comments.Piece, ...]


def pages_of(originals: "list[Original]", rows: tuple[CommentRow, ...]) -> tuple[PageView, ...]:
    """The whole text of some files, every character, in three queries."""
    ids = [original.pk for original in originals]
    pages = list(Page.objects.filter(original__in=ids).order_by("original_id", "number"))
    counts = {pk: sum(page.original_id == pk for page in pages) for pk in ids}
    facts = {row.pk: comments.original_facts(row, pages=counts[row.pk]) for row in originals}
    asides: dict[int, list[tuple[str, Span]]] = {}
    for row in SetAside.objects.filter(original__in=ids):
        asides.setdefault(row.original_id, []).extend((REASONS[row.reason], Span(*span)) for span in row.spans)
    said: dict[int | None, list[tuple[int, Span]]] = {}
    for comment in rows:
        said.setdefault(comment.facts.original_id, []).extend((comment.number, span) for span in comment.facts.spans)
    return tuple(
        PageView(
            original=facts[page.original_id],
            number=page.number,
            pieces=comments.pieces(
                page, comments=said.get(page.original_id, ()), asides=asides.get(page.original_id, ())
            ),
        )
        for page in pages
    )


def originals_of(response: Response) -> "list[Original]":
    """The files of a response, by name."""
    rows = Original.objects.filter(pk__in=ReceivedFile.objects.filter(response=response).values("original"))
    return list(rows.select_related("duplicate_of").order_by("name"))


def counts_by_section(round_: Round) -> dict[int | None, int]:
    """Comments per section id as it holds now; None = without a place. Two queries."""
    rows = _of_round(round_)
    decided = rows.filter(placement__isnull=False).values_list("placement__section").annotate(count=Count("pk"))
    first = Proposal.objects.filter(comment=OuterRef("pk"), rank=1).values("section")[:1]
    proposed = rows.filter(placement=None).annotate(now=Subquery(first)).values_list("now").annotate(count=Count("pk"))
    counts: dict[int | None, int] = {}
    for section_id, count in [*decided, *proposed]:
        counts[section_id] = counts.get(section_id, 0) + count
    return counts


def rounds() -> tuple[RoundFacts, ...]:
    """All rounds, the latest first."""
    return tuple(round_facts(row) for row in Round.objects.select_related("edition__document").order_by("-opens_on"))


@dataclass(frozen=True, slots=True)
class Share:
    """A name with a count, and its share of the largest for drawing a bar."""

    name: str
    key: str
    count: int
    responses: int
    share: float  # 0–1 of the largest in the list

    @property
    def percent(self) -> int:
        return round(self.share * 100)


def _shares(rows: "list[tuple[str, str, int, int]]") -> tuple[Share, ...]:
    top = max((count for _name, _key, count, _responses in rows), default=0)
    return tuple(Share(name, key, count, extra, count / top if top else 0) for name, key, count, extra in rows)


def class_counts(round_: Round) -> tuple[Share, ...]:
    """Comments and responses by class of sender; one query."""
    found = (
        Response.objects.filter(round=round_)
        .values_list("sender_class")
        .annotate(said=Count("comments"), answers=Count("pk", distinct=True))
    )
    by_code = {code: (said, answers) for code, said, answers in found}
    return _shares([(str(label), code, *by_code[code]) for code, label in OrganisationClass.choices if code in by_code])


def section_counts(round_: Round) -> tuple[Share, ...]:
    """Comments by section in reading order, sections without any included; three queries."""
    counts = counts_by_section(round_)
    rows = Section.objects.filter(edition=round_.edition_id).order_by("position")
    found = [(f"{row.number} {row.heading}".strip(), row.key, counts.get(row.pk, 0), row.level) for row in rows]
    return _shares([*found, ("", "", counts.get(None, 0), 1)])


def _of_round(round_: Round) -> "comments.CommentQuerySet":
    return Comment.objects.filter(pk__in=ResponseComment.objects.filter(response__round=round_).values("comment"))


def type_counts(round_: Round) -> tuple[Share, ...]:
    """Comments by type as it holds now; one query."""
    now = Case(When(decided_type="", then=F("proposed_type")), default=F("decided_type"))
    found = dict(_of_round(round_).annotate(now=now).values_list("now").annotate(count=Count("pk")))
    return _shares([(str(label), code, found[code], 0) for code, label in TYPE_CHOICES if code in found])


@dataclass(frozen=True, slots=True)
class States:
    """How certain the places are."""

    person: int
    sure: int
    weak: int
    none: int


def state_counts(round_: Round) -> States:
    """Confirmed by a person, placed with confidence, weakly, or not at all; one query."""
    top = Proposal.objects.filter(comment=OuterRef("pk"), rank=1).values("score")[:1]
    rows = _of_round(round_).annotate(top=Subquery(top))
    undecided = Q(placement=None)
    return States(
        **rows.aggregate(
            person=Count("pk", filter=Q(placement__isnull=False)),
            sure=Count("pk", filter=undecided & Q(top__gte=comments.SURE)),
            weak=Count("pk", filter=undecided & Q(top__lt=comments.SURE)),
            none=Count("pk", filter=undecided & Q(top=None)),
        )
    )


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that arrived, and what became of it."""

    facts: OriginalFacts
    response_id: int | None
    sender: str
    waiting: bool
    trouble: bool


def files(round_: Round) -> tuple[FileRow, ...]:
    """Every file of a round by name; one query."""
    rows = (
        ReceivedFile.objects.filter(batch__round=round_)
        .select_related("original__duplicate_of", "response")
        .annotate(pages=Count("original__pages"))
        .order_by("original__name")
    )
    return tuple(
        FileRow(
            facts=comments.original_facts(row.original, pages=row.pages),
            response_id=row.response_id,
            sender=row.response.sender if row.response else "",
            waiting=row.original.reading == Reading.WAITING,
            trouble=row.original.reading in (Reading.NEEDS_PERSON, Reading.UNREADABLE),
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class AsideGroup:
    """Passages set aside for one reason."""

    reason: str
    passages: tuple[tuple[str, str, int | None], ...]  # text, file name, response id


def set_aside_by_reason(round_: Round) -> tuple[AsideGroup, ...]:
    """All passages set aside, in the reasons' own order; two queries."""
    response_of = dict(ReceivedFile.objects.filter(batch__round=round_).values_list("original_id", "response_id"))
    rows = SetAside.objects.filter(original__in=response_of).select_related("original").order_by("original__name", "pk")
    groups: dict[str, list[tuple[str, str, int | None]]] = {}
    for row in rows:
        groups.setdefault(row.reason, []).append((row.text, row.original.name, response_of[row.original_id]))
    return tuple(AsideGroup(text, tuple(groups[key])) for key, text in REASONS.items() if key in groups)
