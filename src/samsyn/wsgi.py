"""The site as a WSGI application, for any server."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samsyn.settings")
application = get_wsgi_application()
_ = get_resolver().url_patterns  # every page's code is read now, not while the first visitor waits
