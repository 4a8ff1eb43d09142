"""What is to be said of texts that were written with characters that look like others or that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.text.characters import UNSEEN, doubles, invisible
from models.text.ideographs import DOUBLES, ideographs

_WITHIN = re.compile(rf"(?<=[^\s{UNSEEN}])[{UNSEEN}]++(?=\S)")
"""What nobody sees between two characters; before and behind all words it is but how a page was made."""


_MOST_NAMED = 6
"""Characters that a sentence names. Chosen: a strip has room for them, and more are not looked at."""


def told_of(texts: Iterable[str]) -> str:
    """Return what is mended in these texts, as a sentence; nothing if nothing need be said."""
    texts = tuple(texts)
    alike, unseen = _alike(texts), sum(len(found) for text in texts for found in _WITHIN.findall(text))
    done = [f"{alike}用了看着一样的另一个字（部首或者兼容字），已经改成平常的字"] if alike else []
    done += [f"{unseen} 个看不见的字符已经去掉"] if unseen else []
    return f"文件里有 {'；'.join(done)}；内容没有变，不用再改。" if done else ""


def told_of_typed(texts: Iterable[str]) -> str:
    """Return what is mended in texts that are typed or pasted, as a sentence; nothing if nothing is."""
    texts = tuple(texts)
    dropped, alike = sum(map(invisible, texts)), _alike(texts)
    done = [f"去掉了 {dropped} 个看不见的字符"] if dropped else []
    done += [f"{alike}是看着一样的另一个字（部首或者兼容字），改成了平常的字"] if alike else []
    return f"{'；'.join(done)}。内容没有变。" if done else ""


def _alike(texts: tuple[str, ...]) -> str:
    """Return how many characters look like others, and which others; nothing if none do."""
    count = sum(map(doubles, texts))
    named = [*dict.fromkeys(ideographs(one) for text in texts if doubles(text) for one in DOUBLES.findall(text))]
    more = "等" if named[_MOST_NAMED:] else ""
    return f"{count} 个字（{'、'.join(named[:_MOST_NAMED])}{more}）" if count else ""
