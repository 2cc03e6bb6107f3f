"""Documents and films: earlier programmes, translations, reports; and whom to turn to."""
