"""Addresses of the consultation room."""

from django.urls import include, path

from samsyn.consultation import views
from samsyn.consultation.answering import opening
from samsyn.consultation.desk import urls as desk
from samsyn.consultation.leading import urls as leading
from samsyn.consultation.next import urls as next_
from samsyn.consultation.publishing import urls as publishing
from samsyn.consultation.receiving import urls as receiving
from samsyn.consultation.report import views as report
from samsyn.consultation.round import public
from samsyn.consultation.round import urls as rounds
from samsyn.consultation.telling import desk_urls as telling

app_name = "consultation"
urlpatterns = [
    path("", public.rounds, name="rounds"),
    *rounds.patterns,
    *leading.patterns,
    *next_.patterns,
    *publishing.patterns,
    *telling.patterns,
    *receiving.patterns,
    path("<int:round_id>/", public.round_, name="round"),
    path("<int:round_id>/svara/", opening.answer, name="answer"),
    path("<int:round_id>/svarsmall.docx", opening.template, name="template"),
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
