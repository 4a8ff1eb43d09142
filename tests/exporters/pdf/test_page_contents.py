"""The page as GB/T 9704-2012 wants it, measured on finished files."""

from __future__ import annotations

import re

import pypdfium2  # type: ignore[import-untyped]  # ships no annotations
import pytest

from exporters.pdf.fonts import font_book
from exporters.pdf.official_page import BODY, BOTTOM, LEADING, LEFT, RIGHT, TOP
from exporters.release import Variant
from exporters.typeset.paragraph_lines import Frame, compose
from exporters.typeset.punctuation import NOT_FIRST, NOT_LAST
from exporters.typeset.standard_page import AREA_WIDTH, FOOT_SIZE, MM, PITCH, TITLE_SIZE
from models.form.cover import UNSEALED
from models.report.matching_code import matching_code
from models.report.report import Report
from models.report.wording import opening
from tests.builders import answered, balanced, sample
from tests.exporters.pdf.pages import SAMPLES, Run, content, lines, pdf, runs, sample_pdf, squeezed
from tests.thoroughness import few, some

_NUMBER = re.compile(r"— \d+ —")
_CODE = re.compile(r"核对码 \S{4}-\S{4}")


def long_report(text: str = "国" * 3000, **answers: str) -> Report:
    """Return a report whose first part goes on for pages."""
    return answered(balanced(), {"texts/overview": text, **{key.replace("__", "/"): v for key, v in answers.items()}})


def body(page: list[Run]) -> list[Run]:
    """Return what stands in the type area."""
    return [run for run in page if BOTTOM <= run.y <= TOP]


def texts(report: Report) -> list[str]:
    sections = [report.text("texts", narrative.id) for narrative in report.form.narratives]
    return [part for text in (opening(report), *sections) for part in map(str.strip, text.split("\n")) if part]


def test_full_page_has_22_lines_of_28_characters() -> None:
    page = body(runs(pdf(long_report()).pages[2]))
    lines = sorted({round(run.y, 1) for run in page}, reverse=True)

    assert len(lines) == 22
    assert all(len(run.text) == 28 for run in page)
    assert lines[0] - lines[-1] == pytest.approx(21 * LEADING, abs=0.2)
    assert {round(run.x, 2) for run in page} == {round(LEFT, 2)}
    width, height = RIGHT - LEFT, TOP - BOTTOM
    assert width == pytest.approx(28 * PITCH)
    assert width == pytest.approx(156 * MM)
    assert height == pytest.approx(225 * MM)


@pytest.mark.parametrize("number", some(SAMPLES, 2))
@pytest.mark.parametrize("variant", few(Variant, 1))
def test_nothing_stands_outside_the_type_area_but_numbers_codes_and_marks(number: str, variant: Variant) -> None:
    for page in sample_pdf(number, variant).pages:
        outside = [run for run in runs(page) if not (BOTTOM <= run.y <= TOP and LEFT - 8 <= run.x <= RIGHT)]
        for run in outside:
            assert (
                _NUMBER.fullmatch(run.text)
                or _CODE.fullmatch(run.text)
                or run.text in {Variant.DRAFT.mark, "草", "稿", "草稿"}
            )


@pytest.mark.parametrize("number", few(SAMPLES, 1))
def test_no_line_of_the_samples_begins_or_ends_with_a_forbidden_mark_wherever_it_starts(number: str) -> None:
    measure = font_book().measure(BODY)
    for text in texts(sample(number)):
        for offset in range(28):
            lines = [line.text.strip() for line in compose("国" * offset + text, Frame(AREA_WIDTH), measure)]
            assert not [line for line in lines[1:] if line[0] in NOT_FIRST]
            assert not [line for line in lines[:-1] if line[-1] in NOT_LAST]


@pytest.mark.parametrize("number", few(SAMPLES, 2))
def test_lines_of_the_samples_are_flush_on_both_sides(number: str) -> None:
    measure = font_book().measure(BODY)
    for text in texts(sample(number)):
        for line in compose(text, Frame(AREA_WIDTH, indent=2), measure)[:-1]:
            assert line.right == pytest.approx(AREA_WIDTH, abs=0.02)


