"""What a visitor meets when something fails: what happened, what to do now. Templates: people/templates."""

import errno
import sys

from django.conf import settings
from django.db.utils import DatabaseError
from django.http import HttpRequest, HttpResponseServerError
from django.template import loader
from django.views.decorators.csrf import requires_csrf_token

from samsyn.people.typesetting import NotTypeset

# The disk is full, or the folder is away, shut or turned into something else.
STORAGE = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOENT, errno.ENOTDIR, errno.EEXIST,
     errno.EIO, errno.ESTALE}
)  # fmt: skip

_FULL = ("disk is full", "disk I/O error", "No space left on device")  # as SQLite and PostgreSQL say it


def _is_storage(fault: BaseException | None) -> bool:
    """A file or a row could not be kept because there is no room, or no place."""
    if isinstance(fault, DatabaseError):
        return any(words in str(fault) for words in _FULL)
    return isinstance(fault, OSError) and fault.errno in STORAGE


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponseServerError:
    """Drawn without asking the database anything: it may be what failed.

    Says it when a file could not be kept, and when a document was too much to print.
    """
    fault = sys.exception()
    storage = request.method == "POST" and _is_storage(fault)
    context = {"region": settings.REGION, "storage": storage, "paper": isinstance(fault, NotTypeset)}
    return HttpResponseServerError(loader.render_to_string("500.html", context))
