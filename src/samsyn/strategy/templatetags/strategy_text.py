"""Setting a section's heading at the right level; the words are always escaped."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from samsyn.strategy.layout import SetSection

register = template.Library()
DEEPEST = 6


@register.simple_tag
def section_heading(section: SetSection, deeper: int = 1) -> SafeString:
    """``<h2 id="key">`` for a section of level 1 when ``deeper`` is 1. Number and kind of goal are marked apart."""
    level = section.level + deeper
    said = format_html(' role="heading" aria-level="{}"', level) if level > DEEPEST else ""
    number = format_html('<span class="no">{}</span> ', section.number) if section.number else ""
    kind = format_html('<span class="kind">{}</span> ', section.kind_words) if section.kind_words else ""
    tag = f"h{min(level, DEEPEST)}"
    return format_html('<{} id="{}"{}>{}{}{}</{}>', tag, section.key, said, number, kind, section.name, tag)
