from __future__ import annotations

import pyoxigraph as ox
import pytest

from benelux_kg.graph.axioms import compile_axioms
from benelux_kg.graph.rulebook import load_rules, parse_rule
from benelux_kg.graph.rules import Example, Rule
from benelux_kg.graph.wording import word_rule
from benelux_kg.vocabulary.namespaces import LANGUAGE_IRIS
from tests.graph.worlds import PREFIXES, apply, infer, read

RULES = load_rules()
FILES = [rule for rule in RULES if rule.examples]
EXAMPLES = [pytest.param(rule, each, id=f"{rule.name}: {each.name}") for rule in FILES for each in rule.examples]
HEADER = '#+ example = []\n#+ [statement]\n#+ nl = "x"\n#+ en = "x"\n'


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_of_a_rule_gives_what_it_says(rule: Rule, example: Example):
    found, expected = infer(example.given), read(example.then)
    assert expected <= found if example.follows else not expected & found


@pytest.mark.parametrize("rule", FILES, ids=lambda rule: rule.name)
def test_a_rule_has_an_example_that_follows_and_one_that_does_not(rule):
    assert {each.follows for each in rule.examples} == {True, False}


@pytest.mark.parametrize(("rule", "example"), [each for each in EXAMPLES if each.values[1].follows])  # type: ignore[union-attr]
def test_without_the_rule_its_example_does_not_follow(rule, example):
    others = [each for each in RULES if each.name != rule.name]
    assert not read(example.then) <= infer(example.given, rules=others)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_is_said_in_words_in_every_language(rule):
    told = word_rule(rule.name, lambda thing, language: f"{thing}@{language}")
    assert set(told) == set(LANGUAGE_IRIS)
    assert len(set(told.values())) == len(LANGUAGE_IRIS)
    assert all("{" not in text for text in told.values())


def test_a_chain_of_relations_is_quoted_as_each_language_quotes():
    chain = next(rule.name for rule in RULES if " owl:propertyChainAxiom " in rule.name)
    told = word_rule(chain, lambda thing, _: thing.rpartition(":")[2])
    assert "« " in told["fr"]
    assert "“" not in told["fr"] + told["nl"]


def axioms(turtle: str) -> list[Rule]:
    return compile_axioms(ox.parse(input=PREFIXES + turtle, format=ox.RdfFormat.TURTLE))


@pytest.mark.parametrize(
    ("axiom", "given", "then"),
    [
        ("bkg:Treaty rdfs:subClassOf bkg:Agreement .", "id:a a bkg:Treaty ; bkg:order 1 .", "id:a a bkg:Agreement ."),
        (
            "bkg:organiser a owl:ObjectProperty ; rdfs:subPropertyOf bkg:participant .",
            "id:a bkg:organiser id:b .",
            "id:a bkg:participant id:b .",
        ),
        ("bkg:hosts owl:inverseOf bkg:heldIn .", "id:a bkg:heldIn id:b .", "id:b bkg:hosts id:a ."),
        ("bkg:hosts owl:inverseOf bkg:heldIn .", "id:a bkg:hosts id:b .", "id:b bkg:heldIn id:a ."),
        ("bkg:meets a owl:SymmetricProperty .", "id:a bkg:meets id:b .", "id:b bkg:meets id:a ."),
        (
            "bkg:partOf a owl:TransitiveProperty .",
            "id:a bkg:partOf id:b . id:b bkg:partOf id:c . id:c bkg:partOf id:d .",
            "id:a bkg:partOf id:c , id:d . id:b bkg:partOf id:d .",
        ),
        (
            "bkg:heldIn owl:propertyChainAxiom ( bkg:heldIn bkg:country ) .",
            "id:a bkg:heldIn id:b . id:b bkg:country id:c .",
            "id:a bkg:heldIn id:c .",
        ),
    ],
    ids=["subclass", "subproperty", "inverse", "inverse, the other way", "symmetric", "transitive", "chain"],
)
def test_an_axiom_concludes_what_owl_says(axiom, given, then):
    assert apply(axioms(axiom), given) == read(then)


def test_nothing_relates_to_itself_because_of_a_circle():
    found = apply(axioms("bkg:partOf a owl:TransitiveProperty ."), "id:a bkg:partOf id:b . id:b bkg:partOf id:a .")
    assert found == set()


def test_of_claims_and_proofs_nothing_follows():
    assert not axioms("bkg:Claim rdfs:subClassOf prov:Entity . bkg:x a owl:SymmetricProperty ; rdfs:domain bkg:Claim .")


CHECK = "id:action\\/check bkg:participant id:agency\\/police-nl ."
NETHERLANDS = "id:action\\/check bkg:participant id:country\\/nl ."


def test_what_a_text_denies_is_not_inferred():
    assert read(NETHERLANDS) <= infer(CHECK)
    assert not read(NETHERLANDS) & infer(CHECK, denied=NETHERLANDS)


def test_from_what_is_only_planned_nothing_follows():
    assert not read(NETHERLANDS) & infer("id:action\\/check a bkg:Measure .", planned=CHECK)


def test_what_a_text_asserts_is_not_inferred_again():
    assert not read(NETHERLANDS) & infer(CHECK + NETHERLANDS)


def test_what_follows_from_the_vocabulary_alone_is_not_inferred():
    assert infer("") == set()


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("SELECT ?x WHERE { ?x a bkg:Event }", "no CONSTRUCT"),
        ("CONSTRUCT { ?x a bkg:Event . ?x a bkg:Action } WHERE { ?x a bkg:Measure }", "one triple"),
        ("CONSTRUCT { ?x a bkg:Event } WHERE { }", "one triple"),
        ("CONSTRUCT { ?x a ?y } WHERE { ?x a bkg:Event }", "no premise names"),
        ("CONSTRUCT { ?x a bkg:Event } WHERE { ?x a bkg:Action FILTER(?x != ?y }", "never closed"),
        ("CONSTRUCT { ?x a bkg:Event } WHERE { ?x bkg:partOf [] }", "blank node"),
        ("CONSTRUCT { ?x a bkg:Event } WHERE { OPTIONAL { ?x a bkg:Action } }", "expected|Unexpected|error|not"),
    ],
)
def test_what_is_no_rule_is_refused(body, fault):
    with pytest.raises((ValueError, SyntaxError), match=fault):
        parse_rule("bad", HEADER + body)
