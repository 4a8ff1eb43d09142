"""What is said of a draft file that does not tell all that was in it, and of the drafts that can be had back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from models.drafts.comparison import Comparison, Lack, Mismatch, Offer, last_saved
from models.drafts.draft import Draft, StoredReport
from models.drafts.opening import Opening
from models.report.report import differing
from models.report.wording import title
from ui.kit.shown_text import one_line

_FILE = {
    Opening.GONE: "草稿文件不见了，可能被删掉或者移走了。",
    Opening.DAMAGED: "草稿文件坏了，打不开。原来的文件没有动，改名放在：\n{aside}\n",
}
_MISMATCHES = {
    Mismatch.OLDER: (
        "草稿文件比备份旧：草稿文件里最后一次存是 {here}，备份里是 {there}。可能有人把以前的草稿文件放了回来。"
    ),
    Mismatch.FOREIGN: (
        "现在的草稿文件看来不是原来的那一个：里面是{names}，备份和历史版本都不认得；备份里的，它里面一份也没有。"
        "可能有人把别的电脑上的草稿文件拷了过来。"
    ),
    Mismatch.STRAY: (
        "草稿文件里和备份里的不是同一批报告：草稿文件里是{names}，备份里的不在里面。"
        "可能有人把别的电脑上的草稿文件或者备份拷到了这里。"
    ),
    Mismatch.DIVERGED: (
        "草稿文件和备份本来是同一个，后来各改了各的：草稿文件里最后一次存是 {here}，备份里是 {there}。"
        "可能在两个地方都填过。"
    ),
    Mismatch.LACKING: "草稿文件里少了报告。报告删除了也在回收站里，不会自己没有。",
}
_CLOCKS = "（时间是电脑上的钟，只供参考；哪个新，是按存的次数和先后判断的。）"
_FOUND = "备份和历史版本里找到了下面 {count} 份，请看一看："
_NOTHING = "没有找到备份。请把数据文件夹交给管理电脑的人看一看。"
_SHORT = {
    Mismatch.OLDER: "草稿文件比备份旧，备份里有 {count} 份更新的。",
    Mismatch.FOREIGN: "草稿文件看来不是原来的那一个，备份里有 {count} 份报告不在里面。",
    Mismatch.STRAY: "草稿文件里和备份里的不是同一批报告，备份里有 {count} 份不在里面。",
    Mismatch.DIVERGED: "草稿文件和备份各改了各的，有 {count} 份不一样。",
    Mismatch.LACKING: "有 {count} 份报告不在草稿文件里，备份里有。",
}
_NOT_NOW = "现在只能看；等能改的时候再打开程序，就可以取回。"
_TAKING = {
    Lack.MISSING: "现在没有的添上，现在有的也都留着",
    Lack.NEWER: "备份里更新的换成新的，现在的样子放进它的历史版本",
    Lack.BOTH: "两边都改过的，现在的不动，备份里的样子放进它的历史版本",
}
_ACTS = {
    frozenset({Lack.MISSING}): "全部取回",
    frozenset({Lack.NEWER}): "换成备份里新的",
    frozenset({Lack.BOTH}): "放进历史版本",
}


def what_happened(lost: Comparison, found: Opening, aside: Path | None, drafts: Sequence[Draft]) -> str:
    """Return what has become of the draft file.

    Args:
        lost: What it does not tell.
        found: How it was found.
        aside: Where a damaged one lies now.
        drafts: What it tells, those saved last first.
    """
    here = f"{drafts[0].saved:%Y-%m-%d %H:%M:%S}" if drafts else "没有存过"
    there = last_saved([offer.document for offer in lost.offers])
    file = _FILE.get(found) or (_MISMATCHES[lost.mismatch] if lost.mismatch else "")
    clocks = _CLOCKS if found not in _FILE and lost.mismatch in {Mismatch.OLDER, Mismatch.DIVERGED} else ""
    what = _FOUND.format(count=len(lost.offers)) if lost.offers else _NOTHING
    return f"{file.format(aside=aside, here=here, there=there, names=_names(drafts))}{clocks}\n\n{what}"


def _names(drafts: Sequence[Draft]) -> str:
    """Return what reports these are."""
    first = f"“{_title(drafts[0].stored)}”" if drafts else ""
    return f"{first}等 {len(drafts)} 份" if len(drafts) > 1 else first


def in_short(lost: Comparison) -> str:
    """Return the same in a sentence or two, for where nothing may be changed; empty where nothing is lost."""
    return f"{_SHORT[lost.mismatch].format(count=len(lost.offers))}{_NOT_NOW}" if lost.mismatch else ""


def taking(offers: Sequence[Offer]) -> str:
    """Return what happens to the drafts that are taken back."""
    lacks = {offer.lack for offer in offers}
    return f"取回的时候，{'；'.join(words for lack, words in _TAKING.items() if lack in lacks)}。"


def taking_act(offers: Sequence[Offer]) -> str:
    """Return what the button is called that takes all of it back."""
    return _ACTS.get(frozenset(offer.lack for offer in offers), "取回，换成新的")


def taken(offers: Sequence[Offer]) -> str:
    """Return what has been done when they were taken back."""
    counts = {lack: sum(offer.lack is lack for offer in offers) for lack in Lack}
    done = {
        f"添上 {counts[Lack.MISSING]} 份": counts[Lack.MISSING],
        f"{counts[Lack.NEWER]} 份换成了新的": counts[Lack.NEWER],
        f"{counts[Lack.BOTH]} 份备份里的样子放进了历史版本": counts[Lack.BOTH],
    }
    return f"已取回：{'，'.join(words for words, count in done.items() if count)}。"


def listed(offer: Offer) -> str:
    """Return how a draft is listed."""
    return f"{_title(StoredReport(offer.document['report']))}\n{_lack(offer)}"


def _title(stored: StoredReport) -> str:
    return one_line(title(stored.report) if stored.report else " ".join(filter(None, stored.heading))) or "打不开的报告"


def _lack(offer: Offer) -> str:
    if offer.here is None:
        return "现在没有这一份（以前放进了回收站）" if offer.is_binned else "现在没有这一份"
    count = places(offer)
    if offer.lack is Lack.BOTH:
        return f"两边都改过，有 {count} 处不同" if count else "交付的记录不同"
    if count:
        return f"备份里的更新，有 {count} 处不同"
    return "备份里的更新：交付的记录不同，或者放进、拿出过回收站"


def places(offer: Offer) -> int:
    """Return in how many places the two reports differ, as far as this program can read them."""
    if not (offer.report and offer.present):
        return 0
    return len(differing(offer.present.values, offer.report.values))


def caption(offer: Offer) -> str:
    """Return what stands over a draft that is looked at."""
    there = f"备份里的，{last_saved([offer.document])} 存"
    if offer.here is None:
        return f"{there}。下面是里面填了的；“看全文”看整份报告。"
    return f"草稿文件里的，{last_saved([offer.here])} 存；{there}。"
