"""Questions with answers to choose among: the options as one participant sees them, and what everybody chose."""

from dataclasses import dataclass

from django.db.models import Count, Sum

from samsyn.dialogue.models import Choice, Question, QuestionKind


@dataclass(frozen=True, slots=True)
class OptionFacts:
    """One option. ``mine``: what this participant gave it; ``share``: percent of those who answered (or of points)."""

    id: int
    text: str
    needs_reason: bool
    mine: int
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Chosen:
    """A question with what has been chosen. ``people`` have answered."""

    people: int
    points: bool
    options: tuple[OptionFacts, ...]

    @property
    def answered(self) -> bool:
        """This participant has answered."""
        return any(one.mine for one in self.options)


def chosen(question: Question, participant: int | None) -> Chosen:
    """Three queries."""
    rows = Choice.objects.filter(option__question=question)
    sums = {pk: (n, total) for pk, n, total in rows.values_list("option").annotate(n=Count("pk"), total=Sum("amount"))}
    people = rows.aggregate(n=Count("participant", distinct=True))["n"]
    mine = dict(rows.filter(participant=participant or 0).values_list("option", "amount"))
    points = question.kind in (QuestionKind.POINTS, QuestionKind.RANKING)
    whole = sum(total for _n, total in sums.values()) if points else people
    return Chosen(
        people, points,
        tuple(
            OptionFacts(
                row.pk, row.text, row.needs_reason, mine.get(row.pk, 0), (at := sums.get(row.pk, (0, 0)))[points],
                round(100 * at[points] / whole, 1) if whole else 0.0,
            )
            for row in question.options.order_by("position")
        ),
    )  # fmt: skip


def answered(questions: list[int]) -> dict[int, int]:
    """Question → how many have chosen something. One query."""
    rows = Choice.objects.filter(option__question__in=questions).values_list("option__question")
    return dict(rows.annotate(n=Count("participant", distinct=True)))
