"""Where the look lies; also for pages that are drawn without a request."""

from django import template

from samsyn.people import sheet

register = template.Library()


@register.simple_tag
def look() -> str:
    """The address of the sheet that every page has."""
    return sheet.address()
