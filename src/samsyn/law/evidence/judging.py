"""How findings become a state: nothing, some, all."""

from collections.abc import Iterable, Sequence

from samsyn.law.values import FEW, MOST, Evidence, State, Trace


def has(traces: Sequence[Trace], *, yes: str, no: str) -> Evidence:
    """Fulfilled as soon as there is one."""
    state = State.FULFILLED if traces else State.NOT
    return Evidence(state, yes if traces else no, tuple(traces[:MOST]), len(traces))


def share(found: Iterable[tuple[str, Trace | None]], *, of: str) -> Evidence:
    """Each thing with what speaks for it, or None. Fulfilled when none is missing; ``of`` names what is counted."""
    rows = list(found)
    done = tuple(trace for _name, trace in rows if trace)
    missing = [name for name, trace in rows if not trace]
    if not rows:
        return Evidence(State.UNKNOWN, f"Ingenting att bedöma finns än: {of}.")
    if not missing:
        return Evidence(State.FULFILLED, f"Alla {len(rows)} {of}.", done[:MOST], len(done))
    names = tuple(name.rstrip(" .") for name in missing)
    lacking = f" Saknas: {', '.join(names)}." if len(names) <= FEW else ""
    sentence = f"{len(done)} av {len(rows)} {of}.{lacking}"
    return Evidence(State.PARTLY if done else State.NOT, sentence, done[:MOST], len(done), names)
