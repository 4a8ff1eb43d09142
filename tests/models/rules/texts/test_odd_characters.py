from __future__ import annotations

import pytest

from models.checks.findings import Finding
from models.checks.verdict import open_points
from models.form.refs import TextRef
from models.report.report import Report
from models.rules import check
from tests.builders import answered, balanced, found


def _missing(text: str) -> frozenset[str]:
    return frozenset("𠮷😀") & frozenset(text)


def checked(**answers: str) -> tuple[Finding, ...]:
    return check(answered(balanced(), {key.replace("__", "/"): text for key, text in answers.items()}), None, _missing)


@pytest.mark.parametrize(
    "place",
    [
        "texts/overview",
        "texts/opening",
        "headings/title",
        "headings/problems",
        "cover/approved_by",
        "notes/disclosure/normative/issued",
    ],
)
def test_character_that_no_font_has_is_found_at_its_place(place: str) -> None:
    findings = checked(**{place.replace("/", "__"): "负责人李𠮷和😀"})

    assert found(findings, "P-GLYPH") == [("E", "P-GLYPH", (place,))]
    assert sum(finding.blocks for finding in findings if finding.rule == "P-GLYPH") == 1


def test_a_reason_settles_what_cannot_be_printed() -> None:
    report = answered(balanced(), {"cover/approved_by": "李𠮷"})
    [finding] = [one for one in check(report, None, _missing) if one.rule == "P-GLYPH"]
    explained = report.applied(report.edit({finding.key: "打印后手写补上"}))

    assert open_points(check(explained, None, _missing)) == 0
    assert [one.reason for one in check(explained, None, _missing) if one.rule == "P-GLYPH"] == ["打印后手写补上"]


def test_fonts_do_not_matter_unless_asked_for() -> None:
    assert not found(check(answered(balanced(), {"cover/approved_by": "李𠮷"})), "P-GLYPH")


def test_invisible_characters_are_a_hint() -> None:
    report = Report({**balanced().values, TextRef("texts", "other"): "没有收取\x07信息\u200b处理费。"})

    assert found(check(report), "P-CTRL") == [("H", "P-CTRL", ("texts/other",))]
    assert open_points(check(report)) == 0


def test_common_text_asks_for_no_font() -> None:
    def refuse(text: str) -> frozenset[str]:
        raise AssertionError(text)

    assert not found(check(balanced(), None, refuse), "P-GLYPH")
