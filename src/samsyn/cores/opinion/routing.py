"""Which statement to show next: the one whose answer tells most, about the participant and about the statement."""

from typing import Any, Final

import numpy as np

from samsyn.cores.opinion.chance import draws
from samsyn.cores.opinion.values import Floats, Ints

NEW: Final = 5.0  # answers after which a statement's novelty has halved
_CHOOSING = 4


def informative(shares: Any, logs: Floats, seen_by_group: Ints) -> Floats:
    """How much each statement would tell, in nats, for a participant with ``shares`` of belonging to each group.

    The mutual information between the group and the answer (what the answer says about the participant), plus what one
    answer more takes off the uncertainty of the statement in the groups where the participant may belong (the fall in
    variance of a Beta share, 1/(n+2) - 1/(n+3), scaled so that an unseen statement weighs like a whole answer).
    """
    belongs = np.asarray(shares, dtype=np.float64)
    belongs = belongs / belongs.sum() if belongs.sum() > 0 else np.full(len(belongs), 1 / len(belongs))
    profile = np.exp(logs).reshape(len(logs), -1, 3)
    mean = np.tensordot(belongs, profile, axes=1)
    told = np.tensordot(belongs, (profile * logs.reshape(profile.shape)).sum(axis=2), axes=1)
    told -= (mean * np.log(mean)).sum(axis=1)
    novelty = np.tensordot(belongs, 1 / (1 + seen_by_group / NEW), axes=1)
    return np.asarray(np.maximum(told, 0) + np.log(2) * novelty**2)


def next_statement(
    shares: Any, logs: Floats, seen_by_group: Ints, unseen: Ints, *, seed: int, turn: int = 0, sharpness: float = 4.0
) -> int | None:
    """The number of the statement to show, among ``unseen``; None when everything has been seen.

    Drawn with odds exp(sharpness x value), so that all
    are not sent to the same statement at the same time; the same seed and turn give the same statement.
    """
    if not len(unseen):
        return None
    value = informative(shares, logs, seen_by_group)[unseen]
    lots = draws(np.asarray(unseen), seed=seed, purpose=_CHOOSING + 16 * (turn + 1))
    return int(unseen[np.argmax(sharpness * value - np.log(-np.log(lots + 1e-12) + 1e-12))])
