"""Whether what stands on a web page can be seen, is crossed out, or is raised: as tags and styles say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Flag, auto

from models.text.page_tokens import Tag


class Look(Flag):
    """How a text looks; the looks of an element are those of what is in it, too."""

    PLAIN = 0
    GONE = auto()
    VEILED = auto()
    SIZELESS = auto()
    CROSSED_OUT = auto()
    RAISED = auto()


UNSEEN = Look.GONE | Look.VEILED | Look.SIZELESS
"""Looks that leave nothing to see. What is veiled keeps its place."""

_NEVER_SHOWN = "audio button canvas datalist head map math nav noscript object select svg template video"
_BY_TAG = {
    **dict.fromkeys(("s", "strike", "del"), Look.CROSSED_OUT),
    **dict.fromkeys(("sup", "sub"), Look.RAISED),
    **dict.fromkeys(_NEVER_SHOWN.split(), Look.GONE),
}
_FOOTNOTE_MARKS = re.compile(r"\b(?:MsoFootnoteReference|MsoEndnoteReference|sdfootnoteanc|sdendnoteanc)\b")
"""Classes of Word, WPS and LibreOffice."""

_BY_STYLE = (
    (re.compile(r"display\s*+:\s*+none|mso-hide\s*+:\s*+all|content-visibility\s*+:\s*+hidden"), Look.GONE),
    (re.compile(r"visibility\s*+:\s*+(?:hidden|collapse)|(?<![\w-])opacity\s*+:\s*+0(?:\.0++)?(?![\d.])"), Look.VEILED),
    (re.compile(r"font(?:-size)?\s*+:\s*+0(?:\.0++)?(?![\d.])"), Look.SIZELESS),
    (re.compile(r"line-through"), Look.CROSSED_OUT),
    (re.compile(r"vertical-align\s*+:\s*+(?:super|sub|text-top)|mso-text-raise\s*+:\s*+-?[1-9]"), Look.RAISED),
)
_SHOWS_AGAIN = (
    (re.compile(r"visibility\s*+:\s*+visible"), Look.VEILED),
    (re.compile(r"font-size\s*+:\s*+(?:[1-9]|0?\.\d)"), Look.SIZELESS),
)
_SELECTOR = re.compile(r"\s*+[\w*]*\.([\w-]++)\s*+")


def look_of(tag: Tag, around: Look, classes: Mapping[str, str]) -> Look:
    """Return how what stands in an element looks.

    Args:
        tag: That begins it.
        around: How what stands around it looks.
        classes: What the page says about classes, see `styles_of`.
    """
    own = tag.attributes.get("class", "")
    named = (classes.get(name, "") for name in own.split()) if classes else ()
    style = ";".join((*named, tag.attributes.get("style", "").lower()))
    look = around | _BY_TAG.get(tag.name, Look.PLAIN)
    if style.strip(";"):
        for pattern, shown in _SHOWS_AGAIN:
            look = look & ~shown if pattern.search(style) else look
        for pattern, given in _BY_STYLE:
            look = look | given if pattern.search(style) else look
    if "hidden" in tag.attributes:
        look |= Look.GONE
    return look | Look.RAISED if own and _FOOTNOTE_MARKS.search(own) else look


def styles_of(sheet: str) -> dict[str, str]:
    """Return what a style sheet says about each class, in small letters; what is for paper only is passed over."""
    found: dict[str, str] = {}
    for rule in sheet.replace("<!--", "").replace("-->", "").split("}"):
        selectors, _, style = rule.rpartition("{")
        lowered = style.lower()
        if "{" in selectors or not any(pattern.search(lowered) for pattern, _ in _BY_STYLE):
            continue
        for selector in selectors.split(","):
            if name := _SELECTOR.fullmatch(selector):
                found[name[1]] = f"{found.get(name[1], '')};{lowered}"
    return found
