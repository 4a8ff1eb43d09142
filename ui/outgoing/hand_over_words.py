"""What is said of a hand-over: no more than was done."""

from __future__ import annotations

from models.stick.failures import shown
from models.stick.hand_over import Outcome
from models.system.past_cache import Source
from ui.outgoing.hand_over_work import HandedOver

PULLING = "拔 U 盘以前，先在电脑上点“弹出”（安全删除硬件）。"

_READ = {
    Source.DISK: "从盘上重新读出来核对过，和报告一致。",
    Source.UNKNOWN: (
        "读出来核对过，和报告一致。但这里的文件，电脑可能是从内存里读的，不一定真从盘上读了一遍；"
        "请弹出以后再插上，打开看一看。"
    ),
}


def compared(handed_over: HandedOver) -> str:
    """Return what was written and compared, and how long that took."""
    outcome, files = handed_over.outcome, f"{handed_over.files} 个文件"
    seconds = f"{handed_over.seconds:.0f} 秒" if handed_over.seconds >= 1 else "不到 1 秒"
    done = f"{files}都写好了，又" if outcome.written else f"{files}原来就在那里，没有再写；这次"
    return f"{done}{_READ[outcome.source]}用了{seconds}。"


def remarks(outcome: Outcome) -> str:
    """Return what else lies there that is not this hand-over; empty if nothing does."""
    sentences = []
    if outcome.aside:
        sentences.append(f"那里原来就有叫这个名字的，里面不一样，没有删，改名叫“{shown(outcome.aside.name)}”。")
    if outcome.left:
        names = "、".join(f"“{shown(path.name)}”" for path in outcome.left)
        sentences.append(f"旁边还有{names}，里面有不是这一次写的东西，没有动；那不是交付的报告，不要用。")
    return "".join(sentences)
