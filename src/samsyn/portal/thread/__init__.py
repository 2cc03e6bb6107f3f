"""The thread of a section or a goal: what shaped it, and what follows from it."""
