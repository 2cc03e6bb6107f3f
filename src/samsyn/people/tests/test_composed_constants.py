"""What is the same each time stands in the composed SQL itself (PostgreSQL): any words, and never taken for a value."""

from typing import Any

import pytest
from django.db.models import F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast, Concat

from samsyn.people import composed
from samsyn.people.models import Person

pytestmark = pytest.mark.django_db
WORDS = ("100 %", "%s", "%%s", 'O\'Brien \\ "x"', "å\nä", "", "2147480000")


def marked(name: str) -> "QuerySet[Any, Any]":
    rows = Person.objects.filter(name=name, is_active=True).exclude(email__contains="%")
    marks = {f"mark{at}": Value(word) for at, word in enumerate(WORDS)}
    return rows.annotate(said=Concat(Value("%s: "), F("name")), none=Value(None, IntegerField()), **marks).values_list(
        "said", "none", *marks
    )


def below(most: int) -> "QuerySet[Any, Any]":
    """Compared with a column of 32 bits, which a larger stand-in would not fit."""
    return (
        Person.objects.annotate(one=Cast(Value(1), IntegerField())).filter(one__lt=most).values_list("name", flat=True)
    )


@pytest.mark.parametrize("name", ["Ett % tecken", "%s", "O'Brien", "2147480000"])
def test_rows_are_those_of_the_question(name: str) -> None:
    Person.objects.create(email="p@example.org", name=name)
    for _time in range(2):
        assert composed.ask(marked, name) == list(marked(name)) == [(f"%s: {name}", None, *WORDS)]
    assert composed.ask(marked, f"{name}x") == []


def test_a_number_of_32_bits() -> None:
    Person.objects.create(email="p@example.org", name="P")
    assert [composed.ask(below, most) for most in (-1, 1, 2)] == [[], [], ["P"]]
