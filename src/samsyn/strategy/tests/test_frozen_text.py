"""The text of a published edition is laid out once; one that can still change, each time."""

from datetime import UTC, datetime

from django.test import Client
from django.utils.safestring import SafeString
from pytest_django import DjangoAssertNumQueries

from samsyn.people.models import Person
from samsyn.strategy import actions, drawing, frozen
from samsyn.strategy.models import Edition, Section

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_a_published_text_is_read_once(
    published: Edition, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    text = frozen.text_of(published)
    with django_assert_num_queries(0):
        assert frozen.text_of(Edition(pk=published.pk, published_at=published.published_at,
                                      source_sha256=published.source_sha256)) is text  # fmt: skip
    frozen.forget()
    assert frozen.text_of(published).sections == text.sections


def test_what_can_still_change_is_read_each_time(draft: Edition, client: Client, officer: Person) -> None:
    client.force_login(officer)
    path = f"/strategi/{draft.document.slug}/{draft.path}/"
    assert "Ett helt nytt ord" not in client.get(path).content.decode()
    section = draft.sections.exclude(blocks=[]).first()
    assert section is not None
    section.blocks = [{**section.blocks[0], "text": "Ett helt nytt ord"}]
    section.save()
    assert "Ett helt nytt ord" in client.get(path).content.decode()
    actions.publish_edition(edition=draft, at=AT, by=officer)
    assert "Ett helt nytt ord" in client.get(path).content.decode()


def test_two_editions_and_two_languages_are_apart(published: Edition, client: Client, officer: Person) -> None:
    path = f"/strategi/{published.document.slug}/"
    swedish, english = client.get(path).content.decode(), client.get(f"/en{path}").content.decode()
    assert client.get(path).content.decode() == swedish
    assert client.get(f"/en{path}").content.decode() == english
    assert "Innehåll</summary>" in swedish
    assert "Contents</summary>" in english
    key = Section.objects.filter(edition=published).exclude(blocks=[]).values_list("key", flat=True)[0]
    assert "Paragraph 1" in client.get(f"/en{path}avsnitt/{key}/").content.decode()
    assert "Stycke 1" in client.get(f"{path}avsnitt/{key}/").content.decode()


def test_others_go_when_there_are_many(published: Edition) -> None:
    first = frozen.text_of(published)
    for number in range(frozen.MOST):
        frozen.text_of(Edition(pk=10_000 + number, published_at=AT, source_sha256=str(number)))
    assert frozen.text_of(published) is not first


def test_what_stands_beside_is_each_readers(published: Edition) -> None:
    text = frozen.text_of(published)
    key = text.sections[0].key
    assert "<b>1</b>" in drawing.whole(text, {key: SafeString("<b>1</b>")})
    assert "<b>1</b>" not in drawing.whole(text, {})
