"""Floor 1."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Organisations, persons, roles and the journal."""

    name = "samsyn.people"
    verbose_name = "Människor och organisationer"

    def ready(self) -> None:
        """Let `samsyn check` look at how people come in."""
        from samsyn.people.accounts import checks  # noqa: F401
