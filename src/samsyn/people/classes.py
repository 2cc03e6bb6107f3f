"""The ten classes of a real consultation list, and private persons.

The codes are the words of the published list that the classes come from (Region Västmanland's list of responses,
2019); its seventh heading is the region's own name and stands for "the region's own units", which is how we print it.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

OWN_UNITS = "Region Västmanland"
PRIVATE = "privatperson"


class OrganisationClass(models.TextChoices):
    """Class of sender: stored as the published word, shown in the reader's language."""

    ASSOCIATION = "Föreningar", _("Föreningar")
    INTEREST = "Intresseorganisationer", _("Intresseorganisationer")
    MUNICIPALITY = "Kommuner", _("Kommuner")
    AGENCY = "Myndigheter", _("Myndigheter")
    PARTY = "Politiska partier", _("Politiska partier")
    COMPANY = "Privata eller kommunala bolag", _("Privata eller kommunala bolag")
    OWN = OWN_UNITS, _("Regionens egna verksamheter")
    REGION = "Regioner", _("Regioner")
    UNIVERSITY = "Universitet eller högskola", _("Universitet eller högskola")
    OTHER = "Övrigt", _("Övrigt")
    PRIVATE = PRIVATE, _("Privatpersoner")
