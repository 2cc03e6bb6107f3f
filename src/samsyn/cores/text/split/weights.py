"""The weights of the signs (signs.py) that a new comment begins: logits, fitted and not set by hand.

Fitted by ``python -m benchmarks.dividing`` on the hand-written sets, the annotated letters and the demo county, and
rounded. ``LEAST`` is set by hand between the two faults: a lower one cuts arguments to pieces, a higher one merges
matters. What each sign means stands in signs.py, what was tried in docs/algorithms/linking.md.
"""

BIAS = -1.61
LEAST = -1.5  # logits from which a sentence opens a new comment
WEIGHTS = {
    "adds": 1.32,
    "wanted, long point": 1.29,
    "but": 1.20,
    "names a thing": 1.06,
    "after praise alone": 1.03,
    "men": 1.03,
    "length": 0.90,
    "another place": 0.84,
    "objects to praise": 0.82,
    "next": 0.81,
    "but, own subject": 0.71,
    "opinion on another thing": 0.60,
    "bare noun": 0.58,
    "another thing after a wish": 0.57,
    "likes after an opinion": 0.49,
    "long sentences": -0.19,
    "past": -0.29,
    "pronoun soon": -0.48,
    "wanted, long ago": -0.54,
    "leans": -0.54,
    "begins with the same thing": -0.56,
    "the sender wishes": -0.61,
    "after a question": -0.63,
    "after a mere fact": -0.65,
    "own experience": -0.92,
    "one short sentence so far": -0.92,
    "long letter": -1.01,
}
