"""What a visitor meets when something fails: what happened, what to do now. Templates: people/templates."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseServerError
from django.template import loader
from django.views.decorators.csrf import requires_csrf_token


@requires_csrf_token
def server_error(_request: HttpRequest) -> HttpResponseServerError:
    """Drawn without asking the database anything: it may be what failed."""
    return HttpResponseServerError(loader.render_to_string("500.html", {"region": settings.REGION}))
