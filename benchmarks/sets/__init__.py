"""Hand-written sets of responses, with their truth."""
