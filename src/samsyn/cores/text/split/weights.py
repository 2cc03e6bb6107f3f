"""The weights of the signs (signs.py) that a new comment begins: logits, fitted and not set by hand.

Fitted by ``python -m benchmarks.dividing`` on the hand-written sets, the annotated letters and the demo county, and
rounded. ``LEAST`` is set by hand between the two faults: a lower one cuts arguments to pieces, a higher one merges
matters. What each sign means stands in signs.py, what was tried in docs/algorithms/linking.md.
"""

BIAS = -1.28
LEAST = -1.8  # logits from which a sentence opens a new comment
WEIGHTS = {
    "adds": 1.64,
    "but": 1.64,
    "men": 1.39,
    "wanted, long point": 1.24,
    "after praise alone": 1.19,
    "next": 1.06,
    "much is left": 1.05,
    "names a thing": 0.90,
    "much is said": 0.79,
    "paragraph of two": 0.77,
    "likes after an opinion": 0.68,
    "another place": 0.67,
    "fact with figures": 0.59,
    "objects to praise": 0.58,
    "opinion on another thing": 0.49,
    "bare noun": 0.46,
    "names a gap": 0.45,
    "own subject": 0.42,
    "lacks": 0.40,
    "but, own subject": 0.31,
    "another thing after a wish": 0.30,
    "pronoun soon": -0.19,
    "leans": -0.24,
    "one short sentence so far": -0.27,
    "past": -0.29,
    "begins with the same thing": -0.32,
    "points back": -0.35,
    "mere fact": -0.46,
    "after a mere fact": -0.48,
    "also, not the sender": -0.49,
    "wanted, long ago": -0.51,
    "own experience": -0.60,
    "after a question": -0.89,
    "second sentence": -0.96,
    "long letter": -1.42,
}
