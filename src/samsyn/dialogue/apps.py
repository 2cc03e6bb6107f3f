"""Floor 4."""

from django.apps import AppConfig


class DialogueConfig(AppConfig):
    """Events, input and opinion groups."""

    name = "samsyn.dialogue"
    verbose_name = "Dialog"
