"""Verbs that tell the respondents: a mail with a personal link, or a letter with one; the office's own template."""

import hashlib
import io
import zipfile
from collections.abc import Collection
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from samsyn.consultation.models import LetterTemplate, Outcome, ReportIssue, Response, Round
from samsyn.consultation.publishing.refusals import NotPublished
from samsyn.consultation.senders import PRIVATE
from samsyn.consultation.telling import letters
from samsyn.consultation.telling.queries import Told, addresses, told
from samsyn.people import journal, links, outbox
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Person

PURPOSE = "utfall"


def _refuse_early(round_: Round) -> None:
    if not ReportIssue.objects.published().filter(round=round_).exists():
        raise NotPublished


def address(token: str) -> str:
    """The whole address of an outcome page."""
    with translation.override("sv"):
        return links.address(reverse("outcome:page", args=(token,)))


def _link(response: Response, *, name: str, email: str, at: datetime, by: Person) -> str:
    link, token = links.issue(purpose=PURPOSE, at=at, by=by, organisation=response.organisation, name=name, email=email)
    Outcome.objects.create(response=response, link=link, at=at)
    return address(token)


@transaction.atomic
def tell(*, round_: Round, responses: Collection[Response], at: datetime, by: Person) -> int:
    """A mail to each that has an address and has not been told; returns how many mails. Raises NotPublished."""
    _refuse_early(round_)
    with translation.override("sv"):
        count = sum(_tell(round_, response, at=at, by=by) for response in responses)
    journal.record(by=by, verb="tell", on=round_, facts={"mejl": count})
    return count


def _tell(round_: Round, response: Response, *, at: datetime, by: Person) -> int:
    had = set(response.outcomes.values_list("link__email", flat=True))
    fresh = [(name, email) for name, email in addresses(response) if email not in had]
    found = told(response)
    for name, email in fresh:
        where = _link(response, name=name, email=email, at=at, by=by)
        outbox.write(
            purpose=PURPOSE, to=email, to_name=name, organisation=response.organisation,
            subject=f"Vad blev det av era synpunkter? {round_.title} ({round_.registry_number})",
            body=mail(round_, found, where), at=at, by=by, once=f"utfall-{response.pk}-{email}"[:120],
        )  # fmt: skip
    return len(fresh)


def mail(round_: Round, found: Told, where: str) -> str:
    """The words of the mail; people's own words are not repeated in it."""
    sentence = f"Vi har tagit ställning till var och en: {found.sentence}." if found.items else ""
    first = (
        "Ni avstod från att yttra er. Tack för beskedet."
        if found.abstains
        else f"Tack för ert svar på ”{round_.title}”. {_counted(found)} {sentence}".strip()
    )
    return "\n\n".join(
        part
        for part in (
            f"Hej {found.sender}!" if found.sender and found.sender != PRIVATE else "Hej!",
            first,
            f"Här ser ni vad som hände, synpunkt för synpunkt, med texten före och efter:\n{where}",
            "Länken är er egen. Inget konto behövs.",
            f"Undrar ni något: {round_.contact}" if round_.contact else "",
            f"Med vänlig hälsning\n{round_.edition.document.region}",
        )
        if part
    )


def _counted(found: Told) -> str:
    n = len(found.items)
    return f"Det innehöll {n} synpunkt{'er' if n != 1 else ''}." if n else "Det innehöll inga synpunkter."


@transaction.atomic
def letters_for(*, round_: Round, responses: Collection[Response], at: datetime, by: Person) -> bytes:
    """A zip with one letter to each, with a link of its own to print. Raises NotPublished."""
    _refuse_early(round_)
    template = template_of(round_)
    out = io.BytesIO()
    with translation.override("sv"), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for response in responses:
            found = told(response)
            where = _link(response, name="Brev", email="", at=at, by=by)
            data = letters.write(template, found, facts=facts(round_, response, found, where, at))
            box.writestr(f"brev-{_plain(response.registry_number)}.docx", data)
    journal.record(by=by, verb="letters", on=round_, facts={"brev": len(responses)})
    return out.getvalue()


def facts(round_: Round, response: Response, found: Told, where: str, at: datetime) -> dict[str, str]:
    """What the names in a template stand for."""
    nameless = response.sender in ("", PRIVATE)
    to = "Privatperson" if nameless and response.sender_class == OrganisationClass.PRIVATE else response.sender
    with translation.override("sv"):
        day = date_format(timezone.localtime(at), "j F Y")
    n = len(found.items)
    return {
        "avsändare": to,
        "organisation": response.sender or to,
        "diarienummer": response.registry_number,
        "ärende": round_.registry_number,
        "remiss": round_.title,
        "strategi": str(round_.edition.document),
        "region": round_.edition.document.region,
        "datum": day,
        "antal": f"{n} synpunkt{'er' if n != 1 else ''}",
        "sammanfattning": f"{found.sentence[:1].upper()}{found.sentence[1:]}." if found.sentence else "",
        "länk": where,
    }


def template_of(round_: Round) -> bytes:
    """The office's own template, else the one we ship."""
    row = LetterTemplate.objects.filter(round=round_).order_by("-pk").first()
    if row is None:
        return letters.default_template()
    with row.content.open("rb") as source:
        return bytes(source.read())


@transaction.atomic
def keep_template(*, round_: Round, name: str, data: bytes, at: datetime, by: Person) -> LetterTemplate:
    """The office's own template; the latest is used. Raises letters.NotAWordFile, Unfinished, UnknownNames."""
    letters.check(data)
    row = LetterTemplate(round=round_, name=name[-200:], sha256=hashlib.sha256(data).hexdigest(), by=by, at=at)
    row.content.save(name, ContentFile(data), save=False)
    row.save()
    journal.record(by=by, verb="keep", on=row, facts={"sha256": row.sha256})
    return row


def _plain(number: str) -> str:
    return "".join(sign if sign.isalnum() else "-" for sign in number).strip("-").lower()
