"""Why an act on news was refused, with the facts; the sentences stand in ``why``."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _


class Refusal(Exception):
    """An act that was not done."""


@dataclass(eq=False)
class SlugTaken(Refusal):
    """Another article has the address."""

    slug: str
    title: str


@dataclass(eq=False)
class ChangedMeanwhile(Refusal):
    """Somebody else has saved since this writer began; nothing is overwritten."""

    by: str
    at: datetime


@dataclass(eq=False)
class NotFitToPublish(Refusal):
    """What stops a text from being public."""

    broken_links: tuple[str, ...] = ()
    images_without_words: tuple[str, ...] = ()
    unknown_images: tuple[str, ...] = ()
    empty: bool = False

    @property
    def anything(self) -> bool:
        """Whether something is wrong at all."""
        return bool(self.broken_links or self.images_without_words or self.unknown_images or self.empty)


@dataclass(eq=False)
class NotAPicture(Refusal):
    """The file cannot be read as an image."""

    name: str
    why: str = field(default="")


class RemarksClosed(Refusal):
    """Nobody can write under the article now."""


def why(refusal: Refusal) -> tuple[str, ...]:
    """Sentences: what happened, to which thing, what to do now."""
    match refusal:
        case SlugTaken(slug, title):
            words = _("Adressen ”%(slug)s” används redan av ”%(title)s”. Välj en annan adress.")
            return (words % {"slug": slug, "title": title or _("en av webbplatsens egna sidor")},)
        case ChangedMeanwhile(by, at):
            words = _("%(by)s sparade kl. %(at)s, medan du skrev. Inget är överskrivet. Din text står kvar nedanför.")
            return (words % {"by": by or _("Någon annan"), "at": f"{localtime(at):%H.%M}"},)
        case NotFitToPublish():
            return tuple(_unfit(refusal))
        case NotAPicture(name, _why):
            return (
                _("”%(name)s” kan inte läsas som bild. Använd JPEG, PNG eller WebP på högst 15 MB.") % {"name": name},
            )
        case RemarksClosed():
            return (_("Det går inte längre att skriva under den här nyheten."),)
        case _:
            return (_("Det gick inte. Försök igen."),)


def _unfit(one: NotFitToPublish) -> list[str]:
    said = [_("Texten är tom. Skriv något innan du publicerar.")] if one.empty else []
    broken = _("Länken %(link)s leder ingenstans som alla kan öppna. Rätta eller ta bort den.")
    said += [broken % {"link": link} for link in one.broken_links]
    wordless = _("Bilden %(name)s saknar beskrivning. Skriv vad den visar mellan hakparenteserna.")
    said += [wordless % {"name": name} for name in one.images_without_words]
    unknown = _("Bilden %(name)s finns inte. Välj en bild ur bildlistan.")
    return said + [unknown % {"name": name} for name in one.unknown_images]
