"""The command line, in this process."""

from __future__ import annotations

import json
import os
import re
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from exporters import EXPORTERS
from exporters.release import Release
from models.importers import read_file
from models.report.report import Report
from models.report.report_json import write_json
from tests import ROOT
from tests.builders import answered, balanced, sample
from tests.thoroughness import few
from ui.command_line.command_line import run

SAMPLES = ROOT / "resources" / "samples"
READY, FAULTY = SAMPLES / "002_kaiyuan_street_2023.json", SAMPLES / "003_changle_office_2024.json"
NAME = "鲤城区人民政府开元街道办事处_2023年政府信息公开工作年度报告"
UNREADY_NAME = "福州市长乐区人民政府办公室_2024年政府信息公开工作年度报告"
ENGLISH = re.compile(r"usage|error|required|argument|option|invalid|expected|unrecognized", re.IGNORECASE)


def formal_names() -> list[str]:
    """Return what the finished report is exported as, in order."""
    return [
        exporter.file_name(Release(sample("002"), variant)) for exporter in EXPORTERS for variant in exporter.variants
    ]


def saved(folder: Path, report: Report, name: str = "年报.json") -> str:
    path = folder / name
    path.write_bytes(write_json(report))
    return str(path)


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


# ---------------------------------------------------------------- check


def test_a_ready_report_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(READY)]) == 0

    said = capsys.readouterr()
    assert str(READY) in said.out
    assert "可以报送" in said.out
    assert not said.err


def test_findings_are_told_as_sentences_without_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(FAULTY)]) == 1

    said = capsys.readouterr().out
    assert said.count("错误：") == 2
    assert said.count("连带：") == 1
    assert "填错了行" in said
    assert "还差 2 处" in said
    assert "T3-ROW" not in said


def test_findings_are_told_to_programs_one_line_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    nothing = str(tmp_path / "none.json")

    assert run(["check", "--json", str(READY), str(FAULTY), nothing]) == 2

    ready, faulty, missing = lines(capsys)
    assert [(finding["rule"], finding["level"]) for finding in ready["findings"]] == [("S-LEN", "W")]
    errors = [finding for finding in faulty["findings"] if finding["level"] == "E"]
    assert [(finding["rule"], len(finding.get("effects", ()))) for finding in errors] == [("T3-ROW", 1), ("T4-SUM", 0)]
    assert errors[1]["cells"] == [
        f"litigation/cases/review_{outcome}" for outcome in ("upheld", "corrected", "other", "pending", "total")
    ]
    assert set(errors[0]) == {"rule", "level", "cells", "message", "cause", "effects"}
    assert set(errors[1]) == {"rule", "level", "cells", "message", "cause"}
    assert set(ready["findings"][0]) == {"rule", "level", "cells", "message"}
    assert set(missing) == {"file", "error"}
    assert missing["error"].endswith("。")


@pytest.mark.parametrize(("formal", "level", "status"), [([], "W", 0), (["--formal"], "E", 1)])
def test_blanks_are_warnings_but_errors_at_a_formal_export(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, formal: list[str], level: str, status: int
) -> None:
    path = saved(tmp_path, answered(balanced(), {"disclosure/normative/issued": ""}))

    assert run(["check", path, *formal]) == status
    assert "还差 1 处" in capsys.readouterr().out
    assert run(["check", path, "--json", *formal]) == status
    [report] = lines(capsys)
    assert [(finding["rule"], finding["level"]) for finding in report["findings"]] == [("T2-INT", level)]


