"""Agenda 2030 and tags of a goal."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.delivery.fields import TagsField
from samsyn.delivery.forms.reading import GOALS
from samsyn.delivery.tags import SDGS


class TagGoalForm(forms.Form):
    """Agenda 2030 and tags of a goal."""

    main = forms.TypedChoiceField(
        coerce=int, empty_value="0", required=False, label=_("Viktigast i Agenda 2030"),
        choices=[("", "–"), *((n, name) for n, name in enumerate(SDGS, start=1))],
    )  # fmt: skip
    others = forms.TypedMultipleChoiceField(
        coerce=int, required=False, label=_("Berör också"), widget=GOALS,
        choices=[(n, name) for n, name in enumerate(SDGS, start=1)],
    )  # fmt: skip
    tags = TagsField(label=_("Etiketter"))
