"""Forms of the register."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Organisation, Weight
from samsyn.people.register.rows import Entry, contacts_of


class OrganisationForm(forms.Form):
    """One organisation."""

    name = forms.CharField(label=_("Namn"), max_length=200)
    organisation_class = forms.ChoiceField(label=_("Klass"), choices=OrganisationClass.choices)
    email = forms.EmailField(
        label=_("E-post"), required=False, help_text=_("Organisationens egen adress, till exempel registraturen.")
    )
    contacts = forms.CharField(
        label=_("Fler mottagare"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("En per rad: Namn <adress>. Var och en får sin egen länk när en remiss skickas."),
    )  # fmt: skip
    parent = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Hör till"), required=False, empty_label=_("ingen"),
        help_text=_("En nämnd hör till sin kommun."),
    )  # fmt: skip
    municipality = forms.CharField(label=_("Kommun"), required=False, max_length=80)
    in_county = forms.BooleanField(label=_("Finns i länet"), required=False, initial=True)
    weight = forms.ChoiceField(
        label=_("Strategins vikt för dem"), required=False, choices=[("", _("inte bestämt")), *Weight.choices]
    )

    def __init__(self, *args: Any, organisation: Organisation | None = None, **kwargs: Any) -> None:
        """The organisation itself cannot be its own parent."""
        super().__init__(*args, **kwargs)
        others = Organisation.objects.exclude(pk=organisation.pk if organisation else 0).order_by("name")
        self.fields["parent"].queryset = others  # type: ignore[attr-defined]

    def clean_contacts(self) -> tuple[tuple[str, str], ...]:
        """Each line is an address."""
        pairs = contacts_of(self.cleaned_data["contacts"])
        for _name, address in pairs:
            try:
                forms.EmailField().clean(address)
            except forms.ValidationError as error:
                raise forms.ValidationError(_("”%(said)s” är ingen e-postadress."), params={"said": address}) from error
        return pairs

    def entry(self) -> Entry:
        """What the form says."""
        said = self.cleaned_data
        return Entry(
            name=" ".join(said["name"].split()), organisation_class=said["organisation_class"],
            parent=said["parent"].name if said["parent"] else "", municipality=said["municipality"],
            in_county=said["in_county"], weight=said["weight"], email=said["email"].lower(), contacts=said["contacts"],
        )  # fmt: skip


def filled(organisation: Organisation | None) -> dict[str, Any]:
    """What the form begins with."""
    if organisation is None:
        return {}
    return {
        "name": organisation.name, "organisation_class": organisation.organisation_class,
        "email": organisation.email, "parent": organisation.parent_id, "municipality": organisation.municipality,
        "in_county": organisation.in_county, "weight": organisation.weight,
        "contacts": "\n".join(str(one) for one in organisation.contacts.order_by("email")),
    }  # fmt: skip


class SheetForm(forms.Form):
    """A spreadsheet to take in."""

    file = forms.FileField(
        label=_("Kalkylblad"),
        help_text=_("Excel (.xlsx) eller CSV. Första raden är rubriker, som i filen du hämtar ut."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )  # fmt: skip
