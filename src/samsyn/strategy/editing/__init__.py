"""The next edition: made from one that stands still, changed by section, decided by step, compared word by word."""
