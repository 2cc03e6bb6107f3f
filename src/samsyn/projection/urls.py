"""Addresses of the room: /befolkning/ for everybody, /befolkning/arbete/ for those who work here."""

from django.urls import path

from samsyn.projection import desk, downloads, views

app_name = "projection"
urlpatterns = [
    path("", views.front, name="front"),
    path("pyramid/", views.pyramid, name="pyramid"),
    path("berattelse/", views.story, name="story"),
    path("data/<str:name>.csv", downloads.table, name="table"),
    path("arbete/", desk.overview, name="desk"),
    path("arbete/underlag/nytt/", desk.receive, name="receive"),
    path("arbete/underlag/hamta/", desk.fetch, name="fetch"),
    path("arbete/underlag/<int:material_id>/", desk.material, name="material"),
    path("arbete/underlag/<int:material_id>/rakna/", desk.ask, name="ask"),
    path("arbete/jamfor/", desk.compare, name="compare"),
    path("arbete/prognos/<int:run_id>/", desk.run, name="run"),
    path("arbete/prognos/<int:run_id>/data/<str:name>.csv", downloads.run_table, name="run-table"),
    path("<slug:slug>/", views.municipality, name="municipality"),
]
