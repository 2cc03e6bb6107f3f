"""Addresses of the next edition of a round; included below /remiss/."""

from django.urls import URLPattern, path

from samsyn.consultation.next import views

patterns: list[URLPattern] = [
    path("<int:round_id>/nasta-utgava/", views.overview, name="next"),
    path("<int:round_id>/nasta-utgava/<slug:key>/", views.section, name="next-section"),
    path("<int:round_id>/andringar/", views.changes, name="changes"),
]
