"""Themes proposed by the machine for comments that nobody has coded; what people coded is what it learns from.

From the first tag the proposer knows the themes' own words; from LEARNS coded comments on, what the coded ones have in
common is learned as well, and the surer of the two is shown. In a code list with levels it is then asked which level is
sure enough (`coding.levels`).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256

import numpy as np
from django.db import transaction

from samsyn.comments.models import Coding, Comment, Theme, ThemeProposal
from samsyn.cores.coding.learning import Learned
from samsyn.cores.coding.levels import FAINT, settled
from samsyn.cores.coding.proposing import FLOOR, Bag, Proposed, Proposer, bag, missing
from samsyn.cores.coding.proposing import Theme as Known
from samsyn.cores.coding.spelling import Floats
from samsyn.cores.linking.features import content
from samsyn.people.turns import in_turns
from samsyn.strategy.models import Document

Said = tuple[int, int, str]  # a comment, a theme that somebody put on it, its text; the oldest first
TAUGHT = 400  # texts a theme learns from at most: the latest
AT_ONCE = 100  # comments written in one bite
LEARNS = 60  # coded comments from which on what they share says more than the themes' names alone
MOST = 3  # proposals a comment
SAMPLE = 1500  # comments looked at for themes that are missing


def propose_themes(document: Document, comments: Sequence[Comment]) -> int:
    """Propose themes anew for those of the comments whose themes nobody has decided; returns how many got one."""
    themes = list(Theme.objects.of(document))
    waiting = [row for row in comments if row.themes_by_id is None]
    bags = {row.pk: bag(row.text) for row in comments}
    said = list(Coding.objects.filter(theme__in=themes).order_by("pk").values_list("comment", "theme", "comment__text"))
    proposer = Proposer(_known(themes, said), list(bags.values()))
    parents = {row.pk: row.parent_id for row in themes}
    floor, limit = (FAINT, len(themes)) if any(parents.values()) else (FLOOR, MOST)
    learned = _learned(themes, said, waiting, floor)
    rows = {
        row.pk: [
            ThemeProposal(comment=row, theme_id=one.key, score=one.score, evidence=list(one.words))
            for one in _surest(
                (*proposer.propose(bags[row.pk], limit=limit, floor=floor), *learned.get(row.pk, ())), parents
            )
        ]
        for row in waiting
    }
    return sum(_replace(some, rows) for some in in_turns(waiting, AT_ONCE))


def _surest(found: Sequence[Proposed], parents: Mapping[int, int | None]) -> list[Proposed]:
    """Each theme once, as the surer of its proposals says it; of each branch the level that is sure enough."""
    best = {one.key: one for one in sorted(found, key=lambda one: one.score)}
    levels = settled(best.values(), parents) if any(parents.values()) else list(best.values())
    return sorted(levels, key=lambda one: (-one.score, one.key))[:MOST]


def _learned(
    themes: Sequence[Theme], said: Sequence[Said], waiting: Sequence[Comment], floor: float
) -> dict[int, list[Proposed]]:
    """Comment → what the coded comments teach about it; nothing while few are coded."""
    column = {theme.pk: at for at, theme in enumerate(themes)}
    texts = {comment: text for comment, _theme, text in said}
    if len(texts) < LEARNS or len(themes) < 2 or not waiting:
        return {}
    row_of = {comment: at for at, comment in enumerate(texts)}
    marks = np.zeros((len(texts), len(themes)), bool)
    for comment, theme, _text in said:
        marks[row_of[comment], column[theme]] = True
    learned = Learned.of(list(texts.values()), marks)
    scores = learned.scores([row.text for row in waiting])
    return {row.pk: _proposed(row.text, scores[at], learned, themes, floor) for at, row in enumerate(waiting)}


def _proposed(text: str, scores: Floats, learned: Learned, themes: Sequence[Theme], floor: float) -> list[Proposed]:
    """The themes that enough of such texts have, each with the words that spoke most for it."""
    likely = np.flatnonzero(scores >= floor).tolist()
    if not likely:
        return []
    words = sorted(set(content(text)))
    spoke = learned.spoke(words)
    return [
        Proposed(
            themes[at].pk,
            round(min(float(scores[at]), 0.99), 4),
            tuple(words[one] for one in np.argsort(-spoke[:, at], kind="stable")[:3]),
        )
        for at in likely
    ]


@transaction.atomic
def _replace(waiting: Sequence[Comment], rows: Mapping[int, Sequence[ThemeProposal]]) -> int:
    """Each comment's all at once; one that somebody coded meanwhile keeps the proposals they saw."""
    keys = [row.pk for row in waiting]
    open_ = set(Comment.objects.filter(pk__in=keys, themes_by=None).values_list("pk", flat=True))
    ThemeProposal.objects.filter(comment__in=open_).delete()
    ThemeProposal.objects.bulk_create([one for pk in keys if pk in open_ for one in rows[pk]], batch_size=500)
    return sum(pk in open_ and bool(rows[pk]) for pk in keys)


def _known(themes: Sequence[Theme], said: Sequence[Said]) -> list[Known]:
    texts: dict[int, list[str]] = defaultdict(list)
    for _comment, key, text in reversed(said):
        if len(texts[key]) < TAUGHT:
            texts[key].append(text)
    return [Known(row.pk, row.name, row.definition, tuple(texts[row.pk])) for row in themes]


def missing_themes(texts: Sequence[str], known: Sequence[str]) -> list[tuple[str, int]]:
    """Themes that many of the texts are about but the code list lacks; of very many texts a sample is looked at."""
    if len(texts) > SAMPLE:
        texts = sorted(texts, key=lambda text: sha256(text.encode()).digest())[:SAMPLE]
    bags: list[Bag] = [bag(text) for text in texts]
    return missing(bags, known)
