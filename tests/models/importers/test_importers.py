from __future__ import annotations

import os
from pathlib import Path

import pytest

from models.importers import open_content, open_file, read_file, read_report
from models.importers.published.reading import Reading
from models.importers.safe_package import LARGEST
from models.report.report_json import write_json
from models.system.errors import UnreadableReport
from tests.builders import balanced, sample
from tests.models.importers.own.workbooks import exported


def test_a_file_is_read_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    report = balanced()
    for name, content in {"a.xlsx": write_json(report), "b.json": exported(report), "c": write_json(report)}.items():
        (tmp_path / name).write_bytes(content)

        assert read_file(tmp_path / name) == (report, ())


def test_json_may_begin_with_a_mark_and_blank_lines() -> None:
    assert read_report(b"\xef\xbb\xbf\r\n " + write_json(balanced())).report == balanced()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le"])
def test_json_saved_by_an_editor_in_another_encoding_is_read(encoding: str) -> None:
    opened = open_content(write_json(balanced()).decode().encode(encoding), "report.json")

    assert opened.report == balanced()


def test_json_damaged_by_hand_is_called_damaged() -> None:
    with pytest.raises(UnreadableReport, match="损坏"):
        open_content(write_json(balanced()).rstrip()[:-1] + b",}", "report.json")


def test_a_file_that_cannot_be_opened_is_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(UnreadableReport):
            read_file(path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="every file can be read")
def test_a_file_without_the_right_to_read_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(write_json(balanced()))
    path.chmod(0)

    with pytest.raises(UnreadableReport):
        read_file(path)


@pytest.mark.parametrize("start", [b"{", b"PK", b"?"])
def test_a_file_too_large_is_not_read_to_its_end(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "large.xlsx"
    with path.open("wb") as stream:
        stream.write(start)
        stream.truncate(LARGEST * 100)

    with pytest.raises(UnreadableReport):
        read_file(path)


@pytest.mark.parametrize("begin", ["[转载]", "{附件}"])
def test_a_text_that_begins_with_a_bracket_is_a_text(tmp_path: Path, begin: str) -> None:
    source = next((Path(__file__).parent / "published" / "samples").glob("002*")).read_text(encoding="utf-8")
    path = tmp_path / "a.txt"
    path.write_text(f"{begin}\n\n{source}", encoding="utf-8")
    opened = open_file(path)

    assert isinstance(opened, Reading)
    assert opened.report.year == 2023


def test_json_of_the_program_is_read_exactly(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(write_json(sample("002")))

    assert open_file(path) == (sample("002"), ())


def test_what_could_not_be_kept_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    title, heads = "甲街道办事处2023年政府信息公开工作年度报告", ("一、总体情况", "五、存在的主要问题及改进情况")
    path.write_text(f"{title}\n{heads[0]}\n{'街道办事处。' * 20_000}\n{heads[1]}\n无。", encoding="utf-8")

    with pytest.raises(UnreadableReport, match="最多只能有"):
        open_file(path)
