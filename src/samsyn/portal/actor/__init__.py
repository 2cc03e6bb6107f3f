"""Everything one organisation of the register has contributed, over all rooms, and what became of it."""
