"""Population projection: figures in, a run with its uncertainty out."""
