"""A group of buttons or boxes: each is drawn as an input, the group around them is not."""

from django import forms
from lxml import html
from lxml.html import HtmlElement


class Choosing(forms.Form):
    """One of each group."""

    one = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    many = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple)


def test_the_buttons_are_inputs_and_the_group_is_not() -> None:
    form = Choosing()
    for name in ("one", "many"):
        tree: HtmlElement = html.fromstring(str(form[name].as_field_group()))
        assert {one.get("class") for one in tree.iter("input")} == {"ds-input"}
        assert not [one for one in tree.iter("div") if "ds-input" in (one.get("class") or "")]
