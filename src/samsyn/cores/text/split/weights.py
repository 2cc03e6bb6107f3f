"""The weights of the signs (signs.py) that a new comment begins: logits, fitted and not set by hand.

Fitted by ``python -m benchmarks.dividing`` on the hand-written sets, the annotated letters and the demo county, and
rounded. ``LEAST`` is set by hand between the two faults: a lower one cuts arguments to pieces, a higher one merges
matters. What each sign means stands in signs.py, what was tried in docs/algorithms/linking.md.
"""

BIAS = -1.27
LEAST = -1.75  # logits from which a sentence opens a new comment
WEIGHTS = {
    "adds": 1.62,
    "but": 1.62,
    "men": 1.34,
    "wanted, long point": 1.24,
    "after praise alone": 1.21,
    "next": 1.05,
    "much is left": 1.05,
    "names a thing": 0.89,
    "paragraph of two": 0.78,
    "much is said": 0.77,
    "likes after an opinion": 0.70,
    "fact with figures": 0.60,
    "objects to praise": 0.56,
    "turns to": 0.54,
    "another place": 0.53,
    "opinion on another thing": 0.48,
    "names a gap": 0.48,
    "bare noun": 0.45,
    "own subject": 0.43,
    "lacks": 0.42,
    "but, own subject": 0.30,
    "another thing after a wish": 0.29,
    "leans": -0.20,
    "pronoun soon": -0.22,
    "past": -0.25,
    "one short sentence so far": -0.29,
    "begins with the same thing": -0.32,
    "points back": -0.34,
    "mere fact": -0.45,
    "after a mere fact": -0.48,
    "own experience": -0.49,
    "also, not the sender": -0.49,
    "wanted, long ago": -0.50,
    "own case": -0.88,
    "after a question": -0.89,
    "second sentence": -0.97,
    "long letter": -1.43,
}
