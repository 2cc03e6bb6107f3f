"""Rows become frozen values here, and only here."""
