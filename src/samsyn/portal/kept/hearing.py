"""A page that is made anew mostly asks what it asked before: so that is asked first, together, and compared.

The first question tells whether it is about the same edition or goal as the last time; then the others go in one trip
to a database that knows them by name (`people/composed.py`). When everything is answered as it was, the page is as it
was, too, until the full minute: what was drawn is shown again. Each answer is the database's own, of this very request.
"""

from collections.abc import Callable
from typing import Final

from samsyn.people import composed
from samsyn.people.composed import Answers, Hearing
from samsyn.portal.kept.store import Asked, Drawn, Key, store

LEAST: Final = 3_000_000  # bytes of questions alone, where no page is kept


def drawn[T](key: Key, make: Callable[[], Drawn | T], *, begins: float, ends: float, limit: int) -> Drawn | T:
    """What is made, or was made before of the same answers. ``limit``: bytes of all that is kept so; 0 keeps none."""
    known = store.asked.get(key)
    said = _said(known) if known else {}
    if known and known.drawn and known.begins <= begins < known.ends and said == known.said:
        return known.drawn
    with composed.heard(said) as hearing:
        found = make()
    keeps = bool(limit) and isinstance(found, Drawn) and hearing.whole
    now = _asked(hearing, found if keeps and isinstance(found, Drawn) else None, begins, ends)
    if now and now != known:
        store.asked.put(key, now, limit=max(limit, LEAST))
    return found


def _said(known: Asked) -> Answers:
    """What is answered now to what was asked the last time."""
    first, *others = known.questions
    found = composed.answers([first])
    return {**found, **composed.answers(others)} if found == known.first else found


def _asked(hearing: Hearing, found: Drawn | None, begins: float, ends: float) -> Asked | None:
    questions = tuple(hearing.answers)
    if not questions:
        return None
    first = {questions[0]: hearing.answers[questions[0]]}
    if found is None:
        return Asked(questions, first, {}, None, 0, 0)
    return Asked(questions, first, hearing.answers, found, begins, ends)
