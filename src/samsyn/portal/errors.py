"""What a visitor meets when something fails: what happened, what to do now. Templates: people/templates."""

import errno
import sys

from django.conf import settings
from django.http import HttpRequest, HttpResponseServerError
from django.template import loader
from django.views.decorators.csrf import requires_csrf_token

# The disk is full, or the folder is away, shut or turned into something else.
STORAGE = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOENT, errno.ENOTDIR, errno.EEXIST,
     errno.EIO, errno.ESTALE}
)  # fmt: skip


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponseServerError:
    """Drawn without asking the database anything: it may be what failed. Says it when a file could not be kept."""
    fault = sys.exception()
    storage = request.method == "POST" and isinstance(fault, OSError) and fault.errno in STORAGE
    context = {"region": settings.REGION, "storage": storage}
    return HttpResponseServerError(loader.render_to_string("500.html", context))
