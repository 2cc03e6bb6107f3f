"""Which pages answer a question, the best first: BM25 over base forms and parts, the same on every database."""

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Avg, Count, Q
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from samsyn.cores.linking.lexicon import WORD
from samsyn.portal.models import IndexedPage, IndexedTerm
from samsyn.portal.search import documents
from samsyn.portal.search.words import Asked, asked, term_of

K1, B = 1.2, 0.6
BY_PARTS = 0.8  # all parts of a compound apart are nearly as good as the compound itself
MOST = 200  # hits that are kept
EXCERPT = 240  # characters


@dataclass(frozen=True, slots=True)
class Hit:
    """One page that answers."""

    key: str
    kind: str
    kind_name: str
    title: SafeString
    path: str
    beside: str
    language: str
    excerpt: SafeString


@dataclass(frozen=True, slots=True)
class Found:
    """What a question gave. ``kinds`` = (code, name, count) over all hits; ``hits`` = one page of them."""

    question: str
    asked: tuple[Asked, ...]
    total: int
    kinds: tuple[tuple[str, str, int], ...]
    hits: tuple[Hit, ...]
    pages: int
    page: int


@dataclass(frozen=True, slots=True)
class Posting:
    """How much of a term a page has."""

    key: str
    kind: str
    length: int
    weight: float


def search(question: str, *, at: datetime, kind: str = "", page: int = 1, size: int = 20) -> Found:
    """Five queries, and one for each kind on the page."""
    words = asked(question[:400])
    ranked = _ranked(words, at) if words else []
    kinds = tuple(
        (code, str(name), count)
        for code, name in documents.KINDS.items()
        if (count := sum(one.kind == code for one, _score in ranked))
    )
    chosen = [one for one, _score in ranked if not kind or one.kind == kind]
    pages = max(1, math.ceil(len(chosen) / size))
    page = min(max(page, 1), pages)
    shown = [one.key for one in chosen[(page - 1) * size : page * size]]
    return Found(question, words, len(chosen), kinds, _hits(shown, words), pages, page)


def _ranked(words: Sequence[Asked], at: datetime) -> list[tuple[Posting, float]]:
    """Pages with their scores. Pages with most of the question's words go before all others."""
    postings = _postings(words, at)
    facts = IndexedPage.objects.aggregate(n=Count("pk"), mean=Avg("length"))
    total, mean = facts["n"] or 1, facts["mean"] or 1.0
    scores: dict[str, float] = defaultdict(float)
    matched: dict[str, int] = defaultdict(int)
    known: dict[str, Posting] = {}
    for one in words:
        for posting, score in _of_word(one, postings, total, mean):
            known[posting.key] = posting
            scores[posting.key] += score
            matched[posting.key] += 1
    best = max(matched.values(), default=0)
    kept = [key for key in scores if matched[key] * 2 >= best]
    kept.sort(key=lambda key: (-matched[key], -round(scores[key], 6), key))
    return [(known[key], scores[key]) for key in kept[:MOST]]


def _of_word(
    one: Asked, postings: dict[str, dict[str, Posting]], total: int, mean: float
) -> list[tuple[Posting, float]]:
    """Scores of the pages that have a word: itself, or every part that it is made of."""
    whole = _scored(postings.get(one.base, {}), total, mean)
    found = {key: (posting, score) for key, (posting, score) in whole.items()}
    if one.parts:
        split = [_scored(postings.get(part, {}), total, mean) for part in one.parts]
        for key in set.intersection(*(set(part) for part in split)):
            score = BY_PARTS * sum(part[key][1] for part in split) / len(split)
            posting, before = found.get(key, (split[0][key][0], 0.0))
            found[key] = (posting, before + score)
    return list(found.values())


def _scored(postings: dict[str, Posting], total: int, mean: float) -> dict[str, tuple[Posting, float]]:
    rarity = math.log(1 + (total - len(postings) + 0.5) / (len(postings) + 0.5))
    return {
        key: (one, rarity * one.weight * (K1 + 1) / (one.weight + K1 * (1 - B + B * one.length / mean)))
        for key, one in postings.items()
    }


def _postings(words: Sequence[Asked], at: datetime) -> dict[str, dict[str, Posting]]:
    terms = frozenset().union(*(one.terms for one in words))
    seen = Q(page__visible_from=None) | Q(page__visible_from__lte=at)
    rows = IndexedTerm.objects.filter(seen, term__in=terms).values_list(
        "term", "page__key", "page__kind", "page__length", "weight"
    )
    found: dict[str, dict[str, Posting]] = defaultdict(dict)
    for term, key, kind, length, weight in rows:
        found[term][key] = Posting(key, kind, length, weight)
    return found


def _hits(keys: Sequence[str], words: Sequence[Asked]) -> tuple[Hit, ...]:
    """The pages to show, without those that have been unpublished since the index was made."""
    public = documents.still_public(keys)
    rows = {row.key: row for row in IndexedPage.objects.filter(key__in=public)}
    terms = frozenset().union(*(one.terms for one in words)) if words else frozenset()
    return tuple(_hit(rows[key], terms) for key in keys if key in rows)


def _hit(row: IndexedPage, terms: frozenset[str]) -> Hit:
    return Hit(
        row.key, row.kind, str(documents.KINDS[row.kind]), marked(row.title, terms), row.path, row.beside,
        row.language, marked(window(row.text, terms), terms),
    )  # fmt: skip


def _matches(word: str, terms: frozenset[str]) -> bool:
    base, split = term_of(word.lower())
    return base in terms or any(part in terms for part in split)


def window(text: str, terms: frozenset[str]) -> str:
    """The stretch of the text with most of the words asked for."""
    flat = re.sub(r"\s+", " ", text).strip()
    if len(flat) <= EXCERPT:
        return flat
    places = [one.start() for one in WORD.finditer(flat[:20_000]) if _matches(one.group(), terms)]
    best = max(places, key=lambda at: sum(at <= one < at + EXCERPT for one in places), default=0)
    start = max(0, best - 60)
    if start:
        start = flat.find(" ", start) + 1
    end = flat.rfind(" ", start, start + EXCERPT)
    cut = flat[start : end if end > start else start + EXCERPT]
    return f"{'… ' if start else ''}{cut}{' …' if start + len(cut) < len(flat) else ''}"


def marked(text: str, terms: frozenset[str]) -> SafeString:
    """The text as HTML with the words that match in <mark>."""
    out, at = [], 0
    for one in WORD.finditer(text):
        if _matches(one.group(), terms):
            out += [escape(text[at : one.start()]), "<mark>", escape(one.group()), "</mark>"]
            at = one.end()
    return mark_safe("".join([*out, escape(text[at:])]))  # noqa: S308 — every piece is escaped
