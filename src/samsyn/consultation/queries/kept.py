"""Counts that are kept until something has happened: every act writes the journal, every new proposal has a new key."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.db.models import Subquery
from django.utils.translation import get_language

from samsyn.comments.models import Proposal, ThemeProposal
from samsyn.consultation.models import Round
from samsyn.people.models import JournalEntry

SECONDS = 60  # an act that was written before ours but came after it is seen then at the latest


def stamp(round_: Round) -> str:
    """Changes with every act and every new proposal; asked for once for each fetched round. One query."""
    found: str | None = getattr(round_, "_stamp", None)
    if found is None:
        places = Subquery(Proposal.objects.order_by("-pk").values("pk")[:1])
        themes = Subquery(ThemeProposal.objects.order_by("-pk").values("pk")[:1])
        last = JournalEntry.objects.order_by("-pk").values_list("pk", "at", places, themes).first()
        found = f"{last}{get_language()}"
        round_._stamp = found  # type: ignore[attr-defined]
    return found


def kept[R](round_: Round, name: str, count: Callable[[], R]) -> R:
    """The result as it was counted since the last act, or counted now."""
    key = sha256(f"counts:{round_.pk}:{name}:{stamp(round_)}".encode()).hexdigest()
    found: Any = cache.get(key)
    if found is None:
        found = count()
        cache.set(key, found, SECONDS)
    return found  # type: ignore[no-any-return]
