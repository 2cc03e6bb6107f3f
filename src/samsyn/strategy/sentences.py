"""Refusals as a person reads them: what happened, to which thing, what to do now."""

from django.utils.translation import gettext as _

from samsyn.cores.outline.values import LEFT_OUT, NOTICES
from samsyn.cores.text import formats
from samsyn.cores.text.formats.sentences import NOTICES as FILE_NOTICES
from samsyn.strategy import actions
from samsyn.strategy.editing import actions as editing


def why(error: Exception) -> str:
    """One sentence for one refusal."""
    match error:
        case formats.errors.Unreadable():
            return formats.sentence(error)
        case actions.NothingToRead():
            return _("”%(name)s” innehåller ingen text att göra avsnitt av. Kontrollera att det är rätt fil.") % {
                "name": error.args[0]
            }
        case actions.AlreadyImported():
            return _("Samma fil är redan inläst som %(edition)s. Öppna den i stället, eller välj en annan fil.") % {
                "edition": error.edition
            }
        case actions.Frozen():
            return _("Utgåvan är publicerad och kan inte ändras. Läs in en ny utgåva i stället.")
        case actions.NotDecided():
            return _("Ingen har antagit texten än. Anteckna beslutet först, sedan kan den publiceras som antagen.")
        case actions.StillInUse():
            return _("En remiss eller en synpunkt hör till utgåvan. Den kan inte ändras så.")
        case actions.SlugTaken():
            return _("Det finns redan ett dokument med den titeln. Välj det i listan, eller ge det nya en annan titel.")
        case actions.WrongLevel():
            return _("En rubrik kan ligga högst en nivå under rubriken före.")
        case actions.UnknownKey():
            return _("Avsnittet finns redan i utgåvan, eller fanns inte i den förra. Välj ett annat.")
        case actions.NothingBefore():
            return _("Den första rubriken kan inte tas bort: det finns inget avsnitt före som texten kan höra till.")
        case _:
            return _about_editing(error)


def _about_editing(error: Exception) -> str:
    match error:
        case editing.ChangedMeanwhile():
            return _("%(who)s hann spara ”%(name)s” före dig. Öppna avsnittet och se vad som ändrades.") % {
                "who": error.by or _("Någon annan"),
                "name": error.section,
            }
        case editing.NotPublished():
            return _("En ny utgåva görs av en som är publicerad eller beslutad. Den här går fortfarande att ändra.")
        case editing.HasSubsections():
            return _("Avsnittet har underavsnitt. Ta bort dem först, eller flytta dem till en annan nivå.")
        case editing.NothingSaid():
            return _("Skriv en rubrik, och ett skäl när något tas bort.")
        case editing.Decided():
            return _("Det finns ett beslut om den här lydelsen. Gör en ny utgåva för att ändra texten.")
        case editing.AlreadyAdopted():
            return _("Utgåvan är redan antagen.")
        case _:
            return _("Det gick inte. Försök igen.")


def notice(code: str) -> str:
    """What a reader was unsure of, in words; an unknown code stands as it is."""
    return NOTICES.get(code) or FILE_NOTICES.get(code) or code


def left_out(reason: str) -> str:
    """Why a text is in no section."""
    return LEFT_OUT.get(reason, reason)
