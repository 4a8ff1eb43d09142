"""The steps of the self-test, in order: each does a piece of a clerk’s work, on nobody’s drafts, and looks at it.

To add one, write a function from a `Trial` to what is said when all is well, and put it into `SELF_TEST_STEPS`.
"""

from __future__ import annotations

from functools import partial

from exporters import EXPORTERS
from ui.self_test.file_steps import (
    export,
    hold_reader,
    look_at_page,
    print_characters,
    read_document,
    stay_offline,
    workbook_is_read,
)
from ui.self_test.trial import SelfTestStep
from ui.self_test.window_steps import (
    correct_mistake,
    open_draft,
    save_and_reopen,
    show_chinese,
    type_chinese,
    type_mistake,
    window_opens,
    write_beside_drafts,
)

SELF_TEST_STEPS: tuple[SelfTestStep, ...] = (
    SelfTestStep("在存草稿的文件夹里写", write_beside_drafts),
    SelfTestStep("打开窗口", window_opens),
    SelfTestStep("窗口里显示汉字", show_chinese),
    SelfTestStep("新建一份草稿", open_draft),
    SelfTestStep("在表里填错一个数", type_mistake),
    SelfTestStep("把它改对", correct_mistake),
    SelfTestStep("在文字里打汉字", type_chinese),
    SelfTestStep("存草稿，再打开", save_and_reopen),
    *(SelfTestStep(f"导出 {exporter.label}", partial(export, exporter)) for exporter in EXPORTERS),
    SelfTestStep("读回 Excel 工作簿", workbook_is_read),
    SelfTestStep("读回 Word 文档", read_document),
    SelfTestStep("看住读文件的部件", hold_reader),
    SelfTestStep("看 PDF 的第一页", look_at_page),
    SelfTestStep("印常用汉字", print_characters),
    SelfTestStep("不联网", stay_offline),
)
