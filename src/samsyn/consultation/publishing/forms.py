"""Forms where a document is masked and published."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.consultation.models import MaskReason, Shape
from samsyn.consultation.publishing.veils import Place
from samsyn.consultation.report.views import NAMES


class ReasonForm(forms.Form):
    """Why something is not published."""

    reason = forms.ChoiceField(choices=MaskReason, label=_("Skäl"))
    note = forms.CharField(
        max_length=200,
        required=False,
        label=_("Bestämmelse eller förklaring"),
        help_text=_("Behövs vid sekretess och annat skäl. Till exempel 21 kap. 1 § OSL."),
    )

    def clean(self) -> dict[str, Any]:
        """Secrecy says by which rule."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("reason") in {MaskReason.SECRECY, MaskReason.OTHER} and not said.get("note"):
            self.add_error("note", _("Skriv vilken bestämmelse eller vilket skäl det gäller."))
        return said


class WordsForm(ReasonForm):
    """Words to mask wherever they stand."""

    field_order = ("words", "page", "reason", "note")
    words = forms.CharField(
        max_length=500,
        label=_("Ord eller mening som ska maskas"),
        help_text=_("Skriv av eller klistra in ur texten. Versaler och radbrytningar spelar ingen roll."),
    )
    page = forms.IntegerField(
        min_value=1, required=False, label=_("Bara på sidan"), help_text=_("Tomt: överallt i handlingen.")
    )


class StripForm(ReasonForm):
    """A strip across a page."""

    field_order = ("page", "top", "bottom", "reason", "note")
    page = forms.IntegerField(min_value=1, label=_("Sida"))
    top = forms.IntegerField(
        min_value=0, max_value=99, initial=0, label=_("Från, procent uppifrån"),
        help_text=_("0 är sidans överkant, 100 dess nederkant. 0 till 100 är hela sidan."),
    )  # fmt: skip
    bottom = forms.IntegerField(min_value=1, max_value=100, initial=100, label=_("Till, procent uppifrån"))

    def clean(self) -> dict[str, Any]:
        """A strip has a height."""
        said = super().clean()
        if said.get("top") is not None and said.get("bottom") is not None and said["bottom"] <= said["top"]:
            self.add_error("bottom", _("Ska vara större än ”från”."))
        return said


class PlacesForm(ReasonForm):
    """Suggested places that a person has ticked; each "page:start:end,…"."""

    def __init__(self, data: Any = None, *, offered: tuple[str, ...] = ()) -> None:
        super().__init__(data)
        choices = [(one, one) for one in offered]
        self.fields["places"] = forms.MultipleChoiceField(choices=choices, label=_("Förslag"))

    def places(self) -> list[Place]:
        """What was ticked."""
        found = []
        for one in self.cleaned_data["places"]:
            for part in one.split(","):
                page, start, end = (int(number) for number in part.split(":"))
                found.append(Place(page, start, end, ""))
        return found


class ShapeForm(forms.Form):
    """What is published of the document."""

    shape = forms.ChoiceField(
        choices=Shape, initial=Shape.NEW, widget=forms.RadioSelect, label=_("Vad ska publiceras?")
    )


class BecauseForm(forms.Form):
    """Why something is withdrawn."""

    because = forms.CharField(max_length=250, label=_("Varför?"))


class IssueForm(forms.Form):
    """Which patterns of the report are published."""

    patterns = forms.MultipleChoiceField(
        choices=lambda: [(key, _(name)) for key, name in NAMES.items()],
        initial=["avsnitt", "avsandare", "andringar", "handlingar", "restlista"],
        widget=forms.CheckboxSelectMultiple,
        label=_("Vad ska finnas att läsa?"),
    )
    unread_because = forms.CharField(
        max_length=250,
        label=_("Varför är inte alla filer lästa?"),
        help_text=_("Till exempel: läst på papper, synpunkterna är inskrivna för hand."),
    )

    def __init__(self, data: Any = None, *, unread: bool) -> None:
        super().__init__(data)
        if not unread:
            del self.fields["unread_because"]
