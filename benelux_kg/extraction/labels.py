"""Labels of actions: a noun phrase from the words of the text, with what tells the action from others of its kind.

"werken samen" is no name: it becomes the vocabulary's noun for it, with subject, owner and date as far as known
("samenwerking: migratie (Benelux Unie)").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from benelux_kg.extraction.entities import Entity
from benelux_kg.extraction.folding import fold
from benelux_kg.extraction.grammar import Grammar
from benelux_kg.vocabulary.lexicon import Lexicon

_NOUNS = frozenset({"preferred", "alternative"})
_PHRASE = 3
"""The fewest words of the text that say by themselves what is done."""
_MARKS = " \t\n,;:."


class ActionLabeller:
    """Makes labels of actions in one language; ``owners`` are those that the name of a group of owners stands for."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar, owners: Mapping[str, Iterable[str]]) -> None:
        self._owners = owners
        self._lexicon = lexicon
        self._grammar = grammar

    def label(self, action: Entity) -> str:
        """Return the label of ``action`` from its words, else from its type; its name where it has one."""
        if action.name:
            return action.name
        words = self._bare(action.label)
        is_noun = self._is_noun(action, words)
        head = words if is_noun else self._label_of(action.action_type) or words
        about = self._label_of(action.domain)
        about = "" if fold(about) in fold(head) or (is_noun and not action.of_words) else about
        owners = (self._label_of(o) for o in self._owners.get(action.owner, (action.agreement or action.owner,)))
        told = ", ".join(filter(None, (*owners, action.start)))
        return head + (f": {about}" if about else "") + (f" ({told})" if told else "")

    def _bare(self, words: str) -> str:
        """Cut marks at the end and an article at the beginning."""
        words = words.strip(_MARKS)
        first, _, rest = words.partition(" ")
        return rest if rest and "determiners" in self._grammar.classes.get(fold(first), ()) else words

    def _is_noun(self, action: Entity, words: str) -> bool:
        """Tell whether words name an action: they end in a noun of its type, or are a whole phrase of a list."""
        if not action.of_words:
            return len(words.split()) >= _PHRASE
        entry = self._lexicon.entries.get(action.action_type)
        labels = entry.labels if entry else ()
        nouns = {fold(n.text) for n in labels if n.language == self._grammar.language and n.sort in _NOUNS}
        said = fold(words)
        return any(said.endswith(noun) for noun in nouns)

    def _label_of(self, iri: str) -> str:
        entry = self._lexicon.entries.get(iri)
        return entry.label(self._grammar.language) if entry else ""
