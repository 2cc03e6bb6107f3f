"""Accounts: who may log in as what, how they come in, what is kept about them, and the journal to read."""
