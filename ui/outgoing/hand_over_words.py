"""What is said of a hand-over: no more than was done."""

from __future__ import annotations

from typing import NamedTuple

from exporters.filing import FILED
from models.exchange.task import Task
from models.stick.failures import shown
from models.stick.hand_over import Outcome
from models.system.past_cache import Source
from ui.outgoing.hand_over_work import HandedOver


class PlaceWords(NamedTuple):
    """What is said of the kind of place that is written to.

    Attributes:
        writing, stopping, hanging, leftover: While it is written to, is to end, does not answer, is given up.
        looking: How the clerk makes sure where the program cannot.
        after: What is to be done before it is taken away; empty where nothing is.
    """

    writing: str
    stopping: str
    hanging: str
    leftover: str
    looking: str
    after: str


STICK = PlaceWords(
    "正在交付，先不要拔 U 盘。",
    "正在停下，先不要拔 U 盘。",
    "U 盘没有反应，可能已经拔掉了。",
    "可以不再等。U 盘里名字带“未完成”的文件夹没有写完，不要用。",
    "请弹出以后再插上，打开看一看。",
    "拔 U 盘以前，先在电脑上点“弹出”（安全删除硬件）。",
)
FOLDER = PlaceWords(
    "正在交付，请等一等。",
    "正在停下，请等一等。",
    "这个文件夹没有反应。",
    "可以不再等。那里名字带“未完成”的文件夹没有写完，不要用。",
    "请打开看一看。",
    "",
)
"""Of a folder that lies on no stick that the program sees: nothing is said of pulling anything."""

_KINDS = "、".join(exporter.label for exporter in FILED)
ABOUT = f"在选的地方新建下面这个文件夹，放进报送版的 {_KINDS}，还有一份说明、一份交付清单。写完再读出来核对。"
LOCKED = "“{folder}”有写保护，不能写。请换一个文件夹，或者插上 U 盘。"
PUBLIC = "里面没有放到网上的公开版：那在“文件 → 导出全部文件”里，按 Ctrl+Shift+E。"
"""Told once it is done: whoever has handed over has not seen what goes on the web site."""

_READ = {
    Source.DISK: "从盘上重新读出来核对过，和报告一致。",
    Source.UNKNOWN: (
        "读出来核对过，和报告一致。但这里的文件，电脑可能是从内存里读的，不一定真从盘上读了一遍；{looking}"
    ),
}


def about(task: Task | None) -> str:
    """Return what is done, and to whom it goes and until when, where a task says it."""
    if not task:
        return ABOUT
    return f"{ABOUT}\n写好以后交给：{task.addressee or task.district}，最晚 {task.due.month}月{task.due.day}日。"


def compared(handed_over: HandedOver, place: PlaceWords) -> str:
    """Return what was written and compared, and how long that took."""
    outcome, files = handed_over.outcome, f"{handed_over.files} 个文件"
    seconds = f"{handed_over.seconds:.0f} 秒" if handed_over.seconds >= 1 else "不到 1 秒"
    done = f"{files}都写好了，又" if outcome.written else f"{files}原来就在那里，没有再写；这次"
    return f"{done}{_READ[outcome.source].format(looking=place.looking)}用了{seconds}。"


def remarks(outcome: Outcome) -> str:
    """Return what else lies there that is not this hand-over; empty if nothing does."""
    sentences = []
    if outcome.aside:
        sentences.append(f"那里原来就有叫这个名字的，里面不一样，没有删，改名叫“{shown(outcome.aside.name)}”。")
    if outcome.left:
        names = "、".join(f"“{shown(path.name)}”" for path in outcome.left)
        sentences.append(f"旁边还有{names}，里面有不是这一次写的东西，没有动；那不是交付的报告，不要用。")
    return "".join(sentences)
