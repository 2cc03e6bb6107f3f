"""From answers to text: the next edition with the comments behind each change."""
