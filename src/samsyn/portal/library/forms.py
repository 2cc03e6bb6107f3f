"""Forms of the library desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samsyn.portal.models import ContactPoint, LibraryEntry, LibraryKind, Tongue

MOST_BYTES = 60_000_000
KNOWN = ("pdf", "docx", "odt", "xlsx", "ods", "pptx", "odp", "csv", "txt", "html", "epub", "mp3", "mp4", "vtt", "zip")


class EntryForm(forms.Form):
    """A document or a film."""

    title = forms.CharField(label=_("Titel"), max_length=200)
    kind = forms.ChoiceField(label=_("Sort"), choices=LibraryKind.choices)
    about = forms.CharField(
        label=_("Kort om innehållet"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    file = forms.FileField(label=_("Fil"), required=False)
    url = forms.URLField(
        label=_("… eller adressen där den finns"), max_length=400, required=False, assume_scheme="https"
    )
    language = forms.ChoiceField(label=_("Språk"), choices=Tongue.choices, initial=Tongue.SWEDISH)
    translation_of = forms.ModelChoiceField(
        LibraryEntry.objects.filter(translation_of=None).order_by("title"), label=_("Översättning av"),
        required=False, empty_label=_("ingen översättning"),
    )  # fmt: skip
    dated = forms.DateField(
        label=_("Datum"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    valid = forms.CharField(label=_("Gäller"), max_length=60, required=False, help_text=_("Till exempel 2014–2020."))
    source = forms.CharField(label=_("Vem som har gjort den"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """A file or an address, and a file of a sort that people can open."""
        said = super().clean() or {}
        file, url = said.get("file"), said.get("url")
        if bool(file) == bool(url):
            self.add_error("file", _now("Välj en fil eller skriv en adress, men inte båda."))
        if file and file.name.rpartition(".")[2].lower() not in KNOWN:
            self.add_error(
                "file", _now("Den sortens fil kan inte läggas här. Använd till exempel PDF, Word eller MP4.")
            )
        if file and file.size > MOST_BYTES:
            self.add_error(
                "file", _now("Filen är större än 60 MB. Lägg en så stor film på en annan plats och länka dit.")
            )
        return said


class ContactForm(forms.Form):
    """Whom to turn to."""

    function = forms.CharField(label=_("Funktion"), max_length=120, help_text=_("En roll, aldrig en persons namn."))
    about = forms.CharField(label=_("Vad man vänder sig dit om"), max_length=300)
    email = forms.EmailField(label=_("E-post"), required=False)
    phone = forms.CharField(label=_("Telefon"), max_length=40, required=False)
    position = forms.IntegerField(label=_("Plats i listan"), min_value=1, max_value=99, initial=1)

    def __init__(self, *args: Any, point: ContactPoint | None = None, **kwargs: Any) -> None:
        """Filled with the contact, when there is one."""
        if point is not None:
            kwargs["initial"] = {name: getattr(point, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """There must be a way to reach them."""
        said = super().clean() or {}
        if not said.get("email") and not said.get("phone"):
            self.add_error("email", _now("Skriv en e-postadress eller ett telefonnummer."))
        return said


class FaultForm(forms.Form):
    """Somebody could not use a page. ``webbplats`` is left empty by people."""

    page = forms.CharField(label=_("Vilken sida eller vilket dokument gäller det?"), max_length=300, required=False)
    problem = forms.CharField(label=_("Vad fungerade inte?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}))
    email = forms.EmailField(
        label=_("E-post, om du vill ha svar"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    webbplats = forms.CharField(
        required=False, label=_("Lämna det här fältet tomt"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )  # fmt: skip
