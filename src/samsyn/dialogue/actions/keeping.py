"""Keep the picture of a conversation with the votes it was made from, so that anybody can make it again."""

import csv
import io
from datetime import datetime

from django.db import transaction

from samsyn.comments import actions as comments
from samsyn.cores.opinion import NothingToAnalyse
from samsyn.dialogue import pictures
from samsyn.dialogue.actions.refusals import NothingToKeep
from samsyn.dialogue.findings import explored
from samsyn.dialogue.models import Conversation, Snapshot, Statement, Vote
from samsyn.dialogue.opinionsfile import as_data
from samsyn.dialogue.statementfile import read_statements
from samsyn.dialogue.votefile import read_votes
from samsyn.people import journal
from samsyn.people.models import Person

SEED = 0  # the same as the command's: whoever runs `samsyn opinions` on the files gets the same answer


def votes_file(conversation: Conversation) -> bytes:
    """The votes, one a row, in the order they came. Participants are numbered anew: no browser can be followed."""
    rows = (
        Vote.objects.filter(statement__conversation=conversation, participant__set_aside_because="")
        .order_by("pk")
        .values_list("participant_id", "statement__number", "value", "at")
    )
    numbers: dict[int, int] = {}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["timestamp", "comment-id", "voter-id", "vote"])
    for who, what, value, at in rows:
        writer.writerow([int(at.timestamp()), what, numbers.setdefault(who, len(numbers) + 1), value])
    return out.getvalue().encode()


def statements_file(conversation: Conversation) -> bytes:
    """The statements with how they were judged."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["comment-id", "comment-body", "moderated"])
    for one in Statement.objects.filter(conversation=conversation).order_by("number"):
        writer.writerow([one.number, one.text, 1 if one.accepted else -1])
    return out.getvalue().encode()


@transaction.atomic
def keep(*, conversation: Conversation, at: datetime, by: Person | None) -> Snapshot:
    """A snapshot with its data. Raises NothingToKeep."""
    votes, statements = votes_file(conversation), statements_file(conversation)
    texts = read_statements(statements, "pastaenden.csv")
    if votes.count(b"\n") < 2:
        raise NothingToKeep("no_votes")
    read = read_votes(votes, "roster.csv")
    try:
        found, _analysis = explored(read.votes, texts, seed=SEED, notices=read.notices)
    except NothingToAnalyse as error:
        raise NothingToKeep(error.reason) from error
    kept = comments.keep_original(name="roster.csv", data=votes, at=at, by=by)
    about = comments.keep_original(name="pastaenden.csv", data=statements, at=at, by=by)
    opinions = as_data(found, comments.checksum(votes), comments.checksum(statements))
    snapshot = Snapshot.objects.create(
        conversation=conversation, made_at=at, made_by=by, votes=kept, statements=about,
        data={"opinions": opinions, "page": pictures.page(found)},
    )  # fmt: skip
    journal.record(by=by, verb="keep", on=snapshot, facts={"sha256": kept.sha256})
    return snapshot


@transaction.atomic
def publish(*, snapshot: Snapshot, at: datetime, by: Person) -> None:
    """Open a snapshot to everybody. Repeating it changes nothing."""
    if Snapshot.objects.filter(pk=snapshot.pk, published_at=None).update(published_at=at):
        journal.record(by=by, verb="publish", on=snapshot)
