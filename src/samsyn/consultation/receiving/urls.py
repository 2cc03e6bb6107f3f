"""Addresses of receiving; included below /remiss/."""

from django.urls import URLPattern, path

from samsyn.consultation.receiving import sheet, views

patterns: list[URLPattern] = [
    path("inkommande-mejl/", views.inbox, name="inbox"),
    path("inkommande-mejl/<int:mail_id>/", views.sort, name="sort-mail"),
    path("inkommande-mejl/<int:mail_id>/mejl.eml", views.mail_file, name="mail-file"),
    path("<int:round_id>/ta-emot/skriv-in/", views.write_in, name="write-in"),
    path("<int:round_id>/ta-emot/kalkylblad/", sheet.choose, name="comment-sheet"),
    path("<int:round_id>/ta-emot/kalkylblad/bekrafta/", sheet.confirm, name="comment-sheet-confirm"),
    path("<int:round_id>/yttranden/<int:response_id>/uppgifter/", views.amend, name="amend"),
]
