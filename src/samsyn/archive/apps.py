"""The app."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """A whole region as one file."""

    name = "samsyn.archive"

    def ready(self) -> None:
        """What `samsyn check` asks."""
        from samsyn.archive import checks  # noqa: F401
