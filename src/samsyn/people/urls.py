"""Log in and out."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from samsyn.people.desk import views as desk
from samsyn.people.register import views as register

app_name = "people"
urlpatterns = [
    path(
        "logga-in/",
        LoginView.as_view(template_name="people/login.html", redirect_authenticated_user=True),
        name="login",
    ),
    path("logga-ut/", LogoutView.as_view(), name="logout"),
    path("organisationer/", register.index, name="organisations"),
    path("organisationer/ny/", register.organisation, name="organisation-new"),
    path("organisationer/las-in/", register.take_in, name="organisations-import"),
    path("organisationer/las-in/bekrafta/", register.confirm, name="organisations-confirm"),
    path("organisationer/organisationer.<str:format_>", register.export, name="organisations-file"),
    path("organisationer/<int:organisation_id>/", register.organisation, name="organisation"),
    path("utkorg/", desk.outbox, name="outbox"),
    path("utkorg/<int:mail_id>/", desk.mail, name="mail"),
    path("utkorg/<int:mail_id>/skicka/", desk.send_again, name="mail-send"),
    path("uppgifter/", desk.tasks, name="tasks"),
    path("uppgifter/<int:task_id>/", desk.task, name="task"),
]
