"""What those who work with the dialogue fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.dialogue.models import Dialogue, EventKind, QuestionKind, Series, Step
from samsyn.dialogue.queries.events import municipalities
from samsyn.strategy.models import Edition

_ROWS = {"rows": 3}


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


def _moment(label: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, widget=widget, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"])


class DialogueForm(forms.Form):
    """A new round of dialogue."""

    edition = forms.ModelChoiceField(Edition.objects.none(), label=_("Vilken text handlar den om?"), empty_label=None)
    title = forms.CharField(max_length=160, label=_("Namn"))
    intro = forms.CharField(required=False, label=_("Om dialogen"), widget=forms.Textarea(attrs=_ROWS))
    promise = forms.CharField(
        label=_("Vad lovar ni?"), widget=forms.Textarea(attrs=_ROWS),
        help_text=_("Vad det som sägs används till, och när den som var med får svar."),
    )  # fmt: skip
    step = forms.ChoiceField(choices=Step, initial=Step.CONSULTED, label=_("Hur långt får deltagarna komma?"))
    opens_on = _day(_("Öppnar"))
    closes_on = _day(_("Stänger"))
    open_questions = forms.CharField(
        required=False, label=_("Öppna frågor"), widget=forms.Textarea(attrs=_ROWS), help_text=_("En på varje rad.")
    )
    matrix = forms.CharField(
        required=False, label=_("Frågor om varje målbild"), widget=forms.Textarea(attrs=_ROWS),
        help_text=_("En på varje rad, till exempel: Vad behöver vi förändra?"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["edition"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Edition.objects.select_related("document").order_by("-imported_at")

    def clean(self) -> dict[str, Any]:
        """A dialogue closes after it opens."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("opens_on") and said.get("closes_on") and said["closes_on"] < said["opens_on"]:
            self.add_error("closes_on", _("Dialogen kan inte stänga innan den öppnar."))
        return said

    @property
    def questions(self) -> list[tuple[QuestionKind, str]]:
        """Kind and text of each question, in order."""
        said = self.cleaned_data
        fields = ((QuestionKind.OPEN, said["open_questions"]), (QuestionKind.MATRIX, said["matrix"]))
        return [(kind, line.strip()[:300]) for kind, text in fields for line in text.splitlines() if line.strip()]


class EventForm(forms.Form):
    """When, where, what."""

    kind = forms.ChoiceField(choices=EventKind, label=_("Form"))
    title = forms.CharField(max_length=160, label=_("Namn"))
    starts_at = _moment(_("Börjar"))
    ends_at = _moment(_("Slutar"))
    place = forms.CharField(max_length=160, required=False, label=_("Plats"))
    municipality = forms.ChoiceField(required=False, label=_("Kommun"))
    online = forms.URLField(max_length=300, required=False, label=_("Adress på nätet"), assume_scheme="https")
    capacity = forms.IntegerField(
        min_value=1,
        max_value=100_000,
        required=False,
        label=_("Antal platser"),
        help_text=_("Tomt: så många som vill."),
    )
    series = forms.ModelChoiceField(
        Series.objects.order_by("title"), required=False, label=_("Serie"), empty_label=_("ingen")
    )
    theme = forms.CharField(max_length=160, required=False, label=_("Tema"))
    invitation = forms.CharField(required=False, label=_("Inbjudan"), widget=forms.Textarea(attrs=_ROWS))
    programme = forms.CharField(required=False, label=_("Program"), widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["municipality"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("ingen bestämd")), *((name, name) for name in municipalities())]

    def clean(self) -> dict[str, Any]:
        """An event ends after it begins."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("starts_at") and said.get("ends_at") and said["ends_at"] <= said["starts_at"]:
            self.add_error("ends_at", _("Träffen kan inte sluta innan den börjar."))
        return said


class SeriesForm(forms.Form):
    """A series of events."""

    title = forms.CharField(max_length=160, label=_("Namn"))
    about = forms.CharField(required=False, label=_("Om serien"), widget=forms.Textarea(attrs=_ROWS))


class ReasonForm(forms.Form):
    """Why."""

    because = forms.CharField(max_length=250, label=_("Varför?"))


class WordsForm(forms.Form):
    """A text that somebody reads."""

    words = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 6}))


class DocumentForm(forms.Form):
    """A paper of the meeting."""

    title = forms.CharField(max_length=200, required=False, label=_("Namn"))
    file = forms.FileField(label=_("Fil"))


class OutcomeForm(forms.Form):
    """What became of an input."""

    result = forms.ChoiceField(
        choices=[("använt", _("använt i texten")), ("parkerat", _("parkerat")), ("inte använt", _("inte använt"))],
        widget=forms.RadioSelect, label=_("Vad blev det av det?"),
    )  # fmt: skip
    section = forms.ChoiceField(required=False, label=_("Var står det nu?"))
    paragraph = forms.IntegerField(min_value=1, max_value=999, initial=1, required=False, label=_("Stycke"))
    reason = forms.CharField(
        required=False, label=_("Svar till den som skrev"), widget=forms.Textarea(attrs=_ROWS),
        help_text=_("Behövs när det inte är använt: varför, eller när ni tar upp det igen."),
    )  # fmt: skip

    def __init__(self, *args: Any, sections: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["section"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "–"), *sections]

    def clean(self) -> dict[str, Any]:
        """Used: where. Otherwise: why."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("result") == "använt" and not said.get("section"):
            self.add_error("section", _("Välj avsnittet där det används."))
        if said.get("result") in {"parkerat", "inte använt"} and not said.get("reason", "").strip():
            self.add_error("reason", _("Skriv ett skäl. Den som skrev får läsa det."))
        return said


class ConversationForm(forms.Form):
    """Statements to agree with or not."""

    title = forms.CharField(max_length=160, label=_("Namn"))
    intro = forms.CharField(required=False, label=_("Om frågan"), widget=forms.Textarea(attrs=_ROWS))
    statements = forms.CharField(
        required=False, label=_("Påståenden att börja med"), widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Ett på varje rad. Tio till trettio brukar räcka; minst sju behövs för att se grupper."),
    )  # fmt: skip


class FiguresForm(forms.Form):
    """The county's population, as a table pasted in."""

    source = forms.CharField(max_length=200, label=_("Källa"), help_text=_("Till exempel: SCB, befolkning 2025."))
    figures = forms.CharField(
        label=_("Tabell"), widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=_("En rad för varje siffra: kommun; kön; åldersgrupp; antal. Klistra in från Excel om du vill."),
    )  # fmt: skip


def dialogues() -> list[tuple[str, str]]:
    """Slug and title of every dialogue."""
    return list(Dialogue.objects.order_by("-opens_on").values_list("slug", "title"))
