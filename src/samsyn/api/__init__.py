"""Floor 6: everything public as open data: a read API, whole tables, feeds, and the catalogue that others harvest."""
