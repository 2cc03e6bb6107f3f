"""Template tags of the strategy."""
