"""What a doctor looks at: storage against the database, work that is stuck, room, clock, mail, the second step."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.mail import mailers
from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor
from django.utils.timezone import is_naive, make_aware
from django_ox.models import OxTask

from samsyn.archive import tables
from samsyn.consultation.models import Answer
from samsyn.consultation.receiving import mailbox
from samsyn.files import clamd
from samsyn.people.accounts import guard, queries, sealing
from samsyn.people.models import OutgoingMail

LATE = timedelta(hours=1)  # no task of ours takes this long
MAIL_LATE = timedelta(hours=24)
NEWLY = timedelta(days=30)  # a letter that nobody has tried for longer is history
ANSWER_LATE = timedelta(minutes=10)  # a worker registers them every minute
CLOCK = timedelta(seconds=60)
LEAST_FREE = 2 << 30
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; ``wrong`` is a sentence that says what to do, "" when all is well."""

    subject: str
    seen: str
    wrong: str = ""


def examine(*, at: datetime, told: Callable[[str], None] = lambda _name: None) -> Iterator[Finding]:
    """Everything, one finding after the other."""
    yield _migrations()
    yield from _files(told)
    yield _work(at)
    yield _answers(at)
    yield _mail(at)
    yield from _mail_server()
    yield from _mailbox()
    yield from _scanner()
    yield _second_step()
    yield _room()
    yield _clock(at)


def _migrations() -> Finding:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    wrong = "Kör samsyn migrate." if waiting else ""
    return Finding("databasen", f"{len(waiting)} ändringar av tabellerna väntar", wrong)


def _files(told: Callable[[str], None]) -> Iterator[Finding]:
    """What every file is, or that they cannot be reached at all."""
    try:
        if settings.OBJECTS["bucket"]:
            default_storage.listdir("ready")  # also when no row names a file yet
        yield _compared(told)
    except OSError as fault:
        wrong = "Lagringen svarar inte. Kontrollera SAMSYN_S3_-inställningarna, eller att datamappen går att läsa."
        yield Finding("lagringen", str(fault.strerror or fault), wrong)


def _compared(told: Callable[[str], None]) -> Finding:
    """Every file that a row names: is it there, and is it the same bytes?"""
    seen, missing, changed = 0, [], []
    for model in tables.kept():
        for field in tables.file_fields(model):
            for name, sha256 in _named(model, field):
                seen += 1
                told(name)
                if not default_storage.exists(name):
                    missing.append(name)
                elif sha256 and _checksum(name) != sha256:
                    changed.append(name)
    broken = ", ".join([*missing, *changed][:20])
    wrong = f"Hämta dem ur den senaste säkerhetskopian: {broken}" if broken else ""
    return Finding("lagringen", f"{seen} filer, {len(missing)} saknas, {len(changed)} är ändrade", wrong)


def _named(model: type[models.Model], field: "models.FileField") -> Iterator[tuple[str, str]]:
    """File and checksum, where the row keeps one: ``FIELD_sha256``, or ``sha256``, which is the first file's."""
    columns = {column.name for column in model._meta.concrete_fields}
    own = [f"{field.name}_sha256", *(["sha256"] if field is tables.file_fields(model)[0] else [])]
    digest = next((name for name in own if name in columns), None)
    rows = model._base_manager.exclude(**{field.name: ""}).order_by("pk")
    if digest is None:
        yield from ((name, "") for name in rows.values_list(field.name, flat=True).iterator())
    else:
        yield from rows.values_list(field.name, digest).iterator()


def _checksum(name: str) -> str:
    digest = hashlib.sha256()
    with default_storage.open(name) as source:
        while piece := source.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _work(at: datetime) -> Finding:
    stuck = OxTask.objects.filter(status="RUNNING", started_at__lt=at - LATE).count()
    late = OxTask.objects.filter(status="READY", enqueued_at__lt=at - LATE, run_after=None).count()
    failed = OxTask.objects.filter(status__in=["FAILED", "LOST"]).count()
    wrong = ""
    if stuck or late:
        wrong = "Kontrollera att bakgrundsarbetet är igång: samsyn serve, eller samsyn ox_worker i en egen process."
    elif failed:
        wrong = "Se varför i loggen, och kör om det från sidan där arbetet beställdes."
    return Finding("bakgrundsarbetet", f"{stuck} har fastnat, {late} har väntat länge, {failed} misslyckades", wrong)


