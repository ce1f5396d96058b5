"""Labels of actions: noun phrases that tell one action from another."""

from __future__ import annotations

import pytest

from benelux_kg.extraction import Extractor
from tests.extraction.seeing import read

LABELS = [
    ("nl", "De Belgische politie en de Nederlandse douane werken samen tegen drugshandel.", "samenwerking: drugshandel (Douane Nederland, Geïntegreerde Politie)"),
    ("nl", "De Belgische politie en de Nederlandse douane trainden op 3 mei 2019.", "opleiding (Douane Nederland, Geïntegreerde Politie, 2019-05-03)"),
    ("nl", "Op 3 mei 2019 vond in Gent een grote oefening over mensenhandel plaats, in België en Nederland.", "grote oefening: mensenhandel (België, Nederland, Gent, 2019-05-03)"),
    ("nl", "België en Nederland hielden op 3 mei 2019 de oefening “Grijze Valk”.", "Grijze Valk"),
    ("fr", "La Belgique et la France coopèrent contre le trafic de drogue.", "coopération: trafic de stupéfiants (Belgique, France)"),
    ("en", "Belgium and France work together against drug trafficking.", "cooperation: drug trafficking (Belgium, France)"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "label"), LABELS)
def test_an_action_is_labelled_by_a_noun_with_what_tells_it_from_others(language, text, label):
    things = Extractor.load().extract(read(text, language)).things
    assert {thing.labels[0].lexical for thing in things if thing.iri.startswith("id:action/")} == {label}
