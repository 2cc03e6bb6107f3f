"""Floor 1."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Organisations, persons, roles and the journal."""

    name = "samsyn.people"
    verbose_name = "Människor och organisationer"
