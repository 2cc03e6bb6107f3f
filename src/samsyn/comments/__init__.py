"""What anyone said about a section, and what became of it."""
