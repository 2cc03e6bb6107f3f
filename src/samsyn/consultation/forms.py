"""Forms of the consultation desk."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from samsyn.comments.models import TYPE_CHOICES
from samsyn.cores.outline.values import Section
from samsyn.people.classes import OrganisationClass

OUTSIDE = "-"


class ManyFilesInput(forms.ClearableFileInput):
    """A file input that takes several files at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files; each is checked like one."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """All files, or the first complaint."""
        files = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(item, initial) for item in files]


class UploadForm(forms.Form):
    """Responses as files."""

    files = ManyFilesField(
        label=_("Filer"),
        error_messages={
            "required": _("Välj minst en fil."),
            "empty": _("Filen är tom. Be avsändaren skicka den igen."),
        },
    )


class PlaceForm(forms.Form):
    """Where a comment belongs, and its type."""

    section = forms.ChoiceField(label=_("Avsnitt"))
    type = forms.ChoiceField(label=_("Typ"), choices=TYPE_CHOICES)

    def __init__(self, *args: Any, sections: Sequence[Section], **kwargs: Any) -> None:
        """`sections` in reading order."""
        super().__init__(*args, **kwargs)
        choices = [(row.key, f"{row.number} {row.heading}".strip()) for row in sections]
        self.fields["section"].choices = [*choices, (OUTSIDE, _("Inget avsnitt: utanför strategin"))]  # type: ignore[attr-defined]


class FilterForm(forms.Form):
    """Narrowing a list of comments; everything optional."""

    avsnitt = forms.ChoiceField(label=_("Avsnitt"), required=False)
    typ = forms.ChoiceField(label=_("Typ"), required=False, choices=[("", _("alla")), *TYPE_CHOICES])
    klass = forms.ChoiceField(
        label=_("Avsändare"), required=False, choices=[("", _("alla")), *OrganisationClass.choices]
    )
    visa = forms.ChoiceField(
        label=_("Visa"),
        required=False,
        choices=[
            ("", _("alla")),
            ("svaga", _("osäker plats")),
            ("utan", _("utan plats")),
            ("bekraftade", _("bekräftade av en människa")),
            ("obesvarade", _("obesvarade")),
        ],
    )
    ord = forms.CharField(label=_("Ord i synpunkten"), required=False, max_length=100)

    def __init__(self, *args: Any, sections: Sequence[Section], **kwargs: Any) -> None:
        """`sections` in reading order."""
        super().__init__(*args, **kwargs)
        choices = [(row.key, f"{row.number} {row.heading}".strip()) for row in sections]
        self.fields["avsnitt"].choices = [("", _("alla")), *choices]  # type: ignore[attr-defined]
