"""One page for the one who leads the work."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samsyn.consultation import access, queries
from samsyn.consultation.desk.choosing import outline
from samsyn.consultation.leading import queries as leading
from samsyn.consultation.models import STANCES
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role


@require_safe
@requires(Role.READER)
def page(request: DeskRequest, round_id: int) -> HttpResponse:
    """How far we have come, and what is in the way."""
    round_ = access.get_round(round_id)
    heaps = leading.heaps(round_)
    total = leading.total(heaps)
    context = {
        "round": queries.round_head(round_),
        "total": total,
        "sections": leading.by_section(heaps, outline(round_.edition).sections),
        "officers": leading.by_officer(heaps),
        "ratings": leading.ratings(round_),
        "stances": leading.stances(round_),
        "stance_names": [str(label) for _code, label in STANCES],
        "quotes": leading.quotes(round_),
        "obstacles": leading.obstacles(round_, total),
    }
    return render(request, "consultation/leading/page.html", context)
