"""Forms of triage: narrowing a list, confirming, dividing, merging, laying aside."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samsyn.comments.codelist import Branch
from samsyn.comments.models import TYPE_CHOICES, AsideReason
from samsyn.consultation.desk.naming import sorted_names
from samsyn.consultation.forms import OUTSIDE, SectionSelect, section_choices
from samsyn.consultation.queries import TEACHING
from samsyn.cores.outline.values import Section
from samsyn.people.classes import OrganisationClass

MINE, NOBODYS = "mina", "ingens"
STATES = [
    ("", _("alla")),
    ("kvar", _("kvar att sortera")),
    ("svaga", _("osäker plats")),
    ("utan", _("utan plats")),
    ("sprak", _("på andra språk")),
    ("bekraftade", _("bekräftade av en människa")),
    ("obesvarade", _("obesvarade")),
    ("besvarade", _("besvarade")),
    ("tillbaka", _("tillbaka från den andra läsaren")),
    ("forsenade", _("försenade")),
]
ORDERS = [("", _("nummer")), (TEACHING, _("lär mest först"))]
Named = Sequence[tuple[int, str]]


class FilterForm(forms.Form):
    """Narrowing a list of comments; everything optional."""

    visa = forms.ChoiceField(label=_("Visa"), required=False, choices=STATES)
    vem = forms.ChoiceField(label=_("Handläggare"), required=False)
    avsnitt = forms.ChoiceField(label=_("Avsnitt"), required=False, widget=SectionSelect)
    typ = forms.ChoiceField(label=_("Typ"), required=False, choices=[("", _("alla")), *TYPE_CHOICES])
    tema = forms.ChoiceField(label=_("Tema"), required=False)
    klass = forms.ChoiceField(
        label=_("Avsändare"), required=False, choices=[("", _("alla")), *OrganisationClass.choices]
    )
    ordning = forms.ChoiceField(label=_("Ordning"), required=False, choices=ORDERS)
    ord = forms.CharField(label=_("Ord i synpunkten"), required=False, max_length=100)

    def __init__(
        self, *args: Any, sections: Sequence[Section], themes: Sequence[Branch], officers: Named, **kwargs: Any
    ) -> None:
        """`sections` in reading order."""
        super().__init__(*args, **kwargs)
        everything = ("", _("alla"))
        self._choose("avsnitt", [everything, *section_choices(sections)])
        self._choose("tema", [everything, *((str(one.id), one.label) for one in themes)])
        people = [(str(pk), name) for pk, name in officers]
        self._choose("vem", [everything, (MINE, _("mina")), (NOBODYS, _("ingens")), *people])

    def _choose(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]


class ConfirmForm(forms.Form):
    """Where a comment belongs, its type and themes: one of the places on the page, or another by number or words."""

    section = forms.CharField(label=_("Handlar om"), error_messages={"required": _("Välj en plats.")})
    other = forms.CharField(label=_("Ett annat avsnitt"), required=False, max_length=300)
    type = forms.ChoiceField(label=_("Typ"), choices=TYPE_CHOICES)
    themes = forms.TypedMultipleChoiceField(label=_("Teman"), required=False, coerce=int)
    more_themes = forms.CharField(label=_("Fler teman"), required=False, max_length=300)
    new_themes = forms.BooleanField(required=False)
    themes_shown = forms.BooleanField(required=False)
    version = forms.IntegerField(required=False)

    def __init__(self, *args: Any, sections: Sequence[Section], themes: Sequence[Branch], **kwargs: Any) -> None:
        """`sections` in reading order; `themes` = the code list."""
        super().__init__(*args, **kwargs)
        self._sections = sections
        self._themes = themes
        self.fields["themes"].choices = [(one.id, one.label) for one in themes]  # type: ignore[attr-defined]

    def clean_section(self) -> str:
        """A key of this edition, or outside."""
        key = str(self.cleaned_data["section"])
        if key != OUTSIDE and key not in {section.key for section in self._sections}:
            raise forms.ValidationError(gettext("Välj en plats."))
        return key

    def clean_other(self) -> str:
        """The key of the section that the words mean; empty when nothing is written."""
        words = str(self.cleaned_data["other"]).strip()
        return section_of(words, self._sections) if words else ""

    def clean(self) -> dict[str, Any]:
        """A section that was written holds, unless the choice above was changed too: then the person must say which."""
        found = super().clean() or {}
        section, other = found.get("section"), found.get("other")
        if other and other != section:
            if section != self.initial.get("section"):
                self.add_error(
                    "other", _("Du har valt två platser. Välj en ovan, eller töm fältet och välj den som gäller.")
                )
            found["section"] = other
        self._sort_themes(found)
        return found

    def _sort_themes(self, found: dict[str, Any]) -> None:
        """Names become themes; names that are not on the list are asked about once."""
        names = sorted_names(found.get("more_themes", ""), self._themes)
        found["themes"] = list(dict.fromkeys([*found.get("themes", []), *names.known]))
        found["add_themes"] = names.new
        if names.refused:
            self.add_error("more_themes", names.refused)
        elif names.new and not found.get("new_themes"):
            text = gettext("”%(name)s” finns inte i kodlistan.") % {"name": "”, ”".join(names.new)}
            self.add_error("more_themes", text)


def section_of(words: str, sections: Sequence[Section]) -> str:
    """The one section that some words mean: its key, its number, its name, or a part of the name."""
    small = words.casefold()
    named = [(row.key, row.number.casefold(), f"{row.number} {row.heading}".strip().casefold()) for row in sections]
    exact = [key for key, number, name in named if small in (key.casefold(), number, name)]
    if exact:
        return exact[0]
    found = [key for key, _number, name in named if small in name]
    if len(found) == 1:
        return found[0]
    if found:
        raise forms.ValidationError(gettext("Flera avsnitt passar. Skriv numret, eller mer av namnet."))
    raise forms.ValidationError(gettext("Inget avsnitt heter så. Skriv numret eller en del av namnet."))


class VersionForm(forms.Form):
    """Every act says which version of the comment the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class SplitForm(VersionForm):
    """Where to divide: before which sentences."""

    at = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": _("Välj minst en mening som börjar en ny synpunkt.")}
    )

    def __init__(self, *args: Any, offsets: Sequence[int], **kwargs: Any) -> None:
        """`offsets` where a sentence begins."""
        super().__init__(*args, **kwargs)
        self.fields["at"].choices = [(offset, "") for offset in offsets]  # type: ignore[attr-defined]


class MergeForm(VersionForm):
    """Which comment is taken in, by its number."""

    number = forms.IntegerField(error_messages={"required": _("Välj vilken synpunkt den hör ihop med.")})


class AsideForm(VersionForm):
    """Why this is no comment of its own."""

    reason = forms.ChoiceField(
        label=_("Varför?"),
        choices=[(value, label) for value, label in AsideReason.choices if value != AsideReason.MERGED],
        error_messages={"required": _("Välj ett skäl.")},
    )
    note = forms.CharField(label=_("Anteckning"), required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        """Another reason must be said."""
        found = super().clean() or {}
        if found.get("reason") == AsideReason.OTHER and not found.get("note", "").strip():
            self.add_error("note", _("Skriv vilket skälet är."))
        return found
