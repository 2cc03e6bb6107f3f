"""The demo's login page is the site's own: the second step, the list of logins and the journal included."""

import pytest
from django.test import Client, override_settings
from django.urls import include, path

from samsyn import urls
from samsyn.demo.cast import CAST
from samsyn.people import actions as people
from samsyn.people.models import LoginSession

urlpatterns = [path("", include("samsyn.demo.urls")), *urls.urlpatterns]


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
def test_a_login_at_the_demos_page_is_noted_as_any_other(client: Client) -> None:
    one = CAST[0]
    people.invite(email=one.email, name="Rollen", role=one.role, by=None, password=one.password)
    assert one.email in client.get("/logga-in/").content.decode()
    answer = client.post("/logga-in/", {"username": one.email, "password": one.password})
    assert answer.status_code == 302
    assert LoginSession.objects.get().person.email == one.email
