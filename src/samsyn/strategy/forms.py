"""Forms of the desk: import, confirm, correct headings."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from samsyn.strategy.models import Document, Kind, Section, Stage

SUFFIXES = (".docx", ".odt", ".html", ".htm", ".md", ".pdf", ".txt", ".rtf")


class ImportForm(forms.Form):
    """What is imported: a document that exists or a new one, its stage, and (in the first step) the file."""

    document = forms.ModelChoiceField(
        Document.objects.order_by("title"), required=False, label=_("Dokument"), empty_label=_("Ett nytt dokument")
    )
    kind = forms.ChoiceField(choices=Kind, initial=Kind.RUS, required=False, label=_("Sort"))
    title = forms.CharField(
        max_length=200, required=False, label=_("Titel"), help_text=_("Tomt: titeln som står i filen.")
    )
    region = forms.CharField(max_length=120, required=False, label=_("Region"))
    county = forms.CharField(max_length=120, required=False, label=_("Län"))
    stage = forms.ChoiceField(choices=Stage, initial=Stage.CONSULTATION, label=_("Skede"))
    label = forms.CharField(
        max_length=120, required=False, label=_("Anmärkning"), help_text=_("Till exempel: reviderad efter remissen.")
    )

    def clean(self) -> dict[str, Any]:
        """A new document needs its region."""
        said: dict[str, Any] = super().clean() or {}
        if not said.get("document"):
            said["kind"] = said.get("kind") or Kind.RUS
            if not said.get("region"):
                self.add_error(
                    "region", _("Skriv vilken region dokumentet hör till, eller välj ett dokument som redan finns.")
                )
        return said


class UploadForm(ImportForm):
    """The first step: with the file."""

    field_order = ("file", "document", "stage", "label", "kind", "title", "region", "county")
    file = forms.FileField(
        label=_("Fil"),
        help_text=_("Word (.docx), OpenDocument (.odt), PDF, webbsida (.html), Markdown (.md) eller text (.txt)."),
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT_BYTES:
            limit = settings.UPLOAD_LIMIT_BYTES // (1024 * 1024)
            message = _("”%(name)s” är större än %(limit)s MB. Spara den med mindre bilder och försök igen.")
            raise forms.ValidationError(message, params={"name": file.name, "limit": limit})
        return file


class ConfirmForm(ImportForm):
    """The second step: the file is already here, behind a token."""

    token = forms.CharField(widget=forms.HiddenInput)


class HeadingForm(forms.Form):
    """One heading as a person reads it."""

    level = forms.IntegerField(min_value=1, max_value=6, label=_("Nivå"))
    number = forms.CharField(max_length=20, required=False, label=_("Nummer"))
    heading = forms.CharField(max_length=300, label=_("Rubrik"))


def heading_forms(sections: Iterable[Section], data: Any = None) -> list[tuple[Section, HeadingForm]]:
    """One form per section, in order; fields are named by key so that rows cannot be mixed up."""
    return [(section, _heading_form(section, data)) for section in sections]


def _heading_form(section: Section, data: Any) -> HeadingForm:
    return HeadingForm(
        data,
        prefix=section.key,
        initial={"level": section.level, "number": section.number, "heading": section.heading},
    )
