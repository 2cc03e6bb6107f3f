"""The way to Älvmark 2040, as planned and as it went."""

from datetime import UTC, date, datetime

from samsyn.people.models import Person
from samsyn.strategy.models import Document
from samsyn.strategy.process import actions as process
from samsyn.strategy.process.models import ContactForm, Plan


def fill(document: Document, *, by: Person) -> None:
    """A process after the way of Västerbotten, half a year late at the decision, with work and contacts."""
    made = process.make(
        document=document,
        plan=Plan.VASTERBOTTEN,
        starts_on=date(2024, 6, 1),
        at=datetime(2024, 5, 20, 8, tzinfo=UTC),
        by=by,
    )
    went = (
        ((2024, 6, 1), (2025, 1, 31), (2024, 6, 3), (2025, 2, 7)),
        ((2025, 2, 1), (2025, 5, 31), (2025, 2, 10), (2025, 6, 5)),
        ((2025, 9, 1), (2025, 9, 30), (2025, 9, 1), (2025, 10, 10)),
        ((2026, 1, 15), (2026, 5, 15), (2026, 1, 19), (2026, 5, 15)),
        ((2026, 6, 1), (2026, 9, 30), (2026, 6, 8), None),
        ((2026, 10, 1), (2026, 11, 30), None, None),
    )
    for row, (begins, ends, began, ended) in zip(made.phases.order_by("pk"), went, strict=True):
        process.change_stop(
            row=row, by=by, planned_on=date(*begins), planned_to=date(*ends), actual_on=date(*began) if began else None,
            actual_to=date(*ended) if ended else None,
            expected_on=date(2027, 2, 1) if not began else None,
            expected_to=None if ended else date(2027, 1, 31) if began else date(2027, 4, 30),
        )  # fmt: skip
    days = (((2025, 1, 20), (2025, 1, 22)), ((2025, 9, 1), (2025, 9, 1)), ((2026, 1, 15), (2026, 1, 19)))
    for stone, (planned, actual) in zip(made.milestones.order_by("pk"), days, strict=True):
        process.change_stop(row=stone, by=by, planned_on=date(*planned), actual_on=date(*actual))
    decided = (((2026, 9, 22), (2027, 2, 16)), ((2026, 10, 20), (2027, 3, 23)), ((2026, 11, 24), (2027, 4, 27)))
    for step, (planned, expected) in zip(made.decisionsteps.order_by("pk"), decided, strict=True):
        process.change_stop(row=step, by=by, planned_on=date(*planned), expected_on=date(*expected))
    contacts = (
        (ContactForm.CONSULTATION, date(2025, 3, 4), "Länsstyrelsen i Älvmark", "Statens mål i länet", "", ""),
        (ContactForm.SAMI, date(2025, 11, 18), "Älvdalens sameby", "Avsnitt 5.3 och målbild 5",
         "Avsnitt 5.3 skrevs om. Renbetet nämns i målbild 5.", "enighet"),
        (ContactForm.SAMI, date(2026, 10, 27), "Samiska föreningen i Älvstad", "Barn och unga, språk", "", "pågår"),
        (ContactForm.COOPERATION, date(2026, 11, 5), "Grannregionen", "Gemensamma stråk över länsgränsen",
         "Vi skriver samma mening i båda strategierna.", ""),
    )  # fmt: skip
    for form, day, who, about, outcome, agreement in contacts:
        process.log_contact(
            process=made, held_on=day, form=form, counterpart=who, about=about, outcome=outcome, agreement=agreement,
            by=by,
        )  # fmt: skip
    process.publish(process=made, at=datetime(2025, 1, 15, 8, tzinfo=UTC), by=by)
