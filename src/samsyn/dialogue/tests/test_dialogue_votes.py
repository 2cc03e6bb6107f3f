"""Votes: limits, moderation, the next statement, the live picture, snapshots; what goes wrong on the way."""

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from samsyn.dialogue import pictures, routing
from samsyn.dialogue.actions import inputs, keeping, voting
from samsyn.dialogue.actions.refusals import (
    AlreadySaid,
    Closed,
    Empty,
    NothingToKeep,
    ReasonMissing,
    StatementGone,
    TooManyVotes,
)
from samsyn.dialogue.findings import findings
from samsyn.dialogue.models import Conversation, Dialogue, Participant, Picture, Snapshot, Source, Statement, Vote
from samsyn.dialogue.opinionsfile import to_json
from samsyn.dialogue.queries import conversations
from samsyn.dialogue.statementfile import read_statements
from samsyn.dialogue.tests.conftest import AT
from samsyn.dialogue.votefile import read_votes
from samsyn.people.models import Person


def vote(conversation: Conversation, who: Participant, number: int, value: int) -> None:
    statement = Statement.objects.get(conversation=conversation, number=number)
    voting.cast(statement=statement, participant=who, value=value, at=AT)


def camps(conversation: Conversation, sizes: tuple[int, ...] = (12, 9)) -> None:
    """People who agree on statements 1–3 and are split in camps on the rest."""
    rows = {row.number: row for row in Statement.objects.filter(conversation=conversation)}
    votes = []
    for camp, size in enumerate(sizes):
        for person in range(size):
            who = inputs.join(mark=f"{camp}-{person}", at=AT)
            for number, statement in rows.items():
                value = 1 if number <= 3 else (1 if (number + camp) % 2 else -1)
                votes.append(Vote(statement=statement, participant=who, value=value, at=AT))
    Vote.objects.bulk_create(votes)


