"""The report on opinion groups: web page, Word document and picture."""
