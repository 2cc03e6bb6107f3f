"""The weights of the signs (signs.py) that a new comment begins: logits, fitted and not set by hand.

Fitted by ``python -m benchmarks.dividing`` on the hand-written sets, the annotated letters and the demo county, and
rounded. ``LEAST`` is set by hand between the two faults: a lower one cuts arguments to pieces, a higher one merges
matters. What each sign means stands in signs.py, what was tried in docs/algorithms/linking.md.
"""

BIAS = -2.1
LEAST = -1.75  # logits from which a sentence opens a new comment
WEIGHTS = {
    "but": 1.64,
    "adds": 1.62,
    "wanted, long point": 1.55,
    "men": 1.27,
    "after praise alone": 0.99,
    "names a thing": 0.93,
    "next": 0.91,
    "objects to praise": 0.81,
    "another place": 0.81,
    "bare noun": 0.66,
    "opinion on another thing": 0.64,
    "length": 0.63,
    "likes after an opinion": 0.58,
    "but, own subject": 0.31,
    "another thing after a wish": 0.27,
    "after a mere fact": -0.35,
    "the sender wishes": -0.37,
    "past": -0.45,
    "pronoun soon": -0.45,
    "wanted, long ago": -0.57,
    "begins with the same thing": -0.62,
    "leans": -0.63,
    "own experience": -0.69,
    "after a question": -0.73,
    "one short sentence so far": -0.76,
    "long letter": -1.21,
}
