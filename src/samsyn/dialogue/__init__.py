"""Dialogue: events, input, opinion groups, coverage and what became of it."""
