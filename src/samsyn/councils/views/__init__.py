"""Pages: access, form, one action, answer."""
