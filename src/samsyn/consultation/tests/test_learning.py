"""What people confirm teaches the proposals, and never the other way round."""

import pytest

from samsyn.comments.models import Comment, Placement, Proposal
from samsyn.consultation import actions, learning, storing
from samsyn.consultation.models import ResponseComment, Round
from samsyn.consultation.tests.provlanet import NOW
from samsyn.people.models import Person
from samsyn.strategy.models import Section

pytestmark = pytest.mark.django_db

FERRIES = (
    "Färjan till ön måste gå oftare på vintern.",
    "Färjan bör vara gratis för dem som bor på ön.",
    "Färjan till ön bör gå oftare och vara gratis på vintern.",
)


@pytest.fixture
def ferries(round_: Round) -> list[ResponseComment]:
    files = [(f"öbo{at}.txt", f"Hej!\n\n{text}\n\nHälsningar\nen öbo\n".encode()) for at, text in enumerate(FERRIES)]
    batch = actions.receive_files(round_=round_, source="öbor", files=files, at=NOW, by=None)
    storing.read_batch(batch, at=NOW, jobs=0)
    rows = ResponseComment.objects.filter(comment__text__icontains="färja").order_by("number")
    assert len(rows) == 3
    return list(rows)


def confirm(row: ResponseComment, section: Section, by: Person) -> None:
    actions.confirm(row=row, section_key=section.key, type_="tillägg", at=NOW, by=by)


def test_confirmed_places_teach_the_rest(round_: Round, ferries: list[ResponseComment], officer: Person) -> None:
    nature = Section.objects.get(edition=round_.edition, heading__contains="natur")
    confirm(ferries[0], nature, officer)
    confirm(ferries[1], nature, officer)
    round_.refresh_from_db()
    learning.relearn(round_)
    best = Proposal.objects.get(comment=ferries[2].comment_id, rank=1)
    assert best.section == nature
    assert Comment.objects.get(pk=ferries[2].comment_id).proposed_type != "utanför RUS"


def test_what_a_person_decided_is_left_alone(round_: Round, ferries: list[ResponseComment], officer: Person) -> None:
    before = list(Proposal.objects.filter(comment=ferries[0].comment_id).order_by("rank").values())
    confirm(ferries[0], Section.objects.get(edition=round_.edition, number="5"), officer)
    placement = Placement.objects.values().get(comment=ferries[0].comment_id)
    learning.relearn(round_)
    assert Placement.objects.values().get(comment=ferries[0].comment_id) == placement
    assert list(Proposal.objects.filter(comment=ferries[0].comment_id).order_by("rank").values()) == before


def test_nothing_new_means_nothing_to_do(round_: Round, ferries: list[ResponseComment], officer: Person) -> None:
    confirm(ferries[0], Section.objects.get(edition=round_.edition, number="5"), officer)
    learning.relearn(round_)
    round_.refresh_from_db()
    rows = list(Proposal.objects.order_by("pk").values())
    assert learning.relearn(round_) == 0
    assert list(Proposal.objects.order_by("pk").values()) == rows
