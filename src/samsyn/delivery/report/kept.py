"""The report as it was sent: a draft frozen as data with its files, and read back as the same draft."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any, Final

from django.core.files.base import ContentFile

from samsyn.delivery.models import SentReport, YearReport
from samsyn.delivery.report import writing
from samsyn.delivery.report.values import Block, Draft, Drafted
from samsyn.people.models import Person

KEPT: Final = ("docx", "pdf", "html")


def lay(draft: Draft, *, report: YearReport, at: datetime, by: Person | None, because: str = "") -> SentReport:
    """The draft's three files in the storage, and nothing in the database yet. Before a transaction, if it can be."""
    made = SentReport(report=report, draft=_plain(draft), because=because, at=at, by=by)
    for form in KEPT:
        write, _type = writing.FORMS[form]
        getattr(made, form).save(f"resultatredovisning-{report.year}.{form}", ContentFile(write(draft, at)), save=False)
    return made


def keep(laid: SentReport, draft: Draft) -> SentReport:
    """As the next number; laid anew if it is another draft than the one laid down. In the transaction of an act."""
    made = laid
    if laid.draft != _plain(draft):
        made = lay(draft, report=laid.report, at=laid.at, by=laid.by, because=laid.because)
    last = made.report.sent.first()
    made.number = last.number + 1 if last else 1
    made.save()
    return made


def standing(draft: Draft, *, report: YearReport | None, at: datetime) -> tuple[Draft, dict[str, bytes]]:
    """The report in every form: as it was sent last, or as it stands now."""
    last = report.sent.first() if report else None
    if last is None:
        return draft, {form: write(draft, at) for form, (write, _type) in writing.FORMS.items()}
    held = thawed(last)
    return held, {form: content(last, form) for form in KEPT} | {"json": writing.as_json(held, at)}


def content(version: SentReport, form: str) -> bytes:
    """One file of a version, bit for bit."""
    with getattr(version, form).open("rb") as held:
        return bytes(held.read())


def thawed(kept: SentReport) -> Draft:
    """The draft that was kept."""
    held = kept.draft
    sent = held["sent_on"]
    return Draft(
        held["year"], held["region"], held["county"], date.fromisoformat(held["due_on"]),
        date.fromisoformat(sent) if sent else None, held["registry_number"],
        tuple(_slot(slot) for slot in held["slots"]),
    )  # fmt: skip


def corrected(draft: Draft, slot: str, text: str, by: str) -> Draft:
    """The same report with other words in one slot; all the rest is as it was sent."""
    slots = tuple(replace(one, written=text, written_by=by) if one.code == slot else one for one in draft.slots)
    return replace(draft, slots=slots)


def _plain(draft: Draft) -> dict[str, Any]:
    sent = draft.sent_on
    return asdict(draft) | {"due_on": draft.due_on.isoformat(), "sent_on": sent.isoformat() if sent else None}


def _slot(held: Mapping[str, Any]) -> Drafted:
    blocks = tuple(
        Block(one["kind"], one["text"], tuple(one["items"]), tuple(tuple(row) for row in one["rows"]))
        for one in held["blocks"]
    )
    return Drafted(**{**held, "blocks": blocks, "missing": tuple(held["missing"])})
