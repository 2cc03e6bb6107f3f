"""Importing, correcting and publishing an edition."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from samsyn.cores.text import formats
from samsyn.cores.text.values import File
from samsyn.people.models import JournalEntry, Person
from samsyn.strategy import actions
from samsyn.strategy.models import Document, Edition, Kind, Process, Section, Stage
from samsyn.strategy.process.models import Plan
from samsyn.strategy.queries import goals_of, outline_of
from samsyn.strategy.tests.conftest import AT, DRAFT, REVISED

KEYS = ["inledning", "vision", "malbilder", "ett-kunnigt-alvmark", "delmal", "rent-vatten", "uppfoljning"]


def keys(edition: Edition) -> list[str]:
    return [section.key for section in outline_of(edition).sections]


def test_an_import_stores_what_the_preview_showed(document: Document, officer: Person) -> None:
    file = File("alvmark.md", DRAFT.encode())
    preview = actions.preview_import(file=file, document=document)
    assert Edition.objects.count() == Section.objects.count() == 0
    edition = actions.import_edition(document=document, stage=Stage.DIALOGUE, file=file, at=AT, by=officer)
    assert outline_of(edition).sections == preview.outline.sections
    assert outline_of(edition).left_out == preview.outline.left_out
    assert keys(edition) == KEYS
    with edition.source.open() as stored:
        assert stored.read() == file.data


def test_goals_are_found_with_their_parents(draft: Edition) -> None:
    goals = goals_of(draft)
    assert [(goal.kind, goal.number, goal.name) for goal in goals] == [
        ("vision", "", "Ett län att stanna i."),
        ("målbild", "1", "Ett kunnigt Älvmark"),
        ("delmål", "1.1", "Fler fullföljer gymnasiet"),
        ("delmål", "1.2", "Fler vuxna byter yrke"),
        ("målbild", "2", "Rent vatten"),
    ]
    assert goals[2].parent == goals[1].id


def test_keys_survive_to_the_next_edition(published: Edition, officer: Person) -> None:
    file = File("ny.md", REVISED.encode())
    preview = actions.preview_import(file=file, document=published.document)
    assert {change.key: change.what for change in preview.changes} == dict.fromkeys(KEYS, "same") | {
        "ett-kunnigt-alvmark": "reworded",
        "nulage": "new",
    }
    edition = actions.import_edition(
        document=published.document, stage=Stage.CONSULTATION, file=file, at=AT, by=officer
    )
    assert keys(edition) == ["inledning", "nulage", *KEYS[1:]]


def test_the_same_file_is_not_imported_twice(draft: Edition, officer: Person) -> None:
    file = File("annat-namn.md", DRAFT.encode())
    with pytest.raises(actions.AlreadyImported) as refused:
        actions.import_edition(document=draft.document, stage=Stage.DIALOGUE, file=file, at=AT, by=officer)
    assert refused.value.edition == draft
    second = actions.import_edition(
        document=draft.document, stage=Stage.DIALOGUE, file=File("b.md", REVISED.encode()), at=AT, by=officer
    )
    assert (second.number, second.path) == (2, "dialogunderlag-2")


def test_an_unreadable_file_stores_nothing(document: Document, officer: Person) -> None:
    for data, error in ((b"", formats.errors.Unreadable), (b"%PDF-1.7 trasig", formats.errors.Unreadable)):
        with pytest.raises(error):
            actions.import_edition(document=document, stage=Stage.DIALOGUE, file=File("x.pdf", data), at=AT, by=officer)
    assert Edition.objects.count() == 0


def test_a_published_edition_refuses_every_change(published: Edition, officer: Person) -> None:
    before = outline_of(published)
    heading = actions.Correction("inledning", "1", "Något annat", 1)
    section = published.sections.get(key="rent-vatten")
    for act in (
        lambda: actions.correct_headings(edition=published, corrections=[heading], by=officer),
        lambda: actions.dissolve_heading(section=section, by=officer),
        lambda: actions.discard_edition(edition=published, by=officer),
        lambda: actions.publish_edition(edition=published, at=AT, by=officer),
    ):
        with pytest.raises(actions.Frozen):
            act()
    assert outline_of(Edition.objects.get()) == before


def test_a_stale_copy_of_a_published_edition_is_refused_too(draft: Edition, strategist: Person) -> None:
    stale = Edition.objects.get(pk=draft.pk)
    actions.publish_edition(edition=draft, at=AT, by=strategist)
    with pytest.raises(actions.Frozen):
        actions.discard_edition(edition=stale, by=strategist)


def test_headings_are_corrected_and_keep_their_keys(draft: Edition, officer: Person) -> None:
    said = [
        actions.Correction("ett-kunnigt-alvmark", "3.1", "Prioritering 1: Lärande", 2),
        actions.Correction("uppfoljning", "3.3", "Uppföljning och lärande", 2),
    ]
    actions.correct_headings(edition=draft, corrections=said, by=officer)
    outline = outline_of(draft)
    assert [section.key for section in outline.sections] == KEYS
    assert outline.sections[-1].parent == "malbilder"
    assert outline.sections[3].goal == "prioritering"
    assert [goal.kind for goal in goals_of(draft)] == ["vision", "prioritering", "delmål", "delmål", "målbild"]
    entry = JournalEntry.objects.get(verb="correct")
    assert set(entry.facts) == {"ett-kunnigt-alvmark", "uppfoljning"}


def test_a_level_too_deep_is_refused(draft: Edition, officer: Person) -> None:
    with pytest.raises(actions.WrongLevel) as refused:
        actions.correct_headings(
            edition=draft, corrections=[actions.Correction("vision", "2", "Vision", 3)], by=officer
        )
    assert refused.value.key == "vision"


def test_a_heading_that_is_none_becomes_text(draft: Edition, officer: Person) -> None:
    before = outline_of(draft)
    actions.dissolve_heading(section=draft.sections.get(key="malbilder"), by=officer)
    after = outline_of(draft)
    assert [section.key for section in after.sections] == [key for key in KEYS if key != "malbilder"]
    vision = after.sections[1]
    assert [block.text for block in vision.blocks] == ["Ett län att stanna i.", "3 Målbilder"]
    assert after.sections[2].parent == "vision"
    words = sum(len(section.text.split()) for section in before.sections)
    assert sum(len(section.text.split()) for section in after.sections) == words + 2


def test_the_first_heading_cannot_be_dissolved(draft: Edition, officer: Person) -> None:
    with pytest.raises(actions.NothingBefore):
        actions.dissolve_heading(section=draft.sections.get(key="inledning"), by=officer)


def test_a_person_says_that_two_sections_are_the_same(published: Edition, officer: Person) -> None:
    text = REVISED.replace("### 4.2 Målbild 2: Rent vatten", "### 4.2 Allt som rinner").replace(
        "Havet och älvarna ska ha god status.", "Ingen ska behöva koka det de dricker."
    )
    edition = actions.import_edition(
        document=published.document, stage=Stage.CONSULTATION, file=File("ny.md", text.encode()), at=AT, by=officer
    )
    section = edition.sections.get(key="allt-som-rinner")
    for wrong in ("vision", "finns-inte"):
        with pytest.raises(actions.UnknownKey):
            actions.carry_key(section=section, key=wrong, by=officer)
    actions.carry_key(section=section, key="rent-vatten", by=officer)
    assert "rent-vatten" in keys(edition)
    assert JournalEntry.objects.get(verb="carry").facts == {"avsnitt": ["allt-som-rinner", "rent-vatten"]}


def test_a_discarded_edition_is_gone_with_its_sections(draft: Edition, officer: Person) -> None:
    actions.discard_edition(edition=draft, by=officer)
    assert Edition.objects.count() == Section.objects.count() == 0
    said = JournalEntry.objects.filter(verb="discard").order_by("pk")
    assert [entry.noun for entry in said] == ["edition", "document"]


def test_a_document_whose_only_edition_was_discarded_can_be_imported_again(draft: Edition, officer: Person) -> None:
    actions.discard_edition(edition=draft, by=officer)
    again = actions.create_document(kind=Kind.RUS, title="Älvmark 2040", region="Region Älvmark", by=officer)
    assert list(Document.objects.all()) == [again]


def test_a_document_that_something_stands_on_outlives_its_last_edition(draft: Edition, officer: Person) -> None:
    Process.objects.create(document=draft.document, plan=Plan.VASTERBOTTEN, starts_on=AT.date())
    actions.discard_edition(edition=draft, by=officer)
    assert Document.objects.get() == draft.document
    assert not JournalEntry.objects.filter(verb="discard", noun="document").exists()


def test_the_database_keeps_the_tree_true(draft: Edition) -> None:
    top = draft.sections.get(key="inledning")
    for wrong in (
        replace_row(top, key="vision"),
        replace_row(top, level=2),
        replace_row(top, goal_kind="dröm"),
        replace_row(top, key="annan", position=1),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong.save(force_insert=wrong.pk is None)


def replace_row(row: Section, **columns: object) -> Section:
    copy = Section.objects.get(pk=row.pk)
    if "position" not in columns:
        copy.position = 99
    copy.pk = None
    for column, value in columns.items():
        setattr(copy, column, value)
    return copy


def test_an_outline_survives_the_database(draft: Edition) -> None:
    outline = outline_of(draft)
    assert replace(outline, notices=()) == replace(outline_of(Edition.objects.get()), notices=())
    assert outline.title == "Älvmark 2040"
