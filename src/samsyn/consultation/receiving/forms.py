"""Forms of receiving."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samsyn.consultation.forms import ManyFilesField
from samsyn.consultation.models import STANCES, Paper, Response, Round
from samsyn.consultation.round.forms import clock_field, day_field
from samsyn.cores.window import local
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Organisation


class OptionalFiles(ManyFilesField):
    """Several files, or none."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Nothing is no complaint."""
        return super().clean(data, initial) if data else []


class SenderForm(forms.Form):
    """Who a response is from and what it belongs to."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisation i registret"), required=False,
        empty_label=_("ingen av dem"),
    )  # fmt: skip
    sender = forms.CharField(
        label=_("Annan avsändare"), required=False, max_length=200,
        help_text=_("När den inte finns i registret. En privatpersons namn sparas inte här; det står i handlingen."),
    )  # fmt: skip
    sender_class = forms.ChoiceField(
        label=_("Klass"), choices=OrganisationClass.choices, initial=OrganisationClass.OTHER
    )
    on_behalf_of = forms.CharField(
        label=_("På uppdrag av"), required=False, max_length=200, help_text=_("Nämnd, delegation eller tjänsteman.")
    )
    stance = forms.ChoiceField(label=_("Ställning"), choices=STANCES, required=False)
    preliminary = forms.BooleanField(label=_("Preliminärt: ett beslut hos avsändaren väntas"), required=False)
    supplements = forms.ModelChoiceField(
        Response.objects.none(), label=_("Kompletterar"), required=False, empty_label=_("inget annat svar")
    )
    replaces = forms.ModelChoiceField(
        Response.objects.none(), label=_("Ersätter"), required=False, empty_label=_("inget annat svar"),
        help_text=_("Det ersatta svaret finns kvar i diariet men räknas inte."),
    )  # fmt: skip

    def __init__(self, *args: Any, round_: Round, besides: Response | None = None, **kwargs: Any) -> None:
        """The other responses of the round."""
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.order_by("name")  # type: ignore[attr-defined]
        others = round_.responses.counted().exclude(pk=besides.pk if besides else 0).order_by("sender", "pk")
        for name in ("supplements", "replaces"):
            field = self.fields[name]
            field.queryset = others  # type: ignore[attr-defined]
            field.label_from_instance = lambda row: f"{row.sender}, {row.registry_number}"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Somebody sent it."""
        said: dict[str, Any] = super().clean() or {}
        private = said.get("sender_class") == OrganisationClass.PRIVATE
        if not said.get("organisation") and not said.get("sender", "").strip() and not private:
            self.add_error("sender", _("Välj en organisation, skriv en avsändare eller välj klassen privatpersoner."))
        return said


class WriteInForm(SenderForm):
    """What came on paper or by telephone."""

    day = day_field(_("Inkom"))
    clock = clock_field(_("Klockan"), time(12, 0))
    text = forms.CharField(
        label=_("Vad som sas eller skrevs"), required=False, widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Ordagrant så långt det går. Lämna tomt om svaret finns i en fil."),
    )  # fmt: skip
    files = OptionalFiles(label=_("Filer"), required=False)  # type: ignore[assignment]  # as the base form's

    field_order = ("day", "clock", "organisation", "sender", "sender_class", "on_behalf_of", "text", "files", "stance")

    def clean(self) -> dict[str, Any]:
        """It did not come tomorrow, and it says something."""
        said = super().clean()
        if said.get("day") and said.get("clock") and self.received_at() > timezone.now():
            self.add_error("day", _("Det har inte hänt än. Skriv när svaret kom in."))
        if not said.get("text", "").strip() and not said.get("files") and said.get("stance") != "avstår":
            self.add_error("text", _("Skriv vad som sas, lägg till en fil, eller välj att de avstår."))
        return said

    def received_at(self) -> datetime:
        """The moment it came."""
        return local(self.cleaned_data["day"], self.cleaned_data["clock"], settings.TIME_ZONE)


class AmendForm(SenderForm):
    """The facts of a response set right."""

    joint_with = forms.ModelMultipleChoiceField(
        Organisation.objects.none(), label=_("Fler som står bakom svaret"), required=False,
        help_text=_("För ett gemensamt svar. Håll ned Ctrl för att välja flera."),
    )  # fmt: skip

    def __init__(self, *args: Any, papers: list[tuple[int, str, str]], **kwargs: Any) -> None:
        """`papers`: (id, name, kind) of its files."""
        super().__init__(*args, **kwargs)
        self.fields["joint_with"].queryset = Organisation.objects.order_by("name")  # type: ignore[attr-defined]
        self.papers = [pk for pk, _name, _kind in papers]
        for pk, name, kind in papers:
            self.fields[f"papper-{pk}"] = forms.ChoiceField(
                label=name.rsplit("/", 1)[-1], choices=Paper.choices, required=False, initial=kind
            )

    def kinds(self) -> dict[int, str]:
        """What each file is."""
        return {pk: self.cleaned_data[f"papper-{pk}"] for pk in self.papers}
