"""What the desk fills in to ask a question more, and to write in what came on paper."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.dialogue.actions import inputs
from samsyn.dialogue.actions.inputs import LONGEST
from samsyn.dialogue.models import Dialogue, Input, QuestionKind, Source
from samsyn.dialogue.queries.events import municipalities
from samsyn.dialogue.queries.inputs import goals
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Person
from samsyn.strategy.models import Section


class AskForm(forms.Form):
    """A question more."""

    text = forms.CharField(max_length=300, label=_("Fråga"))
    kind = forms.ChoiceField(choices=QuestionKind, label=_("Hur ska man svara?"))
    options = forms.CharField(
        required=False, label=_("Svar att välja mellan"), widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "Ett på varje rad. Behövs inte för öppna frågor och frågor om målbilder. Den som tar ställning i grader "
            "får svaren från ”Jag stöder det helt” till ”Jag har en invändning”, och skriver varför."
        ),
    )  # fmt: skip

    @property
    def lines(self) -> list[str]:
        """The options, in order."""
        return [line.strip() for line in self.cleaned_data["options"].splitlines() if line.strip()]


class PaperForm(forms.Form):
    """Words on paper: whose, about what, and whether all may read them."""

    text = forms.CharField(
        max_length=10 * LONGEST, label=_("Vad står det?"), widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Ett inspel på varje rad, ordagrant. Skriv inte namn och adress."),
    )  # fmt: skip
    event = forms.ChoiceField(required=False, label=_("Från träffen"))
    question = forms.ChoiceField(required=False, label=_("Svar på frågan"))
    section = forms.ChoiceField(required=False, label=_("Om målbilden"))
    sender_class = forms.ChoiceField(
        choices=[("", _("vet inte")), *OrganisationClass.choices], required=False, label=_("Vem talar?")
    )
    municipality = forms.ChoiceField(required=False, label=_("Kommun"))
    consent = forms.BooleanField(required=False, label=_("Den som skrev har sagt att orden får visas för alla"))

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kinds = dict(dialogue.questions.values_list("pk", "kind"))
        events = dialogue.events.filter(cancelled_because="").order_by("-starts_at").values_list("pk", "title")
        asked = dialogue.questions.filter(kind__in=(QuestionKind.OPEN, QuestionKind.MATRIX)).order_by("position")
        self._offer("event", _("ingen träff"), events)
        self._offer("question", _("ingen fråga"), asked.values_list("pk", "text"))
        self._offer("section", _("ingen målbild"), goals(dialogue))
        self._offer("municipality", _("vet inte"), [(name, name) for name in municipalities()])

    def _offer(self, name: str, nothing: Any, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", nothing), *((str(key), text) for key, text in rows)]

    def clean(self) -> dict[str, Any]:
        """A question about every målbild needs one."""
        facts: dict[str, Any] = super().clean() or {}
        about_each = self._kinds.get(int(facts.get("question") or 0)) == QuestionKind.MATRIX
        if about_each and not facts.get("section"):
            self.add_error("section", _("Frågan ställs om varje målbild. Välj vilken svaret gäller."))
        return facts

    def keep(self, dialogue: Dialogue, *, source: Source, at: datetime, by: Person) -> list[Input]:
        """Every line an input. Raises Empty, Closed."""
        facts = self.cleaned_data
        return inputs.say_many(
            dialogue=dialogue, text=facts["text"], source=source, consent=facts["consent"], at=at, by=by,
            event=dialogue.events.filter(pk=facts["event"] or 0).first(),
            question=dialogue.questions.filter(pk=facts["question"] or 0).first(),
            section=Section.objects.filter(edition=dialogue.edition_id, key=facts["section"] or "-").first(),
            sender_class=facts["sender_class"], municipality=facts["municipality"],
        )  # fmt: skip
