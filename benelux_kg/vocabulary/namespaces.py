"""Prefixes, and the way between compact IRIs (``id:country/be``) and whole ones.

Inside the program every thing, class and property is a compact IRI, a plain ``str``. Only the edges (N-Quads, store,
exports) see whole IRIs. A base IRI of somebody's own moves what the graph itself names, ``id:`` and ``graph:``; the
terms that queries, shapes and other people's data share, ``bkg:`` and ``voc:``, stay where they are published.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

DEFAULT_BASE: Final = "https://w3id.org/benelux-kg/"
_AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"

OWN: Final = ("bkg", "voc", "id", "graph")
"""The project's own prefixes."""

PREFIXES: Final = MappingProxyType(
    {
        "bkg": DEFAULT_BASE + "ontology#",
        "voc": DEFAULT_BASE + "vocabulary/",
        "id": DEFAULT_BASE + "id/",
        "graph": DEFAULT_BASE + "graph/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "prov": "http://www.w3.org/ns/prov#",
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "person": "http://www.w3.org/ns/person#",
        "eli": "http://data.europa.eu/eli/ontology#",
        "cv": "http://data.europa.eu/m8g/",
        "cpsv": "http://purl.org/vocab/cpsv#",
        "locn": "http://www.w3.org/ns/locn#",
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "schema": "http://schema.org/",
        "sh": "http://www.w3.org/ns/shacl#",
        "dcat": "http://www.w3.org/ns/dcat#",
        "dcatap": "http://data.europa.eu/r5r/",
        "void": "http://rdfs.org/ns/void#",
        "vann": "http://purl.org/vocab/vann/",
        "sd": "http://www.w3.org/ns/sparql-service-description#",
        "eurovoc": "http://eurovoc.europa.eu/",
        "eu-country": _AUTHORITY + "country/",
        "eu-language": _AUTHORITY + "language/",
        "nuts": "http://data.europa.eu/nuts/code/",
        "wd": "http://www.wikidata.org/entity/",
        "gn": "https://sws.geonames.org/",
    }
)
"""Prefix to namespace IRI, with the project's own at their published place."""

SHAPES: Final = DEFAULT_BASE + "shapes/"
"""What the names of the project's own shapes start with."""

SITEMAP_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
"""The namespace of site maps."""

SARIF_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
"""The schema that a report in SARIF names."""

LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
"""The licence of ontology, texts and graph."""

_W3C_FORMATS: Final = "http://www.w3.org/ns/formats/"
FORMAT_IRIS: Final = MappingProxyType(
    {
        "json": _W3C_FORMATS + "SPARQL_Results_JSON",
        "xml": _W3C_FORMATS + "SPARQL_Results_XML",
        "csv": _W3C_FORMATS + "SPARQL_Results_CSV",
        "tsv": _W3C_FORMATS + "SPARQL_Results_TSV",
        "ttl": _W3C_FORMATS + "Turtle",
        "nt": _W3C_FORMATS + "N-Triples",
        "jsonld": _W3C_FORMATS + "JSON-LD",
        "rdf": _W3C_FORMATS + "RDF_XML",
        "trig": _W3C_FORMATS + "TriG",
        "nq": _W3C_FORMATS + "N-Quads",
    }
)
"""Suffix of a file to what W3C calls its format."""

XML_NAMESPACES: Final = frozenset({"http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/"})
"""What no prefix of one's own may stand for in XML."""

WORDS: Final = DEFAULT_BASE + "datatype/words"
"""The datatype of a literal that says where in a text its words stand, instead of the words."""

CSVW: Final = "http://www.w3.org/ns/csvw"
"""The context that metadata of tables must name; the standard fixes what it means, so nobody fetches it."""

GRAPHML: Final = "http://graphml.graphdrawing.org/xmlns"
"""The namespace of GraphML."""

ANNOTATION_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
"""The context by whose name readers know a Web annotation."""

NANOPUB: Final = "http://www.nanopub.org/nschema#"
"""The schema of nanopublications."""

LANGUAGE_IRIS: Final = MappingProxyType(
    {"nl": "eu-language:NLD", "fr": "eu-language:FRA", "de": "eu-language:DEU", "en": "eu-language:ENG"}
)
"""Language tag to the compact IRI of the EU's authority table."""


class Namespaces:
    """The prefixes as they stand for one base IRI."""

    __slots__ = ("_shelves", "base", "prefixes")

    def __init__(self, base: str = DEFAULT_BASE, more: Mapping[str, str] = MappingProxyType({})) -> None:
        self.base = base
        own = {"id": base + "id/", "graph": base + "graph/"}
        self.prefixes = MappingProxyType({**PREFIXES, **more, **own})
        self._shelves: dict[str, str] = {}

    def expand(self, compact: str) -> str:
        """Return the whole IRI of ``compact``; an ``http(s)`` IRI is returned as it is.

        Raises ``ValueError`` where the prefix is unknown.
        """
        prefix, colon, local = compact.partition(":")
        namespace = self.prefixes.get(prefix)
        if namespace is not None and colon:
            return namespace + local
        if prefix in {"http", "https"}:
            return compact
        raise ValueError(f"{compact}: unknown prefix")

    def compact(self, iri: str) -> str:
        """Return ``iri`` with the longest prefix that fits, or as it is where none does."""
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        shelf = iri[:cut]
        if shelf not in self._shelves:
            self._shelves[shelf] = self._compact_shelf(shelf)
        return self._shelves[shelf] + iri[cut:]

    def _compact_shelf(self, shelf: str) -> str:
        """Compact what stands before the last ``/`` or ``#``; every namespace ends in one of them."""
        fitting = [
            (len(namespace), prefix) for prefix, namespace in self.prefixes.items() if shelf.startswith(namespace)
        ]
        length, prefix = max(fitting, default=(0, ""))
        return f"{prefix}:{shelf[length:]}" if prefix else shelf


@lru_cache(maxsize=8)
def namespaces(base: str = DEFAULT_BASE) -> Namespaces:
    """Return the namespaces of ``base``, made once."""
    return Namespaces(base)


def expand(compact: str, base: str = DEFAULT_BASE) -> str:
    """Return the whole IRI of ``compact`` under ``base``."""
    return namespaces(base).expand(compact)


def compact(iri: str, base: str = DEFAULT_BASE) -> str:
    """Return ``iri`` with its prefix, or as it is where no prefix fits."""
    return namespaces(base).compact(iri)
