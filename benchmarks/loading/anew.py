"""Our site as when somebody has acted before each request: no kept page is true. A WSGI application.

The journal is asked as always; what it says is taken for news. So all that the page asks is asked again.
"""

from samsyn.portal.kept import stamp as stamps
from samsyn.portal.kept.stamp import Stamp
from samsyn.wsgi import application

_since = stamps.since


def _news(stamp: Stamp) -> Stamp | None:
    return _since(stamp) or stamp


stamps.since = _news

__all__ = ["application"]
