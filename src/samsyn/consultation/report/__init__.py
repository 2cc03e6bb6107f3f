"""The consultation report: one value, printed as HTML, Word, PDF and Excel."""
