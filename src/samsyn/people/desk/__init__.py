"""The desk's own pages: the outbox and the tasks."""
