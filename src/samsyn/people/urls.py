"""Log in and out, accounts, the journal, the register, the outbox and the tasks."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from samsyn.people.accounts import views as accounts
from samsyn.people.desk import views as desk
from samsyn.people.register import views as register

app_name = "people"
urlpatterns = [
    path("logga-in/", accounts.log_in, name="login"),
    path("logga-ut/", LogoutView.as_view(), name="logout"),
    path("konton/", accounts.index, name="accounts"),
    path("konton/<int:person_id>/", accounts.account, name="account"),
    path("konton/<int:person_id>/<slug:verb>/", accounts.act, name="account-act"),
    path("valkommen/<str:token>/", accounts.welcome, name="welcome"),
    path("konto/", accounts.me, name="me"),
    path("konto/inloggningar/", accounts.logins, name="logins"),
    path("konto/mina-uppgifter.json", accounts.mine, name="mine"),
    path("journal/", accounts.journal, name="journal"),
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
