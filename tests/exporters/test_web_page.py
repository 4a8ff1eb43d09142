"""The web page is the report, whole and as typed, and carries nothing else."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree as ET

import pytest

from exporters import WEB_PAGE, let_out
from exporters.release import Variant
from models.importers import open_content
from models.importers.published.reading import Reading
from models.report.report import Report
from models.report.wording import title
from tests.builders import answered, balanced, sample

HOSTILE = "<script>alert(1)</script>&amp;"


def page(report: Report, variant: Variant = Variant.PUBLIC) -> bytes:
    stream = BytesIO()
    WEB_PAGE.write(let_out(report, variant), stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["000", "002"])
def test_it_is_read_back(name: str) -> None:
    report = sample(name)
    reading = open_content(page(report), "年报.html")

    assert isinstance(reading, Reading)
    assert dict(reading.report.figures) == dict(report.figures)
    assert reading.report.text("texts", "overview") == report.text("texts", "overview")


def test_what_was_typed_is_never_markup() -> None:
    html = ET.fromstring(page(answered(balanced(), {"texts/problems": HOSTILE}), Variant.DRAFT))  # noqa: S314  our own

    assert HOSTILE in ["".join(one.itertext()) for one in html.iter("p")]
    assert not list(html.iter("script"))


def test_it_loads_nothing() -> None:
    html = ET.fromstring(page(sample("000")))  # noqa: S314  our own

    assert not [one for one in html.iter() if one.get("src") or one.get("href") or one.tag in {"link", "script"}]
    assert html.findtext("head/title") == title(sample("000"))


def test_a_draft_says_so() -> None:
    assert Variant.DRAFT.mark in page(balanced(), Variant.DRAFT).decode()
    assert Variant.DRAFT.mark not in page(sample("000")).decode()
