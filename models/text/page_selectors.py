"""Selectors of style sheets: which elements of a page they are for."""

from __future__ import annotations

import re
from typing import NamedTuple

from models.text.page_tokens import Tag

_PART = re.compile(
    r"(?P<joint>\s*+[>+~]\s*+|\s++)|(?P<plain>[#.]?(?:[\w-]|[^\x00-\x7f]|\\.)++)|(?P<any>\*)"
    r"|\[\s*+(?P<name>[\w-]++)\s*+(?:(?P<how>[~|^$*]?=)\s*+(?P<value>\"[^\"]*+\"|'[^']*+'|[^\]\s]++)\s*+[iIsS]?\s*+)?+\]"
    r"|(?P<pseudo>::?[\w-]++)(?:\([^()]*+\))?+"
)
_AT_REST = re.compile(r":(?:hover|focus|focus-within|focus-visible|active|target|visited|checked)$")
_PASSING = frozenset({":link", ":any-link", ":enabled", ":scope"})
_BESIDE = frozenset({":before", ":after", "::before", "::after", "::marker"})


class Part(NamedTuple):
    """An element of a selector: `.a` in `.a > b`.

    Attributes:
        attributes: What is asked of its attributes: their name, how it is asked, and the value.
        sure: Whether all of it is understood.
        beside: Whether it is what a browser writes before or behind the element's own words.
        is_never: Whether no page has it that nobody touches.
        is_root: Whether it is all of the page.
    """

    name: str = ""
    id: str = ""
    classes: frozenset[str] = frozenset()
    attributes: tuple[tuple[str, str, str], ...] = ()
    sure: bool = True
    beside: bool = False
    is_never: bool = False
    is_root: bool = False

    @property
    def key(self) -> str:
        """By what it is looked up."""
        if self.id:
            return f"#{self.id}"
        return f".{min(self.classes)}" if self.classes else self.name or "*"

    def fits(self, tag: Tag, classes: frozenset[str]) -> bool:
        """Return whether an element with these classes is one."""
        return (
            (not self.name or self.name == tag.name)
            and (not self.id or self.id == tag.attributes.get("id", ""))
            and self.classes <= classes
            and all(_has(tag, *asked) for asked in self.attributes)
            and (not self.is_root or tag.name == "html")
        )


def parts_of(selector: str) -> list[tuple[str, Part]]:
    """Return the elements of a selector, each with what joins it to the one before."""
    parts: list[tuple[str, Part]] = [("", Part())]
    at = 0
    while at < len(selector):
        found = _PART.match(selector, at)
        if not found:
            return [("", parts[-1][1]._replace(sure=False))]
        at = found.end()
        joint, part = parts[-1]
        if found["joint"]:
            parts.append((found["joint"].strip(), Part()))
        else:
            parts[-1] = (joint, _more(part, found))
    return parts


def _more(part: Part, found: re.Match[str]) -> Part:
    if plain := found["plain"]:
        bare = plain.lstrip("#.").replace("\\", "")
        if plain[0] not in "#.":
            return part._replace(name=bare.lower())
        return part._replace(id=bare) if plain[0] == "#" else part._replace(classes=part.classes | {bare})
    if name := found["name"]:
        asked = (name.lower(), found["how"] or "", (found["value"] or "").strip("\"'"))
        return part._replace(attributes=(*part.attributes, asked))
    return _with_pseudo(part, found["pseudo"].lower(), found[0]) if found["pseudo"] else part


def _with_pseudo(part: Part, pseudo: str, whole: str) -> Part:
    if pseudo in _BESIDE:
        return part._replace(beside=True)
    if _AT_REST.search(pseudo) or (pseudo.startswith("::") and pseudo not in {"::first-letter", "::first-line"}):
        return part._replace(is_never=True)
    if pseudo == ":root":
        return part._replace(is_root=True)
    return part._replace(sure=part.sure and pseudo in _PASSING and "(" not in whole)


def weight_of(parts: list[tuple[str, Part]]) -> tuple[int, int, int]:
    """Return how much a selector weighs against others: by ids, by classes and attributes, by names."""
    every = [part for _, part in parts]
    classes = sum(len(part.classes) + len(part.attributes) for part in every)
    return sum(bool(part.id) for part in every), classes, sum(bool(part.name) for part in every)


def _has(tag: Tag, name: str, how: str, value: str) -> bool:
    """Return whether an element has an attribute as a selector asks for it."""
    if name not in tag.attributes:
        return False
    own = tag.attributes[name]
    if not how:
        return True
    if how in {"^=", "$=", "*="} and not value:
        return False
    return {
        "=": own == value,
        "~=": value in own.split(),
        "|=": own == value or own.startswith(f"{value}-"),
        "^=": own.startswith(value),
        "$=": own.endswith(value),
        "*=": value in own,
    }[how]
