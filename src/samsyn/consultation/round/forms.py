"""Forms that set a round up."""

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.consultation.models import LateRule, QuestionKind, Round
from samsyn.strategy.models import Edition

type Words = Any  # a string, or one that is translated later


def day_field(label: Words) -> forms.DateField:
    """A day, with the browser's own calendar."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


def clock_field(label: Words, initial: time) -> forms.TimeField:
    """A time of day."""
    return forms.TimeField(label=label, initial=initial, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


class RoundForm(forms.Form):
    """What is asked about, and when."""

    edition = forms.ModelChoiceField(
        Edition.objects.none(), label=_("Utgåva"), empty_label=None,
        help_text=_("Texten fryses när remissen öppnas: ingen ändrar den medan andra svarar."),
    )  # fmt: skip
    title = forms.CharField(
        label=_("Remissens namn"), max_length=200, help_text=_("Till exempel: Remiss av Älvmark 2040.")
    )
    registry_number = forms.CharField(label=_("Diarienummer"), max_length=60)
    opens_on = day_field(_("Öppnar"))
    opens_time = clock_field(_("Klockan"), time(8, 0))
    closes_on = day_field(_("Sista dag att svara"))
    closes_time = clock_field(_("Senast klockan"), time(23, 59))
    contact = forms.EmailField(
        label=_("Adress för frågor"), required=False, help_text=_("Står i mejlen och på remissens sida.")
    )
    open_to_all = forms.BooleanField(
        label=_("Alla får svara, också den som inte är inbjuden"), required=False, initial=True
    )
    late_rule = forms.ChoiceField(label=_("Svar efter sista dagen"), choices=LateRule.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The editions, the newest first."""
        super().__init__(*args, **kwargs)
        editions = Edition.objects.select_related("document").order_by("-imported_at")
        self.fields["edition"].queryset = editions  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """It closes after it opens."""
        said: dict[str, Any] = super().clean() or {}
        times = [said.get(name) for name in ("opens_on", "opens_time", "closes_on", "closes_time")]
        if all(one is not None for one in times) and (times[0], times[1]) >= (times[2], times[3]):
            self.add_error("closes_on", _("Sista dagen ligger före öppningen."))
        return said


def round_values(round_: Round) -> dict[str, Any]:
    """What the form begins with."""
    names = ("edition_id", "title", "registry_number", "opens_on", "opens_time", "closes_on", "closes_time",
             "contact", "open_to_all", "late_rule")  # fmt: skip
    return {name.removesuffix("_id"): getattr(round_, name) for name in names}


class QuestionForm(forms.Form):
    """One question; an empty text is no question."""

    text = forms.CharField(label=_("Fråga"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    kind = forms.ChoiceField(label=_("Svaras med"), choices=QuestionKind.choices)


Questions = forms.formset_factory(QuestionForm, extra=3, max_num=40, can_order=True)


def ordered(questions: Any) -> list[tuple[str, str]]:
    """(kind, text) of those that ask something, in order; an order that is left empty comes last."""
    said = [form.cleaned_data for form in questions.forms]
    rows = sorted(enumerate(said), key=lambda row: (row[1].get("ORDER") or 999, row[0]))
    return [(one["kind"], " ".join(one["text"].split())) for _at, one in rows if one.get("text", "").strip()]


class LetterForm(forms.Form):
    """The covering letter."""

    letter = forms.CharField(
        label=_("Missiv"), widget=forms.Textarea(attrs={"rows": 16}), max_length=20_000,
        help_text=_("Vad remissen gäller, vad ni särskilt vill veta och vad som händer sedan. Länk, sista dag och "
                    "diarienummer läggs till av sig själva."),
    )  # fmt: skip


class ExtendForm(forms.Form):
    """More time."""

    day = day_field(_("Ny sista dag"))
    clock = clock_field(_("Senast klockan"), time(23, 59))
    because = forms.CharField(label=_("Skäl"), required=False, max_length=250)


class RecipientForm(forms.Form):
    """One more who gets a link."""

    name = forms.CharField(label=_("Namn"), required=False, max_length=200)
    email = forms.EmailField(label=_("E-post"))
