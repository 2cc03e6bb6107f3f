"""A round that is open, with a send list and two questions; and ways into it."""

import re
from datetime import timedelta

from django.utils import timezone

from samsyn.consultation.models import Invitation, QuestionKind, Round
from samsyn.consultation.round import actions
from samsyn.people import actions as people
from samsyn.people.models import Organisation, OutgoingMail, Person, Role
from samsyn.people.register.actions import save
from samsyn.people.register.rows import Entry
from samsyn.strategy.models import Edition

ENTRIES = (
    Entry("Norrådals kommun", "Kommuner", municipality="Norrådal", email="kommun@norradal.example",
          contacts=(("Anna", "anna@norradal.example"),)),
    Entry("Älvbygdens byaråd", "Föreningar", email="rad@alvbygden.example"),
    Entry("Grannlänets kommun", "Kommuner", in_county=False, email="kommun@grann.example"),
)  # fmt: skip


def strategist() -> Person:
    return people.invite(email="s@region.example", name="Strategen", role=Role.STRATEGIST, by=None)


def open_round(
    edition: Edition, by: Person, *, days: int = 10, number: str = "R 2", late_rule: str = "markera"
) -> Round:
    """Opened now, closes in some days."""
    now = timezone.localtime()
    closes = now + timedelta(days=days)
    round_ = actions.prepare(
        edition=edition, title="Remiss av strategin", registry_number=number, contact="remiss@region.example",
        opens=((now - timedelta(days=1)).date(), now.time()), closes=(closes.date(), closes.time()),
        late_rule=late_rule, by=by,
    )  # fmt: skip
    actions.ask(
        round_=round_, by=by,
        questions=[(QuestionKind.RATING, "Är målen rätt?"), (QuestionKind.TEXT, "Saknas något?")],
    )  # fmt: skip
    rows = [Organisation.objects.filter(name=entry.name).first() or save(entry=entry, by=by) for entry in ENTRIES]
    actions.choose(round_=round_, organisations=rows, at=timezone.now(), by=by)
    return actions.open_(round_=round_, at=timezone.now(), by=by)


def token_to(address: str) -> str:
    """The token in the latest mail to an address."""
    mail = OutgoingMail.objects.filter(to=address).latest("pk")
    found = re.search(r"/svara/([^/]+)/", mail.body)
    assert found
    return found[1]


def invitation_of(round_: Round, name: str) -> Invitation:
    return Invitation.objects.get(round=round_, organisation__name=name)
