"""The code list with what it holds, proposals for new themes, and samples that a second person codes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from samsyn.comments.codelist import STEP, Branch
from samsyn.comments.models import Coding, Recoding, Sample, Theme, ThemeProposal
from samsyn.consultation.models import ResponseComment, Round
from samsyn.consultation.queries.comments import code_list
from samsyn.consultation.queries.kept import kept
from samsyn.consultation.queries.narrowing import links_of
from samsyn.cores.coding import alpha, kappa, masi
from samsyn.people.models import Person


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme of the code list: how many comments people put it on, how many more the machine proposes, a quote.

    ``in_all``: comments that people put it or one below it on, each counted once; ``homes``: where it may stand.
    """

    id: int
    name: str
    label: str
    level: int
    parent: int | None
    grandparent: int | None
    definition: str
    by_person: int
    in_all: int
    by_machine: int
    quote: str
    quote_number: int
    homes: tuple[tuple[int, str], ...]
    has_below: bool

    @property
    def above(self) -> str:
        """The way to it, without itself."""
        return self.label.removesuffix(self.name).removesuffix(STEP)


def themes(round_: Round) -> tuple[ThemeRow, ...]:
    """The code list, each followed by those under it; four queries however many comments, when something happened."""
    return kept(round_, "themes", lambda: _themes(round_))


def _themes(round_: Round) -> tuple[ThemeRow, ...]:
    links = links_of(round_.pk)
    said: defaultdict[int, set[int]] = defaultdict(set)
    for theme, comment in Coding.objects.filter(comment__in=links.values("comment")).values_list("theme", "comment"):
        said[theme].add(comment)
    open_ = links.filter(comment__themes_by=None).values("comment")
    proposed = dict(
        ThemeProposal.objects.filter(comment__in=open_).values_list("theme").annotate(n=Count("pk")).order_by()
    )
    lasts = ResponseComment.objects.filter(comment__in=[max(held) for held in said.values()])
    quotes = {row[0]: row[1:] for row in lasts.values_list("comment", "comment__text", "number")}
    tree = code_list(round_)
    return tuple(_theme_row(one, tree, said, proposed.get(one.id, 0), quotes) for one in tree)


def _theme_row(
    one: Branch, tree: Sequence[Branch], said: Mapping[int, set[int]], proposed: int, quotes: Mapping[int, Any]
) -> ThemeRow:
    """``said``: the comments that people put each theme on; ``quotes``: a comment's text and number."""
    held = said.get(one.id, set())
    text, number = quotes.get(max(held, default=0), ("", 0))
    return ThemeRow(
        id=one.id,
        name=one.name,
        label=one.label,
        level=one.level,
        parent=one.parent,
        grandparent=one.above[-2] if one.level > 2 else None,
        definition=one.definition,
        by_person=len(held),
        in_all=len(held.union(*(said.get(key, set()) for key in one.below))),
        by_machine=proposed,
        quote=text,
        quote_number=number,
        homes=tuple((other.id, other.label) for other in tree if one.fits_under(other)),
        has_below=bool(one.below),
    )


@dataclass(frozen=True, slots=True)
class SampleRow:
    """A sample and how far its coder has come."""

    id: int
    at: datetime
    coder: str
    coder_id: int
    size: int
    done: int


def samples(round_: Round) -> tuple[SampleRow, ...]:
    """All samples of an edition, the latest first; one query."""
    rows = (
        Sample.objects.filter(edition=round_.edition_id)
        .select_related("coder")
        .annotate(size=Count("recodings"), done=Count("recodings", filter=Q(recodings__at__isnull=False)))
        .order_by("-pk")
    )
    return tuple(SampleRow(row.pk, row.at, str(row.coder), row.coder_id, row.size, row.done) for row in rows)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two people agree on one thing; `value` is None when there is nothing to compare."""

    what: str  # "section", "type" or "themes"
    measure: str  # "kappa" or "alpha"
    value: float | None
    same: int
    of: int


@dataclass(frozen=True, slots=True)
class Compared:
    """One comment as the first and the second person coded it."""

    number: int
    text: str
    first: tuple[str, str, str]  # section, type, themes
    second: tuple[str, str, str]

    @property
    def pairs(self) -> tuple[tuple[str, str, bool], ...]:
        """(first, second, same?) for section, type and themes."""
        return tuple((a, b, a == b) for a, b in zip(self.first, self.second, strict=True))

    @property
    def same(self) -> bool:
        return self.first == self.second


def compared(sample: Sample) -> tuple[tuple[Agreement, ...], tuple[Compared, ...]]:
    """Agreement on place, type and themes, and every comment that both coded; the disagreements first."""
    rows = list(
        Recoding.objects.filter(sample=sample, at__isnull=False, comment__placement__isnull=False)
        .select_related("comment__placement__section", "section")
        .defer("comment__placement__section__blocks", "section__blocks")
        .order_by("pk")
    )
    names = dict(Theme.objects.filter(document=sample.edition.document_id).values_list("pk", "name"))
    coded: dict[int, set[int]] = {row.comment_id: set() for row in rows}
    for comment_id, theme_id in Coding.objects.filter(comment__in=coded).values_list("comment_id", "theme_id"):
        coded[comment_id].add(theme_id)
    numbers = dict(ResponseComment.objects.filter(comment__in=coded).values_list("comment", "number"))
    places = [(row.comment.placement.section_id, row.section_id) for row in rows]
    types = [(row.comment.type, row.type) for row in rows]
    tags = [(frozenset(coded[row.comment_id]), frozenset(row.themes)) for row in rows]
    count = len(rows)
    agreements = (
        Agreement("section", "kappa", kappa(places), sum(a == b for a, b in places), count),
        Agreement("type", "kappa", kappa(types), sum(a == b for a, b in types), count),
        Agreement("themes", "alpha", alpha(tags, masi), sum(a == b for a, b in tags), count),
    )
    found = [
        Compared(
            numbers[row.comment_id],
            row.comment.text,
            (str(row.comment.placement.section or "–"), types[at][0], _named(tags[at][0], names)),
            (str(row.section or "–"), types[at][1], _named(tags[at][1], names)),
        )
        for at, row in enumerate(rows)
    ]
    return agreements, tuple(sorted(found, key=lambda one: one.same))


def _named(keys: frozenset[int], names: dict[int, str]) -> str:
    return ", ".join(sorted(names.get(key, "?") for key in keys)) or "–"


def to_recode(sample: Sample, person: Person) -> Recoding | None:
    """The next comment of a sample for its coder; nobody else codes it."""
    rows = sample.recodings.filter(at=None).select_related("comment__original").order_by("pk")
    return rows.first() if sample.coder_id == person.pk else None


def coded_comments(round_: Round, but_by: Person) -> list[int]:
    """Comments that a person has coded in full, not by this one: what a sample is drawn from."""
    rows = links_of(round_.pk).filter(comment__placement__isnull=False).exclude(comment__placement__by=but_by)
    return list(rows.values_list("comment", flat=True))
