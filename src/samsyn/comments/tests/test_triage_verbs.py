"""Triage: what a person decides stands, everything can be undone, and no character is lost however it is divided."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.comments import actions
from samsyn.comments.actions.originals import uncovered
from samsyn.comments.models import (
    AsideReason,
    Coding,
    Comment,
    Deed,
    LaidAside,
    Original,
    Placement,
    Theme,
    ThemeProposal,
    Verdict,
)
from samsyn.comments.queries import facts, with_places
from samsyn.comments.tests.conftest import LETTER, NOW
from samsyn.cores.text.prose import restore
from samsyn.cores.text.values import Page, Span
from samsyn.people.models import JournalEntry, Person
from samsyn.strategy.models import Edition

pytestmark = pytest.mark.django_db


def state(comment: Comment) -> tuple[object, ...]:
    row = Comment.objects.get(pk=comment.pk)
    placement = Placement.objects.filter(comment=row).values_list("section", "by", "at").first()
    codings = sorted(Coding.objects.filter(comment=row).values_list("theme", "by", "at"))
    aside = LaidAside.objects.filter(comment=row).values_list("reason", "into").first()
    return row.text, row.spans, row.decided_type, row.decided_type_by_id, row.themes_by_id, placement, codings, aside


def refused(comment: Comment) -> Comment:
    return Comment.objects.get(pk=comment.pk)


def test_confirming_is_one_act_and_one_undo(said: list[Comment], edition: Edition, officer: Person) -> None:
    theme = actions.add_theme(document=edition.document, name="Tåg", at=NOW, by=officer)
    before = state(said[0])
    section = edition.sections.get(number="3")
    actions.confirm(comment=said[0], section=section, type_="fråga", themes=[theme], at=NOW, by=officer, version=0)
    row = facts(with_places(Comment.objects.filter(pk=said[0].pk)).get())
    assert (row.place.key if row.place else "", row.type, [tag.name for tag in row.themes]) == (
        section.key, "fråga", ["Tåg"],
    )  # fmt: skip
    assert row.version == 1
    deed = actions.latest(by=officer, comments=Comment.objects.all())
    assert deed is not None
    actions.undo(deed=deed, at=NOW, by=officer)
    assert state(said[0]) == before
    assert refused(said[0]).version == 2
    assert actions.latest(by=officer, comments=Comment.objects.all()) is None


def test_two_officers_on_one_comment(said: list[Comment], edition: Edition, officer: Person, colleague: Person) -> None:
    place = edition.sections.get(number="2")
    actions.confirm(comment=said[0], section=place, type_="stöd", at=NOW, by=colleague, version=0)
    with pytest.raises(actions.ChangedMeanwhile) as caught:
        actions.confirm(comment=said[0], section=None, type_="fråga", at=NOW, by=officer, version=0)
    assert caught.value.comment.pk == said[0].pk
    assert Placement.objects.get(comment=said[0]).section == place
    deed = Deed.objects.get()
    with pytest.raises(actions.NothingToUndo):
        actions.undo(deed=deed, at=NOW, by=officer)
    actions.answer(comment=said[0], verdict=Verdict.NOTED, reason="Tack.", at=NOW, by=officer)
    with pytest.raises(actions.UndoTooLate):
        actions.undo(deed=deed, at=NOW, by=colleague)


def test_splitting_keeps_every_character(said: list[Comment], original: Original, officer: Person) -> None:
    whole = said[0]
    before = state(whole)
    (offset,) = actions.places_to_divide(whole.text)
    (new,) = actions.split(comment=whole, at_offsets=[offset], at=NOW, by=officer, version=0)
    first = refused(whole)
    assert (first.text, new.text) == ("Kommunen vill att tågen går varje timme.", "Bussarna måste vänta in tågen.")
    pages = (Page(1, LETTER),)
    for row in (first, new):
        assert restore(pages, [Span(*span) for span in row.spans]) == row.text
    assert new.proposals.count() == 1
    deed = actions.latest(by=officer, comments=Comment.objects.all())
    assert deed is not None
    actions.undo(deed=deed, at=NOW, by=officer)
    assert state(whole) == before
    assert not Comment.objects.filter(pk=new.pk).exists()


def test_a_split_that_was_built_on_is_not_undone(said: list[Comment], officer: Person, colleague: Person) -> None:
    (new,) = actions.split(
        comment=said[0], at_offsets=actions.places_to_divide(said[0].text), at=NOW, by=officer
    )  # fmt: skip
    actions.confirm(comment=new, section=None, type_="fråga", at=NOW, by=colleague)
    deed = actions.latest(by=officer, comments=Comment.objects.all())
    assert deed is not None
    with pytest.raises(actions.UndoTooLate):
        actions.undo(deed=deed, at=NOW, by=officer)


@pytest.mark.parametrize("offsets", [[], [0], [10_000], [-3]])
def test_nothing_is_split_off_where_nothing_is_left(offsets: list[int], said: list[Comment], officer: Person) -> None:
    with pytest.raises(actions.NotDivisible):
        actions.split(comment=said[0], at_offsets=offsets, at=NOW, by=officer)
    assert Comment.objects.count() == 3


def test_merging_keeps_both_and_says_where_one_went(said: list[Comment], officer: Person) -> None:
    before = [state(row) for row in said]
    actions.merge(comment=said[0], other=said[1], at=NOW, by=officer)
    kept, taken = refused(said[0]), refused(said[1])
    assert kept.text.endswith("Avsnitt 2 saknar mål för vuxenutbildning.")
    assert len(kept.spans) == 2
    assert taken.laid_aside.into == kept
    assert list(Comment.objects.standing().order_by("pk")) == [said[0], said[2]]
    with pytest.raises(actions.IsLaidAside):
        actions.confirm(comment=taken, section=None, type_="fråga", at=NOW, by=officer)
    with pytest.raises(actions.OtherFile):
        actions.merge(comment=said[0], other=said[0], at=NOW, by=officer)
    deed = actions.latest(by=officer, comments=Comment.objects.all())
    assert deed is not None
    actions.undo(deed=deed, at=NOW, by=officer)
    assert [state(row) for row in said] == before


def test_what_another_file_says_is_not_merged(said: list[Comment], officer: Person) -> None:
    other = Comment.objects.create(edition=said[0].edition, text="Direkt i formuläret.", proposed_type="stöd")
    with pytest.raises(actions.OtherFile):
        actions.merge(comment=said[0], other=other, at=NOW, by=officer)


def test_without_a_file_the_text_itself_is_divided(edition: Edition, officer: Person) -> None:
    row = Comment.objects.create(edition=edition, text="Bygg mer. Sänk hyran.", proposed_type="tillägg")
    (new,) = actions.split(comment=row, at_offsets=[10], at=NOW, by=officer)
    assert (refused(row).text, new.text) == ("Bygg mer.", "Sänk hyran.")


def test_laying_aside_and_back(said: list[Comment], officer: Person) -> None:
    actions.lay_aside(comment=said[0], reason=AsideReason.OTHER, note="Hör till en annan remiss", at=NOW, by=officer)
    assert said[0] not in Comment.objects.standing()
    actions.bring_back(comment=said[0], at=NOW, by=officer)
    assert said[0] in Comment.objects.standing()
    verbs = JournalEntry.objects.filter(noun="comment").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["lay_aside", "bring_back"]


def test_an_answered_comment_keeps_its_words(said: list[Comment], officer: Person) -> None:
    actions.answer(comment=said[0], verdict=Verdict.HEEDED, reason="", at=NOW, by=officer)
    with pytest.raises(actions.AlreadyAnswered):
        actions.split(comment=said[0], at_offsets=[41], at=NOW, by=officer)
    with pytest.raises(actions.AlreadyAnswered):
        actions.merge(comment=said[1], other=said[0], at=NOW, by=officer)
    with pytest.raises(actions.AlreadyAnswered):
        actions.lay_aside(comment=said[0], reason=AsideReason.NOTHING, at=NOW, by=officer)


def test_a_passage_set_aside_can_be_lifted(original: Original, edition: Edition, officer: Person) -> None:
    start = LETTER.index("Med vänlig")
    row = original.set_aside.create(text="Med vänlig hälsning", spans=[[1, start, start + 19]], reason="hälsning")
    before = actions.count_uncovered(original.pk)
    comment = actions.lift(aside=row, edition=edition, by=officer)
    assert comment.spans == [[1, start, start + 19]]
    assert not original.set_aside.exists()
    assert actions.count_uncovered(original.pk) == before


def test_what_nothing_holds_is_counted(said: list[Comment], original: Original) -> None:
    left = actions.count_uncovered(original.pk)
    assert left == len("".join(["Provköpings", "kommun", "Med", "vänlig", "hälsning"]))
    original.refresh_from_db()
    assert original.uncovered == left


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5))
def test_uncovered_counts_each_character_once(text: str, spans: list[tuple[int, int]]) -> None:
    ordered = [(1, min(a, b), max(a, b)) for a, b in spans]
    held = {at for _page, a, b in ordered for at in range(a, b)}
    assert uncovered({1: text}, [ordered]) == sum(
        not char.isspace() for at, char in enumerate(text) if at not in held
    )  # fmt: skip


def test_a_persons_theme_and_the_machines_stay_apart(
    said: list[Comment], edition: Edition, officer: Person, colleague: Person
) -> None:
    train, adults = (
        actions.add_theme(document=edition.document, name=name, at=NOW, by=officer) for name in ("Tåg", "Vuxna")
    )
    ThemeProposal.objects.create(comment=said[0], theme=adults, score=0.7, evidence=["vuxenutbildning"])
    actions.code(comment=said[0], themes=[train], at=NOW, by=officer)
    actions.code(comment=said[0], themes=[train, adults], at=NOW + timedelta(hours=1), by=colleague)
    row = facts(with_places(Comment.objects.filter(pk=said[0].pk)).get())
    assert [(tag.name, tag.by) for tag in row.themes] == [("Tåg", "Handläggaren"), ("Vuxna", "Strategen")]
    assert [(tag.name, tag.by, tag.percent) for tag in row.theme_proposals] == [("Vuxna", "", 70)]
    actions.code(comment=said[0], themes=[], at=NOW, by=officer)
    row = facts(with_places(Comment.objects.filter(pk=said[0].pk)).get())
    assert (row.shown_themes, row.themes_by_person) == ((), True)


def test_merging_themes_moves_every_tag(said: list[Comment], edition: Edition, officer: Person) -> None:
    train, rail = (
        actions.add_theme(document=edition.document, name=name, at=NOW, by=officer) for name in ("Tåg", "Järnväg")
    )
    actions.code(comment=said[0], themes=[train, rail], at=NOW, by=officer)
    actions.code(comment=said[1], themes=[rail], at=NOW, by=officer)
    ThemeProposal.objects.create(comment=said[2], theme=rail, score=0.5)
    assert actions.merge_themes(theme=rail, into=train, by=officer) == 2
    assert list(Theme.objects.of(edition.document)) == [train]
    assert Coding.objects.filter(theme=train).count() == 2
    assert ThemeProposal.objects.get().theme == train
    with pytest.raises(actions.OtherDocument):
        actions.merge_themes(theme=train, into=train, by=officer)


def test_a_name_stands_once_on_the_list(edition: Edition, officer: Person) -> None:
    theme = actions.add_theme(document=edition.document, name="  Tåg  och  buss ", at=NOW, by=officer)
    assert theme.name == "Tåg och buss"
    with pytest.raises(actions.NameTaken):
        actions.add_theme(document=edition.document, name="tåg och BUSS", at=NOW, by=officer)
    actions.rename_theme(theme=theme, name="Kollektivtrafik", definition="Tåg, buss och båt", by=officer)
    assert Theme.objects.get().name == "Kollektivtrafik"
