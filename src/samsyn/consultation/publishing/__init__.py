"""Publishing, each act by a person and in the journal: responses with masking, and the report."""
