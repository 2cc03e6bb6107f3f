"""Floor 2."""

from django.apps import AppConfig


class StrategyConfig(AppConfig):
    """Documents, editions, sections and goals."""

    name = "samsyn.strategy"
    verbose_name = "Strategin"
