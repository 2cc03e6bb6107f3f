"""Addresses below /svara/: each begins with the token of a personal link."""

from django.urls import path

from samsyn.consultation.answering import finishing, renewing, views

app_name = "answering"
urlpatterns = [
    path("<str:token>/", views.start, name="start"),
    path("<str:token>/kollega/", views.invite, name="colleague"),
    path("<str:token>/ny-lank/", renewing.renew, name="renew"),
    path("<str:token>/<int:answer_id>/", views.overview, name="overview"),
    path("<str:token>/<int:answer_id>/skriv/<slug:page>/", views.write, name="write"),
    path("<str:token>/<int:answer_id>/filer/", finishing.files, name="files"),
    path("<str:token>/<int:answer_id>/filer/<int:file_id>/", finishing.attached, name="attached"),
    path("<str:token>/<int:answer_id>/filer/<int:file_id>/ta-bort/", finishing.detach, name="detach"),
    path("<str:token>/<int:answer_id>/svar.docx", finishing.word, name="word"),
    path("<str:token>/<int:answer_id>/las-in-word/", finishing.take_word, name="take-word"),
    path("<str:token>/<int:answer_id>/granska/", finishing.review, name="review"),
    path("<str:token>/<int:answer_id>/avsta/", finishing.abstain, name="abstain"),
    path("<str:token>/<int:answer_id>/ersatt/", finishing.replace, name="replace"),
    path("<str:token>/<int:answer_id>/aterkalla/", finishing.withdraw, name="withdraw"),
    path("<str:token>/<int:answer_id>/svar.html", finishing.sent_file, name="sent-file"),
]
