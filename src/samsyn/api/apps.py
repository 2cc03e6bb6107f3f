"""The app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Open data over everything below."""

    name = "samsyn.api"
