"""The desk's own front page: each officer's next steps over all rooms."""
