"""The start page and the components."""

from django.urls import path

from samsyn.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.start, name="start"),
    path("komponenter/", views.components, name="components"),
]
