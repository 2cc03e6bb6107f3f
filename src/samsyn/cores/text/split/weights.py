"""The weights of the signs (signs.py) that a new comment begins: logits, fitted and not set by hand.

Fitted by ``python -m benchmarks.dividing`` on the hand-written sets, the annotated letters and the demo county, and
rounded. ``LEAST`` is set by hand between the two faults: a lower one cuts arguments to pieces, a higher one merges
matters. What each sign means stands in signs.py, what was tried in docs/algorithms/linking.md.
"""

BIAS = -1.53
LEAST = -1.8  # logits from which a sentence opens a new comment
WEIGHTS = {
    "but": 1.77,
    "adds": 1.6,
    "wanted, long point": 1.39,
    "men": 1.12,
    "after praise alone": 1.01,
    "much is left": 0.98,
    "next": 0.96,
    "names a thing": 0.94,
    "paragraph of two": 0.84,
    "objects to praise": 0.77,
    "bare noun": 0.74,
    "another place": 0.72,
    "likes after an opinion": 0.71,
    "opinion on another thing": 0.67,
    "another thing after a wish": 0.36,
    "but, own subject": 0.36,
    "length": -0.11,
    "the sender wishes": -0.26,
    "past": -0.34,
    "after a mere fact": -0.4,
    "pronoun soon": -0.41,
    "begins with the same thing": -0.5,
    "leans": -0.54,
    "one short sentence so far": -0.55,
    "wanted, long ago": -0.6,
    "own experience": -0.76,
    "after a question": -0.81,
    "second sentence": -1.14,
    "long letter": -1.49,
}
