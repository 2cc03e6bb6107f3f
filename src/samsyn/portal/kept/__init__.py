"""Finished public pages, kept for those who come without a session, and never longer than they are true."""
