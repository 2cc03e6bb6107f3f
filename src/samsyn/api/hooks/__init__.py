"""Webhooks: whoever subscribes is told, signed, when something is published."""
