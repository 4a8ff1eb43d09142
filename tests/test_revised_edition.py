"""A revision of the form, with another table 4 and one table more, goes every way that a report goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from exporters import EXPORTERS, Exporter, let_out
from exporters.clipboard_page import as_html as clipboard_page
from exporters.release import Variant
from models.drafts.store import DraftStore
from models.form import editions
from models.form.edition_years import editions_told, in_words, notices_told, years_compared, years_of
from models.form.editions import edition2019, edition2021
from models.form.editions.applications import APPLICANTS
from models.form.grid import lay_out
from models.form.refs import CellRef
from models.form.vocabulary import Form, Section, Table
from models.importers import open_file
from models.importers.own.imported import Imported
from models.importers.published.reading import Reading
from models.report.copied_block import copied_block
from models.report.next_year import next_years
from models.report.paste import PastedBlock, paste
from models.report.report import YEAR, Report
from models.report.report_json import write_json
from models.rules import catalogue, check
from models.rules.catalogue import CATALOGUE
from tests.builders import answered, balanced, cell, found, typed_out
from tests.exporters.word.documents import content as word_document
from tests.invented import ALL_EDITIONS, CONTINUED, FORM, NAMED_EDITIONS
from tests.models.importers.own.workbooks import exported
from tests.models.importers.readers.builders import as_docx, as_html, as_pdf, as_xlsx
from tests.thoroughness import few
from ui.kit.shown_text import tool_tip
from ui.report.cover_view import CoverView, YearField
from ui.report.document import Document
from ui.report.report_view import ReportView
from ui.window.about import AboutDialog
from ui.window.new_report_dialog import NewReportDialog

pytestmark = pytest.mark.usefixtures("every_edition")

FIRST = 2028
SAID = {
    "texts/overview": "本年主动公开、依申请公开、政府信息管理、平台建设、监督保障各项工作均按规定落实。",
    "texts/problems": "今年的情况与往年不同，这里另写一段新的话，说明存在的问题和新的做法，逐项说明改进的办法和时间。"
    * 2,
}
CASES = {
    "litigation/cases/mediation_settled": "3",
    "litigation/cases/review_upheld": "2",
    "litigation/persons/appeal_upheld": "7",
    "training/courses/times": "4",
}


_FIVE = {f"applications/new/{who}": "5" if who == "natural" else "0" for who in APPLICANTS}
_OVERVIEW, _RECEIVED = edition2021.FORM.sections[0], edition2021.FORM.sections[2]


def _without_carried_in(section: Section) -> Section:
    """Return section 三 of an edition in which no application waits for the next year."""
    assert isinstance(section.body, Table)
    [block] = section.body.blocks
    rows = tuple(row for row in block.rows if row.id not in {"carried_in", "carried_out"})
    balances = tuple(balance for balance in block.balances if balance.fills)
    table = replace(section.body, blocks=(replace(block, rows=rows, balances=balances),), carries=(), headline=())
    return replace(section, body=table)


def report() -> Report:
    return answered(balanced(FIRST), SAID | CASES)


def last_years() -> Report:
    return balanced(FIRST - 1)


# ---------------------------------------------------------------- checks


def test_its_sums_are_checked_and_named() -> None:
    assert report().form is CONTINUED
    assert not found(check(report()))

    wrong = answered(report(), {"litigation/cases/mediation_total": "9"})
    [finding] = check(wrong)
    assert (finding.rule, finding.message[:8]) == ("T4-STAGE", "表四“行政调解”")


def test_every_report_of_it_can_be_checked() -> None:
    for one in (Report.blank(FIRST), report(), typed_out(report())):
        for previous in (None, last_years(), Report.blank(FIRST - 1), report()):
            assert all(finding.message.endswith("。") for finding in check(one, previous))


def test_rules_about_cases_speak_of_the_cases_it_has() -> None:
    many = answered(report(), {"litigation/cases/appeal_upheld": "9999"})
    [finding] = [one for one in check(many) if one.rule == "T4-VS-T3"]

    assert finding.left == tuple(cell(f"litigation/cases/{stage}_total") for stage in ("mediation", "review", "appeal"))
    nothing = answered(report(), {str(ref): "0" for ref in CONTINUED.cells if ref.table == "applications"})
    [zero] = [one for one in check(nothing) if one.rule == "T4-ZERO"]
    assert "5 件" in zero.message


def test_what_only_other_editions_ask_for_is_not_judged() -> None:
    stale = {
        "texts/other": "其他事项。",
        "texts/overview": "2020年，我街道收到申请3件。依据国办公开办函〔2019〕60号编制。",
        "applications/other_unpaid/natural": "3",
    }
    report_of_another = answered(balanced(2031), stale)

    assert not found(check(answered(report(), {"texts/other": "其他事项。"}), last_years()), "T3-FEE")
    assert found(check(report_of_another, report_of_another)) == found(check(balanced(2031), balanced(2031)))


def test_a_table_three_without_what_is_carried_in_is_read_in_texts_too(monkeypatch: pytest.MonkeyPatch) -> None:
    form = replace(edition2021.FORM, id="2026", first_year=2026, sections=(_OVERVIEW, _without_carried_in(_RECEIVED)))
    monkeypatch.setattr(editions, "EDITIONS", (edition2021.FORM, form))
    told = {"texts/overview": "本年新收政府信息公开申请5件。", "applications/new/total": "9", **_FIVE}

    assert not found(check(answered(Report.blank(2026), told)), "N-RECV")


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("因政府信息公开引发行政调解3件，达成和解3件。", []),
        ("因政府信息公开引发行政调解4件，达成和解3件。", ["因政府信息公开引发行政调解4件"]),
        ("因政府信息公开引发调解3件，其中和解2件。", ["其中和解2件"]),
        ("因政府信息公开引发行政复议2件。", []),
        ("因政府信息公开引发行政复议3件，维持2件。", ["因政府信息公开引发行政复议3件"]),
        ("组织政府信息公开培训班5期。", []),
        ("政府信息公开培训班5个。", ["政府信息公开培训班5个"]),
        ("调解邻里纠纷9件，达成和解8件。", []),
    ],
)
def test_prose_calls_its_stages_and_outcomes_as_its_data_says(sentence: str, marked: list[str]) -> None:
    told = answered(report(), {"texts/overview": sentence})
    findings = [one for one in check(told) if one.rule in {"N-T4", "N-TRAIN"}]

    assert [sentence[span.start : span.end] for finding in findings for span in finding.spans] == marked
    assert all("表四" in one.message or "表五“培训班”" in one.message for one in findings)


@pytest.mark.usefixtures("named_editions")
def test_what_prose_calls_it_is_no_word_of_other_editions() -> None:
    told = {"texts/overview": "因政府信息公开引发行政调解4件，达成和解3件。"}

    assert not found(check(answered(balanced(FIRST - 1), told)), "N-T4")


# ---------------------------------------------------------------- between years


def jumps(address: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return what is found where a figure that was 0 last year is 500 in the first year of the edition."""
    zeros = {address: "0"}
    return found(check(answered(report(), {address: "500"}), answered(last_years(), zeros)), "Y-JUMP", "T2-JUMP")


