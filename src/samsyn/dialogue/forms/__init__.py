"""Forms of the room, by who fills them in."""
