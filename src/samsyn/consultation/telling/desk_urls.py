"""Addresses where the respondents are told; included below /remiss/."""

from django.urls import URLPattern, path

from samsyn.consultation.telling import views

patterns: list[URLPattern] = [
    path("<int:round_id>/beratta/", views.page, name="tell"),
    path("<int:round_id>/beratta/mejl/", views.tell, name="tell-mail"),
    path("<int:round_id>/beratta/brev/", views.make_letters, name="tell-letters"),
    path("<int:round_id>/beratta/mall/", views.template, name="letter-template"),
    path("<int:round_id>/beratta/mall.docx", views.current_template, name="letter-template-file"),
    path("<int:round_id>/beratta/<int:response_id>/", views.preview, name="tell-preview"),
]
