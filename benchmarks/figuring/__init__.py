"""All of Kolada's size, made up, and the sides that hold it."""
