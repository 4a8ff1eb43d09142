"""What can fail, as a tree; every error phrases itself in one Chinese sentence for the clerk.

ReportError
├── NoFormForYear       no edition was in force in that year
├── UnreadableReport    a file that is no report, or a damaged one
│   └── ForeignWorkbook a workbook that another program has made
├── NewerVersion        a file or draft of a later version of the program
├── DraftNotFound       a draft that is no longer there
├── ReadOnly            drafts that may be looked at only
├── ChangedElsewhere    a draft file that somebody else has written to
├── NotReady            a formal export of a report with open errors
├── HandOverFailed      files that did not get onto the stick (models/stick/failures.py)
├── TaskFault           a task that cannot be used (models/exchange/task.py)
├── ManifestFault       a list of handed-over files that cannot be used (models/exchange/manifest.py)
├── SlipFault           a return slip that cannot be used (models/exchange/return_slip.py)
├── RosterFault         a list of units that cannot be used (models/district/roster.py)
├── RegisterFault       what cannot be done with a task's register (models/district/register/events.py)
│   └── UnusableObject  a received file that is not there, or damaged (models/district/register/objects.py)
├── ChangedRegister     a register to which somebody else has written (models/district/register/event_chain.py)
├── NotARegister        a folder without a register (models/district/register/opening.py)
├── TooManyFiles        more files than any district has (models/district/found_files.py)
└── UnclearYear         nobody can say which year is collected (models/district/collection.py)
"""

from __future__ import annotations


class ReportError(Exception):
    """A request that cannot be met; `str()` is a sentence for the clerk."""


class NoFormForYear(ReportError):
    """No edition of the form was in force in that year."""

    def __init__(self, year: int, first: int) -> None:
        super().__init__(f"没有 {year} 年的年报格式：本程序支持 {first} 年及以后的报告，请核对报告年度。")


class UnreadableReport(ReportError):
    """A file that is no report, or a damaged one."""


class ForeignWorkbook(UnreadableReport):
    """A workbook without the data of this program; its tables may be read by their labels."""

    def __init__(self) -> None:
        super().__init__("这个工作簿不是本程序导出的，没有打开；请选择本程序导出的 .xlsx 文件或者 .json 文件。")


class NewerVersion(ReportError):
    """A file that a later version of the program has written."""

    def __init__(self, found: int, known: int) -> None:
        version = f"格式版本 {min(found, 999_999)}，本程序只认到 {known}"
        super().__init__(f"这份文件由新版程序保存（{version}），没有打开，原文件未动；请先升级本程序。")


class DraftNotFound(ReportError):
    """A draft that is no longer in the store."""

    def __init__(self) -> None:
        super().__init__("找不到这份草稿，可能已经删除；请在回收站里看看。")


class ReadOnly(ReportError):
    """Drafts that may be looked at only.

    Args:
        why: A sentence.
    """

    def __init__(self, why: str) -> None:
        super().__init__(f"没有存：{why}现在只能看，不能改。")


class ChangedElsewhere(ReportError):
    """A draft file to which somebody else has written."""

    def __init__(self) -> None:
        super().__init__(
            "没有存：草稿文件被别处改过，可能是另一台电脑，为了不盖掉那边填的，先停了下来。"
            "请把这份报告另存一份，再关掉程序重新打开。"
        )


class NotReady(ReportError):
    """A formal export of a report with open errors."""

    def __init__(self, count: int) -> None:
        super().__init__(f"还差 {count} 处，不能正式导出；可以先改好，或者导出带“草稿”标记的文件。")
