"""What django-allauth asks us: who may come in, what is said, what stands in the journal, which mail is written."""
# ruff: noqa: ARG002 (the library says what a hook is given)

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samsyn.people.accounts import actions, sealing, sessions, wording
from samsyn.people.models import Person


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """settings.ACCOUNT_ADAPTER."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_password": gettext_lazy("Lösenordet stämmer inte. Kontrollera stavningen och försök igen."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody comes in uninvited."""
        return False

    def get_login_stages(self) -> list[str]:
        """After the password (or the single sign-on) comes the second step, for those who have one."""
        return ["allauth.mfa.stages.AuthenticateStage"]

    def login(self, request: HttpRequest, user: Person) -> None:
        """Looks again: the account may have been closed between the password and the code."""
        if not Person.objects.filter(pk=user.pk, is_active=True).exists():
            raise ImmediateHttpResponse(self.respond_user_inactive(request, user))
        super().login(request, user)

    def post_login(self, request: HttpRequest, user: Person, **facts: Any) -> HttpResponse:
        """One more session, and a line in the journal."""
        answer: HttpResponse = super().post_login(request, user, **facts)
        sessions.begin(request, person=user, at=timezone.now())
        return answer

    def respond_user_inactive(self, request: HttpRequest, user: Person) -> HttpResponse:
        """Back to where one logs in, with a sentence."""
        messages.error(request, _("Kontot är stängt. Be administratören att öppna det igen."))
        return redirect("people:login")

    def reauthenticate(self, user: Person, password: str) -> bool:
        """The password once more; wrong tries count as at the login."""
        now = timezone.now()
        if actions.must_wait(user.email, at=now):
            raise ValidationError(wording.WAIT, code="wait")
        if user.check_password(password):
            return True
        actions.note_failure(user.email, at=now)
        return False

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, str]]:
        """The ways to say once more who one is, in our words."""
        found: list[dict[str, str]] = super().get_reauthentication_methods(user)
        return [{**one, "description": str(wording.WAYS_AGAIN.get(one["id"], one["id"]))} for one in found]

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Our sentence for each of the library's; what has none is not said."""
        if said := message or wording.SAID.get(message_template or ""):
            messages.add_message(request, level, str(said), extra_tags=extra_tags)

    def send_notification_mail(
        self, template_prefix: str, user: Person, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """A change of how somebody comes in: a line in the journal and a mail to the owner."""
        if template_prefix in wording.CHANGES:
            actions.note_change(person=user, change=wording.CHANGES[template_prefix], at=timezone.now(), by=user)


class Factors(DefaultMFAAdapter):  # type: ignore[misc]
    """settings.MFA_ADAPTER."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("Det stämde inte. Vänta på nästa kod eller försök med nyckeln igen."),
    }

    def _get_site_name(self) -> str:
        return settings.REGION

    def encrypt(self, text: str) -> str:
        """Into the database."""
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Out of it. Raises Unreadable, which the guard answers."""
        return sealing.unseal(encrypted_text)

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:  # noqa: A002
        """Passnyckel 1, 2 …"""
        held = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("Passnyckel %(number)d") % {"number": held + 1}


class SingleSignOn(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """settings.SOCIALACCOUNT_ADAPTER: links an invited account with the same proved address, or says no."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody comes in uninvited."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Known already, or invited under an address that the issuer vouches for; nobody else."""
        if sociallogin.is_existing:
            return
        addresses = [one.email.lower() for one in sociallogin.email_addresses if one.verified is True]
        person = Person.objects.filter(email__in=addresses, is_active=True).first()
        if person is None:
            messages.error(request, wording.NOT_INVITED % {"name": settings.OIDC_NAME})
            raise ImmediateHttpResponse(redirect("people:login"))
        sociallogin.connect(request, person)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        """Interrupted, refused or broken on the way: back to the login with a sentence."""
        messages.error(request, wording.SSO_FAILED % {"name": settings.OIDC_NAME})
        raise ImmediateHttpResponse(redirect("people:login"))
