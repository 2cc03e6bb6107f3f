"""Answering a round without an account: by a personal link, or openly."""
