"""Log in and out."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

app_name = "people"
urlpatterns = [
    path(
        "logga-in/",
        LoginView.as_view(template_name="people/login.html", redirect_authenticated_user=True),
        name="login",
    ),
    path("logga-ut/", LogoutView.as_view(), name="logout"),
]
