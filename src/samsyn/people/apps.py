"""Floor 1."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Organisations, persons, roles and the journal."""

    name = "samsyn.people"
    verbose_name = "Människor och organisationer"

    def ready(self) -> None:
        """Let `samsyn check` look at how people come in, and how the database is asked."""
        from samsyn.people import checks  # noqa: F401
        from samsyn.people.accounts import checks as of_accounts  # noqa: F401
