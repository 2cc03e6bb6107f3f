"""What the desk's forms have in common: they only read, an action writes what they say."""

from typing import Any, ClassVar

from django import forms

from samsyn.delivery.models import GoalMark

GOALS = forms.CheckboxSelectMultiple
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class Noun(forms.ModelForm):  # type: ignore[type-arg]  # of any model
    """A form that only reads: an action writes what it says."""

    links: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **({"label_suffix": ""} | kwargs))
        if "goals" in self.fields:
            marks = GoalMark.objects.filter(in_edition=True).select_related("document")
            self.fields["goals"].queryset = marks  # type: ignore[attr-defined]
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField) and not isinstance(field, forms.ModelMultipleChoiceField):
                field.empty_label = "–"
            elif isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
                choices: list[tuple[Any, Any]] = list(field.choices)  # type: ignore[arg-type]  # called by now
                field.choices = [("", "–") if not code else (code, words) for code, words in choices]
            if isinstance(field, forms.DateField):
                field.widget = DAY
            if isinstance(field, forms.FloatField | forms.DecimalField):
                field.localize = True
                field.widget = forms.TextInput(attrs={"inputmode": "decimal"})
                field.widget.is_localized = True

    @property
    def facts(self) -> dict[str, Any]:
        """What the form says, without its links."""
        return {name: value for name, value in self.cleaned_data.items() if name not in self.links}

    @property
    def linked(self) -> dict[str, Any]:
        """The things it links to."""
        return {name: self.cleaned_data[name] for name in self.links if name in self.cleaned_data}
