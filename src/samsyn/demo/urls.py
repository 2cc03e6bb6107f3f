"""The login page of a demo world, which also says who can log in as what."""

from django.contrib.auth.views import LoginView
from django.urls import path

from samsyn.demo.cast import CAST

app_name = "demo"
urlpatterns = [
    path(
        "logga-in/",
        LoginView.as_view(
            template_name="people/login.html", redirect_authenticated_user=True, extra_context={"cast": CAST}
        ),
        name="login",
    ),
]
