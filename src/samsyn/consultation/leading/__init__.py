"""Working statistics for the one who leads: how far, what is in the way, what they said."""
