"""Two heeded comments that would change the same words in different ways are told of, and only such."""

import pytest
from django.test import Client

from samsyn.comments.models import Disposition
from samsyn.consultation.models import Round
from samsyn.consultation.next import queries as changes
from samsyn.consultation.next.colliding import collisions
from samsyn.consultation.next.queries import Behind
from samsyn.consultation.tests.answered_world import answered, received
from samsyn.people import actions as people
from samsyn.people.models import Person, Role
from samsyn.strategy.models import Edition, Stage


def behind(number: int, before: str, after: str, key: str = "mal") -> Behind:
    return Behind(number, number, "Kommunen", "Text.", "beaktas", "", before, after, key, key)


@pytest.mark.parametrize(
    ("one", "other", "collide"),
    [
        (("målet är tio mil", "målet är tolv mil"), ("tio mil", "femton mil"), True),
        (("Målet  är tio mil", "a"), ("målet är\ntio mil", "b"), True),
        (("målet är tio mil", "målet är tolv mil"), ("målet är tio mil", "Målet är tolv mil"), False),
        (("tio mil", "tolv mil"), ("sju hus", "åtta hus"), False),
        (("", "ett nytt stycke"), ("tio mil", "tolv mil"), False),
        (("tio mil", ""), ("tio mil", "tolv mil"), True),
    ],
)
def test_the_same_words_changed_in_two_ways(one: tuple[str, str], other: tuple[str, str], *, collide: bool) -> None:
    rows = [behind(3, *one), behind(8, *other), behind(9, *other, key="annat")]
    assert collisions(rows) == (((3, 8),) if collide else ())


@pytest.mark.django_db
def test_the_section_says_which_comments_collide(round_: Round, officer: Person, client: Client) -> None:
    second = people.invite(email="s@region.example", name="Strategen", role=Role.STRATEGIST, by=None)
    received(round_)
    answered(round_, by=officer, second=second)
    client.force_login(officer)
    base = f"/remiss/{round_.pk}/nasta-utgava/"
    client.post(base, {"maker": "forslag|Tjänstemannaversion", "label": ""})
    rows = changes.heeded(round_, Edition.objects.get(stage=Stage.PROPOSAL))
    one, other = next((a, b) for a in rows for b in rows if a.key == b.key and a.number < b.number)
    assert "ändrar samma ord" not in client.get(f"{base}{one.key}/").text
    for row, after in ((one, "tolv mil"), (other, "femton mil")):
        Disposition.objects.filter(comment=row.id).update(before="tio mil", after=after)
    assert f"Synpunkt {one.number} och {other.number} beaktas båda" in client.get(f"{base}{one.key}/").text
