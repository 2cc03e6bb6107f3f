"""Forms of the consultation desk."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from samsyn.cores.outline.values import Section

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


def section_choices(sections: Sequence[Section]) -> list[tuple[str, str]]:
    return [(row.key, INDENT * (row.level - 1) + f"{row.number} {row.heading}".strip()) for row in sections]
