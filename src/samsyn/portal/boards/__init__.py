"""Status for boards: a committee's meeting in six slides, made from the data."""
