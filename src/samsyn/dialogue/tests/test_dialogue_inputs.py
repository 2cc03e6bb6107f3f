"""Input in the room and online, groups and dots, and what became of it."""

import pytest
from django.test import Client

from samsyn.comments.models import Comment, Disposition, Verdict
from samsyn.dialogue import tasks
from samsyn.dialogue.actions import events, feedback, inputs
from samsyn.dialogue.actions.feedback import Result
from samsyn.dialogue.actions.refusals import Closed, Empty, NoDotsLeft, NotYet, ReasonMissing, SectionOfAnotherEdition
from samsyn.dialogue.models import Dialogue, Dot, Event, Input, Landing, NoteGroup, Source, Table
from samsyn.dialogue.queries import inputs as said
from samsyn.dialogue.tests.conftest import AT, TEXT
from samsyn.people.classes import PRIVATE
from samsyn.people.models import OutgoingMail, Person
from samsyn.strategy.models import Section


def note(dialogue: Dialogue, text: str = "Bussen går för sällan.", **facts: object) -> Input:
    return inputs.say(dialogue=dialogue, text=text, source=Source.ROOM, consent=True, at=AT, **facts)  # type: ignore[arg-type]


def test_every_input_is_a_comment_with_source_class_and_consent(dialogue: Dialogue) -> None:
    row = note(dialogue, "Alla borde kunna lära nytt hela livet, även i Norrådal.", sender_class=PRIVATE)
    assert (row.comment.edition_id, row.comment.original) == (dialogue.edition_id, None)
    assert (row.source, row.sender_class, row.consent) == ("rummet", PRIVATE, True)
    assert said.one(row).comment.place is None, "nobody waits while the place is found"
    for _twice in range(2):
        tasks.place.call(row.comment_id)
    place = said.one(row).comment.place
    assert place is not None
    assert "kunnigt" in place.name.lower()


def test_the_place_that_the_writer_chose_comes_first(dialogue: Dialogue) -> None:
    section = Section.objects.get(edition=dialogue.edition, heading__contains="vatten")
    facts = said.one(note(dialogue, "Alla ska kunna lära nytt.", section=section)).comment
    assert facts.place is not None
    assert facts.place.section_id == section.pk
    assert facts.place.evidence == ("den som skrev valde den här platsen",)


def test_numbers_count_within_the_dialogue_and_the_same_key_is_stored_once(dialogue: Dialogue) -> None:
    rows = [note(dialogue, f"Sak {n}", key="samma") for n in range(3)] + [note(dialogue, "En till")]
    assert [row.number for row in rows] == [1, 1, 1, 2]
    assert Comment.objects.count() == 2


def test_nothing_is_no_input(dialogue: Dialogue) -> None:
    with pytest.raises(Empty):
        note(dialogue, " \n\t ")
    assert not Comment.objects.exists()


def test_a_table_writes_a_note_a_line(held: Event) -> None:
    rows = inputs.say_many(
        dialogue=held.dialogue, text="- Fler bussar\n\n• Öppna skolan på kvällen\n", source=Source.TABLE, consent=True,
        at=AT, event=held, key="bord",
    )  # fmt: skip
    assert [row.comment.text for row in rows] == ["Fler bussar", "Öppna skolan på kvällen"]
    again = inputs.say_many(
        dialogue=held.dialogue, text="- Fler bussar\n\n• Öppna skolan på kvällen\n", source=Source.TABLE, consent=True,
        at=AT, event=held, key="bord",
    )  # fmt: skip
    assert [row.pk for row in again] == [row.pk for row in rows], "a phone that tries again stores nothing twice"


def test_three_dots_each_and_one_a_note(held: Event) -> None:
    notes = [note(held.dialogue, f"Sak {n}", event=held) for n in range(5)]
    somebody = inputs.join(mark="a", at=AT)
    for _twice in range(2):
        inputs.put_dot(note=notes[0], participant=somebody, at=AT)
    inputs.put_dot(note=notes[1], participant=somebody, at=AT)
    inputs.put_dot(note=notes[2], participant=somebody, at=AT)
    with pytest.raises(NoDotsLeft):
        inputs.put_dot(note=notes[3], participant=somebody, at=AT)
    inputs.take_dot(note=notes[0], participant=somebody)
    inputs.put_dot(note=notes[3], participant=somebody, at=AT)
    assert Dot.objects.count() == 3
    with pytest.raises(Closed):
        inputs.put_dot(note=note(held.dialogue, "Utan träff"), participant=somebody, at=AT)


