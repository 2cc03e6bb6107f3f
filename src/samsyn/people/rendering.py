"""Forms in the look of the site: every field is drawn by samsyn/field.html, every widget is a ds-input."""

from collections.abc import Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest

BARE = frozenset({"file", "hidden"})  # the browser's own look, or none


class Renderer(DjangoTemplates):
    """settings.FORM_RENDERER."""

    field_template_name = "samsyn/field.html"

    def render(self, template_name: str, context: Mapping[str, Any], request: HttpRequest | None = None) -> str:
        """Give a widget its class before it is drawn."""
        widget = context.get("widget")
        if widget is not None and widget.get("type") not in BARE:
            attrs = widget["attrs"]
            attrs["class"] = f"{attrs.get('class', '')} ds-input".strip()
        return super().render(template_name, context, request)  # type: ignore[arg-type]
