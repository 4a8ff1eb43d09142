from __future__ import annotations

import pytest
from pypdf import PdfReader

from exporters.release import Release, Variant
from models.checks.findings import Level, unfolded
from models.report.report import Report
from models.rules import check
from tests.builders import answered, balanced, sample
from tests.exporters.pdf.pages import SAMPLES, pdf, squeezed

_TITLE = "还没有办好的地方"
_NOTHING = "没有要改好才能正式导出的地方，也没有未说明理由的提醒"
NEW = "applications/new/natural"


def last_pages(report: Report) -> str:
    pages = [squeezed(page.extract_text()) for page in _draft(report).pages]
    first = next(at for at, page in enumerate(pages) if _TITLE in page)
    assert first % 2 == 0, "on the front of a sheet of paper"
    return "".join(pages[first:])


def _draft(report: Report) -> PdfReader:
    return pdf(report, Variant.DRAFT)


@pytest.mark.parametrize("number", SAMPLES)
def test_draft_ends_with_all_that_is_open(number: str) -> None:
    report = sample(number)
    text = last_pages(report)
    findings = check(report)
    blocking = sum(one.blocks for one in findings)
    reminders = sum(not one.blocks and not one.reason and one.level.value == "W" for one in findings)

    assert (f"要改好才能正式导出的{blocking}条" in text) == bool(blocking)
    assert (f"未说明理由的提醒{reminders}条" in text) == bool(reminders)
    assert (_NOTHING in text) == (not blocking and not reminders)
    for one in unfolded(findings):
        if one.level is not Level.HINT:
            assert squeezed(one.message) in text
        assert not one.cause or squeezed(one.cause.message) in text


def test_formal_ones_have_no_such_page() -> None:
    for variant in (Variant.PUBLIC, Variant.FILING):
        assert not any(_TITLE in page.extract_text() for page in pdf(balanced(), variant).pages)


@pytest.mark.parametrize("variant", Variant)
def test_cells_that_are_wrong_are_flagged_in_a_draft_only(variant: Variant) -> None:
    report = answered(balanced(), {NEW: "999"})
    release = Release(report, variant, check(report), is_checked=True)
    contents = [page.get_contents() for page in pdf(report, variant).pages]
    flags = sum(one.get_data().count(b".984314 .85098 .843137 rg") for one in contents if one is not None)

    assert bool(flags) == (variant is Variant.DRAFT)
    assert flags == len(release.wrong)
