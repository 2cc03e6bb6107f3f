"""Floor 3."""

from django.apps import AppConfig


class CommentsConfig(AppConfig):
    """Originals, comments, links and dispositions."""

    name = "samsyn.comments"
    verbose_name = "Synpunkter"
