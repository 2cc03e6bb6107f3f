"""Forms of the next edition."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.strategy.editing import cleaning, queries
from samsyn.strategy.models import Edition, Outcome, Section
from samsyn.strategy.process.forms import day_field
from samsyn.strategy.process.models import DecisionStep


class BeginForm(forms.Form):
    """Whose version the new edition is."""

    maker = forms.ChoiceField(choices=queries.makers, widget=forms.RadioSelect, label=_("Vad blir det för utgåva?"))
    label = forms.CharField(
        max_length=120, required=False, label=_("Anmärkning"), help_text=_("Till exempel: reviderad efter remissen.")
    )


class SectionForm(forms.Form):
    """The words of one section. ``version`` is the section as the editor saw it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    number = forms.CharField(max_length=20, required=False, label=_("Nummer"))
    heading = forms.CharField(max_length=300, label=_("Rubrik"))
    text = forms.CharField(
        required=False,
        strip=False,
        max_length=200_000,
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "true", "lang": "sv"}),
    )
    note = forms.CharField(
        max_length=250, required=False, label=_("Varför ändras det?"), help_text=_("En rad för historiken. Frivilligt.")
    )

    def clean_text(self) -> str:
        """Pasted HTML becomes plain marks."""
        return cleaning.plain(self.cleaned_data["text"])


class NewSectionForm(forms.Form):
    """A new section after another."""

    below = forms.TypedChoiceField(
        coerce=lambda said: said == "under",
        choices=[("efter", _("Efter avsnittet")), ("under", _("Som underavsnitt"))],
        initial="efter",
        widget=forms.RadioSelect,
        label=_("Var?"),
    )
    number = forms.CharField(max_length=20, required=False, label=_("Nummer"))
    heading = forms.CharField(max_length=300, label=_("Rubrik"))
    text = forms.CharField(
        required=False, strip=False, max_length=200_000, label=_("Text"), widget=forms.Textarea(attrs={"rows": 10})
    )

    def clean_text(self) -> str:
        """Pasted HTML becomes plain marks."""
        return cleaning.plain(self.cleaned_data["text"])


class RemoveForm(forms.Form):
    """Where the matter of a removed section goes."""

    moved_to = forms.ModelChoiceField(
        Section.objects.none(),
        required=False,
        label=_("Dit synpunkterna följer"),
        empty_label=_("Ingenstans: de listas som synpunkter utan avsnitt"),
    )
    with_text = forms.BooleanField(required=False, label=_("Flytta texten dit också"))
    because = forms.CharField(max_length=250, label=_("Varför tas avsnittet bort?"))

    def __init__(self, data: Any = None, *, section: Section) -> None:
        super().__init__(data)
        others = Section.objects.filter(edition=section.edition_id).exclude(pk=section.pk).order_by("position")
        field = self.fields["moved_to"]
        field.queryset = others  # type: ignore[attr-defined]
        field.initial = section.parent_id


class DecisionForm(forms.Form):
    """What a body decided."""

    step = forms.ModelChoiceField(DecisionStep.objects.none(), required=False, label=_("Instans i processen"))
    body = forms.CharField(
        max_length=160,
        required=False,
        label=_("Instans"),
        help_text=_("Till exempel regionala utvecklingsnämnden. Behövs när den inte finns i listan."),
    )
    outcome = forms.ChoiceField(choices=Outcome, label=_("Beslut"))
    decided_on = day_field(_("Dag"), required=True)
    paragraph = forms.CharField(max_length=20, required=False, label=_("Paragraf"), help_text=_("Till exempel § 45."))
    registry_number = forms.CharField(max_length=60, required=False, label=_("Diarienummer"))
    note = forms.CharField(
        required=False,
        label=_("Yrkanden och reservationer"),
        help_text=_("I korthet: yrkanden, omröstning, reservationer. Protokollet gäller."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, edition: Edition) -> None:
        super().__init__(data)
        steps = DecisionStep.objects.filter(process__document=edition.document_id).order_by("planned_on", "pk")
        if steps.exists():
            self.fields["step"].queryset = steps  # type: ignore[attr-defined]
        else:
            del self.fields["step"]

    def clean(self) -> dict[str, Any]:
        """A body there must be, and a reference for what is adopted."""
        said: dict[str, Any] = super().clean() or {}
        if not said.get("step") and not said.get("body"):
            self.add_error("body", _("Skriv vilken instans som beslutade."))
        if said.get("outcome") == Outcome.ADOPTED:
            for name in ("paragraph", "registry_number"):
                if not said.get(name):
                    self.add_error(name, _("Behövs när strategin antas."))
        return said
