"""From sixty coded comments on, what they share is learned and proposed with the words that spoke."""

import pytest

from samsyn.comments import actions
from samsyn.comments.models import Comment, ThemeProposal
from samsyn.comments.theming import LEARNS, propose_themes
from samsyn.people.models import Person
from samsyn.strategy.models import Edition

from .conftest import NOW

pytestmark = pytest.mark.django_db


def made(text: str, like: Comment) -> Comment:
    return Comment.objects.create(
        edition=like.edition, original=like.original, text=text, spans=like.spans, proposed_type="ändring"
    )


def test_what_coded_comments_share_is_proposed(said: list[Comment], edition: Edition, officer: Person) -> None:
    one, other = (
        actions.add_theme(document=edition.document, name=name, at=NOW, by=officer) for name in ("Spår A", "Spår B")
    )
    asked = made("Cykelbanorna måste plogas tidigt.", said[0])
    assert propose_themes(edition.document, [asked]) == 0  # no word of a theme's name, and nothing coded
    for at in range(LEARNS):
        row = made(f"{'Cykelbana' if at % 2 else 'Simhall'} nummer {at} behövs i kommunen.", said[0])
        actions.code(comment=row, themes=[one if at % 2 else other], at=NOW, by=officer)
    assert propose_themes(edition.document, [asked]) == 1
    first = ThemeProposal.objects.filter(comment=asked).order_by("-score")[0]
    assert first.theme == one
    assert any("cykel" in word.lower() for word in first.evidence)
