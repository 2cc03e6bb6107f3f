"""The yearly wheel reminds by itself: owners until they have reported, officers of tasks, each mail once."""

from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string

from samsyn.delivery.actions import reminding, reporting
from samsyn.delivery.models import Measure, WheelTask, YearReport
from samsyn.delivery.tasks import remind
from samsyn.delivery.tests.conftest import AT, TODAY
from samsyn.people.models import OutgoingMail, Person

DONE = {"course": "plan", "done": "Tre lärcentrum öppnade."}


def owners(day: date) -> int:
    return reminding.owners(at=AT, today=day, by=None)


def test_owners_are_reminded_until_they_have_reported_and_their_task_is_finished(
    measure: Measure, officer: Person
) -> None:
    reporting.start_year(year=2025, at=AT, by=officer)
    OutgoingMail.objects.all().delete()
    days = [date(2025, 12, 1), date(2026, 1, 6), date(2026, 1, 19), date(2026, 1, 21), date(2026, 2, 4), date(2026, 2, 4)]  # fmt: skip
    assert [owners(day) for day in days] == [0, 1, 0, 1, 1, 0]
    bodies = list(OutgoingMail.objects.order_by("pk").values_list("body", flat=True))
    assert "behövs senast den 20 januari" in bodies[0]
    assert "för 1 dag sedan" in bodies[1]
    reporting.report_measure(measure=measure, year=2025, facts=DONE, at=AT, by=officer)
    assert owners(date(2026, 3, 1)) == 0
    assert WheelTask.objects.get(step="rapportera").task.done_at


def test_a_year_that_is_sent_or_a_measure_that_is_stopped_asks_for_nothing(measure: Measure, officer: Person) -> None:
    report = reporting.start_year(year=2025, at=AT, by=officer)
    Measure.objects.update(stopped_because="Pengarna tog slut")
    assert owners(TODAY) == 0
    Measure.objects.update(stopped_because="")
    reporting.mark_sent(report=report, on=TODAY, registry_number="RUN 2026-7", at=AT, by=officer)
    assert owners(TODAY) == 0
    assert YearReport.objects.get().sent.count() == 1


def test_tasks_of_the_wheel_remind_their_owner_once(measure: Measure, officer: Person) -> None:
    reporting.start_year(year=2026, at=AT, by=officer)
    OutgoingMail.objects.all().delete()

    def told(day: date) -> int:
        return reminding.tasks(at=AT, today=day, by=None)

    assert [told(day) for day in (date(2026, 4, 7), date(2026, 4, 8), date(2026, 4, 15), date(2026, 4, 16))] == [
        0,
        1,
        0,
        1,
    ]
    assert set(OutgoingMail.objects.values_list("to", flat=True)) == {officer.email}
    assert import_string(settings.SCHEDULES["delivery-remind"]["task"]) is remind
    for _twice in range(2):
        remind.call()
