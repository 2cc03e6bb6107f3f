"""News: written, illustrated, published at a time, remarked on."""
