"""The next edition: sections keep their keys, nobody overwrites anybody, decisions lock the text."""

from datetime import date, timedelta

import pytest
from django.test import Client

from samsyn.people.models import JournalEntry, Person
from samsyn.strategy import actions as strategy
from samsyn.strategy.editing import actions, cleaning, queries
from samsyn.strategy.models import Edition, Outcome, Section, Stage
from samsyn.strategy.process import actions as process
from samsyn.strategy.process.models import DecisionStep, Plan
from samsyn.strategy.queries import outline_of

from .conftest import AT


@pytest.fixture
def working(published: Edition, officer: Person) -> Edition:
    return actions.begin(base=published, stage=Stage.PROPOSAL, label="Tjänstemannaversion", at=AT, by=officer)


def at(edition: Edition, heading: str) -> Section:
    return edition.sections.get(heading__contains=heading)


def edit(section: Section, text: str, by: Person, **said: object) -> bool:
    facts = {"version": section.version, "number": section.number, "heading": section.heading, "at": AT, **said}
    return actions.edit_section(section=section, text=text, by=by, **facts)  # type: ignore[arg-type]


def test_the_next_edition_has_the_same_text_and_keys(published: Edition, working: Edition) -> None:
    assert outline_of(working).sections == outline_of(published).sections
    assert [goal.name for goal in working.goals.all()] == [goal.name for goal in published.goals.all()]
    assert working.based_on == published
    assert not working.is_published


def test_an_edition_in_the_making_is_no_ground_for_another(working: Edition, officer: Person) -> None:
    with pytest.raises(actions.NotPublished):
        actions.begin(base=working, stage=Stage.PROPOSAL, label="", at=AT, by=officer)


def test_a_changed_section_keeps_what_it_said_before(published: Edition, working: Edition, officer: Person) -> None:
    section = at(working, "Vision")
    assert edit(section, "Ett län att växa i.\n\n- för unga\n- för gamla", officer, note="Efter remissen")
    section.refresh_from_db()
    assert [(block["kind"], block["text"]) for block in section.blocks] == [
        ("body", "Ett län att växa i."),
        ("item", "för unga"),
        ("item", "för gamla"),
    ]
    assert section.version == 1
    (version,) = queries.versions(section)
    assert (version.note, version.by, version.change.added, version.change.removed) == (
        "Efter remissen",
        "Handläggaren",
        5,
        1,
    )
    assert at(published, "Vision").blocks[0]["text"] == "Ett län att stanna i."
    assert JournalEntry.objects.filter(verb="edit", noun="edition", object_id=str(working.pk)).count() == 1


def test_two_editors_cannot_overwrite_each_other(working: Edition, officer: Person, strategist: Person) -> None:
    mine, theirs = at(working, "Vision"), at(working, "Vision")
    edit(theirs, "Strategens text.", strategist)
    with pytest.raises(actions.ChangedMeanwhile) as caught:
        edit(mine, "Handläggarens text.", officer)
    assert caught.value.by == "Strategen"
    assert at(working, "Vision").blocks[0]["text"] == "Strategens text."


def test_nothing_changed_is_no_version(working: Edition, officer: Person) -> None:
    section = at(working, "Vision")
    assert not edit(section, queries.text_of(section), officer)
    assert not working.revisions.exists()


def test_a_change_can_be_taken_back(working: Edition, officer: Person) -> None:
    section = at(working, "Vision")
    edit(section, "Något annat.", officer)
    section.refresh_from_db()
    assert actions.take_back(section=section, version=1, at=AT, by=officer)
    section.refresh_from_db()
    assert queries.text_of(section) == "Ett län att stanna i."
    assert section.version == 2


def test_goals_follow_the_text(working: Edition, officer: Person) -> None:
    edit(
        at(working, "Delmål"), "- 1.1 Fler fullföljer gymnasiet\n- 1.2 Fler vuxna byter yrke\n- 1.3 Fler läser", officer
    )
    assert working.goals.filter(name="Fler läser").exists()


