"""The only way to a dialogue, an event, a registration …: get it, or 404 as if it did not exist."""

from datetime import datetime

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from samsyn.dialogue.actions import inputs
from samsyn.dialogue.actions.choosing import CHOOSING
from samsyn.dialogue.actions.registering import PURPOSE
from samsyn.dialogue.models import (
    Conversation,
    Dialogue,
    Event,
    EventDocument,
    Input,
    Participant,
    Question,
    Registration,
    Series,
    Snapshot,
    Statement,
    Table,
)
from samsyn.dialogue.queries import conversations
from samsyn.dialogue.queries.conversations import Ballot
from samsyn.people import links
from samsyn.people.access import person_of
from samsyn.people.models import PersonalLink, Role
from samsyn.strategy.models import Section

SESSION = "deltagare"


def is_desk(request: HttpRequest) -> bool:
    """True for those who work with the dialogue."""
    person = person_of(request)
    return person is not None and person.may(Role.OFFICER)


def dialogue_for(request: HttpRequest, slug: str) -> Dialogue:
    """A dialogue that the reader may see."""
    row = get_object_or_404(Dialogue.objects.select_related("edition__document"), slug=slug)
    if row.published_at is None and not is_desk(request):
        raise Http404
    return row


def event_for(request: HttpRequest, event_id: int) -> Event:
    """An event that the reader may see."""
    row = get_object_or_404(Event.objects.select_related("dialogue__edition__document", "series"), pk=event_id)
    if row.published_at is None and not is_desk(request):
        raise Http404
    return row


def event_by_code(code: str) -> Event:
    """An event by the word that is read aloud in the room; small letters and spaces do not matter."""
    plain = "".join(code.split()).upper()
    rows = Event.objects.select_related("dialogue__edition__document")
    row = rows.filter(code=plain, published_at__isnull=False, cancelled_because="", feedback_at=None).first()
    if row is None:
        raise Http404
    return row


def series_for(slug: str) -> Series:
    """A series by its address."""
    return get_object_or_404(Series, slug=slug)


def document_of(event: Event, document_id: int) -> EventDocument:
    """A paper of exactly this event."""
    return get_object_or_404(EventDocument.objects.select_related("original"), pk=document_id, event=event)


def _link(token: str, purpose: str, at: datetime) -> PersonalLink:
    try:
        return links.find(token, purpose=purpose, at=at)
    except (links.LinkUnknown, links.LinkTakenBack, links.LinkExpired) as error:
        raise Http404 from error


def registration_by(token: str, at: datetime) -> Registration:
    """The registration that a personal link opens."""
    link = _link(token, PURPOSE, at)
    return get_object_or_404(Registration.objects.select_related("event__dialogue"), link=link)


def table_by(token: str, at: datetime) -> Table:
    """The table whose facilitator has this link."""
    link = _link(token, inputs.FACILITATOR, at)
    return get_object_or_404(Table.objects.select_related("event__dialogue__edition", "section", "question"), link=link)


def follower_by(token: str, at: datetime) -> PersonalLink:
    """The link of somebody who follows what became of what they wrote."""
    return _link(token, inputs.FOLLOWER, at)


def joined_as(request: HttpRequest) -> int | None:
    """The number of this browser's participant, when it has joined; asks no table but the session's."""
    known = request.session.get(SESSION)
    return known if isinstance(known, int) else None


def participant_of(request: HttpRequest) -> Participant | None:
    """Who this browser is in the dialogue, when it has joined."""
    known = joined_as(request)
    return Participant.objects.filter(pk=known).first() if known else None


def join(request: HttpRequest, *, at: datetime, **facts: str) -> Participant:
    """The browser's participant; made the first time it does something."""
    participant = participant_of(request)
    if participant is None:
        mark = inputs.origin(request.META.get("REMOTE_ADDR", ""), request.META.get("HTTP_USER_AGENT", ""))
        participant = inputs.join(mark=mark, at=at, **facts)
        request.session[SESSION] = participant.pk
    return participant


def question_of(dialogue: Dialogue, question_id: int) -> Question:
    """A question of exactly this dialogue."""
    return get_object_or_404(Question, pk=question_id, dialogue=dialogue)


def choice_of(dialogue: Dialogue, question_id: int) -> Question:
    """A question of exactly this dialogue with answers to choose among."""
    return get_object_or_404(Question, pk=question_id, dialogue=dialogue, kind__in=CHOOSING)


def section_of(dialogue: Dialogue, key: str) -> Section:
    """A section of the text that the dialogue is about."""
    return get_object_or_404(Section, edition=dialogue.edition_id, key=key)


def input_of(input_id: int) -> Input:
    """An input, for the desk."""
    rows = Input.objects.select_related("comment__edition", "dialogue__edition__document", "event", "section")
    return get_object_or_404(rows, pk=input_id)


def shown_input(request: HttpRequest, input_id: int) -> Input:
    """An input whose words everybody may read, in a dialogue that the reader may see."""
    row = get_object_or_404(Input.objects.select_related("comment", "dialogue"), pk=input_id, consent=True)
    if row.dialogue.published_at is None and not is_desk(request):
        raise Http404
    return row


def note_of(event: Event, input_id: int) -> Input:
    """A note of exactly this event."""
    return get_object_or_404(Input.objects.select_related("event"), pk=input_id, event=event)


def conversation_for(request: HttpRequest, conversation_id: int) -> Conversation:
    """A conversation that has been opened, or any for the desk."""
    row = get_object_or_404(Conversation.objects.select_related("dialogue", "event"), pk=conversation_id)
    if row.opened_at is None and not is_desk(request):
        raise Http404
    return row


def ballot_for(request: HttpRequest, conversation_id: int) -> Ballot:
    """The same for the page where people answer, which is asked for at every vote."""
    row = conversations.ballot(conversation_id)
    if row is None or (not row.opened and not is_desk(request)):
        raise Http404
    return row


def statement_for(request: HttpRequest, conversation_id: int, number: int) -> Statement:
    """A statement of a conversation that the reader may see, with the conversation. One query."""
    rows = Statement.objects.select_related("conversation")
    row = get_object_or_404(rows, conversation=conversation_id, number=number)
    if row.conversation.opened_at is None and not is_desk(request):
        raise Http404
    return row


def statement_of(conversation: Conversation, number: int) -> Statement:
    """A statement of exactly this conversation."""
    return get_object_or_404(Statement.objects.select_related("conversation"), conversation=conversation, number=number)


def snapshot_for(request: HttpRequest, snapshot_id: int) -> Snapshot:
    """A snapshot that the reader may see."""
    row = get_object_or_404(
        Snapshot.objects.select_related("conversation__dialogue", "votes", "statements"), pk=snapshot_id
    )
    if row.published_at is None and not is_desk(request):
        raise Http404
    return row