def test_page_numbers_stand_outside_and_codes_inside() -> None:
    report = long_report()
    for at, page in enumerate(pdf(report, Variant.FILING).pages, 1):
        found = runs(page)
        number = [run for run in found if _NUMBER.fullmatch(run.text)]
        [code] = [run for run in found if _CODE.fullmatch(run.text)]
        middle = (LEFT + RIGHT) / 2
        assert (code.x < middle) == bool(at % 2)
        assert matching_code(report) in code.text
        for run in number:
            assert run.text == f"— {at} —"
            assert (run.x > middle) == bool(at % 2)
            assert 7 * MM < BOTTOM - run.y < 7 * MM + 14


@pytest.mark.parametrize("variant", [Variant.PUBLIC, Variant.DRAFT])
def test_only_the_filing_copy_bears_the_code(variant: Variant) -> None:
    assert not any("核对码" in page.extract_text() for page in sample_pdf("002", variant).pages)


def head_lines(name: str) -> list[tuple[str, float, float, float, float]]:
    """Return the lines of a red head, each with left, bottom, right and top of its ink."""
    file = content(answered(balanced(), {"cover/red_head": name, "cover/document_number": ""}))
    text = pypdfium2.PdfDocument(file)[0].get_textpage()
    boxes = [text.get_rect(at) for at in range(text.count_rects())]
    lines = [(squeezed(text.get_text_bounded(*box)), *box) for box in boxes]
    return [line for line in lines if line[0] and line[0] in name]


_DISTRICT = "泉州市鲤城区人民政府办公室文件"


@pytest.mark.parametrize(
    ("name", "count", "em"),
    [
        ("信访局文件", 1, 48.0),
        (_DISTRICT, 1, AREA_WIDTH / len(_DISTRICT)),
        ("泉州市鲤城区人民政府开元街道办事处文件", 2, AREA_WIDTH / 10),
        ("某某省" * 40, 5, 0.65 * TITLE_SIZE),
    ],
)
def test_red_head_is_condensed_then_takes_lines_and_is_never_smaller_than_the_title(
    name: str, count: int, em: float
) -> None:
    lines = head_lines(name)
    longest = max(lines, key=lambda line: len(line[0]))

    assert "".join(line[0] for line in lines) == name
    assert len(lines) == count
    assert all(top - bottom >= 0.8 * TITLE_SIZE for _, _, bottom, _, top in lines)
    assert all(LEFT - 2 <= left < right <= RIGHT + 2 for _, left, _, right, _ in lines)
    assert TOP - lines[0][4] == pytest.approx(35 * MM, abs=8)
    assert (longest[3] - longest[1]) / len(longest[0]) == pytest.approx(em, rel=0.05)


