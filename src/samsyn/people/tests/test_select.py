"""A list to choose from is what Django's own templates write, in the look of the site."""

from django import forms
from django.forms.renderers import DjangoTemplates
from django.test import SimpleTestCase

from samsyn.people.rendering import Renderer

CHOICES = [("", "alla"), ("a & b", "<Skog> & mark"), ("Flera", [("1", "En"), (2, "Två")])]


class Test(SimpleTestCase):
    """Escaped, grouped, chosen, with the attributes of list and choices."""

    def test_the_same_markup(self) -> None:
        class Marked(forms.Select):
            def create_option(self, name, value, *args, **kwargs):  # type: ignore[no-untyped-def]
                option = super().create_option(name, value, *args, **kwargs)
                option["attrs"] |= {"lang": "sv"} if value else {"hidden": True, "disabled": False}
                return option

        for chosen in ("", "a & b", 2):
            widget = Marked(attrs={"id": "id_x", "required": True}, choices=CHOICES)
            ours = widget.render("x", chosen, renderer=Renderer())
            theirs = widget.render("x", chosen, {"class": "ds-input"}, renderer=DjangoTemplates())
            self.assertHTMLEqual(ours, theirs)
            assert 'class="ds-input"' in ours
