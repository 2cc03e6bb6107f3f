"""Questions with answers to choose among, words on paper, words that should not stand there, and the screen."""

import re

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from samsyn.comments import actions as comments
from samsyn.dialogue.actions import choosing, dividing, feedback, inputs, moderating
from samsyn.dialogue.actions.refusals import Empty, ReasonMissing, TooMany, WrongChoice
from samsyn.dialogue.models import (
    Choice,
    Dialogue,
    Event,
    Input,
    NoteGroup,
    Option,
    Participant,
    Question,
    QuestionKind,
    Report,
    Source,
)
from samsyn.dialogue.queries import choices, events
from samsyn.dialogue.tests.conftest import AT
from samsyn.people.classes import PRIVATE
from samsyn.people.models import JournalEntry, Organisation, Person


def asked(dialogue: Dialogue, kind: QuestionKind) -> tuple[Question, list[Option]]:
    words = ["Buss", "Tåg", "Cykel"]
    question = choosing.ask(dialogue=dialogue, kind=kind, text="Vad är viktigast?", options=words, by=None)
    return question, list(question.options.order_by("position"))


def who(mark: str = "a") -> Participant:
    return inputs.join(mark=mark, at=AT)


def test_the_last_choice_counts_and_shares_are_of_those_who_answered(dialogue: Dialogue) -> None:
    question, (bus, train, bike) = asked(dialogue, QuestionKind.SEVERAL)
    me, other = who(), who("b")
    for chosen in ({bus.pk: 1}, {train.pk: 1, bike.pk: 1}):
        choosing.answer(question=question, participant=me, amounts=chosen, at=AT)
    choosing.answer(question=question, participant=other, amounts={train.pk: 1}, at=AT)
    seen = choices.chosen(question, me.pk)
    assert (seen.people, seen.answered) == (2, True)
    assert [(one.count, one.share, one.mine) for one in seen.options] == [(0, 0.0, 0), (2, 100.0, 1), (1, 50.0, 1)]
    assert choices.answered([question.pk]) == {question.pk: 2}


def test_ten_points_are_divided_and_no_more(dialogue: Dialogue) -> None:
    question, (bus, train, _bike) = asked(dialogue, QuestionKind.POINTS)
    choosing.answer(question=question, participant=who(), amounts={bus.pk: 7, train.pk: 3}, at=AT)
    for wrong in ({bus.pk: 8, train.pk: 3}, {bus.pk: 0}, {}, {-1: 3}):
        with pytest.raises(WrongChoice):
            choosing.answer(question=question, participant=who("b"), amounts=wrong, at=AT)
    assert [(one.count, one.share) for one in choices.chosen(question, None).options] == [(7, 70), (3, 30), (0, 0)]
    with pytest.raises(IntegrityError), transaction.atomic():
        Choice.objects.update(amount=11)


def test_a_ranking_gives_each_place_once_and_may_stop_early(dialogue: Dialogue, stranger: Client) -> None:
    question, (bus, train, bike) = asked(dialogue, QuestionKind.RANKING)
    choosing.answer(question=question, participant=who(), amounts={bus.pk: 2, train.pk: 3, bike.pk: 1}, at=AT)
    choosing.answer(question=question, participant=who("b"), amounts={bus.pk: 3}, at=AT)
    for wrong in ({bus.pk: 3, train.pk: 3}, {bus.pk: 2}, {bus.pk: 3, train.pk: 1}, {bus.pk: 3, train.pk: -1}):
        with pytest.raises(WrongChoice):
            choosing.answer(question=question, participant=who("c"), amounts=wrong, at=AT)
    assert [one.count for one in choices.chosen(question, None).options] == [5, 3, 1]
    with pytest.raises(TooMany):
        choosing.ask(dialogue=dialogue, kind=QuestionKind.RANKING, text="Vad?", options="abcdefghijk", by=None)
    page = f"/dialog/om/{dialogue.slug}/val/{question.pk}/"
    for places in ({bus.pk: "1", train.pk: "1"}, {bus.pk: "9"}, {}):
        answer = stranger.post(page, {f"poang-{pk}": place for pk, place in places.items()})
        assert answer.status_code == 422
        assert "varje plats till bara ett svar" in answer.content.decode()
    stranger.post(page, {f"poang-{bike.pk}": "1", f"poang-{bus.pk}": "2"})
    seen = stranger.get(page).content.decode()
    assert seen.count('<option value="1" selected>') == seen.count('<option value="2" selected>') == 1
    assert [one.count for one in choices.chosen(question, None).options] == [7, 3, 4]


