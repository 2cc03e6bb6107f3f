"""Floor 7."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demo worlds."""

    name = "samsyn.demo"
    verbose_name = "Exempel"