@pytest.mark.usefixtures("named_editions")
def test_what_it_continues_is_compared_in_its_first_year() -> None:
    assert ("W", "Y-JUMP", ("applications/granted/total",)) in jumps("applications/granted/natural")
    assert jumps("disclosure/permits/decisions") == [("W", "T2-JUMP", ("disclosure/permits/decisions",))]
    copied = {key: text for key, text in SAID.items() if key == "texts/problems"}
    assert found(check(report(), answered(last_years(), copied)), "Y-COPY") == [("W", "Y-COPY", ("texts/problems",))]


def test_what_it_does_not_continue_is_not_compared_in_its_first_year() -> None:
    assert not jumps("disclosure/penalties/decisions")
    assert not jumps("disclosure/normative/issued")
    documents = {"disclosure/normative/in_force": "90"}
    assert not found(check(report(), answered(last_years(), documents)), "Y-VALID")


def test_from_its_second_year_on_all_is_compared() -> None:
    address = "disclosure/penalties/decisions"
    later = answered(balanced(FIRST + 1), {address: "500"})

    assert found(check(later, report()), "T2-JUMP") == [("W", "T2-JUMP", (address,))]


def test_what_is_carried_over_is_compared_and_filled_in() -> None:
    last = answered(last_years(), {"applications/carried_out/natural": "50"})
    following = next_years(last)

    assert following.form is CONTINUED
    assert following.figure(cell("applications/carried_in/natural")) == 50
    assert ("E", "Y-CARRY", ("applications/carried_in/natural",)) in found(check(report(), last), "Y-CARRY")


