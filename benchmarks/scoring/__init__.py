"""Scores the whole trip against hand-written truth."""
