"""Themes proposed by the machine for comments that nobody has coded; what people coded is what it learns from."""

from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256

from django.db import transaction

from samsyn.comments.models import Coding, Comment, Theme, ThemeProposal
from samsyn.cores.coding.proposing import Bag, Proposer, bag, missing
from samsyn.cores.coding.proposing import Theme as Known
from samsyn.strategy.models import Document

TAUGHT = 400  # texts a theme learns from at most: the latest
SAMPLE = 1500  # comments looked at for themes that are missing


def propose_themes(document: Document, comments: Sequence[Comment]) -> int:
    """Propose themes anew for those of the comments whose themes nobody has decided; returns how many got one."""
    themes = list(Theme.objects.of(document))
    waiting = [row for row in comments if row.themes_by_id is None]
    bags = {row.pk: bag(row.text) for row in comments}
    proposer = Proposer(_known(themes), list(bags.values()))
    rows = [
        ThemeProposal(comment=row, theme_id=one.key, score=one.score, evidence=list(one.words))
        for row in waiting
        for one in proposer.propose(bags[row.pk])
    ]
    return _replace(waiting, rows)


@transaction.atomic
def _replace(waiting: Sequence[Comment], rows: list[ThemeProposal]) -> int:
    """A comment that somebody coded meanwhile keeps the proposals they saw."""
    keys = [row.pk for row in waiting]
    open_ = set(Comment.objects.filter(pk__in=keys, themes_by=None).values_list("pk", flat=True))
    ThemeProposal.objects.filter(comment__in=open_).delete()
    kept = [row for row in rows if row.comment_id in open_]
    ThemeProposal.objects.bulk_create(kept, batch_size=500)
    return len({row.comment_id for row in kept})


def _known(themes: Sequence[Theme]) -> list[Known]:
    texts: dict[int, list[str]] = defaultdict(list)
    said = Coding.objects.filter(theme__in=themes).order_by("-pk").values_list("theme_id", "comment__text")
    for key, text in said:
        if len(texts[key]) < TAUGHT:
            texts[key].append(text)
    return [Known(row.pk, row.name, row.definition, tuple(texts[row.pk])) for row in themes]


def missing_themes(texts: Sequence[str], known: Sequence[str]) -> list[tuple[str, int]]:
    """Themes that many of the texts are about but the code list lacks; of very many texts a sample is looked at."""
    if len(texts) > SAMPLE:
        texts = sorted(texts, key=lambda text: sha256(text.encode()).digest())[:SAMPLE]
    bags: list[Bag] = [bag(text) for text in texts]
    return missing(bags, known)
