"""Addresses of open data: the page, the catalogue, the feed. The API itself is mounted in `samsyn.urls`."""

from django.urls import path
from django.views.decorators.http import require_safe

from samsyn.api import views
from samsyn.api.hooks import views as hooks

app_name = "api"
urlpatterns = [
    path("oppna-data/", views.about, name="about"),
    path("oppna-data/prenumerationer/", hooks.index, name="hooks"),
    path("oppna-data/prenumerationer/<int:subscription_id>/", hooks.one, name="hook"),
    path("oppna-data/prenumerationer/<int:subscription_id>/gor/", hooks.act, name="hook-act"),
    path("oppna-data/leveranser/<int:delivery_id>/igen/", hooks.again, name="hook-again"),
    path("datasets/dcat", views.harvest, name="harvest"),
    path("datasets/dcat.rdf", views.dcat, name="dcat"),
    path("flode/utgavor.atom", require_safe(views.Editions()), name="editions-feed"),
]