def test_groups_come_with_most_dots_first(held: Event) -> None:
    notes = [note(held.dialogue, f"Sak {n}", event=held) for n in range(4)]
    inputs.group(event=held, inputs=[notes[0].pk], name="Skola", by=None)
    inputs.group(event=held, inputs=[notes[1].pk, notes[2].pk], name="Buss", by=None)
    inputs.put_dot(note=notes[0], participant=inputs.join(mark="a", at=AT), at=AT)
    assert [(group.name, len(group.notes)) for group in said.wall(held)] == [("Skola", 1), ("Buss", 2), ("", 1)]
    inputs.loosen(event=held, inputs=[notes[0].pk], by=None)
    assert not NoteGroup.objects.filter(name="Skola").exists()
    with pytest.raises(Empty):
        inputs.group(event=held, inputs=[], name="Tom", by=None)


def test_what_was_used_says_where_it_stands(dialogue: Dialogue, officer: Person) -> None:
    row, section = note(dialogue), Section.objects.get(edition=dialogue.edition, heading__contains="vatten")
    with pytest.raises(ReasonMissing):
        feedback.settle(row=row, result=Result.USED, reason="", at=AT, by=officer)
    feedback.settle(row=row, result=Result.USED, reason="", section=section, paragraph=2, at=AT, by=officer)
    facts = said.one(row)
    assert facts.landed is not None
    assert (facts.result, facts.landed.paragraph) == ("använt", 2)
    assert facts.landed.path.startswith("/strategi/alvmark-2040/dialogunderlag/avsnitt/")
    assert Disposition.objects.get(comment=row.comment).verdict == Verdict.HEEDED


@pytest.mark.parametrize("result", [Result.PARKED, Result.NOT_USED])
def test_what_was_not_used_says_why_and_lands_nowhere(dialogue: Dialogue, officer: Person, result: Result) -> None:
    row, section = note(dialogue), Section.objects.filter(edition=dialogue.edition).first()
    with pytest.raises(ReasonMissing):
        feedback.settle(row=row, result=result, reason=" ", at=AT, by=officer)
    feedback.settle(row=row, result=Result.USED, reason="", section=section, at=AT, by=officer)
    feedback.settle(row=row, result=result, reason="Hör till trafikplanen.", at=AT, by=officer)
    assert not Landing.objects.exists()
    assert said.became([said.one(row)]).waiting == 0
    assert said.one(row).result == str(result)


def test_it_lands_in_the_same_document_only(dialogue: Dialogue, officer: Person) -> None:
    from samsyn.cores.text.values import File
    from samsyn.strategy import actions as strategy
    from samsyn.strategy.models import Kind, Stage

    other = strategy.create_document(kind=Kind.PROGRAMME, title="Annat", region="Region Älvmark", by=None)
    edition = strategy.import_edition(
        document=other, stage=Stage.DIALOGUE, file=File("b.md", TEXT.encode()), at=AT, by=None
    )
    with pytest.raises(SectionOfAnotherEdition):
        feedback.settle(
            row=note(dialogue), result=Result.USED, reason="", section=edition.sections.first(), at=AT, by=officer
        )


def test_feedback_of_an_event_waits_until_it_was_held(held: Event, officer: Person, stranger: Client) -> None:
    address = f"/dialog/traff/{held.pk}/vad-hande-sedan/"
    hidden = inputs.say(
        dialogue=held.dialogue, text="Säg inte detta", source=Source.ROOM, consent=False, at=AT, event=held
    )
    note(held.dialogue, event=held)
    with pytest.raises(NotYet):
        feedback.publish_event(event=held, words="", at=AT, by=officer)
    events.count_attendance(event=held, counts={(PRIVATE, "män", "65+"): 2}, at=AT, by=None)
    assert stranger.get(address).headers["Location"] == f"/dialog/traff/{held.pk}/", "the mails lead here before it is"
    feedback.settle(row=hidden, result=Result.PARKED, reason="Vi tar upp det i höst.", at=AT, by=officer)
    feedback.publish_event(event=held, words="Vi har läst allt.", at=AT, by=officer)
    page = stranger.get(address).content.decode()
    assert "2 inspel kom in." in page
    assert "Vi har läst allt." in page
    assert "Bussen går för sällan." in page
    assert "Säg inte detta" not in page, "words that may not be shown are not shown"
    assert "Vi tar upp det i höst." in page, "its answer is"
    assert stranger.get(f"/dialog/rum/{held.code}/").status_code == 404, "the room is closed once it is answered"
    with pytest.raises(Closed):
        note(held.dialogue, event=Event.objects.get(pk=held.pk))


