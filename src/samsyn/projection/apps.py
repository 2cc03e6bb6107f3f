"""Floor 4."""

from django.apps import AppConfig


class ProjectionConfig(AppConfig):
    """Population projections."""

    name = "samsyn.projection"
    verbose_name = "Befolkningsprognos"
