"""Forms where respondents are told."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LARGEST = 5 * 1024 * 1024


class ChooseForm(forms.Form):
    """Which respondents."""

    def __init__(self, data: Any = None, *, choices: list[tuple[int, str]]) -> None:
        super().__init__(data)
        self.fields["responses"] = forms.TypedMultipleChoiceField(
            coerce=int, choices=choices, label=_("Vilka?"), error_messages={"required": _("Kryssa för minst en.")}
        )


class TemplateForm(forms.Form):
    """The office's own Word template."""

    file = forms.FileField(label=_("Er mall"), widget=forms.FileInput(attrs={"accept": ".docx"}))

    def clean_file(self) -> Any:
        """A letter template is small."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("Mallen är större än 5 MB. Ta bort stora bilder och försök igen."))
        return file
