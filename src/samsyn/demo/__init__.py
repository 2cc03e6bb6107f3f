"""The demo worlds."""