def test_a_new_section_stands_after_the_whole_of_another(working: Edition, officer: Person) -> None:
    after = at(working, "Målbild 1")
    row = actions.add_section(
        after=after, below=False, number="3.2", heading="Målbild 2: Nytt", text="Text.", by=officer
    )  # fmt: skip
    order = [section.heading for section in working.sections.order_by("position")]
    assert order[order.index("Delmål") + 1] == "Målbild 2: Nytt"
    assert (row.level, row.parent, row.goal_kind) == (after.level, after.parent, "målbild")
    positions = list(working.sections.order_by("position").values_list("position", flat=True))
    assert positions == sorted(set(positions))
    assert max(positions) == len(order) - 1


def test_a_removed_section_says_where_its_matter_went(published: Edition, working: Edition, officer: Person) -> None:
    section, other = at(working, "Uppföljning"), at(working, "Inledning")
    key = section.key
    actions.remove_section(section=section, moved_to=other, with_text=True, because="Ihop", at=AT, by=officer)
    assert queries.keys_now(working, key) == other.key
    assert queries.keys_now(working, "vision") == "vision"
    assert "Vi följer upp varje år." in queries.text_of(at(working, "Inledning"))
    (gone,) = queries.gone(working)
    assert (gone.title, gone.moved_to, gone.because) == ("4 Uppföljning", "1 Inledning", "Ihop")
    actions.remove_section(
        section=at(working, "Inledning"), moved_to=None, with_text=False, because="Bort", at=AT, by=officer
    )
    assert queries.keys_now(working, key) == ""


def test_a_section_with_subsections_is_not_removed(working: Edition, officer: Person) -> None:
    with pytest.raises(actions.HasSubsections):
        actions.remove_section(
            section=at(working, "Målbilder"), moved_to=None, with_text=False, because="Bort", at=AT, by=officer
        )


def test_a_published_edition_is_never_changed(working: Edition, officer: Person, strategist: Person) -> None:
    section = at(working, "Vision")
    sealed = working.source_sha256
    edit(section, "Något annat.", officer)
    strategy.publish_edition(edition=working, at=AT + timedelta(days=1), by=strategist)
    working.refresh_from_db()
    assert working.source_sha256 != sealed, "the checksum is that of the text that was published"
    section.refresh_from_db()
    with pytest.raises(strategy.Frozen):
        edit(section, "Mer.", officer)


def test_the_chain_locks_the_text_and_the_adopted_version_carries_its_reference(
    published: Edition, working: Edition, officer: Person, strategist: Person
) -> None:
    made = process.make(document=published.document, plan=Plan.VASTMANLAND, starts_on=date(2025, 1, 1), at=AT, by=None)
    step = DecisionStep.objects.filter(process=made).order_by("planned_on").first()
    actions.decide(
        edition=working, outcome=Outcome.FORWARDED, body="", step=step, decided_on=date(2026, 4, 1), paragraph="§ 12",
        registry_number="RUN 2026-1", at=AT, by=officer,
    )  # fmt: skip
    assert step is not None
    step.refresh_from_db()
    assert (step.actual_on, step.registry_number) == (date(2026, 4, 1), "RUN 2026-1")
    with pytest.raises(actions.Decided):
        edit(at(working, "Vision"), "Ändrat efteråt.", officer)
    final = actions.begin(base=working, stage=Stage.ADOPTED, label="", at=AT, by=officer)
    with pytest.raises(strategy.NotDecided):
        strategy.publish_edition(edition=final, at=AT, by=strategist)
    actions.decide(
        edition=final, outcome=Outcome.ADOPTED, body="Regionfullmäktige", decided_on=date(2026, 6, 16), paragraph="§ 45",
        registry_number="RUN 2026-1", at=AT, by=officer,
    )  # fmt: skip
    with pytest.raises(actions.AlreadyAdopted):
        actions.decide(
            edition=final, outcome=Outcome.ADOPTED, body="Regionfullmäktige", decided_on=date(2026, 6, 17),
            paragraph="§ 46", registry_number="RUN 2026-1", at=AT, by=officer,
        )  # fmt: skip
    strategy.publish_edition(edition=final, at=AT, by=strategist)
    adopted = queries.adopted(final)
    assert adopted is not None
    assert (adopted.body, adopted.paragraph, adopted.registry_number) == ("Regionfullmäktige", "§ 45", "RUN 2026-1")
    assert [one.pk for one in queries.way(final)] == [final.pk, working.pk, published.pk]


