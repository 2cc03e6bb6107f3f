"""Receiving in other ways than the form: written in by an officer, by mail, as a spreadsheet; facts set right."""