def _answers(at: datetime) -> Finding:
    """What was sent has a receipt and is safe; the desk sees it when it is registered."""
    waiting = Answer.objects.waiting()
    late = waiting.filter(sent_at__lt=at - ANSWER_LATE).order_by("sent_at").values_list("registry_number", flat=True)
    numbers = ", ".join(late[:20])
    wrong = f"Kontrollera att bakgrundsarbetet är igång, och se loggen. Inget är borta: {numbers}" if numbers else ""
    seen = f"{waiting.count()} är skickade och väntar på att registreras, {late.count()} har väntat länge"
    return Finding("remissvaren", seen, wrong)


def _mail(at: datetime) -> Finding:
    waiting = OutgoingMail.objects.filter(sent_at=None)
    if not settings.SENDS_MAIL:
        return Finding("posten", f"{waiting.count()} brev i utkorgen, ingen postserver är vald (SAMSYN_MAIL_URL)")
    late = waiting.filter(created_at__lt=at - MAIL_LATE)
    tried, never = late.exclude(attempts=0).count(), late.filter(attempts=0)
    newly = never.filter(created_at__gte=at - NEWLY).count()
    wrong = "Se felet i utkorgen, och kontrollera SAMSYN_MAIL_URL." if tried or newly else ""
    if newly:
        wrong += f" {newly} skrevs utan postserver eller kom ur en säkerhetskopia: samsyn outbox --send skickar dem."
    return Finding("posten", f"{late.count()} brev har väntat mer än ett dygn, {never.count()} har ingen prövat", wrong)


def _mail_server() -> Iterator[Finding]:
    """Does it let us in? Nothing is sent."""
    if settings.SENDS_MAIL:
        try:
            line = mailers.default
            line.open()
            line.close()
        except OSError as fault:
            wrong = "Breven stannar i utkorgen och prövas igen: kontrollera postservern och SAMSYN_MAIL_URL."
            yield Finding("postservern", f"svarar inte som den ska ({fault})", wrong)
        else:
            yield Finding("postservern", "svarar")


def _mailbox() -> Iterator[Finding]:
    """Does the mailbox that responses come to open?"""
    if settings.IMAP_URL:
        try:
            with mailbox.opened(mailbox.address_of(settings.IMAP_URL)):
                pass
        except (mailbox.BadAddress, mailbox.MailboxDown) as fault:
            wrong = "Mejlade svar ligger kvar i brevlådan tills den går att öppna: kontrollera SAMSYN_IMAP_URL."
            said = "adressen går inte att förstå" if isinstance(fault, mailbox.BadAddress) else str(fault)
            yield Finding("brevlådan", f"öppnas inte ({said})", wrong)
        else:
            yield Finding("brevlådan", "öppnas")


def _scanner() -> Iterator[Finding]:
    """Only where one is chosen: without it the site refuses every file."""
    if settings.CLAMD:
        well = clamd.ping(settings.CLAMD)
        wrong = "" if well else "Inga filer tas emot förrän ClamAV svarar: starta clamd, eller rätta SAMSYN_CLAMD."
        yield Finding("viruskontrollen", "svarar" if well else "svarar inte", wrong)


def _second_step() -> Finding:
    """Who lacks it, whether it is demanded, and whether what is sealed can be opened."""
    lacking, of = queries.without_second_step()
    shut = sum(sealing.state(row) is sealing.State.UNREADABLE for row in Authenticator.objects.all())
    wrong = ""
    if shut:
        wrong = f"{shut} går inte att läsa: sätt den tidigare nyckeln i SAMSYN_SECRET_KEY_FALLBACKS, se samsyn keys."
    elif guard.demanded_of() is None and settings.BASE_URL.startswith("https://"):
        wrong = "Sätt SAMSYN_REQUIRE_MFA=1, så behöver handläggare och högre ett andra steg när de loggar in."
    return Finding("andra steget", f"{lacking} av {of} vid skrivbordet saknar det", wrong)


def _room() -> Finding:
    free = shutil.disk_usage(settings.DATA_DIR).free
    wrong = "Frigör utrymme: nya handlingar kan inte tas emot när disken är full." if free < LEAST_FREE else ""
    return Finding("disken", f"{free / 2**30:.1f} GiB ledigt", wrong)


def _clock(at: datetime) -> Finding:
    """The database's clock against this machine's: deadlines stand on it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT CURRENT_TIMESTAMP")
        (now,) = cursor.fetchone()
    theirs = datetime.fromisoformat(now) if isinstance(now, str) else now
    theirs = make_aware(theirs, UTC) if is_naive(theirs) else theirs
    off = abs(theirs - at)
    wrong = "Ställ klockorna (NTP): svarstider räknas efter dem." if off > CLOCK else ""
    return Finding("klockan", f"databasens klocka skiljer {off.total_seconds():.0f} s", wrong)
