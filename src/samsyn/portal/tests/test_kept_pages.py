"""Kept pages: the same as fresh ones, seen by those without a session alone, and never older than what they show."""

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from samsyn.delivery.actions import keeping
from samsyn.delivery.models import Measure
from samsyn.people import journal
from samsyn.people.models import JournalEntry, Person
from samsyn.portal.kept import stamp
from samsyn.portal.kept.store import Kept, Store, store
from samsyn.portal.models import Article
from samsyn.portal.news import actions as news
from samsyn.portal.tests import county, filled
from samsyn.strategy.models import Edition

pytestmark = pytest.mark.django_db
MINUTE = 1_800_000_000.0 // 60 * 60


@pytest.fixture(autouse=True)
def clock(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """Pages are kept, and the minute passes when the test says so."""
    settings.KEPT_PAGES_BYTES = 5_000_000
    store.clear()
    stamp.forget()
    held = [MINUTE + 10]
    monkeypatch.setattr("samsyn.portal.kept.answers.time", lambda: held[0])
    yield held
    store.clear()
    stamp.forget()


@pytest.fixture
def by() -> Person:
    return county.person()


@pytest.fixture
def edition(by: Person) -> Edition:
    return county.strategy_of(by)


@pytest.fixture
def path(edition: Edition) -> str:
    return f"/strategi/{edition.document.slug}/avsnitt/{county.section(edition, 'Kompetens').key}/"


def test_a_kept_page_is_the_fresh_one(
    client: Client, edition: Edition, path: str, by: Person, settings: Any,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    filled.everything(edition, path.split("/")[-2], by)
    settings.KEPT_PAGES_BYTES = 0
    fresh = client.get(path)
    settings.KEPT_PAGES_BYTES = 5_000_000
    first = client.get(path)
    with django_assert_num_queries(1):
        kept = client.get(path)
    assert fresh.content == first.content == kept.content
    assert first.headers.items() - {("X-Request-ID", first["X-Request-ID"])} <= set(kept.headers.items())
    for name in ("Content-Security-Policy", "X-Frame-Options", "Content-Type", "Content-Language"):
        assert kept[name] == fresh[name]
    assert {"Cookie", "Accept-Encoding"} <= {one.strip() for one in kept["Vary"].split(",")}
    assert kept["Cache-Control"] == "no-cache"
    assert kept["X-Request-ID"] != first["X-Request-ID"]


def test_what_is_published_and_taken_back_is_seen_at_once(
    client: Client, edition: Edition, path: str, by: Person
) -> None:
    row = county.measure(edition, path.split("/")[-2], published=False)
    assert row.name not in client.get(path).text
    keeping.publish(thing=row, at=county.NOW, by=by)
    assert row.name in client.get(path).text
    keeping.withdraw(thing=Measure.objects.get(pk=row.pk), by=by)
    assert row.name not in client.get(path).text


def test_what_is_taken_back_is_gone_at_once(client: Client, by: Person) -> None:
    article = Article.objects.create(
        title="Ett möte", slug="ett-mote", publish_at=county.NOW, created_at=county.NOW, changed_at=county.NOW
    )
    assert [client.get("/nyheter/ett-mote/").status_code for _time in range(2)] == [200, 200]
    news.withdraw(article=article, at=county.NOW, by=by)
    assert client.get("/nyheter/ett-mote/").status_code == 404
    assert "Ett möte" not in client.get("/nyheter/").text


def test_another_process_publishes(client: Client, edition: Edition, path: str, by: Person) -> None:
    """The stamp stands in the database: a row that came there some other way is enough."""
    row = county.measure(edition, path.split("/")[-2], published=False)
    client.get(path)
    with connection.cursor() as cursor:
        table = Measure._meta.db_table
        cursor.execute(f"update {table} set published_at = %s where id = %s", [county.NOW, row.pk])
    assert row.name not in client.get(path).text  # no act: not before the minute is out
    journal.record(by=by, verb="publish", on=row)
    assert row.name in client.get(path).text


def test_nothing_outlives_the_minute(client: Client, edition: Edition, path: str, clock: list[float]) -> None:
    row = county.measure(edition, path.split("/")[-2], published=False)
    client.get(path)
    Measure.objects.filter(pk=row.pk).update(published_at=county.NOW)
    clock[0] = MINUTE + 59.9
    assert row.name not in client.get(path).text
    clock[0] = MINUTE + 60
    assert row.name in client.get(path).text


def test_a_clock_put_back_keeps_nothing(client: Client, edition: Edition, path: str, clock: list[float]) -> None:
    row = county.measure(edition, path.split("/")[-2], published=False)
    client.get(path)
    Measure.objects.filter(pk=row.pk).update(published_at=county.NOW)
    clock[0] = MINUTE - 3600
    assert row.name in client.get(path).text


def test_languages_and_questions_are_apart(client: Client, path: str) -> None:
    swedish, english = client.get(path), client.get(f"/en{path}")
    assert (client.get(path).content, client.get(f"/en{path}").content) == (swedish.content, english.content)
    assert swedish["Content-Language"] == "sv"
    assert english["Content-Language"] == "en"
    assert 'href="/en' in english.text
    assert client.get(f"{path}?a=1").text.count("?a=1") == client.get(f"{path}?a=2").text.count("?a=2") > 0


def test_hosts_are_apart(client: Client, path: str, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["ett.example", "testserver"]
    assert client.get(path).status_code == 200
    assert client.get(path, headers={"host": "ett.example"}).status_code == 200
    assert client.get(path, headers={"host": "annan.example"}).status_code == 400
    assert len({key[1] for key in store._held}) == 2


def test_who_works_here_gets_their_own(client: Client, path: str, by: Person) -> None:
    for_all = client.get(path).text
    client.force_login(by)
    for _time in range(2):
        own = client.get(path)
        assert "/arbete/" in own.text
        assert "ETag" not in own.headers
    client.logout()
    assert client.get(path).text == for_all
    assert "/arbete/" not in for_all


def reading_addresses(edition: Edition, path: str) -> list[str]:
    goal = f"/uppfoljning/mal/{path.split('/')[-2]}/"
    base = f"/strategi/{edition.document.slug}/"
    return [base, path, goal, f"{base}{edition.path}/", f"{base}{edition.path}/avsnitt/{path.split('/')[-2]}/"]


def test_who_is_logged_in_gets_the_kept_inside_in_a_frame_of_their_own(
    client: Client, edition: Edition, path: str, by: Person, settings: Any,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    filled.everything(edition, path.split("/")[-2], by)
    member = Person.objects.create(email="ledamot@provlanet.example", name="Ledamoten", role="reader")
    client.force_login(member)
    other = Client()
    other.force_login(by)
    for one in [two for three in reading_addresses(edition, path) for two in (three, f"/en{three}")]:
        settings.KEPT_PAGES_BYTES = 0
        fresh = client.get(one)
        settings.KEPT_PAGES_BYTES = 5_000_000
        first = client.get(one)
        with django_assert_max_num_queries(
            4
        ):  # session, person, stamp; and the goal's page asks whether they work here
            kept = client.get(one)
        assert plain(fresh) == plain(first) == plain(kept), one
        assert "Ledamoten" in kept.text
        assert "ETag" not in kept.headers
        theirs = other.get(one).text
        assert "Ledamoten" not in theirs
        assert "Strategen" in theirs
        assert "Ledamoten" not in Client().get(one).text


def plain(answer: Any) -> str:
    """Without the token of the form for logging out, another each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.text)


def test_an_inside_is_no_older_than_a_page(
    client: Client, edition: Edition, path: str, by: Person, clock: list[float]
) -> None:
    row = county.measure(edition, path.split("/")[-2], published=False)
    client.force_login(by)
    assert row.name not in client.get(path).text
    keeping.publish(thing=row, at=county.NOW, by=by)
    assert row.name in client.get(path).text
    Measure.objects.filter(pk=row.pk).update(published_at=None)
    assert row.name in client.get(path).text  # no act: not before the minute is out
    clock[0] = MINUTE + 60
    assert row.name not in client.get(path).text


def test_what_is_in_progress_and_what_the_desk_sees_is_never_kept(
    client: Client, edition: Edition, path: str, by: Person
) -> None:
    row = county.measure(edition, path.split("/")[-2], published=False)
    goal = f"/uppfoljning/mal/{path.split('/')[-2]}/"
    client.force_login(by)
    assert row.name in client.get(goal).text
    Edition.objects.filter(pk=edition.pk).update(published_at=None, published_by=None)
    draft = f"/strategi/{edition.document.slug}/{edition.path}/"
    assert client.get(draft).status_code == 200
    assert not store._held
    client.logout()
    assert client.get(draft).status_code == 404


def test_the_first_reader_may_be_one_who_works_here(client: Client, path: str, by: Person) -> None:
    client.force_login(by)
    assert "/arbete/" in client.get(path).text
    assert "/arbete/" not in Client().get(path).text


def test_a_head_and_a_condition(client: Client, path: str) -> None:
    assert client.head(path).status_code == 200
    assert not store._held  # only a whole page is kept
    page = client.get(path)
    head = client.head(path)
    assert head.content == b""
    assert head["Content-Length"] == page["Content-Length"] == str(len(page.content))
    same = client.get(path, headers={"if-none-match": page["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    assert same["ETag"] == page["ETag"]
    assert client.get(path, headers={"if-none-match": '"another"'}).content == page.content


def test_a_condition_after_a_change(client: Client, edition: Edition, path: str, by: Person) -> None:
    row = county.measure(edition, path.split("/")[-2], published=False)
    seen = client.get(path)["ETag"]
    keeping.publish(thing=row, at=county.NOW, by=by)
    assert client.get(path, headers={"if-none-match": seen}).status_code == 200


def test_packed_for_those_who_take_it(client: Client, path: str) -> None:
    plain = client.get(path)
    packed = client.get(path, headers={"accept-encoding": "br, gzip"})
    assert gzip.decompress(packed.content) == plain.content
    assert packed["Content-Length"] == str(len(packed.content))
    assert packed["ETag"] != plain["ETag"]
    assert "Content-Encoding" not in client.get(path, headers={"accept-encoding": "gzip;q=0, *"}).headers


@pytest.mark.parametrize(
    "path", ["/logga-in/", "/sok/?q=skola", "/tillganglighet/", "/svara/x/", "/finns-inte/", "/dialog/"]
)
def test_what_is_not_kept(path: str, client: Client, edition: Edition) -> None:
    client.get(path)
    assert not store._held


def test_what_respondents_do_makes_no_page_anew(
    client: Client, path: str, edition: Edition, by: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(path)
    before = stamp.now()
    JournalEntry.objects.create(verb="approve", noun="answer", object_id="1")
    assert stamp.since(before) is None
    with django_assert_num_queries(1):
        client.get(path)
    journal.record(by=by, verb="approve", on=edition)
    assert stamp.since(before) == stamp.now()


def test_the_memory_is_bounded() -> None:
    held: Store[Kept] = Store()
    limit = 100_000
    for number in range(100):
        held.put((str(number),), _kept(b"x" * 10_000), limit=limit)
        held.get(("0",))
    assert held.bytes <= limit
    assert held.get(("0",)) is not None  # what is asked for stays
    assert held.get(("1",)) is None
    held.put(("0",), _kept(b""), limit=limit)
    held.put(("large",), _kept(b"x" * 200_000), limit=limit)
    assert held.bytes == 0


def _kept(body: bytes) -> Kept:
    return Kept(stamp.Stamp(1), 0.0, 60.0, body, b"", "etag", (), None)


@contextmanager
def act_on_its_way() -> Iterator[Any]:
    """Somebody has written in the journal and not yet committed: its number is taken, and no one sees it."""
    other = connection.copy()
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute(
                "insert into people_journalentry (at, by_name, verb, noun, object_id, label, facts)"
                " values (now(), '', 'publish', 'measure', '1', '', '{}')"
            )
        yield other
    finally:
        other.close()


POSTGRESQL = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")


@pytest.mark.django_db(transaction=True)
@POSTGRESQL
def test_an_act_on_its_way_lets_nothing_be_kept(client: Client, path: str, by: Person, edition: Edition) -> None:
    """Its number is lower than one that is already to be seen: the page would outlive it. A new process knows no better."""
    stamp.forget()
    with act_on_its_way() as other:
        journal.record(by=by, verb="publish", on=edition)
        assert not stamp.now().settled
        client.get(path)
        assert not store._held
        other.commit()
        assert stamp.now().settled
        client.get(path)
        assert store._held


@pytest.mark.django_db(transaction=True)
@POSTGRESQL
def test_a_page_kept_while_an_act_is_on_its_way_is_made_anew_when_it_comes(
    client: Client, path: str, by: Person, edition: Edition, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    row = county.measure(edition, path.split("/")[-2], published=False)
    assert stamp.now().settled
    with act_on_its_way() as other:
        journal.record(by=by, verb="change", on=edition)
        before = stamp.now()
        assert (before.settled, len(before.seen)) == (True, 1)
        assert row.name not in client.get(path).text
        with django_assert_num_queries(1):
            client.get(path)
        with other.cursor() as cursor:
            cursor.execute(f"update {Measure._meta.db_table} set published_at = now() where id = %s", [row.pk])
        assert row.name not in client.get(path).text
        other.commit()
        assert row.name in client.get(path).text
        assert stamp.since(before) == stamp.now()


def test_a_journal_that_is_shorter_than_it_was_is_another(
    client: Client, path: str, by: Person, edition: Edition
) -> None:
    with transaction.atomic():
        journal.record(by=by, verb="change", on=edition)
        before = stamp.now()
        transaction.set_rollback(True)
    after = stamp.since(before)
    assert after is not None
    assert after.number < before.number
    assert stamp.now() == after


def test_one_makes_the_page_anew_and_the_others_wait(
    client: Client, path: str, by: Person, edition: Edition, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """The second asks whether the old one is true, waits, and finds what the first has made."""
    client.get(path)
    ((key, old),) = store._held.items()
    assert isinstance(old, Kept)
    journal.record(by=by, verb="change", on=edition)
    made = client.get(path).content
    fresh = store.page(key)
    assert isinstance(fresh, Kept)
    assert fresh is not old
    anew: Kept = fresh

    class Meanwhile:
        def acquire(self, *, timeout: float) -> bool:
            store.put(key, anew, limit=5_000_000)
            return True

        def release(self) -> None:
            pass

    store.put(key, replace(old, anew=Meanwhile()), limit=5_000_000)  # type: ignore[arg-type]
    with django_assert_num_queries(2):
        assert client.get(path).content == made
    assert store._held[key] is fresh
    assert not fresh.anew.locked()


def test_one_who_fails_lets_the_next_one_try(
    client: Client, path: str, by: Person, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get(path)
    old = store.page(next(iter(store._held)))
    assert old
    journal.record(by=by, verb="change", on=edition)
    with monkeypatch.context() as broken:
        broken.setattr("samsyn.portal.thread.views.access.text_with", None)
        with pytest.raises(TypeError):
            client.get(path)
    assert not old.anew.locked()
    assert client.get(path).status_code == 200
