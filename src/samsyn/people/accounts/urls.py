"""Addresses that django-allauth knows by its own names: the second step, who one is once more, single sign-on."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as spare
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from django.urls import path

from samsyn.people.accounts import single_sign_on, views

urlpatterns = [
    path("logga-in/", views.log_in, name="account_login"),
    path("logga-in/kod/", mfa.authenticate, name="mfa_authenticate"),
    path("logga-in/passnyckel/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path("logga-in/med/<slug:provider_id>/", single_sign_on.begin, name="openid_connect_login"),
    path("konto/bekrafta/", account.reauthenticate, name="account_reauthenticate"),
    path("konto/bekrafta/kod/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("konto/bekrafta/passnyckel/", passkey.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("konto/andra-steget/", mfa.index, name="mfa_index"),
    path("konto/andra-steget/", mfa.index, name="mfa_list_webauthn"),
    path("konto/andra-steget/app/", app.activate_totp, name="mfa_activate_totp"),
    path("konto/andra-steget/app/ta-bort/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("konto/andra-steget/passnyckel/", passkey.add_webauthn, name="mfa_add_webauthn"),
    path("konto/andra-steget/passnyckel/<int:pk>/ta-bort/", passkey.remove_webauthn, name="mfa_remove_webauthn"),
    path("konto/andra-steget/reservkoder/", spare.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("konto/andra-steget/reservkoder/nya/", spare.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("konto/andra-steget/reservkoder/fil/", spare.download_recovery_codes, name="mfa_download_recovery_codes"),
]
