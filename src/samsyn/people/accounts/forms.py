"""Forms of accounts."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samsyn.people.accounts import actions, wording
from samsyn.people.models import Person, Role

_INPUT = {"class": "ds-input"}


class LoginForm(AuthenticationForm):
    """Address and password; after many wrong tries the account waits (``waiting``)."""

    waiting = False

    def clean(self) -> dict[str, Any]:
        """Wait first, then look."""
        email = str(self.cleaned_data.get("username", ""))
        self.waiting = actions.must_wait(email, at=timezone.now())
        if self.waiting:
            raise ValidationError(wording.WAIT, code="wait")
        try:
            return super().clean()
        except ValidationError:
            actions.note_failure(email, at=timezone.now())
            raise


class InviteForm(forms.Form):
    """Whom to let in, as what."""

    email = forms.EmailField(label=_("E-postadress"), widget=forms.EmailInput(attrs=_INPUT))
    name = forms.CharField(label=_("Namn"), max_length=120, widget=forms.TextInput(attrs=_INPUT))
    role = forms.ChoiceField(label=_("Roll"), choices=Role.choices, widget=forms.Select(attrs=_INPUT))


class RoleForm(forms.Form):
    """Another role."""

    role = forms.ChoiceField(label=_("Roll"), choices=Role.choices, widget=forms.Select(attrs=_INPUT))


class PasswordForm(forms.Form):
    """A new password, once."""

    password = forms.CharField(
        label=_("Lösenord"), strip=False,
        widget=forms.PasswordInput(attrs={**_INPUT, "autocomplete": "new-password"}),
        help_text=_("Minst 12 tecken. Gärna flera ord efter varandra."),
    )  # fmt: skip

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        """Long, not common, not the person's own name."""
        password = str(self.cleaned_data["password"])
        validate_password(password, self.person)
        return password


class ChangeForm(PasswordForm):
    """A new password, by somebody who knows the old one."""

    field_order = ("old", "password")
    old = forms.CharField(
        label=_("Nuvarande lösenord"), strip=False,
        widget=forms.PasswordInput(attrs={**_INPUT, "autocomplete": "current-password"}),
    )  # fmt: skip

    def clean_old(self) -> str:
        """It must be right."""
        old = str(self.cleaned_data["old"])
        if not self.person.check_password(old):
            raise ValidationError(_("Det nuvarande lösenordet stämmer inte. Kontrollera stavningen."))
        return old
