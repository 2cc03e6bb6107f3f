"""Forms of answering: one, many, second reading, assignment, standard answers, a returned sheet."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.comments.actions import Answer
from samsyn.comments.models import Verdict


class AnswerForm(forms.Form):
    """Verdict, reason, where it is referred, and the change it leads to."""

    verdict = forms.ChoiceField(
        label=_("Bedömning"), choices=Verdict.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Välj en bedömning.")},
    )  # fmt: skip
    referred_to = forms.CharField(label=_("Hänvisas till"), required=False, max_length=200)
    reason = forms.CharField(
        label=_("Motivering"), required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Krävs om synpunkten inte beaktas helt."),
    )  # fmt: skip
    before = forms.CharField(label=_("Lydelse före"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    after = forms.CharField(label=_("Lydelse efter"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    keep_as = forms.CharField(
        label=_("Spara som standardsvar"), required=False, max_length=120,
        help_text=_("Ge det ett namn, så kan alla använda det igen."),
    )  # fmt: skip
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """A reason unless it is heeded; a recipient when it is referred on."""
        found = super().clean() or {}
        verdict = found.get("verdict")
        if verdict and verdict != Verdict.HEEDED and not found.get("reason", "").strip():
            self.add_error("reason", _("Skriv varför. Den som har svarat ska förstå beslutet."))
        if verdict == Verdict.REFERRED and not found.get("referred_to", "").strip():
            self.add_error("referred_to", _("Skriv vart frågan hänvisas."))
        return found

    @property
    def said(self) -> Answer:
        """The answer of a valid form."""
        found = self.cleaned_data
        return Answer(
            Verdict(found["verdict"]), found["reason"].strip(), found["referred_to"].strip(),
            found["before"], found["after"],
        )  # fmt: skip


class AssignForm(forms.Form):
    """Who gets them, and by when."""

    officer = forms.TypedChoiceField(
        label=_("Handläggare"), coerce=int, error_messages={"required": _("Välj en handläggare.")}
    )
    due_on = forms.DateField(
        label=_("Klart senast"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, officers: tuple[tuple[int, str], ...], **kwargs: Any) -> None:
        """`officers`: those who may be given work."""
        super().__init__(*args, **kwargs)
        self.fields["officer"].choices = [("", _("välj")), *officers]  # type: ignore[attr-defined]


class RemarkForm(forms.Form):
    """Why the second reader gives an answer back."""

    version = forms.IntegerField()
    remark = forms.CharField(
        label=_("Vad behöver ändras?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000,
        error_messages={"required": _("Skriv vad som behöver ändras.")},
    )  # fmt: skip


class SheetForm(forms.Form):
    """The report's spreadsheet, answered."""

    sheet = forms.FileField(label=_("Kalkylbladet"), error_messages={"required": _("Välj en fil.")})
