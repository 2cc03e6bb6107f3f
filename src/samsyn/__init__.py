"""Samsyn: one region, one strategy, everything said about it."""