def test_a_room_from_code_to_dots_without_an_account(event: Event, stranger: Client) -> None:
    assert stranger.get("/dialog/rum/", {"kod": "XXXXX"}).status_code == 422
    room = stranger.get("/dialog/rum/", {"kod": f" {event.code.lower()} "}).headers["Location"]
    assert "Väggen är tom" in stranger.get(room).content.decode()
    stranger.post(
        f"{room}skriv/", {"text": "Fler lärlingsplatser", "consent": "on", "sender_class": PRIVATE, "key": "k1"}
    )
    live = stranger.post(
        f"{room}skriv/", {"text": "Fler lärlingsplatser", "consent": "on", "key": "k1"}, headers={"X-Samsyn-Live": "1"}
    )
    assert live.json() == {"saved": True}
    row = Input.objects.get()
    assert row.participant is not None
    assert (row.sender_class, row.participant.sender_class) == (PRIVATE, PRIVATE)
    stranger.post(f"{room}{row.pk}/prick/")
    assert "1 prick" in stranger.get(room, headers={"X-Samsyn-Live": "1"}).content.decode()
    stranger.post(f"{room}{row.pk}/prick/", {"ta-bort": "1"})
    assert not Dot.objects.exists()
    assert stranger.post(f"{room}999999/prick/").status_code == 404
    assert stranger.post(f"{room}skriv/", {"text": ""}, headers={"X-Samsyn-Live": "1"}).status_code == 422


def test_a_facilitator_writes_by_link_until_there_are_new_links(event: Event, desk: Client, stranger: Client) -> None:
    base = f"/dialog/arbete/traff/{event.pk}/bord/"
    assert desk.post(base, {"antal": "0"}).status_code == 302
    page = desk.post(base, {"antal": "2"}).content.decode()
    assert page.count('class="qr"') == 2
    links = [
        part.split('"')[0] for part in page.split('href="http://127.0.0.1:8000')[1:] if part.startswith("/dialog/bord/")
    ]
    assert len(links) == 2
    stranger.post(links[0], {"text": "En\nTvå", "consent": "on", "key": "x", "sender_class": "Kommuner"})
    assert Input.objects.filter(table__number=1, source="bord", sender_class="Kommuner").count() == 2
    assert "Två" in stranger.get(links[0]).content.decode()
    assert stranger.post(links[0], {"text": " - \n"}).status_code == 422
    desk.post(base, {"antal": "1"})
    assert stranger.get(links[0]).status_code == 404, "the old link is taken back"
    assert Table.objects.count() == 1, "an empty table that is too many goes; one with notes would stay"
    assert Input.objects.count() == 2


def test_tables_give_their_notes_question_and_place(event: Event, desk: Client, officer: Person) -> None:
    (table, _token), *_rest = inputs.set_tables(event=event, count=1, at=AT, by=officer)
    question = event.dialogue.questions.get(kind="matris")
    key, name = said.goals(event.dialogue)[1]
    wall = f"/dialog/arbete/traff/{event.pk}/vagg/"
    desk.post(wall, {"bord": "1", "amne-1": "Vattnet", "fraga-1": str(question.pk), "avsnitt-1": key})
    table.refresh_from_db()
    assert (table.topic, table.question) == ("Vattnet", question)
    assert str(table.section).endswith(name)
    assert desk.get(wall).status_code == 200


def test_an_answer_online_gives_a_link_to_what_became_of_it(
    dialogue: Dialogue, officer: Person, stranger: Client
) -> None:
    question = dialogue.questions.get(kind="öppen")
    address = f"/dialog/om/dialog-1/fraga/{question.pk}/"
    answer = {"text": "Norrsken på kartan", "sender_class": PRIVATE, "consent": "on", "email": "Alva@hemma.example"}
    assert stranger.post(address, {**answer, "text": ""}).status_code == 422
    mine = stranger.post(address, answer).headers["Location"]
    page = stranger.get(mine).content.decode()
    assert "Norrsken på kartan" in page
    assert "har inte svarat än" in page
    assert mine in OutgoingMail.objects.get(purpose="inspel").body
    second = stranger.post(address, {**answer, "text": "En sak till"}).headers["Location"]
    assert second == "/dialog/om/dialog-1/", "the same link holds; it is not shown again"
    assert Input.objects.filter(link__isnull=False).count() == 2
    row = Input.objects.earliest("pk")
    feedback.settle(row=row, result=Result.NOT_USED, reason="Kartan är borttagen.", at=AT, by=officer)
    assert "Kartan är borttagen." not in stranger.get(mine).content.decode(), "private until published"
    feedback.publish_dialogue(dialogue=dialogue, at=AT, by=officer)
    assert "Kartan är borttagen." in stranger.get(mine).content.decode()
    assert Client().get("/dialog/mitt/gissad/").status_code == 404


