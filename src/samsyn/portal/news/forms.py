"""Forms of the news desk, and the one that readers fill in."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.portal.models import Article, Category, Picture, Tongue
from samsyn.portal.news.actions import Text


class ArticleForm(forms.Form):
    """A piece of news."""

    title = forms.CharField(label=_("Rubrik"), max_length=160)
    lead = forms.CharField(
        label=_("Ingress"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("En eller två meningar som säger det viktigaste."),
    )  # fmt: skip
    body = forms.CharField(label=_("Text"), required=False, widget=forms.Textarea(attrs={"rows": 18}))
    category = forms.ModelChoiceField(
        Category.objects.all(), label=_("Ämne"), required=False, empty_label=_("inget ämne")
    )
    new_category = forms.CharField(label=_("… eller ett nytt ämne"), max_length=60, required=False)
    picture = forms.ModelChoiceField(
        Picture.objects.all(), label=_("Bild överst"), required=False, empty_label=_("ingen bild")
    )
    language = forms.ChoiceField(label=_("Språk"), choices=Tongue.choices, initial=Tongue.SWEDISH)
    translation_of = forms.ModelChoiceField(
        Article.objects.filter(translation_of=None).order_by("-changed_at"), label=_("Översättning av"),
        required=False, empty_label=_("ingen översättning"),
    )  # fmt: skip
    slug = forms.SlugField(
        label=_("Adress"), max_length=80, required=False, help_text=_("Lämna tomt, så görs den av rubriken.")
    )
    remarks_open = forms.BooleanField(
        label=_("Läsare får skriva under nyheten"), required=False,
        widget=forms.CheckboxInput(attrs={"class": "ds-input"}),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def __init__(self, *args: Any, article: Article | None = None, **kwargs: Any) -> None:
        """Filled with the article, when there is one."""
        if article is not None:
            names = ("title", "lead", "body", "category", "picture", "language", "translation_of", "slug",
                     "remarks_open", "version")  # fmt: skip
            kwargs["initial"] = {name: getattr(article, name) for name in names}
        super().__init__(*args, **kwargs)
        if article is not None:
            self.fields["translation_of"].queryset = Article.objects.filter(translation_of=None).exclude(pk=article.pk)  # type: ignore[attr-defined]

    def text(self) -> Text:
        """What was filled in."""
        said = self.cleaned_data
        names = ("title", "lead", "body", "slug", "language", "category", "picture", "remarks_open", "translation_of")
        return Text(**{name: said[name] for name in names})


class PublishForm(forms.Form):
    """When it becomes public; empty = now."""

    when = forms.DateTimeField(
        label=_("Publicera"), required=False, help_text=_("Tomt: nu. Annars från den tiden."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )  # fmt: skip

    def moment(self, now: datetime) -> datetime:
        """The time chosen, or now."""
        chosen: datetime | None = self.cleaned_data["when"]
        return chosen or now


class PictureForm(forms.Form):
    """A picture with words for those who do not see it."""

    file = forms.FileField(label=_("Bildfil"), help_text=_("JPEG, PNG eller WebP, högst 15 MB."))
    alt = forms.CharField(
        label=_("Vad bilden visar"), max_length=300,
        help_text=_("Läses upp för den som inte ser bilden. Skriv det som är viktigt, utan ”bild på”."),
    )  # fmt: skip
    credit = forms.CharField(label=_("Fotograf eller källa"), max_length=120, required=False)


class RemarkForm(forms.Form):
    """What a reader writes under a piece of news. ``webbplats`` is left empty by people."""

    text = forms.CharField(label=_("Din kommentar"), max_length=3000, widget=forms.Textarea(attrs={"rows": 4}))
    name = forms.CharField(
        label=_("Namn eller signatur"), max_length=120, required=False,
        help_text=_("Syns för alla. Lämna tomt för att vara anonym."),
    )  # fmt: skip
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    webbplats = forms.CharField(
        required=False, label=_("Lämna det här fältet tomt"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )  # fmt: skip


class RefuseForm(forms.Form):
    """Why a remark is not shown."""

    because = forms.CharField(label=_("Varför visas den inte?"), max_length=250)
