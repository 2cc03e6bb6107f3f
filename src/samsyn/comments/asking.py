"""Which comments a person should decide next, so that the program learns most from the fewest.

While few are coded: those that stand for most of the others. Then: those whose two likeliest themes are closest. Of
comments that say nearly the same one is asked about, and of very many a sample is looked at.
"""

from collections.abc import Sequence
from hashlib import sha256

import numpy as np

from samsyn.comments.models import Coding, Comment, Theme
from samsyn.comments.theming import LEARNS
from samsyn.cores.coding.asking import Field, Guess
from samsyn.strategy.models import Document

POOL = 2000  # comments looked at; choosing among more takes longer than it teaches
TAUGHT = 2000  # coded comments that are learned from: the latest


def most_teaching(document: Document, comments: Sequence[Comment], count: int) -> list[int]:
    """The keys of the comments that teach most, most first; the same comments give the same order."""
    pool = _pool(comments)
    themes = list(Theme.objects.of(document).values_list("pk", flat=True))
    said = Coding.objects.filter(theme__in=themes).exclude(comment__in=[row.pk for row in pool])
    coded: dict[int, tuple[str, set[int]]] = {}
    for pk, text, theme in said.order_by("-pk").values_list("comment", "comment__text", "theme")[: 2 * TAUGHT]:
        if pk in coded or len(coded) < TAUGHT:
            coded.setdefault(pk, (text, set()))[1].add(theme)
    if len(coded) < LEARNS or len(themes) < 2:
        chosen = Field.of([row.text for row in pool]).first(count) if pool else ()
        return [pool[at].pk for at in chosen]
    return _doubtful(pool, list(coded.values()), themes, count)


def _doubtful(
    pool: Sequence[Comment], coded: Sequence[tuple[str, set[int]]], themes: Sequence[int], count: int
) -> list[int]:
    field = Field.of([text for text, _themes in coded] + [row.text for row in pool])
    tagged = list(range(len(coded)))
    marks = np.array([[theme in chosen for theme in themes] for _text, chosen in coded])
    found = field.next(Guess.of(field, tagged, marks).scores(), tagged, count)
    return [pool[at - len(coded)].pk for at in found]


def _pool(comments: Sequence[Comment]) -> list[Comment]:
    """One of each group of comments that say nearly the same; of very many a sample that is always the same."""
    first: dict[object, Comment] = {}
    for row in comments:
        first.setdefault((row.similar_group,) if row.similar_group is not None else row.pk, row)
    found = list(first.values())
    if len(found) > POOL:
        found = sorted(found, key=lambda row: sha256(row.text.encode()).digest())[:POOL]
    return found
