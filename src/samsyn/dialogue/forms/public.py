"""What those who take part fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.dialogue.actions.inputs import LONGEST
from samsyn.dialogue.queries.events import municipalities
from samsyn.people.classes import PRIVATE, OrganisationClass


def class_field(*, required: bool = True) -> forms.ChoiceField:
    """Who one speaks for; a resident speaks for herself."""
    choices = [(PRIVATE, _("mig själv")), *((key, name) for key, name in OrganisationClass.choices if key != PRIVATE)]
    return forms.ChoiceField(
        choices=choices if required else [("", _("vill inte säga")), *choices], initial=PRIVATE if required else "",
        required=required, label=_("Jag talar för"),
    )  # fmt: skip


class _WithMunicipality(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(name, name) for name in municipalities()]
        field = self.fields["municipality"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("vill inte säga")), *names, ("utanför länet", _("utanför länet"))]


class RegisterForm(_WithMunicipality):
    """I want to come."""

    name = forms.CharField(max_length=160, label=_("Namn"), widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("E-postadress"), help_text=_("Dit kommer bekräftelsen, med en länk för att ändra eller avboka."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    sender_class = class_field()
    organisation = forms.CharField(max_length=200, required=False, label=_("Organisation, om du har en"))
    municipality = forms.ChoiceField(required=False, label=_("Kommun"))
    needs = forms.CharField(
        max_length=250, required=False, label=_("Behöver du något?"), help_text=_("Tolk, hörslinga, specialkost …")
    )


class ChangeForm(_WithMunicipality):
    """Something was wrong in what I wrote."""

    name = forms.CharField(max_length=160, label=_("Namn"))
    organisation = forms.CharField(max_length=200, required=False, label=_("Organisation, om du har en"))
    municipality = forms.ChoiceField(required=False, label=_("Kommun"))
    needs = forms.CharField(max_length=250, required=False, label=_("Behöver du något?"))


CONSENT = _("Det jag skrivit får visas för alla, utan mitt namn")


class InputForm(_WithMunicipality):
    """What I want to say to a question."""

    text = forms.CharField(
        max_length=LONGEST, label=_("Ditt svar"), widget=forms.Textarea(attrs={"rows": 6, "data-keep": "svar"})
    )
    sender_class = class_field()
    municipality = forms.ChoiceField(required=False, label=_("Kommun"))
    consent = forms.BooleanField(required=False, initial=True, label=CONSENT)
    email = forms.EmailField(
        required=False, label=_("E-postadress, om du vill följa vad som händer"),
        help_text=_("Du får en egen länk. Adressen visas aldrig."),
    )  # fmt: skip
    key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


class NoteForm(forms.Form):
    """A note in the room: from a phone, or several lines from a table."""

    text = forms.CharField(max_length=LONGEST, label=_("Anteckning"), widget=forms.Textarea(attrs={"rows": 3}))
    consent = forms.BooleanField(required=False, initial=True, label=CONSENT)
    key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


class TableForm(NoteForm):
    """What a table says, and who most of them speak for: otherwise that is lost when the table is cleared."""

    sender_class = forms.ChoiceField(
        choices=[("", _("blandat")), *OrganisationClass.choices], required=False, label=_("Vilka sitter vid bordet?")
    )


class JoinForm(_WithMunicipality):
    """Who is in the room: only what one wants to say."""

    sender_class = class_field(required=False)
    municipality = forms.ChoiceField(required=False, label=_("Kommun"))


class CodeForm(forms.Form):
    """The word on the screen."""

    kod = forms.CharField(
        max_length=20, label=_("Kod"), help_text=_("Fem tecken. Den står på skärmen i rummet."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip


class StatementForm(forms.Form):
    """A statement of one's own."""

    text = forms.CharField(
        max_length=300, label=_("Ditt påstående"),
        help_text=_("En sak, en mening, som andra kan hålla med om eller inte."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
