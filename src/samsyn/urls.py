"""Every address; Swedish at the root, English below /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from samsyn.api import reading
from samsyn.people import sheet
from samsyn.people.accounts import single_sign_on
from samsyn.portal import health, views

handler500 = "samsyn.portal.errors.server_error"

urlpatterns = [
    path("robots.txt", views.robots),
    path("stil/<str:name>.css", sheet.serve),
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("metrics", health.metrics),
    path("api/v1/", reading.api.urls),
    path("logga-in/med/<slug:provider_id>/svar/", single_sign_on.answered, name="openid_connect_callback"),
    *i18n_patterns(
        *([path("", include("samsyn.demo.urls"))] if settings.WORLD else []),
        path("", include("samsyn.portal.urls")),
        path("", include("samsyn.people.urls")),
        path("", include("samsyn.people.accounts.urls")),
        path("", include("samsyn.api.urls")),
        path("lagen/", include("samsyn.law.urls")),
        path("strategi/", include("samsyn.strategy.urls")),
        path("remiss/", include("samsyn.consultation.urls")),
        path("dialog/", include("samsyn.dialogue.urls")),
        path("svara/", include("samsyn.consultation.answering.urls")),
        path("utfall/", include("samsyn.consultation.telling.urls")),
        path("befolkning/", include("samsyn.projection.urls")),
        path("samverkan/", include("samsyn.councils.urls")),
        path("", include("samsyn.delivery.urls")),
        prefix_default_language=False,
    ),
]
