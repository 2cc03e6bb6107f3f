"""Builds the set ``held_out/vindsund``: texts with marks → real files and the truth beside them."""