def test_the_last_answer_counts_once(conversation: Conversation) -> None:
    who = inputs.join(mark="a", at=AT)
    vote(conversation, who, 1, 1)
    vote(conversation, who, 1, -1)
    assert list(Vote.objects.values_list("value", flat=True)) == [-1]
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.create(statement=Statement.objects.get(number=1), participant=who, value=1, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.filter(participant=who).update(value=2)


def test_ten_thousand_votes_from_one_browser_are_stopped_and_seen(conversation: Conversation) -> None:
    who, stopped = inputs.join(mark="a", at=AT), 0
    for turn in range(200):
        try:
            vote(conversation, who, turn % 10 + 1, (-1) ** turn)
        except TooManyVotes:
            stopped += 1
    who.refresh_from_db()
    assert who.answers == voting.limit(conversation) == 50
    assert (stopped, who.refused) == (150, 150)
    assert Vote.objects.count() == 10, "its first answers are kept"
    seen = conversations.of(conversation).loud
    assert [(one.refused, len(one.participants)) for one in seen] == [(150, 1)]


def test_many_browsers_of_one_kind_are_shown_and_can_be_set_aside_and_taken_back(
    conversation: Conversation, strategist: Person
) -> None:
    camps(conversation)
    rows = list(Statement.objects.filter(conversation=conversation))
    robots = [inputs.join(mark="robot", at=AT) for _one in range(40)]
    Vote.objects.bulk_create(Vote(statement=row, participant=who, value=-1, at=AT) for who in robots for row in rows)
    Participant.objects.filter(pk__in=[one.pk for one in robots]).update(answers=10)
    before = pictures.material(conversation).count
    (loud,) = conversations.of(conversation).loud
    assert (len(loud.participants), loud.votes) == (40, 400)
    voting.set_aside(participants=list(loud.participants), conversation=conversation, why="En robot.", by=strategist)
    assert pictures.material(conversation).count == before - 400
    assert Vote.objects.count() == before, "no vote is thrown away"
    voting.set_aside(participants=list(loud.participants), conversation=conversation, why="", by=strategist)
    assert pictures.material(conversation).count == before


def test_closed_refused_and_emptied_statements_take_no_votes(conversation: Conversation, officer: Person) -> None:
    who = inputs.join(mark="a", at=AT)
    vote(conversation, who, 1, 1)
    first, second = Statement.objects.get(number=1), Statement.objects.get(number=2)
    with pytest.raises(ReasonMissing):
        voting.judge(statement=first, accepted=False, why=" ", by=officer)
    voting.judge(statement=first, accepted=False, why="Nämner en person.", by=officer)
    voting.empty(statement=second, by=officer)
    for number in (1, 2):
        with pytest.raises(StatementGone):
            vote(conversation, who, number, 1)
    assert Vote.objects.count() == 1, "votes on it are kept"
    voting.close(conversation=conversation, at=AT, by=officer)
    with pytest.raises(Closed):
        vote(Conversation.objects.get(pk=conversation.pk), who, 3, 1)


def test_new_statements_wait_for_somebody_to_look(conversation: Conversation) -> None:
    who = inputs.join(mark="a", at=AT)
    row = voting.propose(conversation=conversation, text="  Bygg  en bro. ", by=None, participant=who)
    assert (row.text, row.accepted) == ("Bygg en bro.", None)
    with pytest.raises(StatementGone):
        voting.cast(statement=row, participant=who, value=1, at=AT)
    with pytest.raises(AlreadySaid):
        voting.propose(conversation=conversation, text="bygg en BRO", by=None, participant=who)
    with pytest.raises(Empty):
        voting.propose(conversation=conversation, text="\n", by=None, participant=who)
    for number in range(voting.PROPOSALS - 1):
        voting.propose(conversation=conversation, text=f"Nytt {number}", by=None, participant=who)
    with pytest.raises(Closed):
        voting.propose(conversation=conversation, text="Ännu ett", by=None, participant=who)
    assert row.number not in {one.number for one in routing.unanswered(conversation.pk, who.pk)}


def test_everybody_gets_every_statement_once(conversation: Conversation) -> None:
    camps(conversation)
    pictures.current(conversation, at=AT)
    who, seen = inputs.join(mark="ny", at=AT), []
    while (statement := routing.turn(conversation.pk, who.pk).statement) is not None:
        assert routing.turn(conversation.pk, who.pk).statement == statement, "loading the page again shows the same"
        seen.append(statement.number)
        vote(conversation, who, statement.number, 0)
    assert sorted(seen) == list(range(1, 11))


def test_the_next_statement_is_the_one_that_tells_most(conversation: Conversation) -> None:
    """After a hundred of each camp, what all agree on tells nothing: it comes late."""
    camps(conversation, (40, 40))
    pictures.current(conversation, at=AT)
    firsts = []
    for number in range(30):
        statement = routing.turn(conversation.pk, inputs.join(mark=str(number), at=AT).pk).statement
        assert statement is not None
        firsts.append(statement.number)
    assert sum(number <= 3 for number in firsts) < 6


def test_the_picture_is_made_anew_only_when_something_came(conversation: Conversation) -> None:
    camps(conversation)
    first = pictures.current(conversation, at=AT)
    assert len(first["page"]["groups"]) == 2
    assert [row["text"] for row in first["page"]["common"]] == [f"Påstående nummer {n}" for n in (1, 2, 3)]
    vote(conversation, inputs.join(mark="ny", at=AT), 1, 1)
    assert pictures.current(conversation, at=AT + timedelta(seconds=0.9))["votes"] == first["votes"]
    second = pictures.current(conversation, at=AT + timedelta(seconds=4))
    assert second["votes"] == first["votes"] + 1
    assert {second["labels"][one] == first["labels"][one] for one in first["labels"]} == {True}, "letters stay"
    Picture.objects.update(claimed_at=AT + timedelta(seconds=7))
    vote(conversation, inputs.join(mark="nyast", at=AT), 1, 1)
    assert pictures.current(conversation, at=AT + timedelta(seconds=8))["votes"] == second["votes"], "another is at it"
    late = pictures.current(conversation, at=AT + timedelta(seconds=90))
    assert late["votes"] == second["votes"] + 1, "a claim that died is taken over"


@pytest.mark.parametrize("case", ["nobody", "one person", "one statement", "few", "passes", "all agree"])
def test_too_little_gives_a_clear_answer(conversation: Conversation, client: Client, case: str) -> None:
    people = {"nobody": 0, "one person": 1}.get(case, 6)
    statements = {"one statement": 1, "few": 3}.get(case, 10)
    for number in range(people):
        who = inputs.join(mark=str(number), at=AT)
        for statement in range(1, statements + 1):
            vote(conversation, who, statement, 0 if case == "passes" else 1)
    page = client.get(f"/dialog/rosta/{conversation.pk}/resultat/")
    assert page.status_code == 200
    expected = {
        "nobody": "Ingen har röstat än", "one person": "En person har svarat", "one statement": "Det finns svar på ett",
        "few": "6 personer har lämnat 18 svar", "passes": "en enda grupp", "all agree": "en enda grupp",
    }  # fmt: skip
    assert expected[case] in page.content.decode()
    if case in {"nobody", "one person", "one statement", "few"}:
        with pytest.raises(NothingToKeep):
            keeping.keep(conversation=conversation, at=AT, by=None)
        assert not Snapshot.objects.exists()


def test_a_snapshot_can_be_reckoned_anew_from_its_files(conversation: Conversation, strategist: Person) -> None:
    camps(conversation)
    voting.judge(statement=Statement.objects.get(number=9), accepted=False, why="Dubblett.", by=strategist)
    snapshot = keeping.keep(conversation=conversation, at=AT, by=strategist)
    votes, statements = snapshot.votes.content.read(), snapshot.statements.content.read()
    read = read_votes(votes, "roster.csv")
    told = findings(read.votes, read_statements(statements, "pastaenden.csv"), notices=read.notices)
    again = json.loads(to_json(told, sha256=snapshot.votes.sha256, statements_sha256=snapshot.statements.sha256))
    assert again == json.loads(conversations.as_json(snapshot))
    assert snapshot.data["opinions"]["left_out"] == ["9"]
    vote(conversation, inputs.join(mark="sen", at=AT), 1, -1)
    assert Snapshot.objects.get().data == json.loads(json.dumps(snapshot.data)), "later votes change nothing in it"


def test_a_resident_votes_without_an_account_and_without_script(conversation: Conversation, stranger: Client) -> None:
    address = f"/dialog/rosta/{conversation.pk}/"
    for turn, answer in enumerate(("med", "emot", "avstar")):
        page = stranger.get(address).content.decode()
        assert f"{turn} av 10 besvarade" in page
        number = page.split('name="pastaende" value="')[1].split('"')[0]
        assert stranger.post(address, {"pastaende": number, "svar": answer}).headers["Location"] == address
    assert sorted(Vote.objects.values_list("value", flat=True)) == [-1, 0, 1]
    for wrong in ({}, {"pastaende": "1"}, {"pastaende": "x", "svar": "med"}, {"pastaende": "1", "svar": "kanske"}):
        stranger.post(address, wrong)
    assert Vote.objects.count() == 3
    assert stranger.post(address, {"pastaende": "99", "svar": "med"}).status_code == 404
    stranger.post(f"{address}nytt/", {"text": "Bygg en bro."})
    assert Statement.objects.get(text="Bygg en bro.").accepted is None


def test_something_said_becomes_a_statement_that_remembers_it(
    desk: Client, conversation: Conversation, dialogue: Dialogue
) -> None:
    said = inputs.say(dialogue=dialogue, text="Bygg en bro.", source=Source.WEB, consent=True, at=AT)
    page = f"/dialog/arbete/inspel/{said.pk}/"
    assert "I omröstningen" in desk.get(page).content.decode()
    for chosen in ("", str(conversation.pk), str(conversation.pk)):
        desk.post(f"{page}pastaende/", {"samtal": chosen, "text": "Bygg en bro."})
    row = Statement.objects.get(text="Bygg en bro.")
    assert (row.input, row.accepted) == (said, True)


def test_the_desk_moderates_keeps_and_publishes(desk: Client, dialogue: Dialogue, stranger: Client) -> None:
    new = "/dialog/arbete/dialog/dialog-1/samtal/"
    desk.post(new, {"title": "Skolorna", "statements": "Ett\nTvå\n\nett.\n" + "\n".join(f"Sak {n}" for n in range(8))})
    conversation = Conversation.objects.get(title="Skolorna")
    assert conversation.statements.count() == 10, "the same words are one statement"
    public, base = f"/dialog/rosta/{conversation.pk}/", f"/dialog/arbete/samtal/{conversation.pk}/"
    assert stranger.get(public).status_code == 404, "nobody sees it before it is opened"
    desk.post(f"{base}gor/", {"spara": "1"})
    assert not Snapshot.objects.exists()
    desk.post(f"{base}gor/", {"oppna": "1"})
    stranger.post(f"{public}nytt/", {"text": "Ett förslag"})
    assert "1 förslag väntar på dig" in desk.get(base).content.decode()
    desk.post(f"{base}11/", {"skal": ""})
    assert Statement.objects.get(number=11, conversation=conversation).accepted is None
    desk.post(f"{base}11/", {"slapp-in": "1"})
    assert Statement.objects.get(number=11, conversation=conversation).accepted is True
    desk.post(f"{base}1/", {"tom": "1"})
    desk.post(f"{base}gor/", {"nytt": "1", "text": "Ännu ett"})
    camps(conversation)
    desk.post(f"{base}gor/", {"spara": "1"})
    snapshot = Snapshot.objects.get()
    shown = f"/dialog/lagesbild/{snapshot.pk}/"
    assert stranger.get(shown).status_code == 404
    desk.post(f"/dialog/arbete/lagesbild/{snapshot.pk}/publicera/")
    assert "Räkna själv" in stranger.get(shown).content.decode()
    assert stranger.get(f"{shown}asikter.json").json()["format"] == "samsyn.opinions"
    assert stranger.get(f"{shown}roster.csv").getvalue().startswith(b"timestamp,comment-id")
    desk.post(f"{base}gor/", {"stang": "1"})
    assert "Omröstningen är stängd" in stranger.get(public).content.decode()
    assert desk.get(base).status_code == 200
