from __future__ import annotations

from types import MappingProxyType

import pyoxigraph as ox
import pytest

from benelux_kg.errors import UsageError
from benelux_kg.querying import Lookup, Parameter
from benelux_kg.querying.values import read_value
from benelux_kg.vocabulary.namespaces import expand, namespaces
from tests.querying.golden import open_shipped


def parameter(kind, **options):
    given = {
        "default": None,
        "optional": True,
        "allowed": (),
        "of_class": "",
        "scheme": "",
        "least": None,
        "most": None,
        "edge": "",
    }
    return Parameter("x", kind, labels=MappingProxyType({}), **{**given, **options})


def node(name):
    return ox.NamedNode(expand(name))


def day(text):
    return ox.Literal(text, datatype=node("xsd:date"))


@pytest.fixture(scope="module")
def lookup():
    source = open_shipped().source
    return Lookup(lambda text: source.answer(text).rows, source.names)


@pytest.mark.parametrize(
    ("read", "value", "term"),
    [
        (parameter("iri"), "id:country/be", node("id:country/be")),
        (parameter("iri"), "country/be", node("id:country/be")),
        (parameter("iri"), "<http://example.org/x>", ox.NamedNode("http://example.org/x")),
        (parameter("iri", of_class="bkg:Country"), "België", node("id:country/be")),
        (parameter("iri", of_class="bkg:Actor"), "belgique", node("id:country/be")),
        (parameter("iri", of_class="bkg:Domain"), "DRUGS", node("voc:domain/drug-trafficking")),
        (parameter("iri", scheme="voc:domain"), "Terrorismus", node("voc:domain/terrorism")),
        (parameter("iri", scheme="voc:domain"), "terrorism", node("voc:domain/terrorism")),
        (parameter("iri", allowed=("bkg:Planned",)), "bkg:Planned", node("bkg:Planned")),
        (parameter("date", edge="first"), "2018", day("2018-01-01")),
        (parameter("date", edge="last"), "2018", day("2018-12-31")),
        (parameter("date", edge="last"), "2020-02", day("2020-02-29")),
        (parameter("date", edge="last"), "2020-02-03", day("2020-02-03")),
        (parameter("integer", least=1), "7", ox.Literal(7)),
        (parameter("text"), '" } DROP ALL', ox.Literal('" } DROP ALL')),
        (parameter("language", allowed=("nl", "fr")), "fr", ox.Literal("fr")),
        (parameter("choice", allowed=("a", "b")), "b", ox.Literal("b")),
    ],
)
def test_a_value_is_read_as_its_type_wants(read, value, term, lookup):
    assert read_value(read, value, namespaces(), lookup) == term


@pytest.mark.parametrize(
    ("read", "value", "message"),
    [
        (
            parameter("iri", of_class="bkg:Country"),
            "Belgum",
            "'Belgum' is no thing that is known: did you mean belgium?",
        ),
        (parameter("iri", of_class="bkg:Country"), "zzzzqq", "give the IRI or a label of a bkg:Country"),
        (parameter("iri", of_class="bkg:Country"), "x> } DROP ALL #", "is no thing that is known"),
        (parameter("iri", allowed=("bkg:Planned",)), "bkg:Denied", "choose bkg:Planned"),
        (parameter("date"), "23/7/2018", "is no date: give a day as 2018-07-23, or its year or month"),
        (parameter("date"), "2018-02-30", "is no date"),
        (parameter("date"), "٢٠١٨", "is no date"),
        (parameter("integer", least=1, most=9), "ten", "'ten' is no whole number: give a number in digits from 1 to 9"),
        (parameter("integer", least=1), "0", "give one from 1"),
        (parameter("integer", most=5), "99999999999999999999", "is no whole number"),
        (parameter("language", allowed=("nl", "fr")), "es", "'es' is no language here: choose nl, fr"),
        (parameter("text"), "x" * 5000, "at most 2000 characters"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused_with_what_is_allowed(read, value, message, lookup):
    with pytest.raises(UsageError) as caught:
        read_value(read, value, namespaces(), lookup)
    assert str(caught.value).startswith("--param x: ")
    assert message in str(caught.value)


def test_a_label_of_several_things_is_asked_about(lookup):
    with pytest.raises(UsageError, match=r"may be several: choose id:agency/.*id:agency/"):
        read_value(parameter("iri", of_class="bkg:Agency"), "Centre national de crise", namespaces(), lookup)
