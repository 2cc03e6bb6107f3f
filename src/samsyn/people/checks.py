"""What `samsyn check` says of how the database is asked."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register()
def prepared_questions(app_configs: Any, **_kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    """Yes or no; any other word would quietly mean no."""
    if settings.PREPARED in {"0", "1"}:
        return []
    return [
        Error(
            f"SAMSYN_PREPARED är {settings.PREPARED!r}; det ska vara 0 eller 1.",
            hint="Skriv 0 när PgBouncer ger varje transaktion en ny anslutning, annars 1 eller ingenting.",
            id="people.E005",
        )
    ]
