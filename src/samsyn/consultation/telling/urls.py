"""Addresses below /utfall/: each begins with the token of a personal link."""

from django.urls import path

from samsyn.consultation.telling import views

app_name = "outcome"
urlpatterns = [
    path("<str:token>/", views.outcome, name="page"),
    path("<str:token>/brev.docx", views.letter, name="letter"),
]
