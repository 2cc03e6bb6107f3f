"""Floor 4."""

from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    """Councils and the strategic plan."""

    name = "samsyn.councils"
    verbose_name = "Samverkansråd"
