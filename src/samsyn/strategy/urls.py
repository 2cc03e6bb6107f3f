"""Addresses below /strategi/. Readers first, the desk after."""

from django.urls import URLPattern, path, re_path

from samsyn.strategy import desk, downloads, views
from samsyn.strategy.editing import urls as editing
from samsyn.strategy.process import urls as process

app_name = "strategy"

EDITION = r"(?P<slug>[-\w]+)/(?P<edition>(?:dialogunderlag|remissversion|forslag|antagen)(?:-\d+)?)/"

urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("importera/", desk.upload, name="import"),
    path("importera/bekrafta/", desk.confirm, name="confirm"),
    re_path(rf"^{EDITION}$", views.edition, name="edition"),
    re_path(rf"^{EDITION}avsnitt/(?P<key>[-\w]+)/$", views.edition_section, name="edition-section"),
    re_path(rf"^{EDITION}ladda-ner/(?P<form>docx|html|pdf|akn)/$", downloads.edition_file, name="edition-file"),
    re_path(rf"^{EDITION}original/$", downloads.source, name="source"),
    re_path(rf"^{EDITION}granska/$", desk.review, name="review"),
    re_path(rf"^{EDITION}granska/(?P<key>[-\w]+)/ingen-rubrik/$", desk.dissolve, name="dissolve"),
    re_path(rf"^{EDITION}samma-avsnitt/$", desk.same_section, name="same-section"),
    re_path(rf"^{EDITION}publicera/$", desk.publish, name="publish"),
    re_path(rf"^{EDITION}kasta/$", desk.discard, name="discard"),
    *editing.patterns(EDITION),
    *process.urlpatterns,
    path("<slug:slug>/", views.document, name="document"),
    path("<slug:slug>/utgavor/", views.editions, name="editions"),
    path("<slug:slug>/avsnitt/<slug:key>/", views.section, name="section"),
    re_path(r"^(?P<slug>[-\w]+)/ladda-ner/(?P<form>docx|html|pdf|akn)/$", downloads.current_file, name="file"),
]
