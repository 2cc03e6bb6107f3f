"""The weights of the signs (signs.py) that a new comment begins: logits, fitted and not set by hand.

Fitted by ``python -m benchmarks.dividing`` on the hand-written sets, the annotated letters and the demo county, and
rounded. ``LEAST`` is set by hand between the two faults: a lower one cuts arguments to pieces, a higher one merges
matters. What each sign means stands in signs.py, what was tried in docs/algorithms/linking.md.
"""

BIAS = -1.57
LEAST = -1.49  # logits from which a sentence opens a new comment
WEIGHTS = {
    "but": 2.11,
    "men": 1.80,
    "adds": 1.46,
    "adds an opinion": 1.25,
    "next": 1.09,
    "begins with another place": 1.02,
    "another place": 1.00,
    "much is left": 0.94,
    "very short letter": 0.94,
    "after praise alone": 0.91,
    "wanted, long point": 0.80,
    "takes up wording": 0.78,
    "verdict on a thing": 0.77,
    "names a thing": 0.73,
    "second of two, an opinion": 0.72,
    "much is said": 0.70,
    "likes after an opinion": 0.69,
    "turns to": 0.62,
    "objects to praise": 0.61,
    "another opinion": 0.60,
    "lacks": 0.49,
    "names a gap": 0.48,
    "fact with figures": 0.45,
    "another part, by far": 0.42,
    "bare noun": 0.36,
    "asks for it at once": 0.33,
    "known at once": 0.33,
    "another thing after a wish": 0.30,
    "paragraph of two": 0.29,
    "opinion on another thing": 0.26,
    "own subject": 0.22,
    "known, long letter": 0.16,
    "own experience": -0.04,
    "leans": -0.14,
    "points back": -0.21,
    "past": -0.23,
    "mere fact": -0.25,
    "but, after praise alone": -0.36,
    "after a mere fact": -0.40,
    "one short sentence so far": -0.47,
    "pronoun soon": -0.48,
    "begins with the same thing": -0.55,
    "also, not the sender": -0.63,
    "long letter": -0.73,
    "after a question": -0.80,
    "own case": -0.84,
    "another part": -0.96,
    "second sentence": -1.02,
}
