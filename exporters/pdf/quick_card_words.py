"""The words of the card that hangs beside the monitor: the way to the stamp, and what goes wrong most often.

A name in braces is that of a command, whose key is put there, so that the card says the keys that the program has.
"""

from __future__ import annotations

from typing import NamedTuple


class Step(NamedTuple):
    """A step on the way.

    Attributes:
        words: How it is done.
        commands: Whose keys stand beside it.
        by_hand: Whether it is done away from the program.
    """

    name: str
    words: str
    commands: tuple[str, ...] = ()
    by_hand: bool = False


class Part(NamedTuple):
    """Lines under a heading, each with what it begins with."""

    heading: str
    lines: tuple[tuple[str, str], ...]


class Mistake(NamedTuple):
    """What goes wrong, and what to do.

    Attributes:
        rule: The id of the check that finds it.
    """

    rule: str
    name: str
    words: str


TITLE = "政府信息公开工作年度报告　填报速查卡"
"""Above both pages."""

FIRST_PAGE, SECOND_PAGE = "从空白页到盖章", "{table}：填在哪一行"
"""What each page is about."""

ONE_KEY = "记不住，只记一个键：{下一步}。它带您到下一步，窗口右下角的蓝色按钮上写着是哪一步。"

STEPS = (
    Step(
        "开始",
        "手边有去年公开的报告：“从去年的报告开始”，封面和结转的数就带过来了。去年的已经在程序里：选中它，“复制为下一年”。都没有，新建一份。",
        ("导入报告", "新建报告"),
    ),
    Step("封面", "填单位、联系方式、落款、经办人。报告年度是报告的那一年，不是填表的这一年。", ("下一部分",)),
    Step(
        "表二、表三、表四",
        "先填有数的格子：回车往下，Tab 往右，灰色的合计自己算。剩下的一次填 0，不能空着。不知道填什么，按 {使用说明}。",
        ("本表空格填 0", "使用说明"),
    ),
    Step(
        "文字：一、五、六",
        "按“放提纲”，【写……】逐处填好，提纲原话改成本单位的。要写表里的数，就插入，不要手打：表改了，它跟着改。",
        ("插入表里的数",),
    ),
    Step(
        "看颜色，改错",
        "一处一处改：红色一定要改；橙色的请核对，确实没有错就说明理由。写着可以改正的，看一眼再按 {改正这一处}。",
        ("下一处问题", "改正这一处"),
    ),
    Step(
        "核对",
        "左下角写着“可以报送”才算填完。再和去年比一比，差得多的要说得出原因。",
        ("核对整份报告", "和去年对照"),
    ),
    Step("复核", "换一个人：再录一遍，或者一个念、一个对。菜单 检查 → 复核。"),
    Step("预览，打印报送版", "每一页都看一看，再打印。报送确认单另用一张纸。", ("预览和打印",)),
    Step("签字，盖章", "填报人、审核人、负责人签字，盖公章。每一页核对码都一样。", by_hand=True),
    Step("交付到 U 盘", "插上 U 盘再按；看到“交付好了”，先弹出，再拔下。", ("交付到 U 盘",)),
    Step("交给区里，上网，归档", "拿到签收；公开版给网站；纸质件和电子件归档。", by_hand=True),
    Step(
        "区里退回",
        "打开原来那一份改，不要另建。改完从第 6 步再走一遍；核对码变了，旧的纸和文件作废。",
    ),
)

GATHERED = Part(
    "动手以前，先到各科室收齐",
    (
        ("综合办", "去年公开的报告；申请登记台账和答复书；本年制发、废止、现行有效的文件目录"),
        ("司法所", "规范性文件清理结果；行政复议、行政诉讼的件数和结果"),
        ("执法队", "行政处罚、行政强制决定的件数"),
        ("便民中心", "行政许可决定的件数：准予、不予都算"),
        ("财政所", "行政事业性收费全年实收（元，换成万元）；有没有收信息处理费"),
        ("自己备好", "U 盘、A4 纸；跟审核人、负责人约好签字的时间"),
    ),
)

KEYS_HEADING = "手边的键"
KEYS = (
    "使用说明",
    "下一步",
    "核对整份报告",
    "本表空格填 0",
    "下一处问题",
    "和去年对照",
    "查找",
    "撤销",
    "预览和打印",
    "交付到 U 盘",
)
"""Commands, whose keys stand beside their names."""

TROUBLE = Part(
    "出了事，别慌",
    (
        ("不用按保存", "停手一秒就自己存。断电、关错了窗口，最多少最后打的几个字。"),
        ("改错了", "按 {撤销}，一步一步退回去。"),
        ("删错了", "在回收站里；以前的样子在“历史版本”里。"),
        ("没有打印机", "导出 PDF，用 U 盘拿到别的电脑上打。"),
        ("涉密的", "内容不写进报告；涉密的 U 盘不插在这台电脑上。"),
    ),
)

MARKS = (
    ("blank", "淡黄：还没填"),
    ("total", "灰：合计，自己算"),
    ("carried", "浅蓝：去年带来的，锁住"),
    ("error", "红、带三角：有错，一定要改"),
    ("warning", "橙、带三角：请核对"),
)
"""The looks of cells by the name of their colour, and what they mean."""

MISTAKES_HEADING = "最常见的十个错"
"""Above them."""

MISTAKES = (
    Mistake("T3-BAL", "收的和办的对不上", "先看“上年结转”是不是照抄去年的，再看有没有一件填进了两行，或者一件也没填。"),
    Mistake("T3-PART", "部分公开的填了两次", "只在“（二）部分公开”填一次；没公开的那部分，不再填进“不予公开”。"),
    Mistake("Y-CARRY", "上年结转和去年的不一样", "逐列照抄去年的“结转下年度”。去年的真错了，写明理由，不要凑数。"),
    Mistake("T3-INT", "没有的，空着不填", "没有就填 0。先填有数的，再按 {本表空格填 0}，剩下的全填 0。"),
    Mistake("T2-FEEUNIT", "收费按“元”填了", "单位是万元：全年收 35400 元，填 3.54。信息处理费不在这一格。"),
    Mistake("T2-REG", "街道、乡镇填了“规章”", "没有规章制定权，“规章”三格都填 0；文件填在下一行。"),
    Mistake("Y-VALID", "现行有效件数接不上", "去年的现行有效，加今年制发，减今年废止。清理、划转的，说明理由。"),
    Mistake("N-RECV", "文字里的数和表里不一样", "以表为准，按 {插入表里的数} 重新插入；别处抄来的数删掉。"),
    Mistake("N-FEE", "第六部分没写信息处理费", "没有收也要写一句“未收取信息处理费”。"),
    Mistake("S-FIVE", "第五部分只写“无”，或者照抄去年", "写今年的问题和改进的办法，50 字以上。"),
)

DEADLINE = "每年 {month} 月 {day} 日前报送"
"""When the report of the year before is due."""

DEADLINE_MORE = "报的是上一年。区里另有日期的，按区里的。"
MARKS_HEADING = "格子的颜色"
SUMS_HEADING = "要对得上的数"
"""Above the equations."""

MAP_COLUMNS = ("行", "填什么（打叉的：不填在这里）")
MISTAKES_FOOT = "题目后面是核对规则的编号，可以在 帮助 → 核对规则 里查到全文。"
