"""Regional leadership by consensus: councils, meetings, positions, minutes, the strategic plan."""
