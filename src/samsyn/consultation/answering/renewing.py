"""A link that has come into the wrong hands: its owner gets another, and the old one ends, with those of the receipts.

The new one goes by mail to the address that the old one was sent to, and nowhere else: a stranger who holds the old
link can neither read the new one nor shut the owner out. Without an address nobody else than who holds it is known.
"""

from datetime import datetime

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samsyn.consultation.answering.access import Visit
from samsyn.consultation.answering.doors import by_link
from samsyn.consultation.models import Answer, Entrance
from samsyn.consultation.round import letters, sending
from samsyn.people import links, outbox
from samsyn.people.models import PersonalLink


@transaction.atomic
def renewed(visit: Visit, *, at: datetime) -> str:
    """The token of a new link to the same answers; the old one opens nothing. Raises links.LinkTakenBack."""
    old = PersonalLink.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=visit.link.pk)
    if old.revoked_at:
        raise links.LinkTakenBack(old)
    new, token = links.issue(
        purpose=sending.PURPOSE, at=at, by=None, organisation=old.organisation, name=old.name, email=old.email,
        expires_at=old.expires_at,
    )  # fmt: skip
    same = _replaced_by_turns(visit.entrance.answer) if visit.entrance.answer else []
    receipts = PersonalLink.objects.filter(
        pk__in=Entrance.objects.filter(answer__in=same).values("link"), email=old.email, revoked_at=None
    )
    for one in (old, *(receipts.exclude(pk=old.pk) if old.email else ())):
        links.take_back(link=one, at=at, by=None)
    Entrance.objects.create(link=new, invitation=visit.invitation, answer=same[0] if same else None)
    if old.email:
        _mail(visit, old, token, at)
    return token


def _replaced_by_turns(answer: Answer) -> list[Answer]:
    """The answers that stand for one another, the first sent first."""
    found = [answer]
    while before := found[0].replaces:
        found.insert(0, before)
    while following := Answer.objects.filter(replaces=found[-1]).first():
        found.append(following)
    return found


def _mail(visit: Visit, old: PersonalLink, token: str, at: datetime) -> None:
    outbox.write(
        purpose="ny-lank", to=old.email, to_name=old.name, organisation=old.organisation, at=at, by=None,
        subject=f"Ny länk. {letters.subject(visit.round)}", once=f"ny-lank-{old.pk}",
        body=letters.new_link(visit.round, address=sending.address_of(token),
                              last=visit.round.window(visit.extended).last),
    )  # fmt: skip


@require_POST
@by_link
def renew(request: HttpRequest, visit: Visit) -> HttpResponseBase:
    """Change the link for a new one."""
    try:
        token = renewed(visit, at=timezone.now())
    except links.LinkTakenBack:  # pressed in two places at once: the first one has it
        return render(request, "consultation/answering/shut.html", {"why": "taken-back"}, status=410)
    if visit.link.email:
        return render(request, "consultation/answering/renewed.html", {"email": visit.link.email})
    messages.success(request, _("Du har en ny länk: den i adressfältet. Spara den. Den gamla öppnar ingenting längre."))
    return redirect("answering:start", token)
