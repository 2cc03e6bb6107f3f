"""Addresses of the next edition, below /strategi/<slug>/<edition>/."""

from django.urls import URLPattern, re_path

from samsyn.strategy.editing import views

STAGES = "dialogunderlag|remissversion|forslag|antagen"


def patterns(edition: str) -> list[URLPattern]:
    """Below the address of an edition."""
    key = r"(?P<key>[-\w]+)/"
    return [
        re_path(rf"^{edition}ny-utgava/$", views.begin, name="begin"),
        re_path(rf"^{edition}redigera/$", views.overview, name="edit"),
        re_path(rf"^{edition}redigera/{key}$", views.section, name="edit-section"),
        re_path(rf"^{edition}redigera/{key}angra/$", views.take_back, name="take-back"),
        re_path(rf"^{edition}redigera/{key}nytt/$", views.new_section, name="new-section"),
        re_path(rf"^{edition}redigera/{key}ta-bort/$", views.remove, name="remove-section"),
        re_path(rf"^{edition}beslut/$", views.decide, name="decide"),
        re_path(rf"^{edition}jamfor/(?P<before>(?:{STAGES})(?:-\d+)?)/$", views.compare, name="compare"),
    ]
