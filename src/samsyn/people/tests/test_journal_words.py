"""The journal speaks to people: every verb that code records and every kind of thing has a word of its own."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client

from samsyn.people import actions as people
from samsyn.people import journal, told
from samsyn.people.accounts import wording
from samsyn.people.models import Role

PACKAGE = Path(__file__).parents[2]


def recorded() -> Iterator[str]:
    """Verbs as the source writes them."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if "tests" in path.parts or "verb=" not in (text := path.read_text(encoding="utf-8")):
            continue
        calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
        for word in (word for call in calls for word in call.keywords if word.arg == "verb"):
            for node in ast.walk(word.value):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value
    yield from (change.verb for change in (*wording.CHANGES.values(), wording.RESET))


def test_every_verb_and_every_kind_has_a_word() -> None:
    verbs = set(recorded())
    assert len(verbs) > 100
    assert verbs - set(told.VERBS) == set()
    kinds = {one._meta.model_name for app in apps.get_app_configs() if app.name.startswith("samsyn.")
             for one in app.get_models()}  # fmt: skip
    assert kinds - set(told.NOUNS) == set()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "said"), [("/journal/", "bytte roll: konto Läsaren"), ("/en/journal/", "changed role: account Läsaren")]
)
def test_the_page_says_it_in_the_readers_language(path: str, said: str) -> None:
    by = people.invite(email="a@region.example", name="Chefen", role=Role.ADMINISTRATOR, by=None, password="x" * 12)
    person = people.invite(email="l@region.example", name="Läsaren", role=Role.READER, by=by, password="x" * 12)
    journal.record(by=by, verb="change_role", on=person, facts={"roll": ["läsare", "handläggare"]})
    client = Client()
    client.force_login(by)
    words = " ".join(re.sub(r"<[^>]+>", " ", client.get(path).content.decode()).split())
    assert re.sub(r"\s+:", ":", said) in re.sub(r"\s+:", ":", words)
    assert "läsare → handläggare" in words
