"""To each respondent: what became of our comments, by mail, by letter and on a page of their own."""
