"""Verbs on the strategic plan: renewed every year as an edition of a document in `strategy`."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from samsyn.cores.text.values import File
from samsyn.councils.focus import Area, markdown
from samsyn.councils.models import Council
from samsyn.people import journal
from samsyn.people.models import Person
from samsyn.strategy import actions as strategy
from samsyn.strategy.models import Edition, Kind, Stage


@transaction.atomic
def renew(
    *, council: Council, areas: Sequence[Area], label: str, at: datetime, by: Person | None, publish: bool = True
) -> Edition:
    """A new edition of the council's plan, kept as the Markdown it is written in. The first one makes the document.

    Raises strategy.actions.NothingToRead (no areas), AlreadyImported (nothing has changed).
    """
    row = Council.objects.select_for_update(of=("self",)).select_related("host", "strategy", "plan").get(pk=council.pk)
    document = row.plan
    if document is None:
        document = strategy.create_document(
            kind=Kind.STRATEGIC_PLAN, title=f"Strategisk plan, {row.name}"[:200], region=row.host.name,
            county=row.strategy.county if row.strategy else "", slug=f"strategisk-plan-{row.slug}"[:60], by=by,
        )  # fmt: skip
        Council.objects.filter(pk=row.pk).update(plan=document)
    file = File(f"plan-{label}.md", markdown(document.title, tuple(areas)).encode())
    edition = strategy.import_edition(document=document, stage=Stage.ADOPTED, file=file, at=at, by=by, label=label)
    if publish:
        strategy.publish_edition(edition=edition, at=at, by=by)
    journal.record(by=by, verb="renew", on=row, facts={"utgåva": label, "fokusområden": [one.name for one in areas]})
    return edition
