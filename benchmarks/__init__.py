"""Measurements: one command each, with baselines and goals."""
