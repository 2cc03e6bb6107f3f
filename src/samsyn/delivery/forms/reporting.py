"""Evaluations, and that the yearly report is sent."""

import hashlib
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.delivery.forms.reading import DAY, GOALS, Noun
from samsyn.delivery.models import Evaluation


class EvaluationForm(Noun):
    """What was evaluated, by whom, and what they found."""

    links = ("goals", "measures")
    upload = forms.FileField(
        required=False, label=_("Fil"), help_text=_("Rapporten som den är. En ny fil ersätter den förra.")
    )

    class Meta:
        model = Evaluation
        fields = ("title", "subject", "evaluator", "done_on", "method", "findings", "used", "link", "goals", "measures")
        widgets = {
            "goals": GOALS, "measures": GOALS,
            **{name: forms.Textarea(attrs={"rows": 3}) for name in ("subject", "method", "findings", "used")},
        }  # fmt: skip
        labels = {
            "title": _("Titel"), "subject": _("Vad som utvärderades"), "evaluator": _("Vem som utvärderade"),
            "done_on": _("Klar den"), "method": _("Hur det gjordes"), "findings": _("Vad de kom fram till"),
            "used": _("Hur det har använts"), "link": _("Adress till rapporten"), "goals": _("Mål"),
            "measures": _("Åtgärder"),
        }  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["link"].assume_scheme = "https"  # type: ignore[attr-defined]
        self.order_fields(("title", "subject", "evaluator", "done_on", "findings", "method", "used", "upload", "link"))

    @property
    def facts(self) -> dict[str, Any]:
        """With the file's name, size and checksum when there is one."""
        said = dict(super().facts)
        upload = said.pop("upload", None)
        if not upload:
            return said
        sha256 = hashlib.sha256(upload.read()).hexdigest()
        upload.seek(0)
        name = upload.name.replace("\\", "/").rpartition("/")[2][-255:]
        return {**said, "sha256": sha256, "size": upload.size, "file_name": name, "file": upload}


class SentForm(forms.Form):
    """The report is sent."""

    on = forms.DateField(label=_("Lämnad den"), widget=DAY)
    registry_number = forms.CharField(max_length=60, label=_("Diarienummer"))
