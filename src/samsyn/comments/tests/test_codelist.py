"""The code list has levels: three at most, no rings, and what stands below a merged theme follows."""

import pytest
from django.db import IntegrityError, transaction

from samsyn.comments import actions
from samsyn.comments.codelist import Branch, code_list, family_of
from samsyn.comments.models import Comment, Theme, ThemeProposal
from samsyn.comments.queries import facts, with_places
from samsyn.comments.theming import propose_themes
from samsyn.people.models import JournalEntry, Person
from samsyn.strategy.models import Edition

from .conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def themes(edition: Edition, officer: Person) -> dict[str, Theme]:
    """Transporter › (Kollektivtrafik › Tåg, Vägar) and Boende."""
    made: dict[str, Theme] = {}
    for name, under in (
        ("Transporter", ""), ("Kollektivtrafik", "Transporter"), ("Tåg", "Kollektivtrafik"), ("Vägar", "Transporter"),
        ("Boende", ""),
    ):  # fmt: skip
        made[name] = actions.add_theme(document=edition.document, name=name, under=made.get(under), at=NOW, by=officer)
    return made


def labels(edition: Edition) -> list[str]:
    return [one.label for one in code_list(edition.document)]


def branch(edition: Edition, name: str) -> Branch:
    return next(one for one in code_list(edition.document) if one.name == name)


TREE = [
    "Boende", "Transporter", "Transporter › Kollektivtrafik", "Transporter › Kollektivtrafik › Tåg",
    "Transporter › Vägar",
]  # fmt: skip


def test_each_theme_is_followed_by_those_under_it(themes: dict[str, Theme], edition: Edition) -> None:
    assert labels(edition) == TREE
    top, middle = branch(edition, "Transporter"), branch(edition, "Kollektivtrafik")
    assert (top.level, top.height, top.parent) == (1, 2, None)
    assert (middle.level, middle.height, middle.parent, middle.below) == (2, 1, top.id, (themes["Tåg"].pk,))
    assert set(family_of(top.id).values_list("pk", flat=True)) == set(top.family)
    assert set(family_of(middle.id)) == {themes["Kollektivtrafik"], themes["Tåg"]}


def test_what_stands_below_moves_along(themes: dict[str, Theme], edition: Edition, officer: Person) -> None:
    actions.move_theme(theme=themes["Kollektivtrafik"], under=themes["Boende"], by=officer)
    assert labels(edition)[:3] == ["Boende", "Boende › Kollektivtrafik", "Boende › Kollektivtrafik › Tåg"]
    actions.move_theme(theme=themes["Kollektivtrafik"], under=None, by=officer)
    assert "Kollektivtrafik › Tåg" in labels(edition)
    entries = JournalEntry.objects.filter(verb="move").count()
    actions.move_theme(theme=themes["Kollektivtrafik"], under=None, by=officer)  # it is there already
    assert JournalEntry.objects.filter(verb="move").count() == entries == 2


def test_no_rings_and_no_fourth_level(themes: dict[str, Theme], edition: Edition, officer: Person) -> None:
    for under in ("Transporter", "Kollektivtrafik", "Tåg"):
        with pytest.raises(actions.UnderItself):
            actions.move_theme(theme=themes["Transporter"], under=themes[under], by=officer)
    with pytest.raises(actions.TooDeep):
        actions.move_theme(theme=themes["Transporter"], under=themes["Boende"], by=officer)
    with pytest.raises(actions.TooDeep):
        actions.move_theme(theme=themes["Boende"], under=themes["Tåg"], by=officer)
    with pytest.raises(actions.TooDeep):
        actions.add_theme(document=edition.document, name="Nattåg", under=themes["Tåg"], at=NOW, by=officer)
    assert labels(edition) == TREE


