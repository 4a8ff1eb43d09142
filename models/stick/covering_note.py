"""The note that lies beside the files on a stick, for Notepad to open: what they are, and how to compare them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from models.exchange.manifest import MANIFEST
from models.exchange.task import Task
from models.report.matching_code import matching_code
from models.report.report import Report

NOTE = "说明.txt"

_ABOUT = {
    ".pdf": "报送版，和打印出来签字盖章的纸是同一份，还可以再打印。",
    ".xlsx": "Excel 工作簿，数据和报送版相同，可以接着汇总、核对。",
    ".txt": "就是这份说明，用记事本打开。",
    ".json": "交付清单，收的单位用程序核对文件全不全、是不是交付时的那一份，不用打开。",
}


def with_note(report: Report, files: Mapping[str, bytes], task: Task | None = None) -> dict[str, bytes]:
    """Return the files with one more beside them that says what they are, for Notepad to open.

    Args:
        report: That is handed over.
        files: Its files, without the manifest, which is named all the same.
        task: To which it belongs, if it is known.
    """
    lines = "\n".join(_note(report, (*files, NOTE, MANIFEST), task))
    return {**files, NOTE: lines.replace("\n", "\r\n").encode("utf-8-sig")}


def _note(report: Report, names: Iterable[str], task: Task | None) -> Iterable[str]:
    yield f"{report.form.title}　交付说明\n"
    yield f"单位：{report.text('cover', 'agency') or '（没有填）'}"
    yield f"年度：{report.year} 年"
    if task:
        yield f"交给：{task.addressee or task.district}"
        yield f"截止日期：{task.due.year}年{task.due.month}月{task.due.day}日"
    yield f"核对码：{matching_code(report)}\n"
    yield "一、这个文件夹里有什么\n"
    for number, name in enumerate(names, 1):
        yield f"{number}. {name}\n   {_ABOUT.get(Path(name).suffix, '附带的文件。')}"
    yield "\n二、怎样核对\n"
    yield "核对码是从报告的全部内容算出来的 8 个字母和数字，改动任何一处，核对码就变。"
    yield "纸上和 PDF 里，核对码印在每一页的页脚；Excel 工作簿里，写在每一张表的开头。"
    yield f"这几处都应当是 {matching_code(report)}，和文件夹名字的最后 9 个字符一样。"
    yield "全都一样，就是同一份报告；有一处不一样，就不要收，请填报的单位重新交付。\n"
    yield "字母里没有 I、L、O、U，看到的是数字 1 和 0。核对码不是签名，也不能证明数据正确。\n"