# ---------------------------------------------------------------- ways out and in


WAYS: dict[str, Callable[[Report], bytes]] = {
    "made by hand.docx": as_docx,
    "made by hand.xlsx": as_xlsx,
    "saved.html": as_html,
    "ours.pdf": as_pdf,
    "ours.docx": word_document,
}


@pytest.mark.parametrize("copy", Variant)
@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.suffix)
@pytest.mark.parametrize("form", few(ALL_EDITIONS, 2), ids=lambda form: form.id)
def test_every_exporter_writes_every_edition(form: Form, exporter: Exporter, copy: Variant) -> None:
    stream = BytesIO()
    exporter.write(let_out(balanced(form.first_year), copy), stream)

    assert len(stream.getvalue()) > 1000


@pytest.mark.parametrize("name", WAYS)
def test_its_published_files_are_read_back(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(WAYS[name](report()))
    reading = open_file(path)

    assert isinstance(reading, Reading)
    assert dict(reading.report.figures) == dict(report().figures)
    assert [found.ref for found in reading.found if isinstance(found.ref, CellRef) and not found.sure] == []
    for key in ("overview", "problems"):
        assert reading.report.text("texts", key) == report().text("texts", key)


def test_its_own_workbook_and_data_file_are_read_exactly(tmp_path: Path) -> None:
    for name, content in (("ours.xlsx", exported(report())), ("ours.json", write_json(report()))):
        (tmp_path / name).write_bytes(content)
        assert open_file(tmp_path / name) == Imported(report())


def test_a_block_of_its_table_four_is_pasted_by_its_labels() -> None:
    blank = Report.blank(FIRST)
    grid = lay_out(CONTINUED.table("litigation"))
    block = f"涉及人数\t1\t2\t3\n{copied_block(report(), grid, CONTINUED.rows['litigation', 'persons'])}"
    answers = paste(blank, grid, next(iter(grid.places)), PastedBlock(block)).answers

    assert answers[cell("litigation/persons/mediation_settled")] == 1
    assert all(isinstance(ref, CellRef) and ref in CONTINUED.cells for ref in answers)


def test_it_is_kept_among_the_drafts(tmp_path: Path) -> None:
    id_ = DraftStore(tmp_path / "drafts.json").save(report())

    assert DraftStore(tmp_path / "drafts.json").load(id_) == report()


def test_its_page_can_be_copied() -> None:
    assert all(word in clipboard_page(report()) for word in ("行政调解", "涉及人数", "培训班"))


# ---------------------------------------------------------------- on screen


def test_a_report_may_become_one_of_it_and_back(qtbot: QtBot) -> None:
    document = Document(last_years(), [report()])
    page = ReportView(document)
    qtbot.addWidget(page)
    document.push({YEAR: str(FIRST)}, "修改年度")
    tabs = [page.tabs.tabBar().accessibleTabName(at).partition("，")[0] for at in range(page.tabs.count())]

    assert tabs == ["封面", *(section.short for section in CONTINUED.sections)]
    document.undo_stack.undo()
    assert document.report == last_years()


@pytest.mark.usefixtures("named_editions")
def test_cover_about_and_the_new_report_know_the_editions(qtbot: QtBot) -> None:
    cover, about, new = CoverView(Document(report())), AboutDialog(), NewReportDialog("")
    for widget in (cover, about, new):
        qtbot.addWidget(widget)
    [year] = cover.findChildren(YearField)
    said = "".join(label.text() for label in about.findChildren(QLabel))

    assert year.toolTip() == tool_tip(
        "报告的是哪一年。2019、2020 年用 2019 年格式，2021 至 2027 年用 2021 年格式，2028 至 2030 年用 2028 年格式，"
        "2031 至 2089 年用 2031 年格式，2090 年起用 2090 年格式。"
    )
    assert all(f"{form.notice_number}" in said for form in NAMED_EDITIONS)
    assert year.minimum() == new.year.minimum() == 2019


def test_cover_and_about_say_of_the_real_ones_what_the_notices_say(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editions, "EDITIONS", (edition2019.FORM, edition2021.FORM))
    about = AboutDialog()
    qtbot.addWidget(about)
    said = [label.text() for label in about.findChildren(QLabel)]

    assert editions_told() == "2019、2020 年用 2019 年格式，2021 年起用 2021 年格式。"
    assert any(text.endswith("格式依据：国办公开办函〔2019〕60号、国办公开办函〔2021〕30号。") for text in said)


# ---------------------------------------------------------------- the catalogue of rules


@pytest.mark.usefixtures("named_editions")
def test_years_and_notices_of_some_editions_are_put_in_words() -> None:
    both = (edition2021.FORM, CONTINUED)
    in_force = cell("disclosure/normative/in_force")
    permits = cell("disclosure/permits/decisions")

    assert in_words(years_of(both), "年度") == "2021 至 2030 年度"
    assert in_words(years_of((edition2019.FORM, FORM))) == "2019、2020 年，2031 至 2089 年"
    assert notices_told(both) == "国办公开办函〔2021〕30号、〔2028〕7号"
    assert in_words(years_compared(in_force, both)) == "2022 至 2027 年，2029、2030 年"
    assert in_words(years_compared(permits, both)) == "2022 至 2030 年"


@pytest.mark.usefixtures("named_editions")
def test_the_checks_of_its_tables_have_their_entries() -> None:
    entries = {entry.id: entry for entry in catalogue.table_entries(NAMED_EDITIONS, CATALOGUE)}

    assert entries.keys() >= {"T4-STAGE", "T9-INT", "N-TRAIN", "X1-INT", "X1-COL", "V-ROW"}
    assert entries["T9-INT"][3:] == ("2028 至 2030 年度", "国办公开办函〔2028〕7号")
    assert entries["X1-COL"].meaning.startswith("表一的每一列：各种方式相加，等于合计。")
    assert entries["X1-ROW"].meaning.startswith("表一的每一行：新增、原有相加，等于小计。")
    assert entries["T4-STAGE"].meaning.startswith("表四的每一行：行政调解、行政复议、上诉各自相加，等于各自的总计。")
    assert not [*catalogue.table_entries((edition2019.FORM, edition2021.FORM), CATALOGUE)]


def test_the_catalogue_says_of_the_real_ones_what_the_notices_say() -> None:
    told = {entry.id: (entry.scope, entry.source) for entry in CATALOGUE}
    both, old, new = "国办公开办函〔2019〕60号、〔2021〕30号", "国办公开办函〔2019〕60号", "国办公开办函〔2021〕30号"

    assert {id_: told[id_] for id_ in ("T2-INT", "T2-19", "T3-FEE", "Y-VALID", "Y-CARRY")} == {
        "T2-INT": ("每份报告", both),
        "T2-19": ("2019、2020 年度", old),
        "T3-FEE": ("2021 年度起", new),
        "Y-VALID": ("有去年报告时，2022 年度起", "本程序"),
        "Y-CARRY": ("有去年报告时", both),
    }