def test_the_database_itself_refuses(themes: dict[str, Theme]) -> None:
    row = Theme.objects.filter(pk=themes["Tåg"].pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.update(parent=themes["Tåg"].pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.update(merged_into=themes["Vägar"].pk)  # it still stands somewhere


def test_merging_takes_the_children_along(themes: dict[str, Theme], edition: Edition, officer: Person) -> None:
    actions.merge_themes(theme=themes["Kollektivtrafik"], into=themes["Vägar"], by=officer)
    assert labels(edition) == ["Boende", "Transporter", "Transporter › Vägar", "Transporter › Vägar › Tåg"]
    with pytest.raises(actions.OtherDocument):
        actions.merge_themes(theme=themes["Boende"], into=themes["Kollektivtrafik"], by=officer)  # it is gone


def test_merging_into_one_of_those_below(themes: dict[str, Theme], edition: Edition, officer: Person) -> None:
    """It takes the place of the one that goes, wherever it stood below it."""
    actions.merge_themes(theme=themes["Transporter"], into=themes["Tåg"], by=officer)
    assert labels(edition) == ["Boende", "Tåg", "Tåg › Kollektivtrafik", "Tåg › Vägar"]


def test_merging_refuses_a_fourth_level(themes: dict[str, Theme], edition: Edition, officer: Person) -> None:
    with pytest.raises(actions.TooDeep):
        actions.merge_themes(theme=themes["Kollektivtrafik"], into=_under(themes, edition, officer), by=officer)
    assert "Transporter › Kollektivtrafik › Tåg" in labels(edition)


def _under(themes: dict[str, Theme], edition: Edition, officer: Person) -> Theme:
    """A theme on the third level beside Tåg."""
    return actions.add_theme(document=edition.document, name="Leder", under=themes["Vägar"], at=NOW, by=officer)


def test_a_theme_of_another_strategy(themes: dict[str, Theme], edition: Edition, officer: Person) -> None:
    from samsyn.strategy import actions as strategy
    from samsyn.strategy.models import Kind

    document = strategy.create_document(kind=Kind.RUS, title="En annan", region="Region Provlänet", by=officer)
    other = actions.add_theme(document=document, name="Boende", at=NOW, by=officer)
    for act in (
        lambda: actions.move_theme(theme=themes["Vägar"], under=other, by=officer),
        lambda: actions.add_theme(document=edition.document, name="Ny", under=other, at=NOW, by=officer),
    ):
        with pytest.raises(actions.OtherDocument):
            act()


def test_tags_say_the_way(said: list[Comment], themes: dict[str, Theme], officer: Person) -> None:
    actions.code(comment=said[0], themes=[themes["Tåg"]], at=NOW, by=officer)
    (tag,) = facts(with_places(Comment.objects.filter(pk=said[0].pk)).get()).themes
    assert (tag.name, tag.label, tag.by) == ("Tåg", "Transporter › Kollektivtrafik › Tåg", "Handläggaren")


def test_between_siblings_the_parent_is_proposed(
    said: list[Comment], themes: dict[str, Theme], edition: Edition, officer: Person
) -> None:
    """The machine's word; when a person has said which, theirs stands."""
    actions.rename_theme(theme=themes["Kollektivtrafik"], name="Bussar", definition="", by=officer)
    actions.merge_themes(theme=themes["Tåg"], into=themes["Boende"], by=officer)
    asked = Comment.objects.create(edition=edition, text="Bussarna behöver bättre vägar.", proposed_type="ändring")
    assert propose_themes(edition.document, [asked]) == 1
    row = ThemeProposal.objects.get(comment=asked)
    assert row.theme == themes["Transporter"]
    assert set(row.evidence) == {"buss", "väg"}
    actions.code(comment=asked, themes=[themes["Vägar"]], at=NOW, by=officer)
    assert propose_themes(edition.document, [Comment.objects.get(pk=asked.pk)]) == 0
    shown = facts(with_places(Comment.objects.filter(pk=asked.pk)).get())
    assert [tag.name for tag in shown.shown_themes] == ["Vägar"]
    assert [tag.name for tag in shown.theme_proposals] == ["Transporter"]
