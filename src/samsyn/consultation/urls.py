"""Addresses of the consultation room."""

from django.urls import include, path

from samsyn.consultation import views
from samsyn.consultation.desk import urls as desk
from samsyn.consultation.report import views as report

app_name = "consultation"
urlpatterns = [
    path("", views.rounds, name="rounds"),
    path("<int:round_id>/", views.overview, name="round"),
    path("<int:round_id>/ta-emot/", views.receive, name="receive"),
    path("<int:round_id>/filer/", views.files, name="files"),
    path("<int:round_id>/filer/<int:original_id>/", views.download, name="original"),
    path("<int:round_id>/filer/<int:original_id>/sida-<int:page>.png", views.page_image, name="page-image"),
    path("<int:round_id>/yttranden/", views.responses, name="responses"),
    path("<int:round_id>/yttranden/<int:response_id>/", views.response, name="response"),
    path("<int:round_id>/", include(desk.patterns)),
    path("<int:round_id>/sammanstallning/", report.screen, name="report"),
    path("<int:round_id>/sammanstallning/sammanstallning.<str:format_>", report.download, name="report-file"),
]
