"""One address of each kind of page."""

from __future__ import annotations

from urllib.parse import quote

QUERY = "SELECT ?treaty ?date WHERE { ?treaty a bkg:Treaty ; bkg:signedOn ?date } ORDER BY ?date"

KINDS = {
    "home": "/",
    "search": "/search?q=politie",
    "search without a result": "/search?q=qqqqqqq",
    "kind": "/search?kind=bkg:Treaty",
    "agreement": "/page/id/agreement/benelux-police-treaty-2018",
    "country": "/page/id/country/be",
    "one relation": "/page/id/country/be?only=%5Ebkg:participant",
    "domain": "/page/vocabulary/domain/drug-trafficking",
    "scheme": "/page/vocabulary/domain",
    "person or body": "/page/id/organisation/benelux-union",
    "text": "/page/id/document/nl-beveiligen",
    "ontology": "/page/ontology",
    "timeline": "/timeline",
    "network": "/network",
    "map": "/map",
    "questions": "/questions",
    "question": "/questions/threat-response",
    "question asked amiss": "/questions/threat-response?threat=nothing-like-it",
    "editor": "/editor",
    "answer": f"/editor?query={quote(QUERY)}",
    "faulty query": "/editor?query=SELEC",
    "downloads": "/downloads",
    "nothing": "/no-such-page",
}
"""Name to address."""

FAULTY = {"question asked amiss": 400, "faulty query": 400, "nothing": 404}
"""Kinds that do not answer with 200."""
