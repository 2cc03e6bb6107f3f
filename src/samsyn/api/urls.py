"""Addresses of open data: the page, the catalogue, the feed. The API itself is mounted in `samsyn.urls`."""

from django.urls import path
from django.views.decorators.http import require_safe

from samsyn.api import views

app_name = "api"
urlpatterns = [
    path("oppna-data/", views.about, name="about"),
    path("datasets/dcat", views.harvest, name="harvest"),
    path("datasets/dcat.rdf", views.dcat, name="dcat"),
    path("flode/utgavor.atom", require_safe(views.Editions()), name="editions-feed"),
]
