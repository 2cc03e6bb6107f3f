"""The catalogue of datasets as DCAT-AP-SE in RDF/XML, as Sveriges dataportal harvests it."""

from django.conf import settings
from django.urls import reverse
from lxml import etree

from samsyn.api.datasets import EVERY
from samsyn.api.values import Dataset

_SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}
_MEDIA = "http://www.iana.org/assignments/media-types/"
_EU = "http://publications.europa.eu/resource/authority/"
FREE = "http://creativecommons.org/publicdomain/zero/1.0/"
_KINDS = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _name(tag: str) -> str:
    space, local = tag.split(":")
    return f"{{{_SPACES[space]}}}{local}"


def _add(above: etree._Element, tag: str, text: str = "", *, points: str = "", language: str = "") -> etree._Element:
    element = etree.SubElement(above, _name(tag))
    if text:
        element.text = text
    if points:
        element.set(_name("rdf:resource"), points)
    if language:
        element.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    return element


def _thing(above: etree._Element, tag: str, about: str) -> etree._Element:
    element = etree.SubElement(above, _name(tag))
    element.set(_name("rdf:about"), about)
    return element


def rdf() -> bytes:
    """The whole catalogue."""
    base = settings.BASE_URL.rstrip("/")
    root = etree.Element(_name("rdf:RDF"), nsmap=_SPACES)
    catalogue = _thing(root, "dcat:Catalog", f"{base}/datasets/dcat.rdf#katalog")
    _add(catalogue, "dcterms:title", f"Öppna data om regional utveckling, {settings.REGION}", language="sv")
    _add(catalogue, "dcterms:description", "Strategier, mål och det som följer av dem.", language="sv")
    _add(catalogue, "dcterms:language", points=f"{_EU}language/SWE")
    _add(catalogue, "dcterms:license", points=FREE)
    _add(catalogue, "foaf:homepage", points=f"{base}/oppna-data/")
    _add(catalogue, "dcterms:publisher", points=f"{base}/#region")
    for dataset in EVERY:
        _add(catalogue, "dcat:dataset", points=_address(base, dataset))
    agent = _thing(root, "foaf:Agent", f"{base}/#region")
    _add(agent, "foaf:name", settings.REGION)
    contact = _thing(root, "vcard:Organization", f"{base}/#kontakt")
    _add(contact, "vcard:fn", settings.REGION)
    _add(contact, "vcard:hasURL", points=f"{base}/")
    for dataset in EVERY:
        _dataset(root, base, dataset)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _address(base: str, dataset: Dataset) -> str:
    return f"{base}/oppna-data/#{dataset.key}"


def _dataset(root: etree._Element, base: str, dataset: Dataset) -> None:
    row = _thing(root, "dcat:Dataset", _address(base, dataset))
    _add(row, "dcterms:title", dataset.title, language="sv")
    _add(row, "dcterms:description", dataset.about, language="sv")
    _add(row, "dcterms:publisher", points=f"{base}/#region")
    _add(row, "dcat:contactPoint", points=f"{base}/#kontakt")
    _add(row, "dcat:theme", points=f"{_EU}data-theme/GOVE")
    _add(row, "dcterms:accessRights", points=f"{_EU}access-right/PUBLIC")
    _add(row, "dcterms:language", points=f"{_EU}language/SWE")
    for form, media in _KINDS.items():
        there = f"{base}{reverse(f'api-1:{dataset.key}.{form}')}"
        _add(row, "dcat:distribution", points=f"{there}#distribution")
        part = _thing(root, "dcat:Distribution", f"{there}#distribution")
        _add(part, "dcterms:title", form.upper(), language="sv")
        _add(part, "dcat:accessURL", points=there)
        _add(part, "dcat:downloadURL", points=there)
        _add(part, "dcterms:format", points=_MEDIA + media)
        _add(part, "dcterms:license", points=FREE)
