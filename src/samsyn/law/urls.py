"""Addresses below /lagen/."""

from django.urls import path, re_path

from samsyn.law import views

app_name = "law"
urlpatterns = [
    path("", views.start, name="start"),
    path("<slug:slug>/", views.overview, name="overview"),
    path("<slug:slug>/fil.csv", views.export, name="export"),
    re_path(r"^(?P<slug>[-\w]+)/(?P<rule>[A-Z]+-[\d.a-z/]+)/$", views.ruling, name="ruling"),
]
