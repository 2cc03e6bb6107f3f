"""The quiet marks at the sections of a whole text, and how far each goal has come; published things only."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import F, QuerySet, Value
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from samsyn.delivery.models import GoalMark, Indicator
from samsyn.people import composed
from samsyn.people.context import content_language
from samsyn.portal.thread import following
from samsyn.portal.thread.lines import landed
from samsyn.portal.thread.shaping import last_before
from samsyn.strategy.frozen import Text, name_of, text_of
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


def tree(edition: Edition) -> list[Section]:
    """Every section in reading order, without its text. One query."""
    return list(Section.objects.filter(edition=edition).order_by("position").only("key", "parent_id"))


def under(rows: Sequence[Section], key: str) -> tuple[str, ...]:
    """A section's key and those of every section under it."""
    inside: set[int] = set()
    for row in rows:
        if row.key == key or row.parent_id in inside:
            inside.add(row.pk)
    return tuple(row.key for row in rows if row.pk in inside)


def marks(edition: Edition, text: Text) -> dict[str, Mark]:
    """The marks of every section that has any. Three queries, however many sections; one more for a new text."""
    held = _held(composed.ask(_used_and_done, edition.document_id))
    used = {key: len(rows) for key, rows in held["input"].items()}
    done = _progress(edition.document_id, held["measure"])
    changed = _keys_changed(edition, text)
    if len(changed) > MOST_CHANGED * len(text.sections):
        changed = frozenset()
    return {
        key: Mark(
            used.get(key, 0), key in changed, len(done.measures.get(key, ())), len(done.not_reached.get(key, ())),
            len(done.judged.get(key, ())),
        )
        for key in {*used, *done.measures, *done.judged, *changed}
    }  # fmt: skip


def drawn(marks: Mapping[str, Mark]) -> dict[str, SafeString]:
    """As they stand under the headings."""
    template, sv, language = get_template("portal/thread/marks.html"), content_language(), get_language()
    return {
        key: SafeString(template.render({"key": key, "mark": mark, "sv": sv, "LANGUAGE_CODE": language}))
        for key, mark in marks.items()
        if mark.anything
    }


@dataclass(frozen=True, slots=True)
class Progress:
    """Rows' keys by section key: published measures, indicators with a judgement that holds, and how it goes."""

    measures: Mapping[str, set[int]]
    judged: Mapping[str, set[int]]
    reached: Mapping[str, set[int]]
    not_reached: Mapping[str, set[int]]


def progress(document_id: int) -> Progress:
    """What is done for each section's goals, and how it goes. Two queries."""
    return _progress(document_id, _held(composed.ask(_done, document_id))["measure"])


def _progress(document_id: int, measures: Mapping[str, set[int]]) -> Progress:
    judged, by_verdict = _judged(document_id)
    return Progress(measures, judged, by_verdict["reached"], by_verdict["not"])


def _done(document_id: int) -> "QuerySet[Any, Any]":
    """Published measures by section key."""
    rows = GoalMark.objects.filter(document=document_id, measures__published_at__isnull=False).order_by()
    return rows.values_list(Value("measure"), "key", "measures")


def _used_and_done(document_id: int) -> "QuerySet[Any, Any]":
    """Inputs that were used, too. One query for both."""
    used = landed(document_id).order_by().values_list(Value("input"), "landing__section__key", "pk")
    return _done(document_id).union(used, all=True).order_by()


def _held(rows: Iterable[tuple[str, str, int]]) -> dict[str, dict[str, set[int]]]:
    held: dict[str, dict[str, set[int]]] = {"measure": defaultdict(set), "input": defaultdict(set)}
    for what, key, row in rows:
        held[what][key].add(row)
    return held


def _indicators(document_id: int) -> "QuerySet[Indicator]":
    rows = Indicator.objects.filter(goals__document=document_id, published_at__isnull=False).order_by()
    return following.judged(rows).annotate(mark=F("goals__key"))


def _judged(document_id: int) -> tuple[dict[str, set[int]], dict[str, dict[str, set[int]]]]:
    judged: dict[str, set[int]] = defaultdict(set)
    by_verdict: dict[str, dict[str, set[int]]] = {code: defaultdict(set) for code in ("reached", "partly", "not")}
    for row in composed.ask(_indicators, document_id):
        verdict, key = following.figure(row).verdict, row.mark  # type: ignore[attr-defined]
        if verdict in by_verdict:
            judged[key].add(row.pk)
            by_verdict[verdict][key].add(row.pk)
    return judged, by_verdict


def _keys_changed(edition: Edition, text: Text) -> frozenset[str]:
    """Those that read otherwise than in the edition before. Both are frozen: compared once."""
    for before in composed.ask(last_before, edition.document_id, edition.pk):
        return text.once(("changed", name_of(before)), partial(_differing, text, before))
    return frozenset()


def _differing(new: Text, before: Edition) -> frozenset[str]:
    was = {row.key: (row.heading, _words(row.blocks)) for row in text_of(before).rows}
    if not was:
        return frozenset()
    return frozenset(row.key for row in new.rows if was.get(row.key) != (row.heading, _words(row.blocks)))


def _words(blocks: list[dict[str, str]]) -> tuple[str, ...]:
    return tuple(block["text"] for block in blocks)
