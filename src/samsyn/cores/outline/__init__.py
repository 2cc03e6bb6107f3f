"""A strategy document as a tree of sections and goals."""