def test_one_answer_is_one(dialogue: Dialogue) -> None:
    question, (bus, train, _bike) = asked(dialogue, QuestionKind.ONE)
    other, (foreign, *_rest) = asked(dialogue, QuestionKind.SEVERAL)
    for wrong in ({bus.pk: 1, train.pk: 1}, {bus.pk: 2}, {foreign.pk: 1}):
        with pytest.raises(WrongChoice):
            choosing.answer(question=question, participant=who(), amounts=wrong, at=AT)
    assert not Choice.objects.exists()
    assert other.options.count() == 3
    for few in ([], ["Buss"], ["Buss", " Buss "]):
        with pytest.raises(Empty):
            choosing.ask(dialogue=dialogue, kind=QuestionKind.ONE, text="Vad?", options=few, by=None)


def test_an_objection_says_why_and_goes_to_the_desk(dialogue: Dialogue) -> None:
    question, _options = asked(dialogue, QuestionKind.STAND)
    object_ = question.options.get(needs_reason=True)
    with pytest.raises(ReasonMissing):
        choosing.answer(question=question, participant=who(), amounts={object_.pk: 1}, at=AT, why=" ")
    assert not Choice.objects.exists()
    said = choosing.answer(
        question=question, participant=who(), amounts={object_.pk: 1}, at=AT, why="Bussen når inte byarna."
    )
    assert said
    assert said.comment.text == "Jag har en invändning: Bussen når inte byarna."
    assert (said.question, said.source) == (question, Source.WEB)


def test_a_resident_chooses_changes_and_then_sees_the_others(dialogue: Dialogue, stranger: Client) -> None:
    question, (bus, train, _bike) = asked(dialogue, QuestionKind.POINTS)
    page = f"/dialog/om/{dialogue.slug}/val/{question.pk}/"
    assert page in stranger.get(f"/dialog/om/{dialogue.slug}/").content.decode()
    assert "Du ser vad andra har valt när du själv har svarat" in stranger.get(page).content.decode()
    for wrong in ({}, {f"poang-{bus.pk}": "elva"}, {f"poang-{bus.pk}": "11"}, {f"poang-{bus.pk}": "9" * 50}):
        answer = stranger.post(page, {**wrong, "varfor": "Jag har <skrivit> detta."})
        assert answer.status_code == 422
        assert "Fördela minst en" in answer.content.decode()
        assert "Jag har &lt;skrivit&gt; detta." in answer.content.decode(), "what was typed is kept"
    for points in ("4", "10"):
        stranger.post(page, {f"poang-{bus.pk}": points, "consent": "on", "varfor": "Den går sällan."})
    seen = stranger.get(page).content.decode()
    assert "1 har svarat" in seen
    assert 'value="10"' in seen
    assert "Den går sällan." in seen
    Dialogue.objects.update(closes_on="2026-01-02")
    assert stranger.post(page, {f"poang-{train.pk}": "3"}).status_code == 422
    assert "tar inte emot fler svar" in stranger.get(page).content.decode()
    assert Choice.objects.get().amount == 10
    old = stranger.get(f"/dialog/om/{dialogue.slug}/fraga/{question.pk}/")
    assert old.headers["Location"] == page, "a question has one page"
    open_ = dialogue.questions.filter(kind=QuestionKind.OPEN).get()
    assert stranger.get(f"/dialog/om/{dialogue.slug}/val/{open_.pk}/").status_code == 404


def test_the_desk_asks_and_writes_in_from_paper(desk: Client, dialogue: Dialogue, held: Event) -> None:
    new, paper = f"/dialog/arbete/dialog/{dialogue.slug}/fraga/", f"/dialog/arbete/dialog/{dialogue.slug}/papper/"
    assert desk.post(new, {"text": "Vilken buss?", "kind": "ett", "options": "En"}).status_code == 422
    desk.post(new, {"text": "Vilken buss?", "kind": "ett", "options": "Den ena\nDen andra"})
    desk.post(new, {"text": "Vad mer?", "kind": "öppen", "options": ""})
    assert Question.objects.get(text="Vilken buss?").options.count() == 2
    assert Question.objects.filter(text="Vad mer?", kind=QuestionKind.OPEN).exists()
    matrix = dialogue.questions.get(kind=QuestionKind.MATRIX)
    facts = {"text": "Fler bänkar\n\n- Rent vatten", "question": matrix.pk, "municipality": "", "event": held.pk}
    assert desk.post(paper, facts).status_code == 422, "a question about every målbild needs one"
    assert desk.post(paper, {**facts, "text": "  \n", "question": ""}).status_code == 422
    shown = desk.get(paper).content.decode()
    key = shown.split('<select name="section"')[1].split('<option value="')[2].split('"')[0]
    desk.post(paper, {**facts, "section": key, "sender_class": PRIVATE})
    first, second = Input.objects.order_by("number")
    assert [first.comment.text, second.comment.text] == ["Fler bänkar", "Rent vatten"]
    assert {first.source, second.source} == {Source.PAPER}
    assert (first.question, first.event, first.consent) == (matrix, held, False)
    assert first.section
    assert first.section.key == key


