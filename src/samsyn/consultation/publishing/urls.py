"""Addresses of publishing; included below /remiss/."""

from django.urls import URLPattern, path

from samsyn.consultation.publishing import issue_views, public, views

DESK = "<int:round_id>/publicera/"
FILE = f"{DESK}<int:file_id>/"
ISSUE = "<int:round_id>/publicera-sammanstallning/"
patterns: list[URLPattern] = [
    path(DESK, views.board, name="publish"),
    path(f"{DESK}gor-filer/", views.make_all, name="publish-make-all"),
    path(f"{DESK}alla/", views.publish_all, name="publish-all"),
    path(FILE, views.paper, name="publish-file"),
    path(f"{FILE}maska/", views.mask_words, name="mask-words"),
    path(f"{FILE}maska-forslag/", views.mask_places, name="mask-places"),
    path(f"{FILE}maska-remsa/", views.mask_strip, name="mask-strip"),
    path(f"{FILE}maska/<int:mask_id>/ta-bort/", views.unmask, name="unmask"),
    path(f"{FILE}gor/", views.make, name="publish-make"),
    path(f"{FILE}granska/", views.review, name="publish-review"),
    path(f"{FILE}publicera/", views.publish, name="publish-one"),
    path(f"{FILE}dra-tillbaka/", views.withdraw, name="publish-withdraw"),
    path(f"{FILE}fil/", views.made_file, name="made-file"),
    path(f"{FILE}fil/webb/", views.made_file, {"web": "1"}, name="made-page"),
    path("<int:round_id>/svar/", public.responses, name="public-responses"),
    path("<int:round_id>/svar/<int:publication_id>/", public.response_file, name="public-response"),
    path("<int:round_id>/svar/<int:publication_id>/webb/", public.response_page, name="public-response-page"),
    path(ISSUE, issue_views.page, name="issues"),
    path(f"{ISSUE}<int:issue_id>/granska/", issue_views.review, name="issue-review"),
    path(f"{ISSUE}<int:issue_id>/publicera/", issue_views.publish, name="issue-publish"),
    path(f"{ISSUE}<int:issue_id>/dra-tillbaka/", issue_views.withdraw, name="issue-withdraw"),
    path(f"{ISSUE}<int:issue_id>/<slug:pattern>/", issue_views.preview, name="issue-preview"),
    path(f"{ISSUE}<int:issue_id>/<slug:pattern>.<slug:form>", issue_views.preview_file, name="issue-file"),
    path("<int:round_id>/rapport/", issue_views.public, name="public-report"),
    path("<int:round_id>/rapport/<slug:pattern>/", issue_views.public, name="public-pattern"),
    path("<int:round_id>/rapport/<slug:pattern>.<slug:form>", issue_views.file, name="public-report-file"),
]
