from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]  # ships no annotations
import pytest
import zxingcpp
from pypdf import PageObject, PdfReader

from exporters import PDF, let_out
from exporters.release import Release, Variant
from exporters.typeset.standard_page import MM
from models.checks.findings import Level
from models.checks.review import Review, Way, reviewed
from models.form.editions import EDITIONS
from models.form.figures import print_figure
from models.form.vocabulary import Form
from models.report.balances import BalanceState, balance_state
from models.report.matching_code import matching_code
from models.report.report import Report
from models.rules import check
from tests.builders import answered, balanced, sample
from tests.exporters.pdf.pages import SAMPLES, content, lines, pdf, squeezed
from tests.invented import ALL_EDITIONS
from tests.thoroughness import few

NEW, GRANTED = "applications/new/natural", "applications/granted/natural"
_REASON = "市人大授权的试点，确有规章两件，批准文件另附。"


def sheets(report: Report) -> list[PageObject]:
    """Return the pages of the sign-off sheet."""
    file = content(report, Variant.FILING)
    first = next(at for at, page in enumerate(lines(file)) if "报送确认单" in "".join(page))
    assert first % 2 == 0, "on the front of a sheet of paper"
    return list(PdfReader(BytesIO(file)).pages)[first:]


def explained(times: int = 1) -> Report:
    """Return a report with an error that a reason settles; the reason is so many times as long."""
    report = answered(balanced(), {"disclosure/regulations/issued": "2"})
    [finding] = [one for one in check(report) if one.rule == "T2-REG"]
    return report.applied(report.edit({finding.key: _REASON * times}))


@pytest.mark.parametrize("number", few(SAMPLES, 2))
def test_sheet_fits_a_page_and_says_whose_report_it_confirms(number: str) -> None:
    report = sample(number)
    page = sheets(report)[0]
    text = squeezed(page.extract_text())

    assert report.text("cover", "agency") in text
    assert f"{report.year}年" in text
    assert text.count(matching_code(report)) == 2
    for label in ("填报人", "审核人", "负责人", "单位盖章", "它不是签名"):
        assert label in text


@pytest.mark.usefixtures("every_edition")
@pytest.mark.parametrize("form", few(ALL_EDITIONS, 3), ids=lambda form: form.id)
def test_sheet_repeats_the_main_figures(form: Form) -> None:
    blank = Report.blank(form.first_year)
    numbers = {str(cell.ref): str(4001 + at) for at, cell in enumerate(blank.form.headlines)}
    report = answered(blank, numbers)
    text = sheets(report)[0].extract_text()

    assert len(numbers) > 10 or form not in EDITIONS
    for cell in report.form.headlines:
        assert print_figure(report.content(cell.ref), cell.kind) in text


def test_people_who_are_known_are_named_above_their_signature() -> None:
    people = {"cover/prepared_by": "张三", "cover/checked_by": "李四", "cover/approved_by": "王五"}
    [page] = sheets(answered(balanced(), people))
    text = squeezed(page.extract_text())

    assert "填报人（签字）张三年月日复核人（签字）年月日审核人（签字）李四年月日负责人（签字）王五年月日" in text
    assert "联系人张三" in text


def test_people_are_not_named_on_the_copy_for_the_web_site() -> None:
    public = pdf(answered(balanced(), {"cover/prepared_by": "张三丰"}), Variant.PUBLIC)

    assert not any("张三丰" in page.extract_text() for page in public.pages)


def test_the_second_person_is_named_with_the_day_or_signs_by_hand() -> None:
    report = balanced()
    when = datetime(2024, 1, 18, 8, 20, tzinfo=UTC)
    reviews = tuple(reviewed(report, one, Way.KEYED, "陈志明", when) for one in report.form.tables)

    def text(*known: Review, of: Report = report) -> str:
        stream = BytesIO()
        PDF.write(let_out(of, Variant.FILING).reviewed(known), stream)
        return squeezed(PdfReader(BytesIO(stream.getvalue())).pages[-1].extract_text())

    assert "复核人陈志明2024年1月18日审核人" in text(*reviews)
    assert "复核人陈志明（表二、表四）2024年1月18日" in text(reviews[0], reviews[2])
    assert "复核人（签字）年月日审核人" in text()
    changed = answered(report, {"cover/phone": "0595"})
    assert "复核人陈志明2024年1月18日" in text(*reviews, of=changed)
    other = answered(report, {"disclosure/permits/decisions": "5"})
    if not [one for one in check(other) if one.blocks]:
        assert "复核人陈志明（表三、表四）" in text(*reviews, of=other)


def test_a_report_that_nobody_has_gone_through_gives_the_bytes_that_it_gives_without_being_asked() -> None:
    files = []
    for released in (let_out(balanced(), Variant.FILING), let_out(balanced(), Variant.FILING).reviewed(())):
        files.append(BytesIO())
        PDF.write(released, files[-1])
    assert files[0].getvalue() == files[1].getvalue()


def test_explained_findings_are_listed_with_their_reasons() -> None:
    [page] = sheets(explained())
    text = squeezed(page.extract_text())

    assert "1.表二“规章”行填了" in text
    assert f"说明：{_REASON}" in text
    assert "已说明理由的提醒1条" in text
    assert "没有未说明理由的提醒" in text


@pytest.mark.parametrize("number", few(SAMPLES, 2))
def test_every_reminder_without_a_reason_is_listed(number: str) -> None:
    report = sample(number)
    text = squeezed("".join(page.extract_text() for page in sheets(report)))
    reminders = [one for one in check(report) if one.level is not Level.HINT and not one.reason]

    assert [f"{at}." in text for at in range(1, len(reminders) + 1)] == [True] * len(reminders)
    for one in reminders:
        assert squeezed(one.message).partition("，")[0].partition("；")[0] in text
    assert ("没有未说明理由的提醒" in text) == (not reminders)
    assert (f"未说明理由的提醒{len(reminders)}条" in text) == bool(reminders)


