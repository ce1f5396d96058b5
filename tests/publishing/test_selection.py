from __future__ import annotations

import pytest

from benelux_kg.errors import DatasetError, QueryError, UsageError
from benelux_kg.publishing import Selection, export
from benelux_kg.vocabulary.namespaces import expand

TREATY = "id:agreement/benelux-police-treaty-2018"


def subjects(dataset, profile="plain", **asked):
    selection = Selection(**asked)
    text = export(dataset, "nquads", profile=profile, selection=selection)
    return {line.split(" ", 1)[0].strip("<>") for line in text.splitlines()}


def test_a_class_takes_its_subclasses_in(small):
    found = subjects(small, classes=("bkg:Agreement",))
    assert expand(TREATY) in found
    assert found == subjects(small, classes=("Treaty", "MemorandumOfUnderstanding", "PolicyPlan", "Agreement"))
    assert {iri.rsplit("/", 2)[1] for iri in found} == {"agreement"}


def test_with_claims_go_their_evidence_and_their_texts(small):
    found = subjects(small, "claims", classes=("Agreement",))
    kinds = {iri.rsplit("/", 2)[1] for iri in found}
    assert kinds == {"agreement", "claim", "evidence", "document", "inference", "run"}
    text = export(small, "nquads", profile="claims", selection=Selection(classes=("Agreement",)))
    lines = text.splitlines()
    for predicate in ("prov:wasDerivedFrom", "bkg:evidence", "oa:hasSource", "prov:wasGeneratedBy"):
        led_to = {line.split(" ")[2].strip("<>") for line in lines if f"<{expand(predicate)}>" in line}
        assert led_to <= found
        assert led_to


def test_a_domain_takes_narrower_ones_and_what_is_about_them(small):
    found = subjects(small, domains=("crime",))
    assert {expand("voc:domain/drug-trafficking"), expand("voc:domain/cybercrime")} <= found
    assert any("/action/" in iri for iri in found)
    assert expand("voc:domain/food-safety") not in found


def test_several_kinds_of_selection_hold_together(small):
    both = subjects(small, classes=("Action",), domains=("crime",))
    assert both == subjects(small, classes=("Action",)) & subjects(small, domains=("crime",))
    assert both


@pytest.mark.parametrize("name", ["c.txt", "c", "id:document/c"])
def test_a_document_is_its_named_graph(small, name):
    text = export(small, "nquads", selection=Selection(documents=(name,)))
    stated = {line.rstrip("\n") for line in small.lines() if line.endswith(f"<{expand('graph:document/c')}> .\n")}
    assert text.splitlines() == sorted(stated)


def test_a_query_says_itself_what_it_selects(small):
    query = "CONSTRUCT { ?t bkg:party ?p } WHERE { ?t a bkg:Treaty ; bkg:party ?p }"
    text = export(small, "turtle", selection=Selection(construct=query))
    assert text.partition("\n\n")[2] == (
        "id:agreement\\/benelux-police-treaty-2018\n"
        "    bkg:party id:country\\/be ;\n    bkg:party id:country\\/lu ;\n    bkg:party id:country\\/nl ;\n.\n"
    )


@pytest.mark.parametrize(
    ("selection", "error", "message"),
    [
        (Selection(classes=("Agrement",)), UsageError, "did you mean bkg:Agreement"),
        (Selection(domains=("drug-traficking",)), UsageError, "did you mean voc:domain/drug-trafficking"),
        (Selection(classes=("no such",)), UsageError, "no such"),
        (Selection(documents=("z.md",)), DatasetError, "holds no text z.md"),
        (Selection(construct="SELECT * WHERE { ?s ?p ?o }", where="a.rq"), UsageError, "a.rq: is no CONSTRUCT"),
        (Selection(construct="CONSTRUCT WHERE { ?s ?p }", where="a.rq"), QueryError, "a.rq:1:"),
        (Selection(construct="CONSTRUCT WHERE { SERVICE <http://x> { ?s ?p ?o } }"), QueryError, "SERVICE"),
        (
            Selection(construct="CONSTRUCT WHERE { ?s ?p ?o }", classes=("Agreement",)),
            UsageError,
            "leave the others out",
        ),
    ],
)
def test_what_cannot_be_selected_is_one_clear_line(small, selection, error, message):
    with pytest.raises(error, match=message) as found:
        export(small, "turtle", selection=selection)
    assert "\n" not in str(found.value)
