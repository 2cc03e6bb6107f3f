"""Who is reading: the framework's session and the person who is logged in by it, read in one question.

Every page of those who work here begins with both. What is read beside the session counts only as far as the framework
itself would have let the person in; in any other case it is asked, as always.
"""

from typing import Any, Final

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from samsyn.people.models import LoginSession, Person

_READ: Final = f"""select session.session_data, person.*
    from {Session._meta.db_table} session
    left join {LoginSession._meta.db_table} login on login.session_key = session.session_key
    left join {Person._meta.db_table} person on person.id = login.person_id
    where session.session_key = %s and session.expire_date > %s"""  # noqa: S608  # the names of our own tables


class SessionStore(db.SessionStore):
    """The framework's. ``person``: whose login the session is, when it is one."""

    person: Person | None = None

    def load(self) -> dict[str, Any]:
        """Of the database; {} when there is none such (any more)."""
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        row: Any = next(iter(Person.objects.raw(_READ, [self.session_key, now])), None)
        if row is None:
            self._session_key = None
            return {}
        said: dict[str, Any] = self.decode(row.__dict__.pop("session_data"))
        self.person = row if row.pk else None
        return said


class Known(AuthenticationMiddleware):
    """The framework's middleware, which sets ``request.user``."""

    def process_request(self, request: HttpRequest) -> None:
        """Asked for first when somebody looks at it."""
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: _reader(request))  # type: ignore[assignment]


def _reader(request: Any) -> Any:
    if not hasattr(request, "_cached_user"):
        request._cached_user = _beside(request.session) or auth.get_user(request)
    return request._cached_user


def _beside(session: Any) -> Person | None:
    """The person read with the session, when it is theirs, as the framework sees to it."""
    said, number = session.get(auth.HASH_SESSION_KEY, ""), session.get(auth.SESSION_KEY)
    person: Person | None = getattr(session, "person", None)
    if person is None or number != str(person.pk) or not person.is_active:
        return None
    if session.get(auth.BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
        return None
    return person if constant_time_compare(said, person.get_session_auth_hash()) else None
