"""The quiet marks at a section."""

from collections.abc import Mapping

from django import template

from samsyn.portal.thread.marks import Mark

register = template.Library()


@register.simple_tag
def mark_of(marks: Mapping[str, Mark], key: str) -> Mark | None:
    """The marks of a section, if it has any."""
    return marks.get(key)
