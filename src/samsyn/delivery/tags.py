"""Tag sets for goals, measures and indicators: each is a way of looking across the whole strategy."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag with the words people use."""

    code: str
    label: str | Promise


EQUALITY: Final = (
    Tag("j-sysselsattning", _("Sysselsättning")),
    Tag("j-utbildning", _("Utbildning")),
    Tag("j-foretagande", _("Företagande")),
    Tag("j-infrastruktur", _("Infrastruktur")),
    Tag("j-halsa", _("Hälsa")),
    Tag("j-trygghet", _("Trygghet")),
)
NATIONAL: Final = (
    Tag("n-makt", _("Makt och inflytande")),
    Tag("n-ekonomi", _("Ekonomisk jämställdhet")),
    Tag("n-utbildning", _("Jämställd utbildning")),
    Tag("n-obetalt", _("Obetalt hem- och omsorgsarbete")),
    Tag("n-halsa", _("Jämställd hälsa")),
    Tag("n-vald", _("Mäns våld mot kvinnor ska upphöra")),
)
DIMENSIONS: Final = (
    Tag("d-ekonomisk", _("Ekonomisk hållbarhet")),
    Tag("d-social", _("Social hållbarhet")),
    Tag("d-miljo", _("Miljömässig hållbarhet")),
)
EFFORTS: Final = (  # the four areas of 8 § förordning (2024:99)
    Tag("r-likvardigt", _("Likvärdiga möjligheter till boende, arbete och välfärd")),
    Tag("r-kompetens", _("Kompetensförsörjning")),
    Tag("r-innovation", _("Innovation, förnyelse, entreprenörskap och företagande")),
    Tag("r-tillganglighet", _("Tillgänglighet genom digital kommunikation och transporter")),
)
TAG_CODES: Final = frozenset(tag.code for tag in (*EQUALITY, *NATIONAL, *DIMENSIONS, *EFFORTS))
SDGS: Final = (
    _("Ingen fattigdom"),
    _("Ingen hunger"),
    _("God hälsa och välbefinnande"),
    _("God utbildning för alla"),
    _("Jämställdhet"),
    _("Rent vatten och sanitet för alla"),
    _("Hållbar energi för alla"),
    _("Anständiga arbetsvillkor och ekonomisk tillväxt"),
    _("Hållbar industri, innovationer och infrastruktur"),
    _("Minskad ojämlikhet"),
    _("Hållbara städer och samhällen"),
    _("Hållbar konsumtion och produktion"),
    _("Bekämpa klimatförändringarna"),
    _("Hav och marina resurser"),
    _("Ekosystem och biologisk mångfald"),
    _("Fredliga och inkluderande samhällen"),
    _("Genomförande och globalt partnerskap"),
)
