"""Texts of a workbook: in parts that have letters of their own, and with the escapes of what XML cannot hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError

from models.importers.readers.workbook.workbook_package import child, elements, local
from models.importers.readers.workbook.workbook_styles import Font, Look
from models.system.errors import UnreadableReport

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")

SMALLEST = 2.0
"""Points: what is set smaller nobody reads, on the screen or on paper. Chosen: print may be as small as 4."""

_MARK = re.compile(r"[\s0-9a-zA-Z*＊※†‡#、,，注〔〕\[\]()（）［］①-⑳⓪❶-❿¹²³⁰-⁹]{1,6}")
"""What marks a note. Chosen: `[12]`, `（注1）`; longer ones are words."""

_UNIT_END = re.compile("[A-Za-zΑ-ωµ)]$")
"""Behind what a raised or lowered figure belongs to it: m², CO₂."""

_POWER = re.compile(r"(?:^|[^0-9])10$")


class Run(NamedTuple):
    """A part of a text.

    Attributes:
        text: What it says.
        font: How its letters look; nothing if as the cell says.
    """

    text: str
    font: Font | None = None


class TextSeen(NamedTuple):
    """What is seen of a text.

    Attributes:
        text: What of it belongs to it.
        sure: Whether a person sees just that.
        struck: What is crossed out.
        raised: Marks of notes.
        invisible: What nobody sees.
    """

    text: str
    sure: bool = True
    struck: str = ""
    raised: str = ""
    invisible: str = ""


def unescaped(text: str) -> str:
    """Return a text with the characters that XML cannot hold, as `_x000D_` says them."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def runs(one: Element, font: Callable[[Element], Font]) -> tuple[Run, ...]:
    """Return a text in its parts; how it is pronounced is none of it."""
    return tuple(_runs(one, font))


def _runs(one: Element, font: Callable[[Element], Font]) -> Iterator[Run]:
    for part in one:
        if local(part) == "t":
            yield Run(unescaped(part.text or ""))
        elif local(part) == "r":
            text, look = child(part, "t"), child(part, "rPr")
            yield Run(unescaped((text.text if text is not None else "") or ""), None if look is None else font(look))


class Strings:
    """The texts that the cells of a workbook share, by number."""

    def __init__(self, content: bytes | None, font: Callable[[Element], Font]) -> None:
        self._content, self._font = content, font
        self._found: Sequence[tuple[Run, ...]] | None = None

    def text(self, number: str) -> tuple[Run, ...]:
        """Return a text in its parts.

        Raises:
            UnreadableReport: There is none of this number: the workbook has lost it.
        """
        if self._found is None:
            self._found = self._read()
        if not number.strip().isdecimal() or int(number) >= len(self._found):
            raise _lost()
        return self._found[int(number)]

    def _read(self) -> Sequence[tuple[Run, ...]]:
        if self._content is None:
            raise _lost()
        try:
            return [runs(one, self._font) for one in elements(self._content, ("si",))]
        except ParseError as error:
            raise _lost() from error


def _lost() -> UnreadableReport:
    return UnreadableReport(
        "工作簿里存放文字的部分丢了或者坏了，没有读取；请重新拷贝，或者用 Excel、WPS 打开、修复、另存一份后再试。"
    )


def seen_of(parts: Sequence[Run], look: Look) -> TextSeen:
    """Return what is seen of a text in a cell that looks so."""
    kept, sure = "", True
    dropped = {"struck": "", "raised": "", "invisible": ""}
    is_all_raised = all((run.font or look.font).is_raised for run in parts if run.text.strip())
    for run in parts:
        font = run.font or look.font
        why = _why_left_out(run, font, look, "" if is_all_raised else kept)
        if why and run.text.strip():
            dropped[why] += run.text
            sure = sure and not (why == "raised" and _POWER.search(kept.rstrip()))
            continue
        kept += run.text
        sure = sure and not (run.text.strip() and _is_doubtful(font, look))
    return TextSeen(kept, sure, **{name: text.strip() for name, text in dropped.items()})


def _why_left_out(run: Run, font: Font, look: Look, before: str) -> str:
    """Return why a part of a text is no part of what is read; nothing if it is."""
    if font.size < SMALLEST or look.ground.hides(font.ink):
        return "invisible"
    if font.is_struck:
        return "struck"
    is_mark = font.is_raised and before.strip() and _MARK.fullmatch(run.text)
    return "raised" if is_mark and not _UNIT_END.search(before.rstrip()) else ""


def _is_doubtful(font: Font, look: Look) -> bool:
    """Return whether a person may see something else than what letters like these say."""
    return font.is_raised or font.is_symbol or look.ground.is_hard(font.ink)
