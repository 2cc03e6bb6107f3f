"""The strategy: documents, editions, sections and goals."""
