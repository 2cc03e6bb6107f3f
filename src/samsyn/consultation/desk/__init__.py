"""The desk's pages on single comments: the list, triage, themes, work, answers and the proof of completeness."""
