"""Forms in the look of the site: every field is drawn by samsyn/field.html, every widget is a ds-input.

A list to choose from is written here: a template for each of some hundred choices takes longer than the rest of a page.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

BARE = frozenset({"file", "hidden"})  # the browser's own look, or none
SELECT = "django/forms/widgets/select.html"


class Renderer(DjangoTemplates):
    """settings.FORM_RENDERER."""

    field_template_name = "samsyn/field.html"

    def render(self, template_name: str, context: Mapping[str, Any], request: HttpRequest | None = None) -> str:
        """Give a widget its class before it is drawn."""
        widget = context.get("widget")
        if widget is not None and widget.get("type") not in BARE:
            for attrs in _inputs(widget, template_name):
                attrs["class"] = f"{attrs.get('class', '')} ds-input".strip()
            if template_name == SELECT:
                return _select(widget)
        return super().render(template_name, context, request)  # type: ignore[arg-type]


def _inputs(widget: Mapping[str, Any], template_name: str) -> list[dict[str, Any]]:
    """What is written or chosen in: of buttons and boxes in a group each one, never the group around them."""
    if template_name == SELECT or "optgroups" not in widget:
        return [widget["attrs"]]
    return [option["attrs"] for _name, options, _index in widget["optgroups"] for option in options]


def _select(widget: Mapping[str, Any]) -> SafeString:
    """What Django's own templates write for a list to choose from."""
    groups = [
        format_html('<optgroup label="{}">{}</optgroup>', name, _options(options)) if name else _options(options)
        for name, options, _index in widget["optgroups"]
    ]
    inner = format_html_join("", "{}", ((one,) for one in groups))
    return format_html('<select name="{}"{}>{}</select>', widget["name"], flatatt(widget["attrs"]), inner)


def _options(options: Sequence[Mapping[str, Any]]) -> SafeString:
    rows = ((str(one["value"]), flatatt(one["attrs"]), one["label"]) for one in options)
    return format_html_join("\n", '<option value="{}"{}>{}</option>', rows)
