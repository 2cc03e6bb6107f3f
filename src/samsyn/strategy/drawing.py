"""The HTML of a text that nothing but the text decides: made once for a published edition and each language."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from samsyn.people.context import content_language
from samsyn.strategy.frozen import Text
from samsyn.strategy.layout import SetSection
from samsyn.strategy.models import Edition
from samsyn.strategy.queries import GoalRow, goals_of
from samsyn.strategy.templatetags.strategy_text import section_heading

_NOTHING = SafeString("")


def whole(text: Text, beside: Mapping[str, SafeString]) -> SafeString:
    """All sections; what higher rooms put ``beside`` a section stands between its heading and its words."""
    parts = text.once(("whole", get_language()), lambda: [_parts(section) for section in text.sections])
    if not beside:
        return SafeString("".join(head + rest for _key, head, rest in parts))
    return SafeString("".join(head + beside.get(key, _NOTHING) + rest for key, head, rest in parts))


def alone(text: Text, section: SetSection) -> SafeString:
    """The words of one section on its own page, with a number and a link at each paragraph."""
    return text.once(("alone", section.key, get_language()), lambda: _words(section, numbered=True))


def contents(text: Text) -> SafeString:
    """The table of contents."""
    said = {"chapters": _below(text.sections, None), "sv": content_language()}
    return text.once(("contents", get_language()), lambda: SafeString(render_to_string("strategy/contents.html", said)))


def aims(text: Text, edition: Edition) -> SafeString:
    """The vision and the goals at the top: what a reader wants to see first. No query for a text that is kept."""
    return text.once(("aims", get_language()), lambda: _aims(goals_of(edition)))


def _aims(goals: Sequence[GoalRow]) -> SafeString:
    found = [goal for goal in goals if goal.kind in {"vision", "målområde", "målbild"}]
    return SafeString(render_to_string("strategy/aims.html", {"aims": found, "sv": content_language()}))


def _parts(section: SetSection) -> tuple[str, SafeString, SafeString]:
    """Repeated for every section: no space around it, the language said once around all, and no landmark each."""
    goal = format_html(' data-goal="{}"', section.goal) if section.goal else _NOTHING
    head = format_html("<section{}>\n{}", goal, section_heading(section, 1, "avsnitt/"))
    return section.key, head, format_html("\n{}</section>\n", _words(section, numbered=False))


def _words(section: SetSection, *, numbered: bool) -> SafeString:
    sv = content_language()
    said = {"groups": section.groups, "name": section.title, "numbered": numbered, "LANGUAGE_CODE": get_language()}
    where = {"sv": sv} if numbered else {"sv": "", "inherited": sv}
    return SafeString(render_to_string("strategy/groups.html", {**said, **where}))


def _below(sections: Sequence[SetSection], parent: str | None) -> list[dict[str, Any]]:
    """The sections under one, each with those under it."""
    found = [section for section in sections if section.parent == parent]
    return [{"section": one, "below": _below(sections, one.key)} for one in found]
