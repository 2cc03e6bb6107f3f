"""Rows → frozen values for pages, files and the report."""
