"""A question that is composed once answers as if it were composed each time."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.db.models import Count, F, QuerySet, Value
from django.db.models.functions import Now
from django.test.utils import CaptureQueriesContext

from samsyn.people import composed, journal
from samsyn.people.models import JournalEntry, Person, Role, Task

pytestmark = pytest.mark.django_db


def entries(pk: int, verbs: tuple[str, ...]) -> "QuerySet[JournalEntry]":
    rows = JournalEntry.objects.filter(by=pk, verb__in=verbs).select_related("by").order_by("pk")
    return rows.annotate(about=F("by__email"))


def both(pk: int, verb: str) -> "QuerySet[Any, Any]":
    rows = JournalEntry.objects.filter(by=pk, verb=verb).order_by().values_list("verb", "at", Value(1))
    more = JournalEntry.objects.filter(by=pk).exclude(verb=verb).order_by().values_list("verb", "at", Value(2))
    return rows.union(more, all=True).order_by()


def first(pk: int) -> "QuerySet[JournalEntry]":
    return JournalEntry.objects.filter(by=pk).order_by("-pk")[:1]


@pytest.fixture
def people() -> list[Person]:
    made = [Person.objects.create(email=f"p{n}@example.org", name=f"P{n}", role=Role.OFFICER) for n in range(3)]
    for person in made:
        for verb in ("se", "säga", "skriva")[: person.pk % 3 + 1]:
            journal.record(by=person, verb=verb, on=person, facts={"när": verb})
    return made


@pytest.mark.parametrize("verbs", [("se",), ("säga", "skriva"), ("se", "%_'\"<>"), ("se", "säga", "skriva")])
def test_rows_are_those_of_the_question(people: list[Person], verbs: tuple[str, ...]) -> None:
    for person in people:
        asked = composed.ask(entries, person.pk, verbs)
        fresh = list(entries(person.pk, verbs))
        assert asked == fresh
        assert [said(row) for row in asked] == [said(row) for row in fresh]


def said(row: Any) -> tuple[Any, ...]:
    return row.at, row.facts, row.by, row.about


def test_unions_and_slices(people: list[Person]) -> None:
    for person in people:
        assert sorted(composed.ask(both, person.pk, "se")) == sorted(both(person.pk, "se"))
        assert composed.ask(first, person.pk) == list(first(person.pk))
    assert composed.ask(entries, people[0].pk, ()) == []


def test_the_sql_is_composed_once(people: list[Person], monkeypatch: pytest.MonkeyPatch) -> None:
    composed.ask(entries, people[0].pk, ("se", "säga"))
    monkeypatch.setattr("django.db.models.sql.compiler.SQLCompiler.get_select", None)
    assert composed.ask(entries, people[1].pk, ("se", "skriva")) is not None
    with pytest.raises(TypeError):
        list(entries(people[0].pk, ("se",)))


def test_how_columns_become_values_is_asked_once(people: list[Person], monkeypatch: pytest.MonkeyPatch) -> None:
    first = composed.ask(entries, people[0].pk, ("se", "säga"))
    monkeypatch.setattr("django.db.models.sql.compiler.SQLCompiler.get_converters", None)
    again = composed.ask(entries, people[0].pk, ("se", "säga"))
    assert again == first
    assert again
    assert [(row.at, row.facts) for row in again] == [(row.at, row.facts) for row in first]


def test_a_queryset_is_made_of_what_is_known() -> None:
    """When Django keeps something else in it: read what it is for, then put it in TAKEN or LEFT."""
    assert set(vars(Person.objects.all())) == {*composed.TAKEN, *composed.LEFT}


def dictionaries(pk: int) -> "QuerySet[Any, Any]":
    return JournalEntry.objects.filter(by=pk).order_by("pk").values("verb", who=F("by__email"))


def named(pk: int) -> "QuerySet[Any, Any]":
    return JournalEntry.objects.filter(by=pk).order_by("pk").values_list("verb", "by__email", named=True)


def flat(pk: int) -> "QuerySet[Any, Any]":
    return JournalEntry.objects.filter(by=pk).order_by("pk").values_list("verb", flat=True)


def counted(pk: int) -> "QuerySet[Any, Any]":
    return JournalEntry.objects.filter(by=pk).order_by("verb").values("verb").annotate(many=Count("pk"))


@pytest.mark.parametrize("build", [dictionaries, named, flat, counted])
def test_rows_of_every_shape(people: list[Person], build: Callable[[int], "QuerySet[Any, Any]"]) -> None:
    for person in people:
        asked = composed.ask(build, person.pk)
        assert asked == list(build(person.pk))
        assert asked


def with_others(pk: int) -> "QuerySet[JournalEntry]":
    return JournalEntry.objects.filter(by=pk).only("verb", "by").prefetch_related("by").order_by("pk")


def test_what_is_fetched_after_and_what_is_put_off(people: list[Person]) -> None:
    assert composed.ask(with_others, people[0].pk)
    with CaptureQueriesContext(connection) as asked:
        rows = composed.ask(with_others, people[1].pk)
        assert {row.by for row in rows} == {people[1]}
    assert len(asked) == 2
    assert [row.facts for row in rows] == [row.facts for row in with_others(people[1].pk)]
    assert all(row._state.db == "default" for row in rows)


def clocked(pk: int) -> "QuerySet[Task]":
    return Task.objects.filter(pk=pk, done_at__lt=datetime(2026, 1, 1, tzinfo=UTC))


def forgetful(_pk: int) -> "QuerySet[Task]":
    return Task.objects.filter(pk=1)


def grouped(pk: int) -> "QuerySet[Any, Any]":
    return Task.objects.filter(pk=pk).values("done_at").annotate(n=Count("pk"), now=Now()).values_list("n")


def test_what_follows_the_clock_or_forgets_a_value_is_refused() -> None:
    for build in (clocked, forgetful):
        with pytest.raises(composed.Unfit):
            composed.ask(build, 7)
    assert composed.ask(grouped, 7) == []


def test_words_are_rounded_so_that_few_numbers_of_them_are_asked_for() -> None:
    for many in range(1, 129):
        words = tuple(f"w{at}" for at in range(many))
        assert dict.fromkeys(composed.rounded(words)) == dict.fromkeys(words)
        assert len(composed.rounded(words)) in {1, 2, 4, 8, 16, 32, 64, 128}
        assert len(composed.rounded(words)) < 2 * many
    assert composed.rounded(()) == ()
