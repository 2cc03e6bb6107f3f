"""Forms for those who answer."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samsyn.consultation.models import Paper


def small_enough(upload: "UploadedFile[Any]") -> None:
    """Refuse what is over the limit with a sentence."""
    if (upload.size or 0) > settings.UPLOAD_LIMIT_BYTES:
        text = gettext("”%(name)s” är större än %(limit)s. Spara den med mindre bilder, eller dela den i flera filer.")
        limit = filesizeformat(settings.UPLOAD_LIMIT_BYTES)
        raise forms.ValidationError(text % {"name": upload.name, "limit": limit})


class FileForm(forms.Form):
    """A file that goes with the answer."""

    file = forms.FileField(
        label=_("Fil"), validators=[small_enough],
        error_messages={"required": _("Välj en fil."), "empty": _("Filen är tom. Välj en annan.")},
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("Vad är det?"),
        choices=[
            (Paper.ANSWER, _("hela vårt yttrande")),
            (Paper.ANNEX, _("en bilaga till svaret")),
            (Paper.COVER, _("ett missiv eller följebrev")),
        ],
    )


class WordForm(forms.Form):
    """The Word form, filled in."""

    word = forms.FileField(
        label=_("Ifylld Word-mall"), validators=[small_enough], widget=forms.FileInput(attrs={"accept": ".docx"}),
        error_messages={"required": _("Välj en fil."), "empty": _("Filen är tom. Välj en annan.")},
    )  # fmt: skip


class ApproveForm(forms.Form):
    """Who stands for the answer."""

    name = forms.CharField(
        label=_("Godkänns av"), max_length=200, help_text=_("Namn eller nämnd, till exempel kommunstyrelsen.")
    )
    decision = forms.CharField(
        label=_("Beslut"), required=False, max_length=200, help_text=_("Om det finns: datum och paragraf.")
    )


class ColleagueForm(forms.Form):
    """A colleague who gets a link."""

    name = forms.CharField(label=_("Kollegans namn"), required=False, max_length=200)
    email = forms.EmailField(label=_("Kollegans e-post"))


class OpenForm(forms.Form):
    """Who answers unasked. Everything may be left out; `website` is a trap that people never see."""

    name = forms.CharField(
        label=_("Namn"), required=False, max_length=200,
        help_text=_("Du behöver inte säga vem du är. När svaren publiceras står det ”privatperson”."),
    )  # fmt: skip
    organisation = forms.CharField(
        label=_("Organisation"),
        required=False,
        max_length=200,
        help_text=_("Bara om du svarar för någon annan än dig."),
    )
    email = forms.EmailField(
        label=_("E-post"), required=False, help_text=_("Om du vill ha ett kvitto och en länk tillbaka till ditt svar.")
    )
    website = forms.CharField(required=False)
    key = forms.UUIDField(widget=forms.HiddenInput)