@pytest.mark.parametrize("length", [32, 38, 46, 60])
def test_a_red_head_of_two_lines_is_as_large_as_fits(length: int) -> None:
    page = runs(pdf(answered(balanced(), {"cover/red_head": "某" * length})).pages[0])
    head = [run for run in page if set(run.text) == {"某"}]

    assert [len(run.text) for run in head] == [length // 2] * 2
    assert all(run.size == pytest.approx(AREA_WIDTH / (length / 2) / 0.65, rel=0.01) for run in head)
    assert head[0].size > TITLE_SIZE


def signature(**cover: str) -> tuple[Run, Run]:
    """Return the name and the date at the end of a report, one line each."""
    report = answered(balanced(), {f"cover/{key}": text for key, text in cover.items()})
    written = body(runs(pdf(report).pages[-1]))
    [day] = [run for run in written if run.text == "2024年1月9日"]
    [name] = [run for run in written if day.y < run.y < day.y + 1.5 * LEADING]
    return name, day


DAY = 6 * PITCH
"""The width of 2024年1月9日, about."""


@pytest.mark.parametrize(("length", "name_in", "day_in"), few([(4, 5, 4), (10, 2, 4), (14, 2, 6)], 2))
def test_under_a_seal_the_name_is_centred_over_the_date_which_moves_with_a_long_one(
    length: int, name_in: float, day_in: float
) -> None:
    name, day = signature(signatory="国" * length)

    assert RIGHT - name.x - length * PITCH == pytest.approx(name_in * PITCH, abs=6)
    assert RIGHT - day.x - DAY == pytest.approx(day_in * PITCH, abs=6)
    assert name.x + length * PITCH / 2 == pytest.approx(day.x + DAY / 2, abs=6)


@pytest.mark.parametrize(("length", "name_in"), few([(4, 6), (8, 2), (14, 2)], 2))
def test_without_a_seal_the_date_begins_two_characters_behind_the_name(length: int, name_in: float) -> None:
    name, day = signature(signatory="国" * length, seal=UNSEALED)

    assert RIGHT - name.x - length * PITCH == pytest.approx(name_in * PITCH, abs=6)
    assert day.x - name.x == pytest.approx(2 * PITCH, abs=1)


def bold_stretches(text: str) -> int:
    """Return how often type is thickened in a report."""
    contents = (page.get_contents() for page in pdf(long_report(text)).pages)
    return sum(content.get_data().count(b" 2 Tr") for content in contents if content is not None)


def test_headings_within_a_paragraph_are_bold() -> None:
    headed, plain = map(
        bold_stretches,
        ("1.建章立制。制定制度。2.强化培训。举办培训。", "1.建章立制，制定制度。2.强化培训，举办培训。"),
    )

    assert headed - plain == 4


def test_sub_headings_are_set_in_their_own_type_before_the_text_and_alone() -> None:
    report = long_report(
        "（一）主动公开。文字\n1.制度建设\n（二）平台\n2.没有标题只有一句很长很长的话所以整段都是正文不是小标题而且没有句号"
    )
    [found] = [body(runs(page)) for page in pdf(report).pages[:1]]
    drawn = [run.text for run in found]

    assert {"（一）主动公开。", "文字", "1.", "制度建设", "（二）平台"} <= set(drawn)


@pytest.mark.parametrize("length", few(range(24, 32), 4))
def test_signature_never_stands_alone_on_a_page(length: int) -> None:
    text = "\n".join("国" * 20 for _ in range(length))
    signed = answered(balanced(), {"texts/other": text, "cover/open_mark": "此件主动公开"})
    for page in pdf(signed).pages:
        written = [run.text for run in body(runs(page))]
        if any("此件主动公开" in line for line in written):
            assert len([line for line in written if set(line) == {"国"}]) >= 2
            assert any("开元街道办事处" in line for line in written)


@pytest.mark.parametrize("number", few(SAMPLES, 1))
@pytest.mark.parametrize("more", some(range(0, 22, 3), 3))
def test_every_table_stands_under_its_heading_on_one_page(number: str, more: int) -> None:
    report = sample(number)
    text = report.text("texts", "overview") + "\n国" * more
    pages = lines(content(answered(report, {"texts/overview": text})))

    for heading, label in (
        ("二、主动公开政府信息情况", "信息内容"),
        ("三、收到和处理", "自然"),
        ("四、政府信息公开", "行政复议"),
    ):
        [at] = [at for at, page in enumerate(pages) if any(line.startswith(heading) for line in page)]
        assert any(line.startswith(label) for line in pages[at])


def test_mark_of_public_papers_stands_below_the_date_two_characters_in() -> None:
    page = body(runs(pdf(answered(balanced(), {"cover/open_mark": "此件主动公开"})).pages[-1]))
    [mark] = [run for run in page if "此件主动公开" in run.text]
    [day] = [run for run in page if run.text == "2024年1月9日"]

    assert day.y - mark.y == pytest.approx(LEADING, abs=0.1)
    assert mark.x == pytest.approx(LEFT + 2 * PITCH, abs=0.1)


@pytest.mark.parametrize("lines", few(range(1, 45, 6), 4))
def test_closing_block_is_the_last_thing_on_an_even_page(lines: int) -> None:
    report = long_report(
        "\n".join("国" * 5 for _ in range(lines)), cover__copy_to="市政府办公室，" * 20, cover__issuer="办公室"
    )
    reader = pdf(report)
    last = body(runs(reader.pages[-1]))

    assert len(reader.pages) % 2 == 0
    assert "办公室" in [run.text for run in last]
    assert min(run.y for run in last) == pytest.approx(BOTTOM, abs=20)


@pytest.mark.parametrize(
    ("cover", "size"),
    [
        ({"headings/title": "贯彻《条例》（试行）情况"}, TITLE_SIZE),
        ({"cover/copy_to": "贯彻《条例》（试行）小组"}, FOOT_SIZE),
    ],
)
def test_neighbouring_marks_stand_close_in_titles_and_below_too(cover: dict[str, str], size: float) -> None:
    drawn = [run for page in pdf(answered(balanced(), cover)).pages for run in runs(page)]
    first, after = (next(run for run in drawn if run.text.startswith(words)) for words in ("贯彻", "（试行"))

    assert after.x - first.x == pytest.approx((len("贯彻《条例》") - 0.5) * size, abs=0.1)
