"""Floor 4."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """Measures, money, indicators, assessments and the yearly report."""

    name = "samsyn.delivery"
    verbose_name = "Uppföljning"
