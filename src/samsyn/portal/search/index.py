"""Keeping the index true: only what has changed is read into terms again."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction

from samsyn.people.turns import in_turns
from samsyn.portal.models import Article, IndexedPage, IndexedTerm
from samsyn.portal.search import documents, words
from samsyn.portal.search.documents import Page

AT_A_TIME = 200
AT_ONCE = 1_000  # words: an embedded database lets nobody else write meanwhile, and this is background work


def renew() -> tuple[int, int]:
    """(written, removed): everything public as it is now. Two runs at once do each other no harm."""
    known = dict(IndexedPage.objects.values_list("key", "digest"))
    seen: set[str] = set()
    changed: list[Page] = []
    written = 0
    for page in documents.everything():
        if page.key in seen:
            continue
        seen.add(page.key)
        if known.get(page.key) != page.digest:
            changed.append(page)
        if len(changed) >= AT_A_TIME:
            written, changed = written + _write(changed), []
    written += _write(changed)
    gone = [key for key in known if key not in seen]
    for at in range(0, len(gone), AT_A_TIME):
        IndexedPage.objects.filter(key__in=gone[at : at + AT_A_TIME]).delete()
    return written, len(gone)


def renew_article(article: Article) -> None:
    """One piece of news, at once: the writer sees it in the search when it is public."""
    if article.publish_at is None or article.withdrawn_at is not None:
        IndexedPage.objects.filter(key=f"nyhet:{article.pk}").delete()
        return
    _write([documents.article(article)])


def _write(pages: Iterable[Page]) -> int:
    """Read first, then written in bites, each page whole or not at all."""
    made = list({page.key: page for page in pages}.values())
    bags = {page.key: words.bag(page.title, f"{page.text}\n{page.beside}") for page in made}
    for (some,) in in_turns(_bites(made, bags), 1):
        _replace(some, bags)
    return len(made)


def _bites(pages: Sequence[Page], bags: Mapping[str, Mapping[str, float]]) -> list[list[Page]]:
    """So few pages at a time that they have few words together; a page is never parted."""
    bites: list[list[Page]] = []
    words_left = 0
    for page in pages:
        words_left -= len(bags[page.key])
        if not bites or words_left < 0:
            bites.append([])
            words_left = AT_ONCE - len(bags[page.key])
        bites[-1].append(page)
    return bites


@transaction.atomic
def _replace(pages: Sequence[Page], bags: dict[str, dict[str, float]]) -> None:
    IndexedPage.objects.filter(key__in=[page.key for page in pages]).delete()
    rows = IndexedPage.objects.bulk_create(
        IndexedPage(
            key=page.key, kind=page.kind, title=page.title[:300], path=page.path[:300], text=page.text,
            beside=page.beside[:200], language=page.language, visible_from=page.visible_from,
            length=round(sum(bags[page.key].values())), digest=page.digest,
        )
        for page in pages
    )  # fmt: skip
    terms = (IndexedTerm(page=row, term=term, weight=weight) for row in rows for term, weight in bags[row.key].items())
    IndexedTerm.objects.bulk_create(terms, batch_size=2000)
