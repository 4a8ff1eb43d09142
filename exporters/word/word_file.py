"""The file itself: which parts it has, what it says of itself, and the same bytes for the same report."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.oxml.ns import qn

from exporters.manuscript import clean
from exporters.release import Release
from exporters.word.markup import Element, built, w
from exporters.word.styles import defaults, fonts, styles
from models.form.cover import read_date
from models.report.wording import signatory, title

_KEPT = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
}
"""What stays of the template that comes with python-docx; its picture, theme and lists are of no use here."""

_LONGEST_PROPERTY = 255
"""Characters that python-docx takes for a property of the document."""

_COMPATIBILITY = ("balanceSingleByteDoubleByteWidth", "doNotExpandShiftReturn", "useFELayout")
_WORD = "http://schemas.microsoft.com/office/word"
_WORD_2013 = 15
"""Older values show “compatibility mode” in the title bar."""


def blank() -> Document:
    """Return a document without text that has our styles, fonts and settings and nothing else."""
    document = docx.Document()
    part = document.part
    _prune(part.package.rels)
    _prune(part.rels)
    listed = document.styles.element
    listed[:] = [*built(defaults()), *listed.findall(qn("w:latentStyles")), *built(*styles())]
    document.settings.element[:] = built(*_settings())
    table = Part(
        PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, serialize_part_xml(*built(fonts())), part.package
    )
    part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)
    return document


def set_properties(document: Document, release: Release) -> None:
    """Let the document say what it is; its dates depend on nothing but the report."""
    report, properties = release.report, document.core_properties
    day = read_date(report.text("cover", "date")) or date(report.year, 12, 31)
    properties.title = _one_line(title(report))
    properties.author = properties.last_modified_by = _one_line(signatory(report))
    properties.subject = f"{release.variant.value}（{release.variant.purpose}）"
    properties.comments, properties.language = "", "zh-CN"
    properties.created = properties.modified = datetime.combine(day, time(), UTC)


def save(document: Document, stream: IO[bytes]) -> None:
    """Write the document; entries of the archive have no date of their own."""
    packed = BytesIO()
    document.save(packed)
    with ZipFile(packed) as source, ZipFile(stream, "w") as target:
        for name in source.namelist():
            entry = ZipInfo(name)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            target.writestr(entry, source.read(name))


def _prune(relationships: Relationships) -> None:
    for key in [key for key, one in relationships.items() if one.reltype not in _KEPT]:
        del relationships[key]


def _settings() -> list[Element]:
    mode = w("compatSetting", name="compatibilityMode", uri=_WORD, val=_WORD_2013)
    return [
        w("zoom", percent=100),
        w("defaultTabStop", val=420),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="compressPunctuation"),
        w("compat", *map(w, _COMPATIBILITY), mode),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    ]


def _one_line(text: str) -> str:
    return " ".join(clean(text).split("\n"))[:_LONGEST_PROPERTY]
