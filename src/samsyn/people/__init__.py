"""People: organisations by class, persons with roles, and the journal of who did what when."""
