"""What the clerk is told of whoever has the drafts: of another computer only where one is known of, or may be."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Place(Enum):
    """Where the holder of the drafts is, as far as it is known."""

    HERE = "on this computer: the system says so, or no other can see the folder"
    ELSEWHERE = "on another computer, by what its note says"
    UNKNOWN = "somewhere: the folder is on a network, and no note says more"


class HolderWords(NamedTuple):
    """The sentences for one place; each says no more than is known. `{who}` is what the note says of the computer.

    Attributes:
        who: For a sentence.
        held: Why the drafts may only be looked at, where the system gives them to another.
        alive: The same, where a note gives signs of life.
        unwatched: The same, where nobody waited to see whether a note gives any.
        still_held, still_alive: Why they cannot be taken over.
        gone: That a note gives no sign of life; it may have been left by a session that was cut off.
        taking: What taking over means, if somebody is there after all.
        too_late: Why they could not be taken over after all.
    """

    who: str
    held: str
    alive: str
    unwatched: str
    still_held: str
    still_alive: str
    gone: str
    taking: str
    too_late: str


_HERE = HolderWords(
    who="这台电脑上的另一个窗口",
    held="{who}占着这些报告，可能没有反应了；这里只能看，不能改。那个窗口关掉以后，按“接过来填”；"
    "找不到它，或者关不掉，请重新启动这台电脑。",
    alive="{who}开着这些报告（刚才还有动静），这里只能看，不能改。那个窗口关掉以后，按“接过来填”。",
    unwatched="可能{who}开着这些报告，也可能是上次没有正常关掉：文件夹里留着记号，刚才没有等到看清有没有动静。"
    "这里先只能看，不能改；没有别的窗口开着，就按“接过来填”再看一次。",
    still_held="{who}还占着草稿文件。请先关掉那个窗口；找不到它，或者关不掉，请重新启动这台电脑。",
    still_alive="{who}还开着，刚刚还有动静。请先关掉那个窗口，再来接着填。",
    gone="文件夹里留着记号，没有动静：可能是上次没有正常关掉。",
    taking="看一看没有别的窗口开着这些报告，再接过来；要是还开着，接过来以后，那个窗口里的改动就存不下来了。",
    too_late="没有接过来：{who}刚刚占用了草稿文件。请先关掉那个窗口，再来接着填。",
)

_ELSEWHERE = HolderWords(
    who="别的电脑（登记的名字是“{computer}”）",
    held="{who}正开着这些报告，这里只能看，不能改。那边关掉以后，按“接过来填”。",
    alive="{who}开着这些报告（刚才还有动静），这里只能看，不能改。那边关掉以后，按“接过来填”。",
    unwatched="可能{who}开着这些报告，也可能那边上次没有正常关掉：文件夹里留着记号，刚才没有等到看清有没有动静。"
    "这里先只能看，不能改；问过那边没有人在填，按“接过来填”再看一次。",
    still_held="{who}还占着草稿文件。请先在那边关掉程序；那边没有反应，就重新启动那台电脑。",
    still_alive="{who}那边还开着，刚刚还有动静。请先在那边关掉程序，再来接着填。",
    gone="{who}那边已经没有动静，可能没有正常关掉。",
    taking="确定那边没有人在填，才可以接过来；接过来以后，那边的改动就存不下来了。",
    too_late="没有接过来：{who}刚刚占用了草稿文件。请先在那边关掉程序，再来接着填。",
)

_UNKNOWN = HolderWords(
    who="另一个窗口（在这台电脑上还是别的电脑上，看不出来）",
    held="{who}占着这些报告，这里只能看，不能改。它关掉以后，按“接过来填”。",
    alive="{who}开着这些报告（刚才还有动静），这里只能看，不能改。它关掉以后，按“接过来填”。",
    unwatched="可能别处还开着这些报告，也可能是上次没有正常关掉：文件夹里留着记号，刚才没有等到看清有没有动静。"
    "这里先只能看，不能改；问过没有人在填，按“接过来填”再看一次。",
    still_held="{who}还占着草稿文件。请先看一看这台电脑上有没有，再问一问别处，关掉那个窗口，再来接着填。",
    still_alive="{who}还开着，刚刚还有动静。请先关掉它，再来接着填。",
    gone="文件夹里留着记号，没有动静：可能是上次没有正常关掉，也可能别的电脑没有正常关掉。",
    taking="确定没有人在填，才可以接过来；要是还有人在填，接过来以后，那边的改动就存不下来了。",
    too_late="没有接过来：{who}刚刚占用了草稿文件。请先关掉它，再来接着填。",
)

_WORDS = {Place.HERE: _HERE, Place.ELSEWHERE: _ELSEWHERE, Place.UNKNOWN: _UNKNOWN}

_UNCERTAIN = (
    "没能确定有没有{others}也开着这些报告：数据文件夹所在的盘可能太满，也可能不支持占用记号。"
    "可以接着填，请先看一看{elsewhere}有没有开着这个程序；两边都填，后存的一边会存不上，会有提示，不会盖掉先存的。"
)


def holder_words(place: Place, computer: str = "") -> HolderWords:
    """Return what is told of a holder.

    Args:
        place: Where it is.
        computer: The name of that computer, where it is another one.
    """
    words = _WORDS[place]
    who = words.who.replace("{computer}", computer)
    return HolderWords(who, *(sentence.replace("{who}", who) for sentence in words[1:]))


def doubt_words(*, on_network: bool) -> str:
    """Return what is told where the drafts are ours, and nobody can tell whether others have them, too."""
    others, elsewhere = ("别的窗口或者别的电脑", "别处") if on_network else ("别的窗口", "这台电脑上")
    return _UNCERTAIN.format(others=others, elsewhere=elsewhere)
