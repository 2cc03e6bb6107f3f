"""Addresses of the process, below /strategi/<slug>/process/."""

from django.urls import URLPattern, path

from samsyn.strategy.process import views

BASE = "<slug:slug>/process/"
urlpatterns: list[URLPattern] = [
    path(BASE, views.timeline, name="process"),
    path(f"{BASE}ny/", views.make, name="process-make"),
    path(f"{BASE}redigera/", views.edit, name="process-edit"),
    path(f"{BASE}publicera/", views.publish, name="process-publish"),
    path(f"{BASE}arbete/", views.work, name="process-work"),
    path(f"{BASE}arbete/<int:work_id>/", views.change_work, name="process-change-work"),
    path(f"{BASE}kontakter/", views.contacts, name="process-contacts"),
    path(f"{BASE}kontakter/<int:entry_id>/", views.contact, name="process-contact"),
    path(f"{BASE}<slug:kind>/ny/", views.new_stop, name="process-new-stop"),
    path(f"{BASE}<slug:kind>/<int:stop_id>/", views.stop, name="process-stop"),
    path(f"{BASE}<slug:kind>/<int:stop_id>/ta-bort/", views.remove_stop, name="process-remove-stop"),
]