def test_words_that_should_not_stand_there_are_told_of_hidden_and_shown_again(
    dialogue: Dialogue, held: Event, desk: Client, stranger: Client, officer: Person
) -> None:
    said = inputs.say(
        dialogue=dialogue, text="Grannen på nummer tre …", source=Source.WEB, consent=True, at=AT, event=held
    )
    everywhere = [f"/dialog/om/{dialogue.slug}/sagt/", f"/dialog/rum/{held.code}/", f"/dialog/rum/{held.code}/skarm/"]
    tell = f"/dialog/inspel/{said.pk}/sag-till/"
    assert tell in stranger.get(everywhere[0]).content.decode()
    assert stranger.post(tell, {"because": " "}).status_code == 422
    for _twice in range(2):
        stranger.post(tell, {"because": "Pekar ut en person."})
    assert Report.objects.count() == 1, "the same reader is heard once"
    listed = f"/dialog/arbete/dialog/{dialogue.slug}/anmalda-inspel/"
    assert listed in desk.get(f"/dialog/arbete/dialog/{dialogue.slug}/").content.decode()
    assert "Pekar ut en person." in desk.get(listed).content.decode()
    act = f"/dialog/arbete/inspel/{said.pk}/visas/"
    desk.post(act, {"because": ""})
    assert Report.objects.filter(looked_at=None).exists(), "without a reason nothing is hidden"
    assert desk.post(act, {"because": "Pekade ut en person.", "fran-listan": "1"}).headers["Location"] == listed
    for page in everywhere:
        assert "Grannen på nummer tre" not in stranger.get(page).content.decode(), page
    for page in everywhere[:2]:
        assert "Pekade ut en person." in stranger.get(page).content.decode(), page
    assert stranger.get(tell).status_code == 404
    assert "Grannen på nummer tre" in desk.get(f"/dialog/arbete/inspel/{said.pk}/").content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        Input.objects.update(consent=True)
    desk.post(act, {"visa": "1"})
    assert "Grannen på nummer tre" in stranger.get(everywhere[0]).content.decode()
    moderating.report(row=said, why="Igen", mark="x", at=AT)
    desk.post(act, {"later-sta": "1"})
    assert not Report.objects.filter(looked_at=None).exists()
    refused = inputs.say(dialogue=dialogue, text="Min hemlighet", source=Source.WEB, consent=False, at=AT)
    moderating.show(row=refused, at=AT, by=officer)
    refused.refresh_from_db()
    assert not refused.consent, "the desk never shows what its writer did not want shown"


def test_what_is_about_two_things_becomes_two_inputs_with_an_answer_each(
    dialogue: Dialogue, held: Event, desk: Client, strategist: Person
) -> None:
    link, _token = inputs.follow(email="", name="", at=AT)
    said = inputs.say(
        dialogue=dialogue, text="Bussen går för sällan på kvällen. Biblioteket måste vara öppet på söndagar.",
        source=Source.PAPER, consent=True, at=AT, event=held, link=link, municipality="Älvstad",
    )  # fmt: skip
    page = f"/dialog/arbete/inspel/{said.pk}/"
    ((at, words),) = dividing.places(said)
    assert words == "Biblioteket måste vara öppet på söndagar."
    assert f'value="{at}"' in desk.get(page).content.decode()
    desk.post(f"{page}dela/", {"fore": ""})
    assert Input.objects.count() == 1
    desk.post(f"{page}dela/", {"fore": [str(at), "99999", "x"]})
    first, second = Input.objects.order_by("number")
    assert [first.comment.text, second.comment.text] == ["Bussen går för sällan på kvällen.", words]
    assert (second.event, second.link, second.source, second.municipality) == (held, link, Source.PAPER, "Älvstad")
    of = JournalEntry.objects.get(verb="split_off", noun="input")
    assert of.facts == {"ur inspel": first.number}, "where it came from can be followed"
    feedback.settle(row=first, result=feedback.Result.PARKED, reason="Nästa år.", at=AT, by=strategist)
    assert "Handlar det om flera saker?" not in desk.get(page).content.decode()
    with pytest.raises(comments.AlreadyAnswered):
        dividing.divide(row=first, at_offsets=[6], at=AT, by=strategist)


