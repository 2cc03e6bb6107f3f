"""Forms of the consultation desk."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from samsyn.comments.models import TYPE_CHOICES
from samsyn.cores.outline.values import Section
from samsyn.people.classes import OrganisationClass

OUTSIDE = "-"
INDENT = "\u2002\u2002"  # a list of sections shows how they hang together


class ManyFilesInput(forms.ClearableFileInput):
    """A file input that takes several files at once."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class ManyFilesField(forms.FileField):
    """Several files; each is checked like one."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        """All files, or the first complaint."""
        files = (data or [None]) if isinstance(data, list | tuple) else [data]
        return [self._small_enough(super(ManyFilesField, self).clean(item, initial)) for item in files]

    def _small_enough(self, upload: "UploadedFile[Any]") -> "UploadedFile[Any]":
        if (upload.size or 0) > settings.UPLOAD_LIMIT_BYTES:
            text = gettext(
                "”%(name)s” är större än %(limit)s. Be avsändaren spara den med mindre bilder, eller dela den."
            )
            limit = filesizeformat(settings.UPLOAD_LIMIT_BYTES)
            raise forms.ValidationError(text % {"name": upload.name, "limit": limit})
        return upload


class SectionSelect(forms.Select):
    """A list of sections: their headings are Swedish, whatever the page is."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Say so in the markup; the empty choice is the page's own word."""
        option = super().create_option(name, value, *args, **kwargs)
        if value and get_language() != settings.LANGUAGE_CODE:
            option["attrs"]["lang"] = settings.LANGUAGE_CODE
        return option


class UploadForm(forms.Form):
    """Responses as files."""

    files = ManyFilesField(  # type: ignore[assignment]  # the metaclass takes fields out of the class
        label=_("Filer"),
        error_messages={
            "required": _("Välj minst en fil."),
            "empty": _("Filen är tom. Be avsändaren skicka den igen."),
        },
    )


class PlaceForm(forms.Form):
    """Where a comment belongs, and its type: one of the places on the page, or another from the whole list."""

    section = forms.ChoiceField(label=_("Handlar om"), error_messages={"required": _("Välj en plats.")})
    other = forms.ChoiceField(label=_("Ett annat avsnitt"), required=False, widget=SectionSelect)
    type = forms.ChoiceField(label=_("Typ"), choices=TYPE_CHOICES)

    def __init__(self, *args: Any, sections: Sequence[Section], **kwargs: Any) -> None:
        """`sections` in reading order."""
        super().__init__(*args, **kwargs)
        choices = _choices(sections)
        self.fields["section"].choices = [*choices, (OUTSIDE, "")]  # type: ignore[attr-defined]
        self.fields["other"].choices = [("", _("välj i listan")), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A choice from the list holds, unless the place above was changed too: then the person must say which."""
        found = super().clean() or {}
        section, other = found.get("section"), found.get("other")
        if other and other != section:
            if section != self.initial.get("section"):
                self.add_error(
                    "other", _("Du har valt två platser. Välj en ovan, eller töm listan och välj den som gäller.")
                )
            found["section"] = other
        return found


class FilterForm(forms.Form):
    """Narrowing a list of comments; everything optional."""

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
    avsnitt = forms.ChoiceField(label=_("Avsnitt"), required=False, widget=SectionSelect)
    typ = forms.ChoiceField(label=_("Typ"), required=False, choices=[("", _("alla")), *TYPE_CHOICES])
    klass = forms.ChoiceField(
        label=_("Avsändare"), required=False, choices=[("", _("alla")), *OrganisationClass.choices]
    )
    ord = forms.CharField(label=_("Ord i synpunkten"), required=False, max_length=100)

    def __init__(self, *args: Any, sections: Sequence[Section], **kwargs: Any) -> None:
        """`sections` in reading order."""
        super().__init__(*args, **kwargs)
        self.fields["avsnitt"].choices = [("", _("alla")), *_choices(sections)]  # type: ignore[attr-defined]


def _choices(sections: Sequence[Section]) -> list[tuple[str, str]]:
    return [(row.key, INDENT * (row.level - 1) + f"{row.number} {row.heading}".strip()) for row in sections]
