"""Addresses of the working statistics; included below /remiss/."""

from django.urls import URLPattern, path

from samsyn.consultation.leading import views

patterns: list[URLPattern] = [path("<int:round_id>/hur-langt/", views.page, name="lead")]