def test_those_in_the_room_group_the_notes_themselves(event: Event, stranger: Client) -> None:
    room = f"/dialog/rum/{event.code}/"
    notes = [
        inputs.say(dialogue=event.dialogue, text=text, source=Source.ROOM, consent=True, at=AT, event=event)
        for text in ("Fler bussar", "Tåget ska gå", "Bad i älven")
    ]
    other = inputs.say(dialogue=event.dialogue, text="Någon annanstans", source=Source.WEB, consent=True, at=AT)
    assert f'value="{notes[0].pk}"' in stranger.get(room).content.decode()
    for wrong in ({}, {"grupp": "Resor"}, {"lapp": [notes[0].pk], "grupp": " "}, {"lapp": ["x"], "grupp": "Resor"}):
        stranger.post(f"{room}gruppera/", wrong)
    assert not NoteGroup.objects.exists()
    refused = stranger.post(f"{room}gruppera/", {"lapp": [notes[1].pk], "grupp": " "})
    assert refused.status_code == 422
    assert re.findall(r'name="lapp" value="(\d+)" form="gruppera" checked', refused.content.decode()) == [
        str(notes[1].pk)
    ]
    refused = stranger.post(f"{room}gruppera/", {"grupp": 'Resor & "annat"'})
    assert 'value="Resor &amp; &quot;annat&quot;" aria-invalid="true"' in refused.content.decode()
    stranger.post(f"{room}gruppera/", {"lapp": [notes[0].pk, notes[1].pk, other.pk], "grupp": "Resor"})
    assert set(Input.objects.filter(group__name="Resor")) == set(notes[:2]), "the event's own notes alone"
    stranger.post(f"{room}gruppera/", {"lapp": [notes[0].pk, notes[1].pk], "grupp": "Att resa"})
    assert list(NoteGroup.objects.values_list("name", flat=True)) == ["Att resa"]
    assert "Att resa" in stranger.get(room).content.decode()


def test_a_heading_without_notes_is_left_at_the_desk(event: Event, desk: Client) -> None:
    note = inputs.say(dialogue=event.dialogue, text="Fler bussar", source=Source.ROOM, consent=True, at=AT, event=event)
    wall = f"/dialog/arbete/traff/{event.pk}/vagg/"
    refused = desk.post(wall, {"grupp": "Resor"})
    assert refused.status_code == 422
    assert 'value="Resor" aria-invalid="true"' in refused.content.decode()
    refused = desk.post(wall, {"lapp": [note.pk], "grupp": ""})
    assert f'id="lapp-{note.pk}" checked' in refused.content.decode()
    assert desk.post(wall, {"lapp": [note.pk], "grupp": "Resor"}).status_code == 302


def test_the_screen_shows_how_to_join_and_no_names(event: Event, stranger: Client) -> None:
    inputs.say(dialogue=event.dialogue, text="En buss till", source=Source.ROOM, consent=True, at=AT, event=event)
    page = stranger.get(f"/dialog/rum/{event.code.lower()}/skarm/").content.decode()
    assert event.code in page
    assert "<svg" in page
    assert "En buss till" in page
    assert "Sätt en prick" not in page
    part = stranger.get(f"/dialog/rum/{event.code}/skarm/", headers={"X-Samsyn-Live": "1"}).content.decode()
    assert "En buss till" in part
    assert "<html" not in part
    assert stranger.get("/dialog/rum/XXXXX/skarm/").status_code == 404


def test_what_is_said_online_stands_where_its_writer_lives(
    dialogue: Dialogue, held: Event, municipality: Organisation
) -> None:
    inputs.say(
        dialogue=dialogue, text="Ett", source=Source.WEB, consent=True, at=AT, municipality=municipality.municipality
    )
    inputs.say(dialogue=dialogue, text="Två", source=Source.ROOM, consent=True, at=AT, event=held)
    inputs.say(dialogue=dialogue, text="Tre", source=Source.WEB, consent=True, at=AT, municipality="utanför länet")
    assert [(one.name, one.inputs) for one in events.total().places] == [("Älvstad", 2)]
