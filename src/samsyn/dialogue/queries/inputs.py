"""What was said, as pages show it: notes on the wall, cells of the matrix, and what became of each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db.models import Count, OuterRef, QuerySet, Subquery

from samsyn.comments.models import Comment, Verdict
from samsyn.comments.queries import CommentFacts, facts, with_places
from samsyn.dialogue.actions.feedback import RESULTS, Result
from samsyn.dialogue.models import Dialogue, Dot, Event, Input, Question, QuestionKind
from samsyn.dialogue.queries.choices import answered
from samsyn.strategy.queries import goals_of

HIDDEN = "den som skrev vill inte att orden visas"


@dataclass(frozen=True, slots=True)
class Landed:
    """Where something that was used stands now."""

    name: str
    edition: str
    paragraph: int
    path: str


@dataclass(frozen=True, slots=True)
class InputFacts:
    """One input. ``result`` is "" until somebody has answered."""

    id: int
    number: int
    text: str
    source: str
    source_name: str
    sender_class: str
    municipality: str
    consent: bool
    hidden: str
    created_at: datetime
    event_id: int | None
    event: str
    table: int | None
    question: str
    section: str
    group: str
    group_id: int | None
    dots: int
    result: str
    reason: str
    landed: Landed | None

    @property
    def shown(self) -> str:
        """What the public may read."""
        return self.text if self.consent else ""


@dataclass(frozen=True, slots=True)
class Placed(InputFacts):
    """An input as the desk works with it: with its place, proposed or decided, and all else about the comment."""

    comment: CommentFacts


_SECTION = ("key", "number", "heading", "level", "goal_kind")
_READ = (
    "number", "source", "sender_class", "municipality", "consent", "hidden_because", "created_at", "comment__text",
    "comment__disposition__verdict", "comment__disposition__reason", "event__title", "table__number",
    "question__text", "group__name", "landing__paragraph", *(f"section__{name}" for name in _SECTION),
    *(f"landing__section__{name}" for name in _SECTION), "landing__section__edition__stage",
    "landing__section__edition__number", "landing__section__edition__document__slug",
)  # fmt: skip


def _base(rows: "QuerySet[Input]") -> "QuerySet[Input]":
    """What a page shows, and no long text of what stands around it."""
    dots = Dot.objects.filter(input=OuterRef("pk")).order_by().values("input").annotate(n=Count("pk"))
    found = rows.select_related(
        "comment__disposition", "event", "table", "question", "section", "group",
        "landing__section__edition__document",
    )  # fmt: skip
    return found.only(*_READ).annotate(dot_count=Subquery(dots.values("n")))


def many(rows: "QuerySet[Input]") -> tuple[InputFacts, ...]:
    """Inputs in the order given. One query."""
    return tuple(InputFacts(**_facts(row)) for row in _base(rows))


def one(row: Input) -> Placed:
    """One input, for the desk."""
    return placed(Input.objects.filter(pk=row.pk))[0]


def placed(rows: "QuerySet[Input]") -> tuple[Placed, ...]:
    """Inputs with their comments, in the order given. Five queries."""
    found = list(_base(rows))
    said = with_places(Comment.objects.filter(pk__in=[row.comment_id for row in found]))
    comments = {row.pk: facts(row) for row in said}
    return tuple(Placed(**_facts(row), comment=comments[row.comment_id]) for row in found)


def _facts(row: Input) -> dict[str, Any]:
    landing = getattr(row, "landing", None)
    said = getattr(row.comment, "disposition", None)
    landed = None
    if landing is not None:
        edition = landing.section.edition
        landed = Landed(
            str(landing.section), str(edition.name), landing.paragraph,
            f"/strategi/{edition.document.slug}/{edition.path}/avsnitt/{landing.section.key}/",
        )  # fmt: skip
    return {
        "id": row.pk, "number": row.number, "text": row.comment.text, "source": row.source,
        "source_name": str(row.get_source_display()),
        "sender_class": str(row.get_sender_class_display()) if row.sender_class else "",
        "municipality": row.municipality,
        "consent": row.consent, "hidden": row.hidden_because, "created_at": row.created_at, "event_id": row.event_id,
        "event": row.event.title if row.event else "", "table": row.table.number if row.table else None,
        "question": row.question.text if row.question else "", "section": str(row.section) if row.section else "",
        "group": row.group.name if row.group else "", "group_id": row.group_id,
        "dots": getattr(row, "dot_count", 0) or 0,
        "result": str(RESULTS[Verdict(said.verdict)]) if said else "", "reason": said.reason if said else "",
        "landed": landed,
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """Notes under one heading; without a name: those that nobody has grouped."""

    name: str
    notes: tuple[InputFacts, ...]

    @property
    def dots(self) -> int:
        """Marks of priority on all of them."""
        return sum(note.dots for note in self.notes)


def wall(event: Event) -> tuple[Group, ...]:
    """An event's notes by group, most dots first; the ungrouped last, the newest first."""
    notes = many(Input.objects.filter(event=event).order_by("-number"))
    by_name: dict[str, list[InputFacts]] = {}
    for note in notes:
        by_name.setdefault(note.group, []).append(note)
    loose = by_name.pop("", [])
    groups = [Group(name, tuple(sorted(rows, key=lambda n: -n.dots))) for name, rows in by_name.items()]
    groups.sort(key=lambda group: (-group.dots, -len(group.notes), group.name))
    return (*groups, Group("", tuple(loose))) if loose or not groups else tuple(groups)


