"""The public site: pages composed from several rooms."""
