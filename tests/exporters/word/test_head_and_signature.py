"""The first and the last lines of a document in Word: the red head, and who signs when."""

from __future__ import annotations

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from models.form.cover import UNSEALED
from tests.builders import answered, balanced, sample
from tests.exporters.word.documents import document

LONG = ["福建省泉州市鲤城区人民政府", "开元街道办事处政务公开领导小组办公室"]

CHARACTER = Mm(156) / 28
"""From character to character."""


def test_the_signature_stays_with_the_text() -> None:
    *_, text, name, day, mark = document(sample("002")).paragraphs

    assert [p.paragraph_format.keep_with_next for p in (text, name, day, mark)] == [True, True, True, None]
    assert text.style
    assert text.style.paragraph_format.widow_control
    assert name.style
    assert (name.style.name, mark.text) == ("落款", "（此件主动公开）")


@pytest.mark.parametrize(
    ("length", "seal", "name_in", "day_in"),
    [(4, "", 5, 4), (14, "", 2, 6), (4, UNSEALED, 6, 2), (14, UNSEALED, 2, 8)],
)
def test_name_and_date_stand_as_on_paper(length: int, seal: str, name_in: float, day_in: float) -> None:
    signed = answered(sample("002"), {"cover/signatory": "国" * length, "cover/seal": seal})
    *_, name, day, _ = document(signed).paragraphs

    assert name.paragraph_format.right_indent == pytest.approx(name_in * CHARACTER, abs=Pt(0.1))
    assert day.paragraph_format.right_indent == pytest.approx(day_in * CHARACTER, abs=Pt(0.1))


def test_a_name_of_two_lines_is_centred_over_the_date_under_a_seal() -> None:
    name, day, widest = signed_by_long_name("")
    left, right = indents(name)
    middle = (Mm(156) - left + right) / 2

    assert name.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert middle == pytest.approx(indents(day)[1] + 3 * CHARACTER, abs=Pt(0.2))
    assert right + widest <= Mm(156) - left


def test_the_lines_of_a_name_without_a_seal_begin_together_two_characters_before_the_date() -> None:
    name, day, widest = signed_by_long_name(UNSEALED)

    assert name.alignment == WD_ALIGN_PARAGRAPH.LEFT
    assert indents(name)[0] == pytest.approx(Mm(156) - 2 * CHARACTER - widest, abs=Pt(0.2))
    day_begins = Mm(156) - indents(day)[1] - 6 * CHARACTER
    assert day_begins == pytest.approx(indents(name)[0] + 2 * CHARACTER, abs=Pt(0.2))


def signed_by_long_name(seal: str) -> tuple[Paragraph, Paragraph, float]:
    """Return the name, the date and the length of the longer line of the name."""
    signed = answered(sample("002"), {"cover/signatory": "".join(LONG), "cover/seal": seal})
    *_, name, day, _ = document(signed).paragraphs
    assert (name.text.split("\n"), day.text) == (LONG, "2024年1月9日")
    return name, day, max(map(len, LONG)) * CHARACTER


def indents(paragraph: Paragraph) -> tuple[float, float]:
    layout = paragraph.paragraph_format
    return layout.left_indent or 0, layout.right_indent or 0


@pytest.mark.parametrize(
    ("length", "size", "scale", "count"), [(5, 48, 100, 1), (12, 48, 75, 1), (16, 41.5, 65, 1), (26, 48, 69, 2)]
)
def test_a_long_red_head_is_condensed_and_then_takes_two_lines(
    length: int, size: float, scale: int, count: int
) -> None:
    first = document(answered(balanced(), {"cover/red_head": "国" * length})).paragraphs[0]
    [run] = first.runs
    [width] = run._element.iter(qn("w:w"))

    assert run.font.size == Pt(size)
    assert int(width.get(qn("w:val"))) == pytest.approx(scale, abs=1)
    assert first.text.count("\n") == count - 1


def test_a_red_head_of_any_length_is_as_large_as_a_title() -> None:
    [run] = document(answered(balanced(), {"cover/red_head": "国" * 110})).paragraphs[0].runs

    assert run.font.size == Pt(22)
