"""The app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Where files are kept."""

    name = "samsyn.files"

    def ready(self) -> None:
        """Its checks are known to `samsyn check`."""
        from samsyn.files import checks  # noqa: F401
