"""Votes from triplets or from a table, kept sparse; the last vote on a statement counts."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

from samsyn.cores.opinion.values import Codes, Marks, NotAVote, OpinionError, Singles, Votes

_ROOMY = 8  # identities that are small whole numbers are counted, not sorted, up to this many times the votes


def collect(
    participants: ArrayLike,
    statements: ArrayLike,
    values: ArrayLike,
    *,
    all_participants: ArrayLike | None = None,
    all_statements: ArrayLike | None = None,
) -> Votes:
    """Votes from three equally long lists: who, about what, and 1 (agree), 0 (pass) or -1 (disagree).

    A later vote by the same participant on the same statement replaces the earlier. ``all_participants`` and
    ``all_statements`` give the identities and their order when some may lack votes; otherwise they are those that
    occur, sorted. Nothing given is changed. Raises NotAVote and OpinionError.
    """
    marks = _marks(values)
    who, rows = _identities(np.asarray(participants), all_participants)
    what, columns = _identities(np.asarray(statements), all_statements)
    if not len(rows) == len(columns) == len(marks):
        raise OpinionError("participants, statements and values differ in length")
    return _packed(who, what, rows, columns, marks)


def _marks(values: ArrayLike) -> Marks:
    given = np.asarray(values)
    if given.size and not (np.issubdtype(given.dtype, np.number) or given.dtype == np.bool_):
        raise NotAVote(given.flat[0])
    with np.errstate(invalid="ignore"):
        marks = given.astype(np.int8).reshape(-1)
    wrong = (marks != given.reshape(-1)) | (marks > 1) | (marks < -1)
    if wrong.any():
        raise NotAVote(given.reshape(-1)[np.argmax(wrong)].item())
    return marks


def _identities(given: NDArray[Any], known: ArrayLike | None) -> tuple[NDArray[Any], Codes]:
    """The distinct identities and, for each place in ``given``, its number among them."""
    if known is not None:
        return _among(np.array(known), given)
    if given.size and np.issubdtype(given.dtype, np.integer):
        low, high = int(given.min()), int(given.max())
        if high - low < _ROOMY * given.size + 1000:
            present = np.zeros(high - low + 1, dtype=bool)
            present[given - low] = True
            numbers = np.cumsum(present, dtype=np.int32) - 1
            return np.flatnonzero(present) + low, numbers[given - low]
    found, places = np.unique(given, return_inverse=True)
    return found, places.astype(np.int32).reshape(-1)


def _among(known: NDArray[Any], given: NDArray[Any]) -> tuple[NDArray[Any], Codes]:
    order = np.argsort(known, kind="stable")
    at = np.minimum(np.searchsorted(known, given, sorter=order), max(len(known) - 1, 0))
    numbers = order[at] if len(known) else np.zeros(0, dtype=np.int64)
    if len(numbers) != len(given) or (len(given) and bool((known[numbers] != given).any())):
        raise OpinionError("a vote by or about someone or something that is not listed")
    return known, numbers.astype(np.int32)


def _packed(who: NDArray[Any], what: NDArray[Any], rows: Codes, columns: Codes, marks: Marks) -> Votes:
    """Two stable counting sorts, by statement and then by participant: rows in order, later votes last."""
    triplets = sparse.coo_array((marks, (columns, rows)), shape=(len(what), len(who)))
    triplets.has_canonical_format = True  # or two votes on one statement would be added up
    table = triplets.tocsr().tocsc()
    starts, places, values = table.indptr.astype(np.int64), table.indices.astype(np.int32), table.data
    last = np.ones(len(values), dtype=bool)
    last[:-1] = places[1:] != places[:-1]
    ends = starts[1:]
    last[ends[ends > starts[:-1]] - 1] = True
    if not last.all():
        kept = np.concatenate(([0], np.cumsum(last)))
        starts, places, values = kept[starts], places[last], values[last]
    return sealed(who, what, starts, places, values)


def sealed(who: NDArray[Any], what: NDArray[Any], starts: Any, columns: Any, values: Any) -> Votes:
    """Votes whose arrays nobody can write to."""
    arrays = [np.asarray(who), np.asarray(what), starts, columns, values]
    arrays = [one if one.base is None else one.copy() for one in arrays]
    for one in arrays:
        one.flags.writeable = False
    return Votes(*arrays)


def only(votes: Votes, *, participants: ArrayLike | None = None, statements: ArrayLike | None = None) -> Votes:
    """The part of ``votes`` within the given row numbers and statement numbers, in the order given."""
    table = sparse.csr_array((votes.values, votes.columns, votes.starts), shape=votes.shape)
    who, what = votes.participants, votes.statements
    if participants is not None:
        rows = np.asarray(participants, dtype=np.int64)
        table, who = table[rows], who[rows]
    if statements is not None:
        chosen = np.asarray(statements, dtype=np.int64)
        table, what = table[:, chosen], what[chosen]
        table.sort_indices()
    return sealed(who, what, table.indptr.astype(np.int64), table.indices.astype(np.int32), table.data)


def indicators(votes: Votes) -> Any:
    """A one for each vote in a table [participant, 3 x statement]: columns disagree, pass, agree of each statement."""
    places = votes.columns * np.int32(3) + votes.values + np.int32(1)
    ones: Singles = np.ones(len(places), dtype=np.float32)
    return sparse.csr_array((ones, places, votes.starts), shape=(votes.shape[0], 3 * votes.shape[1]))


def sides(table: Any) -> Any:
    """The indicators without the passes: a pass is an answer, but says nothing about which side somebody is on."""
    taken = (table.indices % 3 != 1).astype(np.float32)
    return sparse.csr_array((taken, table.indices, table.indptr), shape=table.shape)
