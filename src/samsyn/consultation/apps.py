"""Floor 4."""

from django.apps import AppConfig


class ConsultationConfig(AppConfig):
    """Rounds, responses and the consultation report."""

    name = "samsyn.consultation"
    verbose_name = "Remiss"
