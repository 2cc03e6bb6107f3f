"""The strategic plan as editions that can be compared, and the yearly wheel."""

from datetime import time

import pytest
from django.test import Client

from samsyn.councils import focus
from samsyn.councils.actions import meetings, plan
from samsyn.councils.models import Meeting

from .conftest import NOW, World, entering

BASE = "/samverkan/regionala/"
NOBODY = Client()


def test_the_plan_is_renewed_as_editions_that_can_be_compared(world: World) -> None:
    areas = [
        focus.Area("Resor", "År 2030 går tågen.", "Nu avgörs det.", "Gemensam prioritering."),
        focus.Area("Jobb", "Alla får plats."),
    ]
    plan.renew(council=world.council, areas=areas, label="2025", at=NOW, by=world.chief)
    client = entering(world.chief)
    form = {
        "label": "2026", "form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "form-0-name": "Resor",
        "form-0-picture": "År 2030 går tågen varje timme.", "form-0-why": "Nu avgörs det.", "form-0-decision": "Gemensam prioritering.",
        "form-1-name": "", "form-1-picture": "", "form-1-why": "", "form-1-decision": "",
    }  # fmt: skip
    assert client.post(f"{BASE}plan/fornya/", form).status_code == 302
    page = NOBODY.get(f"{BASE}plan/jamfor/").content.decode()
    assert "<ins>" in page
    assert "varje timme" in page
    assert "borttaget" in page
    assert "varje timme" in NOBODY.get(f"{BASE}plan/").content.decode()


@pytest.mark.parametrize(("before", "after"), [("", "a b"), ("a  b c", "a b d"), ("x", ""), ("å ä\nö", "å ö\nö")])
def test_compared_words_give_both_texts_back(before: str, after: str) -> None:
    (change,) = focus.compare((focus.Area("Resor", before),), (focus.Area("Resor", after),))
    ((_picture, runs),) = change.parts
    assert "".join(run.text for run in runs if run.what != "added") == before
    assert "".join(run.text for run in runs if run.what != "removed") == after


def test_the_year_is_spread_and_never_july(world: World) -> None:
    made = meetings.plan_year(
        council=world.council, year=2027, weekday=4, week=2, clock=time(9), hours=2, video="", by=world.chief
    )  # fmt: skip
    months = [one.starts_at.month for one in made]
    assert len(months) == len(set(months)) == 11
    assert 7 not in months
    assert [one.form for one in made].count("lunch till lunch") == 1
    assert meetings.plan_year(
        council=world.council, year=2027, weekday=4, week=2, clock=time(9), hours=2, video="", by=world.chief
    ) == []  # fmt: skip
    assert Meeting.objects.count() == 11
