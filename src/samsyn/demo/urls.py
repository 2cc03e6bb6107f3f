"""The login page of a demo world: the site's own, which also says who can log in as what."""

from django.urls import path

from samsyn.demo.cast import CAST
from samsyn.people.accounts.views import LogIn

app_name = "demo"
urlpatterns = [path("logga-in/", LogIn.as_view(extra_context={"cast": CAST}), name="login")]
