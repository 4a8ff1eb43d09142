"""The numbers that Word puts before paragraphs by itself: they are printed, but stand nowhere in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

_PLACE = re.compile("%([1-9])")
_DIGITS = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
"""Roman numerals by value, the greatest first."""

_LETTERS = 26
"""Of the alphabet; Word goes on with aa, bb."""

_MOST_CIRCLED = 20
"""Unicode has ① to ⑳ in one row."""

_LONGEST_NUMBER = 5
"""Digits of a number that is believed; Word itself counts up to 32,767."""
_MOST = 99
"""What is counted in words. Chosen: beyond that nobody does."""


class Label(NamedTuple):
    """The number before a paragraph.

    Attributes:
        is_apart: Whether there is a gap between it and the text.
    """

    text: str
    is_apart: bool = True


class _Level(NamedTuple):
    kind: str
    text: str
    start: int
    is_apart: bool = True


class _List(NamedTuple):
    """What a paragraph refers to: the list it belongs to, and how that is printed here."""

    counts: str
    levels: dict[int, _Level]
    restarts: dict[int, int]


class Numbering:
    """Counts through a document, paragraph by paragraph."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._styles = {} if styles is None else {_value(one, "w:styleId"): one for one in styles.iter(qn("w:style"))}
        self._lists = {} if numbering is None else dict(_lists(numbering, self._styles))
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Element) -> Label:
        """Return the number before `paragraph`, which is thereby counted; nothing for a bullet."""
        number, level = self._place(paragraph)
        listed = self._lists.get(number)
        if listed is None or level not in listed.levels:
            return Label("")
        counts = self._counts.setdefault(listed.counts, {})
        if level in listed.restarts and (number, level) not in self._begun:
            counts[level] = listed.restarts[level] - 1
        self._begun.add((number, level))
        counts[level] = counts.get(level, listed.levels[level].start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        return Label(_printed(listed.levels, level, counts), listed.levels[level].is_apart)

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """Return the number of the list, and the level in it, that the paragraph or its style names."""
        number, level = _numbering_of(paragraph)
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = "" if style is None else _value(style)
        seen: set[str] = set()
        while not number and name in self._styles and name not in seen:
            seen.add(name)
            number, level = _numbering_of(self._styles[name])
            above = self._styles[name].find(qn("w:basedOn"))
            name = "" if above is None else _value(above)
        return number, level


def _lists(numbering: Element, styles: Mapping[str, Element]) -> Iterator[tuple[str, _List]]:
    """Yield the lists by number; one may have the levels of another by a style that both name."""
    shapes = {_value(shape, "w:abstractNumId"): dict(_levels(shape)) for shape in numbering.iter(qn("w:abstractNum"))}
    of_lists = {_value(one, "w:numId"): _child(one, "w:abstractNumId") for one in numbering.iter(qn("w:num"))}
    for shape in numbering.iter(qn("w:abstractNum")):
        if (style := styles.get(_child(shape, "w:numStyleLink"))) is not None:
            linked = of_lists.get(_numbering_of(style)[0], "")
            shapes[_value(shape, "w:abstractNumId")] = shapes.get(linked, {})
    for one in numbering.iter(qn("w:num")):
        shape = one.find(qn("w:abstractNumId"))
        counts = "" if shape is None else _value(shape)
        changed: dict[int, _Level] = {}
        for override in one.iter(qn("w:lvlOverride")):
            changed |= dict(_levels(override))
        restarts = {
            whole_number(_value(override, "w:ilvl")): whole_number(_value(start))
            for override in one.iter(qn("w:lvlOverride"))
            for start in override.iter(qn("w:startOverride"))
        }
        yield _value(one, "w:numId"), _List(counts, shapes.get(counts, {}) | changed, restarts)


def _levels(shape: Element) -> Iterator[tuple[int, _Level]]:
    for level in shape.iter(qn("w:lvl")):
        kind, text, start, gap = (_child(level, name) for name in ("w:numFmt", "w:lvlText", "w:start", "w:suff"))
        shown = "" if level.find(f"{qn('w:rPr')}/{qn('w:vanish')}") is not None else text
        at = whole_number(_value(level, "w:ilvl"))
        yield at, _Level(kind or "decimal", shown, whole_number(start or "1"), gap != "nothing")


def _numbering_of(owner: Element) -> tuple[str, int]:
    place = owner.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    return ("", 0) if place is None else (_child(place, "w:numId"), whole_number(_child(place, "w:ilvl") or "0"))


def _printed(levels: dict[int, _Level], level: int, counts: dict[int, int]) -> str:
    def count(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        shape = levels.get(at, levels[level])
        return _in_words(shape.kind, counts.get(at, shape.start))

    return "" if levels[level].kind == "bullet" else _PLACE.sub(count, levels[level].text)


def _in_words(kind: str, number: int) -> str:
    write = _KINDS.get(kind)
    return write(number) if write and 0 < number <= _MOST else str(number)


def _chinese(number: int, digits: str = _DIGITS, ten: str = "十") -> str:
    tens, ones = divmod(number, 10)
    before = "" if tens < (1 if digits == _LEGAL else 2) else digits[tens]
    return f"{before}{ten if tens else ''}{digits[ones] if ones else ''}"


def _roman(number: int) -> str:
    text, rest = "", number
    for value, letters in _ROMAN:
        text += letters * (rest // value)
        rest %= value
    return text


def _letters(number: int) -> str:
    times, at = divmod(number - 1, _LETTERS)
    return chr(ord("a") + at) * (times + 1)


_KINDS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCounting"),
        _chinese,
    ),
    "taiwaneseCountingThousand": _chinese,
    "japaneseDigitalTenThousand": _chinese,
    "chineseLegalSimplified": lambda number: _chinese(number, _LEGAL, "拾"),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalEnclosedCircle": lambda number: chr(0x2460 + number - 1) if number <= _MOST_CIRCLED else str(number),
    "decimalEnclosedCircleChinese": lambda number: chr(0x2460 + number - 1) if number <= _MOST_CIRCLED else str(number),
    "decimalFullWidth": lambda number: str(number).translate({48 + one: 0xFF10 + one for one in range(10)}),
    "decimalZero": lambda number: f"{number:02}",
}


def _child(owner: Element, name: str) -> str:
    found = owner.find(qn(name))
    return "" if found is None else _value(found)


def _value(element: Element, name: str = "w:val") -> str:
    return str(element.get(qn(name), ""))


def whole_number(text: str) -> int:
    """Return the number that an attribute holds; 0 where it is none, or longer than any that Word writes."""
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_NUMBER else 0
