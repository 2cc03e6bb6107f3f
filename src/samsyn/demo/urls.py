"""The login page of a demo world, which also says who can log in as what."""

from django.contrib.auth.views import LoginView
from django.urls import path

from samsyn.demo.cast import CAST
from samsyn.people.accounts.forms import LoginForm

app_name = "demo"
urlpatterns = [
    path(
        "logga-in/",
        LoginView.as_view(
            template_name="people/login.html",
            redirect_authenticated_user=True,
            authentication_form=LoginForm,
            extra_context={"cast": CAST},
        ),
        name="login",
    ),
]
