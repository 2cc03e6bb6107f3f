"""A section's heading at the right level, and the addresses of an edition; the words are always escaped."""

from typing import TYPE_CHECKING

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from samsyn.strategy.layout import SetSection

if TYPE_CHECKING:  # which are drawn with these
    from samsyn.strategy.pages import Reading, SectionPage

register = template.Library()
DEEPEST = 6


@register.simple_tag
def reading_url(page: "Reading | SectionPage") -> str:
    """The whole text that a page belongs to: the current edition, or the one the reader chose."""
    return _url(page, "strategy:document", "strategy:edition")


@register.simple_tag
def section_url(page: "Reading | SectionPage", key: str) -> str:
    """Another section of the same text."""
    return _url(page, "strategy:section", "strategy:edition-section", key)


@register.simple_tag
def file_url(page: "Reading | SectionPage", form: str) -> str:
    """The text as a file: "pdf", "docx", "html" or "akn"."""
    return _url(page, "strategy:file", "strategy:edition-file", form)


def _url(page: "Reading | SectionPage", current: str, chosen: str, *rest: str) -> str:
    if page.edition_path:
        return reverse(chosen, args=(page.slug, page.edition_path, *rest))
    return reverse(current, args=(page.slug, *rest))


@register.simple_tag
def section_heading(section: SetSection, deeper: int = 1, pages: str = "") -> SafeString:
    """``<h2 id="key">`` for a section of level 1 when ``deeper`` is 1. Number and kind of goal are marked apart.

    With ``pages``, where the sections' own pages are, the heading links to its own.
    """
    level = section.level + deeper
    said = format_html(' role="heading" aria-level="{}"', level) if level > DEEPEST else ""
    number = format_html('<span class="no">{}</span> ', section.number) if section.number else ""
    kind = format_html('<span class="kind">{}</span> ', section.kind_words) if section.kind_words else ""
    tag = f"h{min(level, DEEPEST)}"
    words = format_html("{}{}{}", number, kind, section.name)
    if pages:
        words = format_html('<a href="{}{}/">{}</a>', pages, section.key, words)
    return format_html('<{} id="{}"{}>{}</{}>', tag, section.key, said, words, tag)
