"""Builds the set Sjömark: an invented county, its strategy and what was said about it."""
