"""What `benchmarks.pages` measures on."""
