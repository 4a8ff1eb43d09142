"""What a web page shows that is no text in it: fields to fill in, boxes to tick, pictures, other pages."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # has no stubs

from models.text.page_styles import declarations_of

FIELDS = frozenset({"input", "select", "textarea", "button", "meter", "progress"})
PICTURES = frozenset({"img", "canvas", "svg", "object", "embed", "applet", "video", "audio", "math", "iframe"})

_SMALL, _SHOWN = 60, 16
"""Pixels up to which a picture is an ornament: among the words of a page, and in a cell where it is all there is.

Chosen: icons have 16 to 48, and a picture of a single figure is as high as a line.
"""

_LARGE = 250
"""Pixels of both sides from which on a picture is one, whatever it is called. Chosen: no logo in a text is as tall."""

_ICON_BYTES = 4_000
"""Characters of a picture in the page itself, up to which it is an icon. Chosen: one of a table takes ten times."""

_LONGEST_NAME = 80
"""Characters of what a picture is called that are told. Chosen: a line."""

_ORNAMENT = re.compile(
    r"icon|ico_|logo|qrcode|qr_|ewm|erweima|wei?xin|wechat|weibo|share|banner|arrow|btn|button|dot\b|spacer|blank|pixel"
    r"|loading|emoji|avatar|filetype|print|close|search|jiathis|bdshare|bullet|line\.|bg\.|标志|二维码|图标|按钮",
    re.IGNORECASE,
)
_SEARCHES = re.compile(r"search|keyword|query|login|user|passw|captcha|verify|检索|搜索|关键", re.IGNORECASE)
_NO_TEXT = frozenset({"hidden", "image", "file", "color"})
_BUTTONS = frozenset({"button", "submit", "reset"})
_VALID_NUMBER = re.compile(r"-?(?:\d{1,30}(?:\.\d{1,30})?|\.\d{1,30})(?:[eE][+-]?\d{1,3})?", re.ASCII)
"""What a browser shows in a field for numbers; of anything else, nothing (HTML, valid floating-point number)."""

_DIGIT = re.compile(r"\d")
_WITHOUT_NUMBER = "{what}（网页里存的是“{value}”），页面上看不到数字，没有读进来；请对照着填。"
_NOT_CHOSEN = "一个列表，没有选中哪一项，没有读进来；请对照着填。"
_NO_VALUE = "{what}，上面没有数字，没有读进来；请对照着填。"
_WRITTEN_ON = "{what}，上面写着“{value}”，不是填的数，没有读进来；请对照着填。"
_INLINED = re.compile(r"data:(\d{1,9})$")
_PIXELS = re.compile(r"(\d{1,6})(?:\.\d*+)?(px|pt|%)?")
_GAUGES = {"meter": "一个刻度条", "progress": "一个进度条"}
_WHAT = {
    "canvas": "一幅脚本画的图",
    "svg": "一幅图",
    "video": "一段视频",
    "audio": "一段声音",
    "math": "一个公式",
    "object": "一个嵌在网页里的文件",
    "embed": "一个嵌在网页里的文件",
    "applet": "一个嵌在网页里的程序",
    "iframe": "一个嵌在网页里的网页",
}


class Field(NamedTuple):
    """What a field shows.

    Attributes:
        text: The words and figures that stand in it.
        told: What is seen in it and is no text, and what to do; nothing if there is no such thing.
        sure: Whether a person sees just this text.
    """

    text: str = ""
    told: str = ""
    sure: bool = True


class Picture(NamedTuple):
    """Something that a page shows and that holds no text for a reader.

    Attributes:
        text: What it is, and what to do.
        is_minor: Whether it may be an ornament, which is worth naming only inside of a report.
    """

    text: str
    is_minor: bool = True


def field(element: HtmlElement, *, in_table: bool) -> Field:
    """Return what a field shows.

    Args:
        element: Of `FIELDS`.
        in_table: Whether it stands in a table of data; elsewhere a field may be there to search the site.
    """
    if element.tag in _GAUGES:
        return _unread(_GAUGES[element.tag], element.get("value", ""))
    if element.tag == "button":
        return _button(" ".join(element.text_content().split()), in_table=in_table)
    if not in_table and _is_for_the_site(element):
        return Field()
    if element.tag == "textarea":
        return Field(element.text or "") if (element.text or "").strip() else _hint(element, in_table=in_table)
    return _chosen(element) if element.tag == "select" else _input(element, in_table=in_table)


def _input(element: HtmlElement, *, in_table: bool) -> Field:
    kind, value = element.get("type", "text").strip().lower(), element.get("value", "")
    if kind in {"checkbox", "radio"}:
        signs = "☑☐" if kind == "checkbox" else "●○"
        return Field(signs[0] if "checked" in element.attrib else signs[1])
    if kind in _BUTTONS:
        return _button(value, in_table=in_table)
    if kind in _NO_TEXT or (kind == "search" and not in_table):
        return Field()
    if kind == "range" or (kind == "password" and value):
        return _unread("一个滑块" if kind == "range" else "一个密码框", value)
    if kind == "number" and value and not _VALID_NUMBER.fullmatch(value):
        return _unread("一个输入框", value)
    return Field(value) if value.strip() else _hint(element, in_table=in_table)


def _unread(what: str, value: str) -> Field:
    value = " ".join(value.split())[:_LONGEST_NAME]
    return Field(told=(_WITHOUT_NUMBER if value else _NO_VALUE).format(what=what, value=value))


def _button(label: str, *, in_table: bool) -> Field:
    """Return what is told of a button: in a table a number on it may be taken for a figure."""
    is_told = in_table and _DIGIT.search(label)
    return Field(told=_WRITTEN_ON.format(what="一个按钮", value=label[:_LONGEST_NAME])) if is_told else Field()


def _hint(element: HtmlElement, *, in_table: bool) -> Field:
    """Return what is told of a field that nobody has filled in, if it shows a number in grey."""
    hint = " ".join(element.get("placeholder", "").split())
    if not in_table or not _DIGIT.search(hint):
        return Field()
    return Field(told=_WRITTEN_ON.format(what="一个没有填的输入框", value=hint[:_LONGEST_NAME]))


def _is_for_the_site(field: HtmlElement) -> bool:
    names = " ".join(field.get(name, "") for name in ("name", "id", "class", "placeholder", "value"))
    form = next(field.iterancestors("form"), None)
    target = f"{form.get('action', '')} {form.get('id', '')} {form.get('class', '')}" if form is not None else ""
    if _SEARCHES.search(names) or _SEARCHES.search(target):
        return True
    around, before = field.getparent(), field.getprevious()
    left = (before.tail if before is not None else around.text if around is not None else "") or ""
    return field.tag == "select" and not left.strip() and not (field.tail or "").strip()


def _chosen(select: HtmlElement) -> Field:
    """Return what is chosen of a list; what a browser chooses by itself if nothing is and only one line is seen."""
    options = list(select.iter("option"))
    chosen = [option for option in options if "selected" in option.attrib]
    is_list = "multiple" in select.attrib or select.get("size", "1").strip() not in {"", "0", "1"}
    free = (option for option in options if not _is_disabled(option))
    shown = chosen if is_list else chosen[-1:] or list(free)[:1]
    if is_list and options and not chosen:
        return Field(told=_NOT_CHOSEN)
    text = "、".join((option.get("label") or option.text_content()).strip() for option in shown)
    return Field(text, sure=not is_list)


def _is_disabled(option: HtmlElement) -> bool:
    around = option.getparent()
    is_in_disabled = around is not None and around.tag == "optgroup" and "disabled" in around.attrib
    return is_in_disabled or "disabled" in option.attrib


def picture(element: HtmlElement, *, in_cell: bool) -> Picture | None:
    """Return what a page shows in an element that holds no text; None if it is an ornament.

    Args:
        element: Of `PICTURES`.
        in_cell: Whether it is all there is in a cell of data, and may be its figure.
    """
    sides = [_side(element, name) for name in ("width", "height")]
    known = [side for side in sides if side is not None]
    source = element.get("src") or element.get("data") or ""
    if element.tag == "iframe":
        return Picture(_named(element, source)) if source.strip() and not _is_small(known, _SHOWN) else None
    if element.tag == "svg" and (said := " ".join(" ".join(t.itertext()) for t in element.iter("text")).split()):
        return Picture(
            f"{_WHAT['svg']}里的字，没有读进来，请对照着填：{' '.join(said)[:_LONGEST_NAME]}", is_minor=False
        )
    if _is_small(known, _SHOWN if in_cell else _SMALL) or (element.tag == "svg" and not known and not in_cell):
        return None
    is_large = len(known) == len(sides) and min(known) >= _LARGE
    inlined = _INLINED.match(source)
    if inlined and int(inlined[1]) <= _ICON_BYTES and not in_cell and not is_large:
        return None
    words = " ".join(element.get(name, "") for name in ("src", "class", "id", "alt", "title"))
    if _ORNAMENT.search(words) and not is_large and not in_cell:
        return None
    return Picture(_named(element, "" if inlined else source), is_minor=not in_cell)


def _named(element: HtmlElement, source: str) -> str:
    what = _WHAT.get(element.tag, "一张图片")
    file = source.partition("?")[0].replace("\\", "/").rpartition("/")[2] if "," not in source else ""
    words = " ".join((element.get("alt") or element.get("title") or "").split())
    name = "，".join(filter(None, (words, file)))[:_LONGEST_NAME]
    shown = f"{what}（{name}）" if name else what
    if element.tag in {"iframe", "object", "embed", "applet"}:
        return f"{shown}，里面的内容没有读进来；请另外打开它，对照着填。"
    return f"{shown}，里面的字读不出来；请对照着填。"


def _side(element: HtmlElement, name: str) -> float | None:
    told = declarations_of(element.get("style", "")).get(name) or element.get(name, "")
    found = _PIXELS.match(told.strip())
    return float(found[1]) if found and found[2] != "%" else None


def _is_small(known: list[float], limit: float) -> bool:
    return any(side <= limit for side in known)
