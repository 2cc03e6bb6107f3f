"""Swedish words that the cores give as plain constants, named here so that they can be translated."""

from django.utils.translation import gettext_noop as _

REASONS = (
    _("Brevhuvud, adress och datum"),
    _("Rubrik"),
    _("Sidhuvud eller sidfot som upprepas"),
    _("Sidnummer"),
    _("Hälsningsfras"),
    _("Underskrift och kontaktuppgifter"),
    _("Automatisk text i mejl"),
    _("Tidigare mejl i tråden"),
    _("Beslutsformel eller paragraf ur protokoll"),
    _("Följebrev"),
    _("Inledning om remissen och om avsändaren"),
    _("Sammanfattning av förslaget, utan egen synpunkt"),
    _("Citat ur förslaget"),
    _("Innehållsförteckning"),
    _("Sändlista och kopia till"),
    _("Avstår från att yttra sig"),
    _("Samlat ställningstagande utan egen sakfråga"),
    _("Formulärets egen text"),
    _("Fotnot utan egen synpunkt"),
    _("Tecken som inte går att tolka"),
)
