# ruff: noqa: E501  # tables: a row a line
"""What is done and measured in the invented county, as tables: every name, sum and figure is invented."""

from typing import Final

SDGS: Final = ((11, 16), (3, 10), (11, 9), (9, 11), (13, 15, 7), (12, 2), (5, 10), (4, 8), (9, 8))
TAGS: Final = (
    ("d-social", "j-trygghet", "r-likvardigt"), ("d-social", "j-halsa", "n-halsa", "r-likvardigt"),
    ("d-social", "j-infrastruktur", "r-likvardigt"), ("d-ekonomisk", "j-infrastruktur", "r-tillganglighet"),
    ("d-miljo",), ("d-miljo", "d-ekonomisk", "r-innovation"), ("d-social", "n-makt", "j-sysselsattning"),
    ("d-social", "j-utbildning", "n-utbildning", "r-kompetens"), ("d-ekonomisk", "j-foretagande", "n-ekonomi"),
)  # fmt: skip

# Målbild, code, name, unit, better, first value, change a year, women minus men (None: not split), target, tags
INDICATORS: Final = (
    (1, "trygg-ute", "Känner sig trygga utomhus när det är mörkt, andel", "%", "up", 74.0, 0.25, -14.0, 85.0, ("j-trygghet", "n-vald")),
    (1, "foreningsaktiva", "Aktiva i en förening minst en gång i månaden, andel", "%", "up", 41.0, -0.2, 2.0, 45.0, ("d-social",)),
    (2, "god-halsa", "Bra självskattad hälsa 16–84 år, andel", "%", "up", 69.5, 0.3, -4.5, 76.0, ("j-halsa", "n-halsa")),
    (3, "service-30", "Når grundläggande service inom 30 minuter, andel", "%", "up", 91.2, 0.1, None, 98.0, ("d-social",)),
    (4, "resor", "Resor med kollektivtrafik, antal per invånare", "resor", "up", 58.0, 1.9, None, 110.0, ("d-miljo", "j-infrastruktur")),
    (5, "utslapp", "Utsläpp av växthusgaser, ton per invånare", "ton", "down", 9.8, -0.34, None, 1.2, ("d-miljo",)),
    (7, "inkomst", "Nettoinkomst, median, tusen kronor", "tkr", "up", 188.0, 4.4, -42.0, 300.0, ("n-ekonomi",)),
    (8, "gymnasie", "Gymnasieexamen inom fyra år, andel", "%", "up", 68.0, 0.75, 8.0, 85.0, ("j-utbildning", "n-utbildning")),
    (8, "eftergymnasial", "Eftergymnasial utbildning 25–64 år, andel", "%", "up", 33.0, 0.55, 15.0, 45.0, ("j-utbildning",)),
    (9, "nystartade", "Nystartade företag, antal per 1 000 invånare", "företag", "up", 9.6, -0.05, None, 12.0, ("j-foretagande",)),
)  # fmt: skip
SENTENCES: Final = {
    "reached": "Utvecklingen håller den takt som målet kräver.",
    "partly": "Det går åt rätt håll men för långsamt för att nå målet i tid.",
    "not": "Med dagens takt nås inte målet.",
    "unknown": "Siffrorna varierar för mycket för att säga något säkert.",
}
PROGRAMMES: Final = (
    ("ris", "Innovation Älvmark", "Region Älvmark, Digitaliseringsavdelningen", (6, 9)),
    ("ltp", "Länsplan för transporter 2026–2037", "Älvmarkstrafiken AB", (3, 4)),
    ("kulturplan", "Kulturplan för Älvmark", "Region Älvmark, Kulturenheten", (1, 7)),
    ("kompetens", "Kompetens för hela länet", "Älvmarks högskola", (8,)),
    ("klimat", "Klimat- och energistrategi för Älvmark", "Länsstyrelsen i Älvmarks län", (5, 6)),
)
# Målbilder, name, owner, programme, first and last year, began, done, municipalities, granted 1:1, from others
MEASURES: Final = (
    ((1,), "Öppna mötesplatser i byarna", "Bygdegårdarna i Älvmark", 2, 2024, 2027, True, False, (), 1_200_000, 1_900_000),
    ((1, 2), "Trygga stråk till busshållplatserna", "Hammarvalls kommun", 1, 2025, 2028, True, False, ("Hammarvall",), 800_000, 2_400_000),
    ((2,), "Mobila vårdteam för äldre", "Region Älvmark, Hälso- och sjukvårdsförvaltningen", None, 2024, 2026, True, False, (), 0, 6_500_000),
    ((2, 7), "Rörelse i skolan varje dag", "Älvmarks idrottsförbund", None, 2025, 2027, True, False, (), 600_000, 900_000),
    ((3,), "Bygdebutiker som servicepunkter", "Kooperativ utveckling i Älvmark", None, 2023, 2025, True, True, ("Norrådal", "Myrselet", "Vindåsen"), 2_100_000, 1_300_000),
    ((4,), "Timmestrafik på Kustjärnvägen", "Älvmarkstrafiken AB", 1, 2025, 2030, True, False, (), 0, 41_000_000),
    ((4, 3), "Mobiltäckning längs allmänna vägar", "Region Älvmark, Digitaliseringsavdelningen", 0, 2025, 2027, False, False, (), 1_500_000, 4_500_000),
    ((5,), "Fossilfria kommunala transporter", "Länsstyrelsen i Älvmarks län", 4, 2024, 2027, True, False, (), 900_000, 3_600_000),
    ((5,), "Återvätta våtmarker i Granälvens dal", "Skogsägarna i Granälvens dal", 4, 2026, 2030, False, False, ("Granberg", "Kvarnforsa"), 700_000, 2_100_000),
    ((6,), "Restvärme från bruket till växthus", "Sundhamns Bruk AB", 0, 2024, 2026, True, False, ("Sundhamn",), 2_400_000, 9_800_000),
    ((8,), "Vuxenutbildning på distans i sju kommuner", "Älvmarks högskola", 3, 2024, 2027, True, False, (), 1_800_000, 5_200_000),
    ((8, 9), "Yrkesskola för grön industri", "Hammarvalls Stål AB", 3, 2025, 2028, True, False, ("Hammarvall",), 3_000_000, 8_000_000),
    ((9,), "Affärsrådgivning för kvinnor som driver företag", "Företagarringen Älvmark", 0, 2024, 2026, True, False, (), 1_100_000, 1_400_000),
    ((9, 5), "Vätgas för fossilfritt stål, förstudie", "Hammarvalls Stål AB", 0, 2023, 2024, True, True, ("Hammarvall",), 1_900_000, 3_900_000),
)  # fmt: skip
PROMISES: Final = (
    ("Hammarvalls Stål AB", "Halvera utsläppen från verket till 2035", "Vi byter kol mot vätgas i två steg och utbildar egna operatörer.", "ton", 410_000, 2020, 205_000, 2035, 348_000, 2025, (5, 9)),
    ("Företagarringen Älvmark", "1 500 nya jobb i små företag till 2030", "Varje medlemsföretag får en samtalspartner det första året med anställda.", "jobb", 0, 2022, 1_500, 2030, 610, 2025, (9,)),
    ("Älvmarks högskola", "400 platser i distansutbildning till 2028", "Vi undervisar på lärcentrum i sju kommuner, inte bara i Älvstad.", "platser", 90, 2023, 400, 2028, 215, 2025, (8,)),
    ("Bygdegårdarna i Älvmark", "En öppen mötesplats i varje socken", "Våra lokaler öppnas för alla minst två kvällar i veckan.", "mötesplatser", 38, 2023, 71, 2030, 52, 2025, (1,)),
    ("Björkådals mejeri ekonomisk förening", "All mjölk från länet", "Vi betalar mer för mjölk som har rest kortare än tio mil.", "", None, None, None, None, None, None, (6,)),
    ("Ungdomsringen Älvmark", "Unga i varje samrådsmöte", "Vi tränar unga i att tala i samråd och följer med dem dit.", "", None, None, None, None, None, None, (7,)),
)  # fmt: skip
ISSUES: Final = (
    ("Dubbelspår på Kustjärnvägen", "nationell", "Regeringen och trafikmyndigheten", "Sträckan ska in i den nationella planen med byggstart före 2032.", (4,), ("Uppvaktning av departementet", "Gemensamt remissvar om planen")),
    ("Statlig service på fler orter", "nationell", "Regeringen", "Minst ett servicekontor i varje arbetsmarknadsregion.", (3,), ("Skrivelse med fyra regioner",)),
    ("Regler för elnät i glest bebyggda områden", "eu", "Kommissionen", "Nätavgifter ska få jämnas ut mellan områden.", (5, 9), ("Samtal med länets ledamöter i Regionkommittén",)),
)  # fmt: skip
