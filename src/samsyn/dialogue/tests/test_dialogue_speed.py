"""What everybody reads of a dialogue: few questions to the database, none that compares long texts, a page at a time."""

import re
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samsyn.dialogue.actions import events, feedback
from samsyn.dialogue.actions.feedback import Result
from samsyn.dialogue.models import Dialogue, Event
from samsyn.dialogue.tests.conftest import AT, planned
from samsyn.dialogue.tests.test_dialogue_inputs import note
from samsyn.people.models import Person
from samsyn.strategy.models import Section

GROUPED = re.compile(r"GROUP BY ([^()]+?)(?: ORDER BY| LIMIT|\)|$)")


def asked(path: str) -> tuple[str, list[str]]:
    """The page, and what the database was asked."""
    with CaptureQueriesContext(connection) as caught:
        page = Client().get(path).content.decode()
    return page, [one["sql"] for one in caught]


def grouped_by(asked: list[str]) -> int:
    """By how many columns at most something is grouped: each text among them is compared in Swedish, row by row."""
    found = [columns for sql in asked for columns in GROUPED.findall(sql)]
    return max((columns.count(",") + 1 for columns in found), default=0)


def test_everything_said_asks_five_questions(dialogue: Dialogue, event: Event, officer: Person) -> None:
    section = Section.objects.get(edition=dialogue.edition, heading__contains="vatten")
    for number in range(45):
        row = note(dialogue, f"Sak {number}", event=event, section=section)
        if number % 2:
            feedback.settle(row=row, result=Result.USED, reason="", section=section, at=AT, by=officer)
    feedback.publish_dialogue(dialogue=dialogue, at=AT, by=officer)
    page, sql = asked(f"/dialog/om/{dialogue.slug}/sagt/")
    assert page.count("<blockquote") == 40
    assert page.count("Målbild 2: Rent vatten</a>") == 20
    assert len(sql) == 5
    assert grouped_by(sql) <= 1


def test_the_calendar_counts_by_event_and_not_by_name(held: Event) -> None:
    _page, sql = asked("/dialog/")
    assert grouped_by(sql) <= 1


def test_a_dialogue_shows_its_meetings_a_page_at_a_time_and_the_next_first(dialogue: Dialogue) -> None:
    for number in range(45):
        begins = AT + timedelta(days=number)
        row = planned(dialogue, title=f"Träff {number}", starts_at=begins, ends_at=begins + timedelta(hours=1))
        events.publish(event=row, at=AT, by=None)
    path = f"/dialog/om/{dialogue.slug}/"
    page, sql = asked(path)
    assert ("Träff 44" in page, "Träff 39" in page) == (True, False)
    assert 'rel="prev"' in page
    assert grouped_by(sql) <= 1
    page, _sql = asked(f"{path}?sida=1")
    assert ("Träff 39" in page, "Träff 44" in page) == (True, False)
    assert 'rel="next"' in page
    assert "Träff 0<" in asked(f"{path}?sida=x9")[0], "a page that there is not is the first"
