from __future__ import annotations

import re
import struct
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.archive import PROGRAM, Properties, make_archival
from exporters.release import Variant
from models.report.wording import heading, signatory, title
from tests.builders import answered, balanced, sample
from tests.exporters.pdf.pages import SAMPLES, content, pdf, sample_pdf, squeezed
from tests.thoroughness import few

ODD = Properties("a<b>&c\x00\ufffe\n d", "李喆𫟹", "<", "&amp;", date(2024, 1, 9))


def described(reader: PdfReader) -> str:
    """Return the metadata packet."""
    root: Any = reader.trailer["/Root"]
    packet: bytes = root["/Metadata"].get_data()
    return packet.decode()


def test_properties_and_metadata_say_the_same() -> None:
    report = sample("002")
    reader = sample_pdf("002", Variant.FILING)
    properties, packet = reader.metadata, described(reader)

    assert properties is not None
    assert (properties.title, properties.author) == (title(report), signatory(report))
    assert properties.creation_date_raw == "D:20240109000000+08'00'"
    for value in (properties.title, properties.author, properties.subject, properties["/Keywords"], PROGRAM):
        assert f">{value}<" in packet
    assert packet.count("2024-01-09T00:00:00+08:00") == 2
    assert "<pdfaid:part>1<" in packet


def test_what_xml_cannot_hold_is_left_out_and_the_rest_is_escaped() -> None:
    stream = BytesIO()
    canvas = Canvas(stream)
    make_archival(canvas, ODD)
    canvas.showPage()
    canvas.save()
    reader = PdfReader(stream)

    assert reader.metadata is not None
    assert reader.metadata.title == "a<b>&c d"
    assert "a&lt;b&gt;&amp;c d" in described(reader)
    assert "&amp;amp;" in described(reader)


@pytest.mark.parametrize("number", few(SAMPLES, 2))
@pytest.mark.parametrize("variant", [Variant.PUBLIC, Variant.FILING])
def test_outline_leads_to_the_notice_the_six_parts_and_the_sheet_to_sign(number: str, variant: Variant) -> None:
    report = sample(number)
    reader = sample_pdf(number, variant)
    notice = report.text("cover", "notice_title")
    expected = [notice] if notice else []
    expected += [heading(report, section) for section in report.form.sections]
    expected += ["政府信息公开工作年度报告报送确认单"] if variant is Variant.FILING else []

    entries = [entry for entry in reader.outline if not isinstance(entry, list)]
    assert [entry.title for entry in entries] == expected
    for entry in entries:
        page = reader.get_destination_page_number(entry)
        assert page is not None
        assert squeezed(str(entry.title)) in squeezed(reader.pages[page].extract_text())


def test_colours_are_those_of_an_srgb_profile() -> None:
    root: Any = pdf(balanced()).trailer["/Root"]
    profile: bytes = root["/OutputIntents"][0]["/DestOutputProfile"].get_data()

    assert struct.unpack_from(">I", profile)[0] == len(profile)
    assert profile[36:40] == b"acsp"
    assert profile[12:20] == b"mntrRGB "


def test_nothing_in_the_file_depends_on_the_clock() -> None:
    undated = content(answered(balanced(), {"cover/date": "近日"}))

    assert re.findall(rb"/CreationDate \(D:(\d{8})", undated) == [b"20231231"]


def test_document_is_in_chinese() -> None:
    root: Any = pdf(balanced()).trailer["/Root"]

    assert root["/Lang"] == "zh-CN"
