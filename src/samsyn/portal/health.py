"""For the machines around the site: does it live, may it be given work, how does it fare."""

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django_ox.models import OxTask

from samsyn.people.models import OutgoingMail
from samsyn.people.requests import tally

_READY: list[bool] = []  # once the tables are known to be up to date, they stay so for this process


def alive(_request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers; asks nothing of anybody else."""
    return HttpResponse("ok\n", content_type="text/plain")


def ready(_request: HttpRequest) -> HttpResponse:
    """200 when the database answers, its tables are up to date and files can be written; else 503 and which is not."""
    faults = [name for name, holds in (("database", _database), ("storage", _storage)) if not holds()]
    return JsonResponse({"ready": not faults, "faults": faults}, status=503 if faults else 200)


def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus text; only with SAMSYN_METRICS_TOKEN, sent as a bearer token."""
    token = settings.METRICS_TOKEN
    if not token or not constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {token}"):
        raise Http404
    waiting = OxTask.objects.filter(status="READY").count()
    failed = OxTask.objects.filter(status__in=["FAILED", "LOST"]).count()
    lines = [
        *tally.lines(),
        "# HELP samsyn_tasks Background tasks by state.",
        "# TYPE samsyn_tasks gauge",
        f'samsyn_tasks{{state="waiting"}} {waiting}',
        f'samsyn_tasks{{state="failed"}} {failed}',
        "# HELP samsyn_mail_unsent Mail in the outbox that has not been sent.",
        "# TYPE samsyn_mail_unsent gauge",
        f"samsyn_mail_unsent {OutgoingMail.objects.filter(sent_at=None).count()}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; version=0.0.4; charset=utf-8")


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        if not _READY:
            executor = MigrationExecutor(connection)
            if executor.migration_plan(executor.loader.graph.leaf_nodes()):
                return False
            _READY.append(True)
    except (DatabaseError, ObjectDoesNotExist):
        return False
    return True


def _storage() -> bool:
    """A file can be made in the data folder, and object storage answers when it is chosen."""
    probe = settings.DATA_DIR / ".ready"
    try:
        probe.write_bytes(b"")
        probe.unlink(missing_ok=True)
        if settings.OBJECTS["bucket"]:
            default_storage.listdir("ready")  # `exists` says no of a bucket that is not there
    except OSError:
        return False
    return True
