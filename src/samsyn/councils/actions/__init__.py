"""Verbs that write, one file for each part of the work."""
