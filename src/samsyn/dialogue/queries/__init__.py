"""Rows become frozen values here, by subject, and only here."""
