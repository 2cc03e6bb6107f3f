"""The floor: a bare Django page with two queries, and a bare durable form post with two queries. A WSGI application.

``FLOOR`` names the folder of its SQLite file, unless DATABASE_URL names PostgreSQL. The same driver and settings as ours.
"""

import os
from typing import Any

from django.conf import settings

from samsyn import settings as ours

NAME = os.environ.get("FLOOR", "")
DATABASE = {**ours.DATABASES["default"]}
if DATABASE["ENGINE"] == "samsyn.sqlite":
    DATABASE["NAME"] = f"{NAME}/floor.sqlite3"

settings.configure(
    DATABASES={"default": DATABASE}, SECRET_KEY="floor", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, USE_TZ=True,
    INSTALLED_APPS=[], TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
)  # fmt: skip

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect  # noqa: E402
from django.template import engines  # noqa: E402
from django.urls import path  # noqa: E402

application = get_wsgi_application()
PAGE = engines["django"].from_string(
    "<!doctype html><title>{{ title }}</title><h1>{{ title }}</h1>{% for row in rows %}<p>{{ row.1 }}</p>{% endfor %}"
)


def make() -> None:
    """The table and ten rows; run once."""
    with connection.cursor() as cursor:
        key = "bigserial primary key" if connection.vendor == "postgresql" else "integer primary key"
        cursor.execute("drop table if exists floor")
        cursor.execute(f"create table floor (id {key}, words text not null)")
        cursor.executemany("insert into floor (words) values (%s)", [("Alla i länet ska kunna nå dit. " * 20,)] * 10)


def page(_request: HttpRequest) -> HttpResponse:
    """Two queries and a template."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from floor")
        (count,) = cursor.fetchone()
        cursor.execute("select id, words from floor order by id limit 10")
        return HttpResponse(PAGE.render({"title": f"{count} rader", "rows": cursor.fetchall()}))


def post(request: HttpRequest) -> HttpResponse:
    """Two queries, committed before the answer."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select count(*) from floor where id = %s", [1])
        cursor.execute("insert into floor (words) values (%s)", [request.POST.get("words", "")])
    return HttpResponseRedirect("/")


urlpatterns: list[Any] = [path("", page), path("post/", post)]

if __name__ == "__main__":
    make()