def test_every_cell_of_the_matrix_takes_input(dialogue: Dialogue, stranger: Client) -> None:
    question = dialogue.questions.get(kind="matris")
    cells = [(key, f"/dialog/om/dialog-1/fraga/{question.pk}/{key}/") for key, _name in said.goals(dialogue)]
    assert len(cells) == 2
    page = stranger.get("/dialog/om/dialog-1/").content.decode()
    for key, address in cells:
        assert f'href="{address}"' in page
        stranger.post(address, {"text": f"Mer om {key}", "sender_class": PRIVATE, "consent": "on"})
        assert Input.objects.latest("pk").section.key == key  # type: ignore[union-attr]
    assert [[cell.count for cell in row.cells] for row in said.asked(dialogue).rows] == [[1], [1]]
    assert stranger.get(f"/dialog/om/dialog-1/fraga/{question.pk}/").status_code == 404, "a column needs a row"
    assert stranger.get(f"/dialog/om/dialog-1/fraga/{question.pk}/hittepa/").status_code == 404


def test_a_closed_dialogue_takes_no_input_and_an_unpublished_one_is_not_there(
    dialogue: Dialogue, stranger: Client
) -> None:
    question = dialogue.questions.get(kind="öppen")
    Dialogue.objects.filter(pk=dialogue.pk).update(closes_on="2026-01-02")
    address = f"/dialog/om/dialog-1/fraga/{question.pk}/"
    answer = stranger.post(address, {"text": "För sent", "sender_class": PRIVATE})
    assert answer.status_code == 422
    assert "stängd" in answer.content.decode()
    assert not Input.objects.exists()
    Dialogue.objects.filter(pk=dialogue.pk).update(published_at=None)
    assert stranger.get("/dialog/om/dialog-1/").status_code == 404


def test_the_desk_opens_a_dialogue_and_answers_one_input_after_the_other(desk: Client, dialogue: Dialogue) -> None:
    said_ = {
        "edition": dialogue.edition_id, "title": "Dialog 2", "promise": "Svar i maj", "step": "dialog",
        "opens_on": "2026-05-01", "closes_on": "2026-04-01", "open_questions": "Vad?\n\nHur?", "matrix": "Vad först?",
    }  # fmt: skip
    assert desk.post("/dialog/arbete/ny/", said_).status_code == 422
    desk.post("/dialog/arbete/ny/", {**said_, "closes_on": "2099-06-01"})
    second = Dialogue.objects.get(title="Dialog 2")
    assert [(q.kind, q.text) for q in second.questions.order_by("position")] == [
        ("öppen", "Vad?"), ("öppen", "Hur?"), ("matris", "Vad först?"),
    ]  # fmt: skip
    assert "heter så" in desk.post("/dialog/arbete/ny/", {**said_, "closes_on": "2099-06-01"}).content.decode()
    rows = [note(second, f"Sak {n} om vatten") for n in range(3)]
    address = f"/dialog/arbete/inspel/{rows[0].pk}/"
    assert desk.post(address, {"result": "använt"}).status_code == 422
    assert desk.post(address, {"result": "inte använt", "reason": " "}).status_code == 422
    section = Section.objects.get(edition=second.edition, heading__contains="vatten")
    after = desk.post(address, {"result": "använt", "section": section.pk, "paragraph": "1"})
    assert after.headers["Location"] == f"/dialog/arbete/inspel/{rows[1].pk}/"
    page = desk.get("/dialog/arbete/dialog/dialog-2/inspel/?visa=obesvarade").content.decode()
    assert "Sak 0" not in page
    assert "Sak 1" in page
    assert desk.get(address).status_code == 200
    for path in ("", "dialog/dialog-2/", "dialog/dialog-2/inspel/"):
        assert desk.get(f"/dialog/arbete/{path}").status_code == 200
    desk.post("/dialog/arbete/dialog/dialog-2/publicera/")
    desk.post("/dialog/arbete/dialog/dialog-2/publicera/", {"svar": "1"})
    second.refresh_from_db()
    assert second.published_at
    assert second.feedback_at
    assert "1 är använt i texten" in Client().get("/dialog/om/dialog-2/sagt/").content.decode()
