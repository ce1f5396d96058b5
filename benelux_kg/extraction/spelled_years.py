"""Years in words, as treaties close: "done on the sixth of November two thousand and twenty"."""

from __future__ import annotations

import re

from benelux_kg.extraction.grammar import Grammar, alternatives

_CENTURY = 100
_LONGEST = 3
"""So many number words follow the century: "twenty-one", "ein und zwanzig"."""


class SpelledYears:
    """The years of one language in words."""

    def __init__(self, grammar: Grammar) -> None:
        self._centuries = {word: int(value) for word, value in grammar.mapping("dates", "centuries").items()}
        numbers = grammar.mapping("figures", "numbers") | grammar.mapping("dates", "one")
        self._numbers = {word: int(value) for word, value in numbers.items() if int(value) < _CENTURY}
        joins = alternatives(grammar.words("dates", "year_joins"))
        words = alternatives(self._numbers)
        self._number = re.compile(words)
        self.pattern = (
            f"(?:{alternatives(self._centuries)})(?:[\\s-]*(?:(?:{joins})[\\s-]*)?(?:{words})){{0,{_LONGEST}}}"
        )

    def value(self, words: str) -> int:
        """Return the year that ``words`` of this pattern name."""
        plain = " ".join(words.split())
        century = max((c for c in self._centuries if plain.startswith(c)), key=len)
        rest = self._number.findall(plain, len(century))
        return self._centuries[century] + sum(self._numbers[word] for word in rest)
