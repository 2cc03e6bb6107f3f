"""The weights of the signs (signs.py) that a new comment begins: logits, fitted and not set by hand.

Fitted by ``python -m benchmarks.dividing`` on the hand-written sets, the annotated letters and the demo county, and
rounded. ``LEAST`` is set by hand between the two faults: a lower one cuts arguments to pieces, a higher one merges
matters. What each sign means stands in signs.py, what was tried in docs/algorithms/linking.md.
"""

BIAS = -1.17
LEAST = -1.75  # logits from which a sentence opens a new comment
WEIGHTS = {
    "adds": 1.62,
    "but": 1.61,
    "men": 1.39,
    "after praise alone": 1.20,
    "wanted, long point": 1.17,
    "much is left": 1.08,
    "next": 1.05,
    "much is said": 0.95,
    "names a thing": 0.90,
    "paragraph of two": 0.77,
    "likes after an opinion": 0.73,
    "fact with figures": 0.60,
    "objects to praise": 0.58,
    "turns to": 0.53,
    "another place": 0.52,
    "names a gap": 0.49,
    "opinion on another thing": 0.49,
    "bare noun": 0.44,
    "own subject": 0.44,
    "lacks": 0.41,
    "but, own subject": 0.32,
    "another thing after a wish": 0.30,
    "one short sentence so far": -0.16,
    "leans": -0.19,
    "past": -0.22,
    "pronoun soon": -0.23,
    "begins with the same thing": -0.34,
    "points back": -0.34,
    "mere fact": -0.45,
    "own experience": -0.47,
    "after a mere fact": -0.48,
    "wanted, long ago": -0.50,
    "also, not the sender": -0.51,
    "own case": -0.87,
    "after a question": -0.87,
    "second sentence": -0.90,
    "long letter": -1.41,
}