@pytest.mark.parametrize(
    ("previous", "said"), [(None, "没有和上一年的报告核对"), (Report.blank(2022), "已和2022年的报告核对")]
)
def test_sheet_says_with_what_the_report_was_compared(previous: Report | None, said: str) -> None:
    report = sample("002")
    stream = BytesIO()
    PDF.write(let_out(report, Variant.FILING, previous), stream)

    assert said in squeezed(PdfReader(stream).pages[-1].extract_text())


def test_what_was_not_checked_is_not_said_to_be_all_right() -> None:
    stream = BytesIO()
    PDF.write(Release(balanced(), Variant.FILING), stream)
    text = squeezed(PdfReader(stream).pages[-1].extract_text())

    assert "没有按程序的核对规则核对过" in text
    assert "没有未说明理由的提醒" not in text


def test_hints_are_counted_since_they_are_not_listed() -> None:
    text = "".join(page.extract_text() for page in sheets(sample("001")))

    assert "另有1条提示" in squeezed(text)


def test_reasons_of_any_length_are_printed_whole_and_the_signatures_stand_beside_the_code() -> None:
    pages = sheets(explained(200))
    text = re.sub("核对码....-....", "", "".join(squeezed(page.extract_text()) for page in pages))

    assert len(pages) > 1
    assert text.count("批准文件另附。") == 200
    assert all(word in pages[0].extract_text() for word in ("填报单位", "填报人", "单位盖章"))


def test_what_the_clerk_was_to_do_is_not_printed() -> None:
    [page] = sheets(explained())

    assert "请说明理由" not in squeezed(page.extract_text())


@pytest.mark.parametrize("dpi", [150, 200])
def test_qr_code_reads_as_the_matching_code(dpi: int) -> None:
    report = sample("002")
    document = pypdfium2.PdfDocument(content(report, Variant.FILING))
    image = document[len(document) - 1].render(scale=dpi / 72).to_pil()

    assert [found.text for found in zxingcpp.read_barcodes(image)] == [matching_code(report)]


@pytest.mark.parametrize("number", few(SAMPLES, 2))
def test_sheet_says_how_many_pages_come_before_it(number: str) -> None:
    file = content(sample(number), Variant.FILING)
    pages = ["".join(page) for page in lines(file)]
    first = next(at for at, page in enumerate(pages) if "报送确认单" in page)
    count = sum(any(not line.startswith("核对码") for line in page if line) for page in lines(file)[:first])

    assert f"共{count}页，不含本单" in squeezed(pages[first])


def test_sheet_says_of_every_statutory_sum_whether_it_agrees() -> None:
    report = balanced()
    [page] = sheets(report)
    assert f"{len(report.form.identities)}项，全部一致" in squeezed(page.extract_text())

    wrong = answered(report, {NEW: "999", GRANTED: "三件"})
    text = squeezed("".join(page.extract_text() for page in sheets(wrong)))
    states = [balance_state(wrong, one) for one in wrong.form.identities]
    counts = {state: states.count(state) for state in BalanceState if state in states}

    assert len(counts) > 2
    assert f"{len(states)}项，{counts.pop(BalanceState.AGREES)}项一致，其余见下" in text
    for state, count in counts.items():
        assert f"勾稽关系{state.value}{count}项：表三“" in text


def test_seal_has_room_and_the_district_has_its_fields() -> None:
    [page] = sheets(balanced())
    text = squeezed(page.extract_text())
    contents = page.get_contents()
    assert contents is not None
    heights = [float(found[1]) for found in re.finditer(rb"([\d.]+) re\b", contents.get_data())]

    assert sum(height >= 48 * MM for height in heights) == 2
    assert all(label in text for label in ("单位盖章", "以下由接收单位填写", "接收人（签字）", "接收日期"))
    assert text.count("年月日") == 6


def test_date_is_that_of_the_notice_where_the_report_has_none() -> None:
    dates = {"cover/date": "", "cover/notice_date": "2025-01-14"}
    [page] = sheets(answered(balanced(), dates))

    assert "成文日期2025年1月14日" in squeezed(page.extract_text())


def test_no_figure_is_broken_over_two_lines() -> None:
    blank = balanced()
    long = {str(cell.ref): "123456789012345" for cell in blank.form.headlines}
    text = sheets(answered(blank, long))[0].extract_text()

    assert text.count("123456789012345") >= len(long)


@pytest.mark.parametrize("times", [4, 5, 40, 82, 83])
def test_no_page_of_a_list_begins_with_the_last_line_of_an_item(times: int) -> None:
    long = explained(times)
    pages = [page for page in lines(content(long, Variant.FILING)) if page][-4:]

    for page in pages[1:]:
        assert len([line for line in page if not line.startswith("核对码")]) > 1, page


def test_what_goes_away_with_a_reminder_is_listed_with_it() -> None:
    none = {str(ref): "0" for ref in balanced().form.cells if ref.table == "applications"}
    report = answered(balanced(), {**none, "litigation/cases/review_upheld": "1", "litigation/cases/review_total": "1"})
    findings = check(report)
    effects = [one for finding in findings for one in finding.effects if one.level is Level.WARNING]
    text = squeezed("".join(page.extract_text() for page in sheets(report)))

    assert effects
    assert all(squeezed(one.message).partition("；")[0] in text for one in effects)