def test_pasted_html_is_cleaned_to_what_a_section_holds() -> None:
    html = (
        "<h2>Rubrik</h2><p onclick=x()>Ett <b>fett</b> ord<script>alert(1)</script>.</p><ul><li>a</li><li>b</li></ul>"
        "<table><tr><th>År</th></tr><tr><td>2030</td></tr></table><style>p{}</style>"
    )
    assert cleaning.plain(html) == "Rubrik\n\nEtt fett ord.\n\n- a\n- b\n\n| År |\n| 2030 |"
    assert cleaning.plain("Andelen < 3 % <b>") == "Andelen < 3 % <b>"


class TestPages:
    def test_from_published_to_compared(self, desk: Client, published: Edition) -> None:
        base = "/strategi/alvmark-2040/"
        answer = desk.post(f"{base}dialogunderlag/ny-utgava/", {"maker": "forslag|Tjänstemannaversion"}, follow=True)
        assert "Alla avsnitt har samma adress" in answer.text
        made = Edition.objects.get(stage=Stage.PROPOSAL)
        section = at(made, "Vision")
        address = f"{base}forslag/redigera/{section.key}/"
        assert "Ett län att stanna i." in desk.get(address).text
        said = {"version": 0, "number": "2", "heading": "Vision", "text": "Ett län att växa i.", "note": ""}
        assert "är sparat" in desk.post(address, said, follow=True).text
        again = desk.post(address, said | {"text": "Ett helt annat län."})
        assert again.status_code == 409
        assert "Ett helt annat län." in again.text
        assert "Ett län att växa i." in again.text
        page = desk.get(f"{base}forslag/jamfor/dialogunderlag/").text
        assert "<del" in page
        assert "tillagt:" in page
        assert "Uppföljning" not in page.split('class="compare"')[1]
        assert (
            "Uppföljning"
            in desk.get(f"{base}forslag/jamfor/dialogunderlag/?visa=allt").text.split('class="compare"')[1]
        )

    def test_the_forms(self, desk: Client, working: Edition) -> None:
        base, key = "/strategi/alvmark-2040/forslag/", at(working, "Uppföljning").key
        assert (
            desk.post(f"{base}redigera/{key}/nytt/", {"below": "efter", "heading": "", "text": ""}).status_code == 422
        )
        desk.post(f"{base}redigera/{key}/nytt/", {"below": "under", "heading": "Indikatorer", "text": "Tio."})
        assert at(working, "Indikatorer").parent == at(working, "Uppföljning")
        assert "underavsnitt" in desk.post(f"{base}redigera/{key}/ta-bort/", {"because": "x"}, follow=True).text
        desk.post(f"{base}redigera/{at(working, 'Indikatorer').key}/ta-bort/", {"because": "Dubbelt"}, follow=True)
        assert "Synpunkterna listas utan avsnitt" in desk.get(f"{base}redigera/").text
        said = {"body": "Regionfullmäktige", "outcome": "antas", "decided_on": "2026-06-16"}
        assert desk.post(f"{base}beslut/", said).status_code == 422
        answer = desk.post(f"{base}beslut/", said | {"paragraph": "§ 45", "registry_number": "RUN 1"}, follow=True)
        assert "§ 45" in answer.text
        assert "beslutad, låst" in answer.text

    def test_nobody_else_sees_it(self, client: Client, published: Edition, working: Edition, reader: Person) -> None:
        base = "/strategi/alvmark-2040/forslag/"
        key = at(working, "Vision").key
        for path in ("redigera/", f"redigera/{key}/", f"redigera/{key}/nytt/", f"redigera/{key}/ta-bort/", "beslut/"):
            assert client.get(base + path).status_code == 302
        assert client.get(f"{base}jamfor/dialogunderlag/").status_code == 404
        client.force_login(reader)
        for path in ("redigera/", f"redigera/{key}/", "beslut/", "jamfor/dialogunderlag/", "ny-utgava/"):
            assert client.get(base + path).status_code == 404

    def test_everybody_compares_published_editions(
        self, client: Client, working: Edition, officer: Person, strategist: Person
    ) -> None:
        edit(at(working, "Vision"), "Ett län att växa i.", officer)
        strategy.publish_edition(edition=working, at=AT, by=strategist)
        assert "växa" in client.get("/strategi/alvmark-2040/forslag/jamfor/dialogunderlag/").text
        assert "Se ändringarna" in client.get("/strategi/alvmark-2040/utgavor/").text
