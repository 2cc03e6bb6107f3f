"""Formal consultation: rounds, responses, the report."""
