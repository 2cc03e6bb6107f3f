"""Floor 5."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The start page and the page of components."""

    name = "samsyn.portal"
    verbose_name = "Portal"
