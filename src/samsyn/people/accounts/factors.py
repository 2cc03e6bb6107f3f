"""Forms of the second step: the library's, with our words, our count of wrong tries, and codes that work once."""

from typing import Any

from allauth.account.forms import ReauthenticateForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgain
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samsyn.people.accounts import actions, wording
from samsyn.people.accounts.sealing import Unreadable


def _code(label: Any, help_text: Any = "") -> forms.CharField:
    attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
    return forms.CharField(label=label, help_text=help_text, max_length=20, widget=forms.TextInput(attrs=attrs))


class _Counted(forms.Form):
    """Wrong codes are counted for each account, in the database; a right one works once."""

    user: Any

    def clean_code(self) -> str:
        """Wait, or look; then count."""
        now, mark = timezone.now(), actions.code_of(self.user)
        if actions.must_wait(mark, at=now):
            raise ValidationError(wording.WAIT, code="wait")
        code = "".join(str(self.cleaned_data["code"]).split())
        self.cleaned_data["code"] = code
        try:
            if actions.is_spent(self.user, code, at=now):
                raise get_adapter().validation_error("incorrect_code")
            found: str = super().clean_code()  # type: ignore[misc]
        except ValidationError:
            actions.note_failure(mark, at=now)
            raise
        except Unreadable:
            raise ValidationError(wording.UNREADABLE, code="unreadable") from None
        actions.spend(self.user, code, at=now)
        return found


class CodeForm(_Counted, AuthenticateForm):  # type: ignore[misc]
    """At the login: the app's code, or a spare one."""

    code = _code(_("Kod"), _("Sex siffror ur appen, eller en av dina reservkoder."))


class CodeAgainForm(_Counted, CodeAgain):  # type: ignore[misc]
    """Before a change: the same."""

    code = _code(_("Kod"), _("Sex siffror ur appen, eller en av dina reservkoder."))


class AppForm(_Counted, ActivateTOTPForm):  # type: ignore[misc]
    """When an app is added: the first code shows that it works."""

    code = _code(_("Kod ur appen"), _("Sex siffror. De byts varje halvminut."))


class PasswordAgainForm(ReauthenticateForm):  # type: ignore[misc]
    """Before a change: the password."""

    password = forms.CharField(
        label=_("Lösenord"), strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )  # fmt: skip


class _Answered(forms.Form):
    """What the browser answers for a passkey is somebody else's JSON: anything that is no answer is a wrong one."""

    def clean_credential(self) -> Any:
        """The key that answered."""
        try:
            return super().clean_credential()  # type: ignore[misc]
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise get_adapter().validation_error("incorrect_code") from error


class PasskeyForm(_Answered, AuthenticateWebAuthnForm):  # type: ignore[misc]
    """As the second step."""


class PasskeyAgainForm(_Answered, ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """Before a change."""


class PasskeyLoginForm(_Answered, LoginWebAuthnForm):  # type: ignore[misc]
    """Instead of address and password."""


class NewPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A new key, with a name to know it by."""

    name = forms.CharField(
        label=_("Namn"), required=False, max_length=60, help_text=_("Så att du känner igen den, till exempel Mobilen.")
    )
    passwordless = None

    def clean(self) -> dict[str, Any]:
        """Only a key that the browser has just made for this page."""
        try:
            return super().clean() or {}
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise get_adapter().validation_error("incorrect_code") from error