@dataclass(frozen=True, slots=True)
class Cell:
    """One målbild under one question."""

    question_id: int
    count: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A målbild with a cell for each question."""

    key: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a dialogue asks: open questions, those with answers to choose among, and the matrix of its text's målbilder
    and the questions about each."""

    open: tuple[tuple[int, str, int], ...]
    choices: tuple[tuple[int, str, int], ...]
    columns: tuple[tuple[int, str], ...]
    rows: tuple[MatrixRow, ...]


def asked(dialogue: Dialogue) -> Asked:
    """The questions, with how many have answered each. Four queries, five when there is something to choose."""
    questions = list(dialogue.questions.order_by("position", "pk"))
    columns = [one for one in questions if one.kind == QuestionKind.MATRIX]
    choosing = [one for one in questions if one.kind not in (QuestionKind.OPEN, QuestionKind.MATRIX)]
    chosen = answered([one.pk for one in choosing]) if choosing else {}
    said = Counter(Input.objects.filter(dialogue=dialogue).values_list("question_id", "section__key"))
    by_question = Counter(
        {pk: sum(n for (q, _s), n in said.items() if q == pk) for pk in {one.pk for one in questions}}
    )
    rows = tuple(
        MatrixRow(key, name, tuple(Cell(one.pk, said[one.pk, key]) for one in columns))
        for key, name in goals(dialogue)
    ) if columns else ()  # fmt: skip
    return Asked(
        tuple((one.pk, one.text, by_question[one.pk]) for one in questions if one.kind == QuestionKind.OPEN),
        tuple((one.pk, one.text, chosen.get(one.pk, 0)) for one in choosing),
        tuple((one.pk, one.text) for one in columns),
        rows,
    )


def goals(dialogue: Dialogue) -> list[tuple[str, str]]:
    """Key and name of the målbilder (or målområden) of the text, in order."""
    found = [row for row in goals_of(dialogue.edition) if row.block < 0]
    kind = next((kind for kind in ("målbild", "målområde") if any(row.kind == kind for row in found)), "")
    return [
        (row.section, f"{row.kind.capitalize()} {row.number}: {row.name}" if row.number else row.name)
        for row in found
        if row.kind == kind
    ]


@dataclass(frozen=True, slots=True)
class Became:
    """What became of many inputs."""

    total: int
    used: int
    parked: int
    not_used: int

    @property
    def waiting(self) -> int:
        """Not answered yet."""
        return self.total - self.used - self.parked - self.not_used


def became(inputs: Iterable[InputFacts]) -> Became:
    """The sum in four numbers."""
    count = Counter(one.result for one in inputs)
    return Became(sum(count.values()), count[str(Result.USED)], count[str(Result.PARKED)], count[str(Result.NOT_USED)])


def became_by(name: Literal["event", "dialogue"], ids: Iterable[int]) -> dict[int, Became]:
    """The same for many events or dialogues at once. One query."""
    rows = Input.objects.filter(**{f"{name}__in": list(ids)}).values_list(f"{name}_id", "comment__disposition__verdict")
    found: dict[int, Counter[Result | None]] = {}
    for pk, verdict, count in rows.annotate(count=Count("pk")).order_by():
        found.setdefault(pk, Counter())[RESULTS[Verdict(verdict)] if verdict else None] += count
    return {pk: _became(count) for pk, count in found.items()}


def became_of(rows: "QuerySet[Input]") -> Became:
    """The same without reading their words. One query."""
    count: Counter[Result | None] = Counter()
    for verdict, n in rows.order_by().values_list("comment__disposition__verdict").annotate(n=Count("pk")):
        count[RESULTS[Verdict(verdict)] if verdict else None] += n
    return _became(count)


def _became(count: "Counter[Result | None]") -> Became:
    return Became(sum(count.values()), count[Result.USED], count[Result.PARKED], count[Result.NOT_USED])


def question_of(dialogue: Dialogue, question_id: int) -> Question | None:
    """A question of exactly this dialogue."""
    return dialogue.questions.filter(pk=question_id).first()
