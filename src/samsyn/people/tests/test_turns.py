"""Long writing lets others write between its bites."""

import pytest
from django.db import connection, transaction

from samsyn.people import turns


@pytest.mark.django_db
def test_each_row_once_and_in_order() -> None:
    assert list(turns.in_turns([], 3)) == []
    assert list(turns.in_turns([1, 2, 3, 4, 5, 6, 7], 3)) == [[1, 2, 3], [4, 5, 6], [7]]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="an embedded database has one lock for all who write")
def test_a_breath_between_two_bites_and_none_under_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    breaths: list[bool] = []
    monkeypatch.setattr("samsyn.people.turns.time.sleep", lambda _seconds: breaths.append(connection.in_atomic_block))
    for _some in turns.in_turns("abcde", 2):
        with transaction.atomic():
            pass
    assert breaths == [False, False]
    with transaction.atomic():  # part of a larger act: nobody else can write anyway
        list(turns.in_turns("abcde", 2))
    assert len(breaths) == 2
