"""The app."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """A whole region as one file."""

    name = "samsyn.archive"
