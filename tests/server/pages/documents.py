"""Pages as a parser of HTML sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Element:
    """A start tag."""

    name: str
    attributes: dict[str, str]


@dataclass
class Page(HTMLParser):
    """All start tags of a page, and what stands between the tags."""

    elements: list[Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag, attrs):
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data):
        is_script = self.elements and self.elements[-1].name == "script" and self.cdata_elem
        (self.blocks if is_script else self.words).append(data)

    def all(self, *names: str) -> list[Element]:
        return [each for each in self.elements if each.name in names]

    def values(self, attribute: str) -> list[str]:
        return [each.attributes[attribute] for each in self.elements if attribute in each.attributes]


def parse(text: str) -> Page:
    page = Page()
    page.feed(text)
    page.close()
    return page
