"""The app."""

from django.apps import AppConfig


class LawConfig(AppConfig):
    """What the law asks, and what speaks for that it is done."""

    name = "samsyn.law"
