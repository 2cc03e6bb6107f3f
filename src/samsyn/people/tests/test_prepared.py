"""Questions that PostgreSQL keeps prepared: the same answers, whatever becomes of what was prepared."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.db import DatabaseError, connection, transaction
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat
from django.test.utils import CaptureQueriesContext

from samsyn.people import checks, composed, prepared
from samsyn.people.models import Person

alone = pytest.mark.django_db(transaction=True)
postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL prepares questions")
NAMES = ("Ett % tecken", "%s $1", 'O\'Brien \\ "x"', "2147480000")


def called(name: str, least: int) -> "QuerySet[Any, Any]":
    rows = Person.objects.filter(name=name, pk__gte=least).annotate(said=Concat(Value("100 % $2 %s: "), F("name")))
    return rows.exclude(email=name).order_by("pk").values_list("name", "said")


def asked(name: str) -> list[str]:
    """How it was asked, once the answer has been found right."""
    with CaptureQueriesContext(connection) as caught:
        rows = composed.ask(called, name, 0)
    assert rows == [(name, f"100 % $2 %s: {name}")] == list(called(name, 0))
    assert composed.ask(called, name, 2**40) == []
    return [one["sql"].split()[0] for one in caught]


@pytest.fixture
def people(db: None) -> None:
    for at, name in enumerate(NAMES):
        Person.objects.create(email=f"p{at}@example.org", name=name)


def by_name() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_prepared_statements where name like 'samsyn%'")
        return int(cursor.fetchone()[0])


@pytest.mark.django_db
@pytest.mark.usefixtures("people")
def test_words_and_numbers_are_values() -> None:
    for name in NAMES:
        for _again in range(7):  # PostgreSQL plans anew each of the first five times
            assert asked(name) == ["EXECUTE" if connection.vendor == "postgresql" else "SELECT"]


@postgresql
@alone
@pytest.mark.usefixtures("people")
def test_a_new_connection_prepares_anew_and_each_once() -> None:
    connection.close()
    assert asked(NAMES[0]) == asked(NAMES[1]) == ["EXECUTE"]
    assert by_name() == 1
    connection.close()
    assert by_name() == 0
    assert asked(NAMES[0]) == ["EXECUTE"]


@postgresql
@alone
@pytest.mark.usefixtures("people")
def test_what_is_gone_is_asked_in_plain_words() -> None:
    assert asked(NAMES[0]) == ["EXECUTE"]
    with connection.cursor() as cursor:
        cursor.execute("deallocate all")  # as when somebody else's connection is given to us
    assert asked(NAMES[0]) == ["EXECUTE", "SELECT"]
    assert asked(NAMES[1]) == ["SELECT"]


@postgresql
@alone
@pytest.mark.usefixtures("people")
def test_in_a_transaction_the_refusal_is_told_once() -> None:
    assert asked(NAMES[0]) == ["EXECUTE"]
    with connection.cursor() as cursor:
        cursor.execute("deallocate all")
    with pytest.raises(DatabaseError), transaction.atomic():
        composed.ask(called, NAMES[0], 0)
    with transaction.atomic():
        assert asked(NAMES[0]) == ["SELECT"]


@postgresql
@alone
@pytest.mark.usefixtures("people")
def test_a_name_that_another_gave_is_used() -> None:
    assert asked(NAMES[0]) == ["EXECUTE"]
    prepared._known.clear()  # the connection has it, and we do not know
    assert asked(NAMES[0]) == ["EXECUTE"]


@postgresql
@alone
@pytest.mark.usefixtures("people")
def test_a_column_of_another_type_since() -> None:
    assert asked(NAMES[0]) == ["EXECUTE"]
    try:
        _width(201)
        assert asked(NAMES[0]) == ["EXECUTE", "SELECT"]
        assert asked(NAMES[1]) == ["SELECT"]
    finally:
        _width(200)
        connection.close()


def _width(signs: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"alter table people_person alter column name type varchar({signs})")


@postgresql
@alone
@pytest.mark.usefixtures("people")
def test_rolled_back_it_is_still_prepared() -> None:
    connection.close()
    with transaction.atomic():
        assert asked(NAMES[0]) == ["EXECUTE"]
        transaction.set_rollback(True)
    assert asked(NAMES[0]) == ["EXECUTE"]
    assert by_name() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("people")
def test_switched_off(settings: LazySettings) -> None:
    settings.PREPARED = "0"
    assert asked(NAMES[0]) == ["SELECT"]


def test_the_setting_is_yes_or_no(settings: LazySettings) -> None:
    for said, ids in (("1", []), ("0", []), ("av", ["people.E005"])):
        settings.PREPARED = said
        assert [one.id for one in checks.prepared_questions(None)] == ids


def test_the_same_words_have_the_same_name() -> None:
    one, same, other = (prepared.named(sql, [int, str]) for sql in ("select $1", "select $1", "select $2"))
    assert one == same
    assert one.name != other.name
    assert len(one.name) < 64  # PostgreSQL cuts longer names
    assert prepared.named("select 1", []).asking == f"EXECUTE {prepared.named('select 1', []).name}"
