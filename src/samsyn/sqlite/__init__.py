"""SQLite that knows Swedish: the collation `svensk` and a LIKE that folds å, ä and ö (see docs/decisions/0003)."""
