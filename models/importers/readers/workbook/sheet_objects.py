"""What lies on a sheet or beside it: boxes, pictures, charts, controls, notes. It is told, and it may cover cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError

from models.importers.readers.cells import lines
from models.importers.readers.workbook.sheet_content import COLUMNS, MOST_AREAS, ROWS, Area, SheetContent
from models.importers.readers.workbook.sheet_remarks import place
from models.importers.readers.workbook.workbook_package import (
    WorkbookPackage,
    attribute_of,
    child,
    children,
    elements,
    is_on,
    local,
)

_MOST = 200
"""Objects of a sheet that are told. Chosen: a report has a few pictures, and somebody has to read the list."""

_LONGEST = 500
"""Characters of what an object says that are shown. Chosen: a note has some ten, and more fills the list."""

_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")
_LINES = {"line", "straightConnector1"}
_FILLS = {"solidFill", "gradFill", "pattFill", "blipFill", "grpFill"}
_STRUCK = {"sngStrike", "dblStrike"}

_CONTROLS = {
    "Checkbox": "复选框",
    "Radio": "单选框",
    "Drop": "下拉框",
    "List": "列表框",
    "Edit": "输入框",
    "Label": "标签",
    "GBox": "分组框",
    "Spin": "微调按钮",
    "Scroll": "滚动条",
}
"""Controls by the names of VML (MS-OI29500, 2.1.1905), without buttons, which hold nothing, and notes."""

_ANCHOR = 8
"""Numbers of an anchor of an old drawing (MS-OI29500, 2.1.1896)."""

_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K[0-9]{2}[+-][0-9]{3}|[0-9]{1,3}|.)', re.DOTALL)
"""What says how a header is set, or stands for a number or a name (Open XML, part 1, 18.3.1.39)."""

_PAGE_NUMBER = re.compile("第页|共页")
_LEAST_WORDS = 4
"""Chinese characters of a header that says something. Chosen: a title has more, what stands by a number fewer."""

_THREADED = re.compile(r"^\s*\[(?:Threaded comment|线程批注)\]")

_SIDES = {
    "oddHeader": "页眉",
    "evenHeader": "页眉",
    "firstHeader": "页眉",
    "oddFooter": "页脚",
    "evenFooter": "页脚",
    "firstFooter": "页脚",
}
_READ = "里面的内容没有读进来，请对照着填。"


class Objects(NamedTuple):
    """What lies on a sheet.

    Attributes:
        told: What each is, and at which cell it begins; nothing where that is not known.
        covers: Cells of which something else may be seen.
    """

    told: tuple[tuple[str, str], ...]
    covers: tuple[Area, ...]


class _Shape(NamedTuple):
    """A shape, a picture or a frame: what is told of it, and whether a cell below it may look otherwise."""

    text: str
    covers: bool


def objects_of(package: WorkbookPackage, part: str, content: SheetContent) -> Objects:
    """Return what lies on a sheet, and what is said in its notes and in the margins of its pages."""
    told: list[tuple[str, str]] = []
    covers: list[Area] = []
    related = dict.fromkeys(package.relations(part).values())
    parts = [(one.kind, package.part(one.target) or b"") for one in related]
    for kind, inside in parts:
        if kind == "drawing" and inside:
            for area, shape in _drawn(inside):
                told += [(shape.text, place(*area[:2]))] if shape.text else []
                covers += [area] if shape.covers else []
    told += [(f"{name}，{_READ}", "") for name in content.objects.values()]
    for kind, inside in parts:
        if kind == "vmlDrawing" and inside:
            covers += _shown_notes(inside)
            told += [] if content.objects else _controls(inside)
    told += [(f"批注：{words}", cell) for cell, words in _notes(dict(parts)).items()]
    told += [(text, "") for text in _margins(content)]
    unique = tuple(dict.fromkeys((_short(text), cell) for text, cell in told))
    more = (
        ((f"还有 {len(unique) - _MOST} 个图形、图片或者批注没有读进来，请对照着填。", ""),)
        if len(unique) > _MOST
        else ()
    )
    is_crowded = len(covers) > MOST_AREAS
    return Objects((*unique[:_MOST], *more), (Area(1, 1, ROWS, COLUMNS),) if is_crowded else tuple(covers))


def _short(text: str) -> str:
    return f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text


# ---------------------------------------------------------------- drawings


def _drawn(drawing: bytes) -> Iterator[tuple[Area, _Shape]]:
    for anchor in elements(drawing, _ANCHORS):
        area = _area(anchor)
        yield from ((area, shape) for one in anchor for shape in _shapes(one))


def _area(anchor: Element) -> Area:
    """Return the cells that an anchor reaches over; where it says only where it begins, the one."""
    begin, end = child(anchor, "from"), child(anchor, "to")
    top, left = _number(begin, "row"), _number(begin, "col")
    if end is None:
        return Area(top + 1, left + 1, top + 1, left + 1)
    bottom, right = (_number(end, way) + bool(_number(end, f"{way}Off")) for way in ("row", "col"))
    return Area(top + 1, left + 1, max(bottom, top + 1), max(right, left + 1))


def _number(one: Element | None, name: str) -> int:
    inside = child(one, name)
    text = (inside.text or "").strip() if inside is not None else ""
    return int(text) if text.isdecimal() else 0


def _shapes(one: Element) -> Iterator[_Shape]:
    kind = local(one)
    if kind == "AlternateContent":
        for inside in child(one, "Choice") or ():
            yield from _shapes(inside)
    elif _is_hidden(one):
        return
    elif kind == "grpSp":
        for inside in one:
            yield from _shapes(inside)
    elif kind == "sp":
        words = " ".join(lines("\n".join(map(_words, children(child(one, "txBody"), "p")))))
        is_line = attribute_of(child(one, "spPr", "prstGeom"), "prst") in _LINES
        yield _Shape(f"文本框：{words}" if words else "", bool(words) or is_line or _is_filled(one))
    elif kind == "cxnSp":
        yield _Shape("", covers=True)
    elif kind == "pic":
        yield _Shape("一张图片，里面的字读不出来，请对照着填。", covers=True)
    elif kind in {"graphicFrame", "contentPart"}:
        data = child(one, "graphic", "graphicData")
        is_chart = data is not None and "chart" in data.get("uri", "")
        yield _Shape(f"一张{'图表' if is_chart else '示意图'}，{_READ}", covers=True)


def _is_hidden(one: Element) -> bool:
    """Return whether a shape says that it is not shown."""
    about = next((inside for inside in one if local(inside).startswith("nv")), None)
    return is_on(attribute_of(child(about, "cNvPr"), "hidden"))


def _words(paragraph: Element) -> str:
    """Return the words of a paragraph of a shape; what is crossed out is none."""
    pieces = []
    for run in paragraph:
        look = child(run, "rPr")
        if look is None or look.get("strike") not in _STRUCK:
            pieces += [text.text or "" for text in children(run, "t")]
            pieces += ["\n"] if local(run) == "br" else []
    return "".join(pieces)


def _is_filled(shape: Element) -> bool:
    """Return whether what is below a shape is not seen."""
    look = child(shape, "spPr")
    own = {local(one) for one in (look if look is not None else ())}
    if "noFill" in own:
        return False
    of_style = child(shape, "style", "fillRef")
    return bool(own & _FILLS) or (of_style is not None and of_style.get("idx", "0") != "0")


# ---------------------------------------------------------------- controls


def _controls(drawing: bytes) -> Iterator[tuple[str, str]]:
    """Yield the controls of old drawings; these are not always XML."""
    try:
        for shape in elements(drawing, ("shape",)):
            about, box = child(shape, "ClientData"), child(shape, "textbox")
            kind = _CONTROLS.get(attribute_of(about, "ObjectType"))
            if kind:
                words = " ".join(lines("".join(box.itertext()))) if box is not None else ""
                yield f"控件（{kind}）{f'：{words}' if words else ''}，{_READ}", ""
    except ParseError:
        yield f"有读不出来的图形或者控件，{_READ}", ""


def _shown_notes(drawing: bytes) -> list[Area]:
    """Return the cells that notes lie on which are always shown."""
    try:
        about = [child(shape, "ClientData") for shape in elements(drawing, ("shape",))]
    except ParseError:
        return []
    shown = (one for one in about if attribute_of(one, "ObjectType") == "Note" and child(one, "Visible") is not None)
    return [area for one in shown for area in _anchored(child(one, "Anchor"))]


def _anchored(anchor: Element | None) -> Iterator[Area]:
    """Yield the cells that an anchor of an old drawing reaches over: its columns and rows, each with its offset."""
    numbers = re.findall("[0-9]{1,7}", (anchor.text or "") if anchor is not None else "")
    if len(numbers) == _ANCHOR:
        left, _, top, _, right, _, bottom, _ = map(int, numbers)
        yield Area(top + 1, left + 1, bottom + 1, right + 1)


# ---------------------------------------------------------------- notes, margins


def _notes(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return what is said of cells; of a conversation, all of it."""
    found: dict[str, str] = {}
    for note in elements(parts.get("comments") or b"<none/>", ("comment",)):
        words = " ".join(lines("".join(text.text or "" for text in note.iter() if local(text) == "t")))
        if words and not _THREADED.match(words):
            found[note.get("ref", "")] = words
    for note in elements(parts.get("threadedComment") or b"<none/>", ("threadedComment",)):
        text = child(note, "text")
        words = " ".join(lines((text.text if text is not None else "") or ""))
        cell = note.get("ref", "")
        found[cell] = "；".join(filter(None, (found.get(cell), words)))
    return {cell: words for cell, words in found.items() if words}


def _margins(content: SheetContent) -> Iterator[str]:
    """Yield what is printed above and below the pages, if it says something."""
    for side, text in content.page_texts:
        words = " ".join(lines(_CODE.sub("", text)))
        is_said = sum(one > "一" for one in _PAGE_NUMBER.sub("", "".join(words.split()))) >= _LEAST_WORDS
        if is_said and side in _SIDES:
            yield f"{_SIDES[side]}：{words}"