def test_a_reason_travels_with_its_finding(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    reason = {"reasons/T2-REG disclosure/regulations/issued": "设区的市授权"}

    assert run(["check", saved(tmp_path, answered(balanced(), {"disclosure/regulations/issued": "1", **reason}))]) == 0

    said = capsys.readouterr().out
    assert "提醒：" in said
    assert "设区的市授权" in said
    assert "可以报送" in said


@pytest.mark.parametrize(
    "content", few([b"", b"{}", b"[]", b"\0" * 100, "年报".encode("gbk"), b"PK\x03\x04", b"%PDF-1.7"], 3), ids=repr
)
def test_an_unusable_file_is_told_and_the_others_are_checked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "年报.xlsx"
    path.write_bytes(content)

    assert run(["check", str(path), str(FAULTY)]) == 2

    said = capsys.readouterr()
    assert str(path) in said.err
    assert "还差 2 处" in said.out


def test_a_folder_is_no_report(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["check", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err


# ---------------------------------------------------------------- export


def test_a_ready_report_becomes_pdf_and_workbook(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "导出" / "2023"

    assert run(["export", str(READY), "--to", str(folder)]) == 0

    paths = [folder / name for name in formal_names()]
    assert [line for line in capsys.readouterr().out.splitlines() if line[0] != " "] == list(map(str, paths))
    assert sorted(folder.iterdir()) == sorted(paths)
    assert read_file(folder / f"{NAME}.xlsx") == (sample("002"), ())
    assert "草稿" not in PdfReader(folder / f"{NAME}.pdf").pages[0].extract_text()


def test_an_unfinished_report_is_not_exported_formally(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "导出"

    assert run(["export", "--to", str(folder), str(FAULTY)]) == 1

    said = capsys.readouterr()
    assert "还差 2 处" in said.err
    assert said.err.count("错误：") == 2
    assert not said.out
    assert not folder.exists()


def test_an_unfinished_report_becomes_a_marked_draft(tmp_path: Path) -> None:
    assert run(["export", str(FAULTY), "--draft", "--to", str(tmp_path)]) == 0

    names = sorted(f"{UNREADY_NAME}（草稿）{exporter.suffix}" for exporter in EXPORTERS)
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert all("草稿" in page.extract_text() for page in PdfReader(tmp_path / f"{UNREADY_NAME}（草稿）.pdf").pages)


@pytest.mark.parametrize(
    ("typed", "written"),
    few(
        [
            (["--only", ".docx"], [f"{NAME}.docx"]),
            (["--only", "PDF"], [f"{NAME}.pdf", f"{NAME}（报送版）.pdf"]),
            (["--only", "docx", "--only", ".xlsx", "--only=.docx"], [f"{NAME}.docx", f"{NAME}.xlsx"]),
            (["--only", "pdf", "--draft"], [f"{NAME}（草稿）.pdf"]),
        ],
        2,
    ),
)
def test_only_some_kinds_of_files_are_exported(tmp_path: Path, typed: list[str], written: list[str]) -> None:
    assert run(["export", str(READY), "--to", str(tmp_path), *typed]) == 0

    assert sorted(path.name for path in tmp_path.iterdir()) == written


@pytest.mark.parametrize("typed", [".doc", "", "p.df", "pdf,xlsx"])
def test_a_kind_of_file_that_there_is_not_is_told_with_those_there_are(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, typed: str
) -> None:
    assert run(["export", str(READY), "--to", str(tmp_path), "--only", typed]) == 2

    said = capsys.readouterr().err
    assert said.startswith(f"不能导出“{typed}”")
    assert all(exporter.suffix in said.splitlines()[0] for exporter in EXPORTERS)
    assert "用法：" in said
    assert not list(tmp_path.iterdir())


def test_an_export_replaces_what_was_exported_before(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.pdf").write_bytes(b"old")

    assert run(["export", str(READY), "--to", str(tmp_path)]) == 0

    assert (tmp_path / f"{NAME}.pdf").read_bytes().startswith(b"%PDF-")


def test_a_folder_that_cannot_be_made_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert run(["export", str(READY), "--to", str(tmp_path / "file")]) == 2
    assert run(["export", str(READY), "--to", str(tmp_path / "file" / "folder")]) == 2

    said = capsys.readouterr()
    assert not said.out
    assert said.err.count("没有写成") == 2 * len(formal_names())


def test_a_full_disk_leaves_the_old_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    old = tmp_path / f"{NAME}.pdf"
    old.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail)

    assert run(["export", str(READY), "--to", str(tmp_path)]) == 2

    assert old.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [old]


def test_an_unusable_file_is_not_exported(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["export", str(tmp_path / "none.json"), "--to", str(tmp_path / "out")]) == 2

    assert "none.json" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


# ---------------------------------------------------------------- workbooks


def test_an_exported_workbook_is_checked_like_the_report(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run(["export", str(FAULTY), "--draft", "--to", str(tmp_path)])
    capsys.readouterr()
    run(["check", "--json", str(FAULTY), str(tmp_path / f"{UNREADY_NAME}（草稿）.xlsx")])

    report, workbook = lines(capsys)
    assert workbook["findings"] == report["findings"]


def test_changes_in_a_workbook_are_told_and_checked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run(["export", str(READY), "--to", str(tmp_path)])
    path = tmp_path / f"{NAME}.xlsx"
    _change(path, "86", 87)
    capsys.readouterr()

    assert run(["check", "--json", str(path)]) == 0

    said = capsys.readouterr()
    assert "行政许可" in said.err
    assert {"86", "87"} <= set(re.findall(r"[0-9]+", said.err))
    checked = json.loads(said.out)
    assert checked["file"] == str(path)
    assert [finding["rule"] for finding in checked["findings"]] == ["S-LEN"]


def _change(path: Path, old: str, new: int) -> None:
    """Type `new` where a sheet shows `old`."""
    workbook = load_workbook(BytesIO(path.read_bytes()))
    [cell] = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if str(cell.value) == old]
    cell.value = new
    workbook.save(path)


# ---------------------------------------------------------------- wrong usage and help


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["submit"],
        ["check"],
        ["check", "--json"],
        ["check", "a.json", "--strict"],
        ["check", "a.json", "-x"],
        ["check", "a.json", "--json=yes"],
        ["check", "a.json", "--form"],
        ["export", "a.json"],
        ["export", "a.json", "--to"],
        ["export", "a.json", "--to", ""],
        ["export", "--to", "out"],
        ["export", "a.json", "b.json", "--to", "out"],
        ["export", "a.json", "--to", "out", "--formal"],
        ["export", "a.json", "--to", "out", "--only"],
        ["check", "a.json", "--only", "pdf"],
        ["read"],
        ["read", "--json"],
        ["read", "a.docx", "--formal"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_in_chinese(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert run(arguments) == 2

    said = capsys.readouterr()
    assert not said.out
    assert "用法：" in said.err
    assert not ENGLISH.search(said.err)


@pytest.mark.parametrize(
    "arguments", [["--help"], ["-h"], ["check", "--help"], ["export", "-h"], ["read", "-h"]], ids=" ".join
)
def test_help_is_in_chinese(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert run(arguments) == 0

    said = capsys.readouterr()
    assert not said.err
    assert all(
        word in said.out for word in ("check", "--formal", "--json", "export", "--to", "--draft", "read", "用法：")
    )
    assert not ENGLISH.search(said.out)


def test_help_names_every_kind_of_file(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--help"])

    said = capsys.readouterr().out
    assert all(exporter.label in said and exporter.suffix in said for exporter in EXPORTERS)


def test_nobody_listens_where_there_is_no_console(monkeypatch: pytest.MonkeyPatch) -> None:
    """The launcher of the window has neither stream; in Windows it shows a box."""
    for stream in ("stdout", "stderr"):
        monkeypatch.setattr(sys, stream, None)

    assert run(["年报.json"]) == 2
    assert run(["check", str(READY)]) == 0


def test_a_file_that_is_replaced_is_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = [
        (run(["export", str(READY), "--to", str(tmp_path), "--only", "xlsx"]), capsys.readouterr().out) for _ in "12"
    ]

    assert ["同名" in words for _, words in told] == [False, True]
