"""The weights of the signs (signs.py) that a new comment begins: logits, fitted and not set by hand.

Fitted by ``python -m benchmarks.dividing`` on the hand-written sets, the annotated letters and the demo county, and
rounded. ``LEAST`` is set by hand between the two faults: a lower one cuts arguments to pieces, a higher one merges
matters. What each sign means stands in signs.py, what was tried in docs/algorithms/linking.md.
"""

BIAS = -1.68
LEAST = -1.50  # logits from which a sentence opens a new comment
WEIGHTS = {
    "but": 2.13,
    "men": 1.98,
    "adds": 1.45,
    "adds an opinion": 1.35,
    "next": 1.25,
    "another place": 1.20,
    "begins with another place": 1.19,
    "very short letter": 1.13,
    "after praise alone": 0.94,
    "takes up wording": 0.85,
    "likes after an opinion": 0.82,
    "much is left": 0.80,
    "wanted, long point": 0.77,
    "second of two, an opinion": 0.72,
    "names a thing": 0.70,
    "objects to praise": 0.67,
    "verdict on a thing": 0.66,
    "another opinion": 0.57,
    "much is said": 0.54,
    "names a gap": 0.53,
    "turns to": 0.52,
    "lacks": 0.49,
    "another part, by far": 0.46,
    "bare noun": 0.41,
    "known at once": 0.34,
    "another thing after a wish": 0.32,
    "fact with figures": 0.31,
    "asks for it at once": 0.27,
    "own subject": 0.24,
    "opinion on another thing": 0.22,
    "paragraph of two": 0.20,
    "known, long letter": 0.17,
    "own experience": 0.05,
    "points back": -0.20,
    "leans": -0.23,
    "past": -0.26,
    "but, after praise alone": -0.35,
    "mere fact": -0.36,
    "after a mere fact": -0.41,
    "pronoun soon": -0.47,
    "begins with the same thing": -0.56,
    "after a question": -0.57,
    "long letter": -0.59,
    "also, not the sender": -0.59,
    "one short sentence so far": -0.66,
    "own case": -0.90,
    "another part": -0.98,
    "second sentence": -1.05,
}
