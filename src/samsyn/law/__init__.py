"""Floor 5: the rules of law, each with its evidence out of every room; it measures documentation, not lawfulness."""
