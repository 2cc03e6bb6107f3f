"""Addresses of delivery. Readers first, the desk after."""

from django.urls import URLPattern, path, re_path

from samsyn.delivery import desk, downloads, indicator_desk, owners, public_reports, report_desk, views

app_name = "delivery"

WORK = "uppfoljning/arbete/"

urlpatterns: list[URLPattern] = [
    path("uppfoljning/", views.overview, name="overview"),
    path("uppfoljning/mal/<slug:address>/", views.goal, name="goal"),
    path("uppfoljning/indikatorer/<slug:code>/", views.indicator, name="indicator"),
    path("uppfoljning/indikatorer/<slug:code>.csv", downloads.figures_csv, name="indicator-csv"),
    path("uppfoljning/indikatorer/<slug:code>.svg", downloads.chart_svg, name="indicator-svg"),
    path("uppfoljning/indikatorer/<slug:code>.png", downloads.chart_png, name="indicator-png"),
    path("uppfoljning/sa-raknar-vi/", views.reckoning, name="reckoning"),
    path("uppfoljning/jamstalldhet/", views.equality, name="equality"),
    path("uppfoljning/agenda-2030/", views.agenda, name="agenda"),
    path("uppfoljning/pengar/", views.finance, name="finance"),
    path("uppfoljning/program/", views.programmes, name="programmes"),
    path("uppfoljning/utvarderingar/", views.evaluations, name="evaluations"),
    path("uppfoljning/utvarderingar/<int:pk>/", views.evaluation, name="evaluation"),
    path("uppfoljning/utvarderingar/<int:pk>/fil/", downloads.evaluation_file, name="evaluation-file"),
    path("uppfoljning/redovisning/", public_reports.index, name="sent-reports"),
    path("uppfoljning/redovisning/<int:year>/", public_reports.page, name="sent-report"),
    re_path(
        r"^uppfoljning/redovisning/(?P<year>\d{4})/(?P<number>\d{1,4})/(?P<form>docx|pdf|html)/$",
        public_reports.file,
        name="public-report-file",
    ),
    path("atgarder/", views.measures, name="measures"),
    path("atgarder/<int:pk>/", views.measure, name="measure"),
    path("roster/", views.voices, name="voices"),
    path("roster/<int:pk>/", views.voice, name="voice"),
    path("paverkan/", views.advocacy, name="advocacy"),
    path("uppfoljning/beratta/<str:token>/", owners.told, name="told"),
    path("uppfoljning/beratta/<str:token>/<int:pk>/<int:year>/", owners.tell, name="tell"),
    path(WORK, desk.work, name="work"),
    path(f"{WORK}mal/hamta/", desk.renew_goals, name="renew-goals"),
    path(f"{WORK}mal/<slug:address>/etiketter/", desk.tag_goal, name="tag-goal"),
    path(f"{WORK}ny/<slug:noun>/", desk.new, name="new"),
    path(f"{WORK}andra/<slug:noun>/<int:pk>/", desk.change, name="change"),
    path(f"{WORK}publicera/<slug:noun>/<int:pk>/", desk.publish, name="publish"),
    path(f"{WORK}atgarder/<int:pk>/rapport/", desk.report_measure, name="report-measure"),
    path(f"{WORK}indikatorer/hamta/", indicator_desk.fetch, name="fetch"),
    path(f"{WORK}indikatorer/sok/", indicator_desk.search, name="search"),
    path(f"{WORK}omraden/", desk.areas, name="areas"),
    path(f"{WORK}indikatorer/egen/", indicator_desk.own, name="own"),
    path(f"{WORK}indikatorer/<slug:code>/", indicator_desk.edit, name="edit-indicator"),
    path(f"{WORK}indikatorer/<slug:code>/publicera/", indicator_desk.publish, name="publish-indicator"),
    re_path(
        rf"^{WORK}indikatorer/(?P<code>[-\w]+)/(?P<verb>fakta|mal|bedom|uppdatera|ta-in|avvisa|kon|siffror)/$",
        indicator_desk.act,
        name="act",
    ),
    path(f"{WORK}redovisning/", report_desk.index, name="reports"),
    path(f"{WORK}redovisning/<int:year>/", report_desk.edit, name="report"),
    path(f"{WORK}redovisning/<int:year>/lamnad/", report_desk.sent, name="report-sent"),
    re_path(rf"^{WORK}redovisning/(?P<year>\d{{4}})/(?P<form>docx|pdf|html)/$", report_desk.file, name="report-file"),
    re_path(
        rf"^{WORK}redovisning/(?P<year>\d{{4}})/lamnad/(?P<number>\d{{1,4}})/(?P<form>docx|pdf|html)/$",
        report_desk.sent_file,
        name="sent-file",
    ),
    path(f"{WORK}redovisning/<int:year>/lamnad/<int:number>/publicera/", public_reports.publish, name="publish-report"),
]
