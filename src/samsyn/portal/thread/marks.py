"""The quiet marks at the sections of a whole text, and how far each goal has come; published things only."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from samsyn.delivery.models import GoalMark, Indicator
from samsyn.portal.thread.following import figure
from samsyn.portal.thread.shaping import edition_before, landed
from samsyn.strategy.models import Edition, Section

MOST_CHANGED = 0.5  # of the sections: when more than that is new, a mark at each tells nothing


@dataclass(frozen=True, slots=True)
class Mark:
    """The quiet marks beside a section in the whole text."""

    used: int = 0
    changed: bool = False
    measures: int = 0
    below: int = 0  # indicators under their target
    judged: int = 0

    @property
    def anything(self) -> bool:
        """Whether there is a mark at all."""
        return bool(self.used or self.changed or self.measures or self.judged)


def tree(edition: Edition) -> list[tuple[int, str, int | None]]:
    """(id, key, parent's id) of every section in reading order. One query."""
    return list(Section.objects.filter(edition=edition).order_by("position").values_list("pk", "key", "parent_id"))


def under(rows: list[tuple[int, str, int | None]], key: str) -> tuple[str, ...]:
    """A section's key and those of every section under it."""
    inside: set[int] = set()
    for pk, own, parent in rows:
        if own == key or parent in inside:
            inside.add(pk)
    return tuple(own for pk, own, _parent in rows if pk in inside)


def marks(edition: Edition) -> dict[str, Mark]:
    """The marks of every section that has any. Six queries, however many sections."""
    used = Counter(landed(edition.document_id).values_list("landing__section__key", flat=True))
    done = progress(edition.document_id)
    changed = _keys_changed(edition)
    if len(changed) > MOST_CHANGED * edition.sections.count():
        changed = frozenset()
    return {
        key: Mark(
            used[key], key in changed, len(done.measures.get(key, ())), len(done.not_reached.get(key, ())),
            len(done.judged.get(key, ())),
        )
        for key in {*used, *done.measures, *done.judged, *changed}
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Progress:
    """Rows' keys by section key: published measures, indicators with a judgement that holds, and how it goes."""

    measures: Mapping[str, set[int]]
    judged: Mapping[str, set[int]]
    reached: Mapping[str, set[int]]
    not_reached: Mapping[str, set[int]]


def progress(document_id: int) -> Progress:
    """What is done for each section's goals, and how it goes. Four queries."""
    measures: dict[str, set[int]] = defaultdict(set)
    rows = GoalMark.objects.filter(document=document_id, measures__published_at__isnull=False)
    for key, measure in rows.values_list("key", "measures"):
        measures[key].add(measure)
    judged, by_verdict = _judged(document_id)
    return Progress(measures, judged, by_verdict["reached"], by_verdict["not"])


def _judged(document_id: int) -> tuple[dict[str, set[int]], dict[str, dict[str, set[int]]]]:
    judged: dict[str, set[int]] = defaultdict(set)
    by_verdict: dict[str, dict[str, set[int]]] = {code: defaultdict(set) for code in ("reached", "partly", "not")}
    rows = Indicator.objects.filter(goals__document=document_id, published_at__isnull=False).distinct()
    for row in (
        rows.select_related("data").defer("data__figures", "data__waiting").prefetch_related("assessments", "goals")
    ):
        verdict = figure(row).verdict
        if verdict in by_verdict:
            for key in {mark.key for mark in row.goals.all() if mark.document_id == document_id}:
                judged[key].add(row.pk)
                by_verdict[verdict][key].add(row.pk)
    return judged, by_verdict


def _keys_changed(edition: Edition) -> frozenset[str]:
    before = edition_before(edition)
    if before is None:
        return frozenset()
    old = {key: (heading, _words(blocks)) for key, heading, blocks in _texts(before)}
    return frozenset(
        key for key, heading, blocks in _texts(edition) if old.get(key) != (heading, _words(blocks))
    )  # fmt: skip


def _texts(edition: Edition):  # type: ignore[no-untyped-def]  # key, heading, blocks
    return edition.sections.values_list("key", "heading", "blocks")


def _words(blocks: list[dict[str, str]]) -> tuple[str, ...]:
    return tuple(block["text"] for block in blocks)
