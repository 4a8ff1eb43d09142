"""Texts of all kinds, frames for them, and what can be seen of their lines."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import strategies as st

from exporters.typeset.paragraph_lines import ComposedLine, Frame
from exporters.typeset.punctuation import NOT_FIRST, NOT_LAST

EM = 15.793
PAGE = Frame(442.2)
OPENING = "（《“【"
CLOSING = "，。、；：）》”】"
NARROW = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:/-_&<>()%\t")

HANZI = st.text("国政府信息公开年报李喆𫟹", min_size=1, max_size=9)
WORDS = st.from_regex(r"[a-z0-9]{1,9}([.,/:-][a-z0-9]{1,9}){0,2}", fullmatch=True)
PHRASES = st.builds(
    "{}{}{}{}".format,
    st.text(OPENING, max_size=2),
    HANZI | WORDS,
    st.text(CLOSING, max_size=2),
    st.sampled_from(["", "", " "]),
)
ENDINGS = st.builds("{}{}".format, HANZI, st.sampled_from(["——", "……", "？", "！", "5％"]))
PROSE = st.lists(PHRASES | ENDINGS, max_size=60).map("".join)
ANYTHING = st.text("国政（《“”》），。、；：？！……——abc019.,:/%() \n\u3000\u0301\ufe00", max_size=120) | st.text(
    max_size=60
)
WIDTHS = st.floats(0.5, 30).map(lambda characters: characters * EM)
FRAMES = st.builds(Frame, WIDTHS, st.none() | WIDTHS, st.sampled_from([0, 2]), st.booleans())


def measure(char: str) -> float:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return EM / 2 if char in NARROW else EM


def advance(text: str) -> float:
    return sum(map(measure, text))


def texts(lines: tuple[ComposedLine, ...]) -> list[str]:
    return [line.text for line in lines]


def ink(line: ComposedLine) -> list[tuple[float, float]]:
    """Where each character is black: a mark may have moved over its neighbour with its blank half."""
    boxes = []
    for span in line.spans:
        x = span.x
        for char in span.text:
            left, right = x, x + measure(char)
            left += measure(char) / 2 if char in OPENING + "〈「『〔〖〘［｛‘〝" else 0
            right -= measure(char) / 2 if char in CLOSING + "〉」』〕〗〙］｝’〞" else 0
            if measure(char) and not char.isspace():
                boxes.append((left, right))
            x += measure(char) + span.extra
    return boxes


def forbidden(lines: list[str]) -> list[tuple[str, str]]:
    """The breaks that the marks do not permit."""
    visible = [line.strip() for line in lines]
    return [
        (before, after)
        for before, after in pairwise(visible)
        if before and after and (before[-1] in NOT_LAST or after[0] in NOT_FIRST)
    ]
