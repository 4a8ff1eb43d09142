"""What is to be said of texts that were written with characters that look like others or that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.text.characters import UNSEEN, doubles

_WITHIN = re.compile(rf"(?<=[^\s{UNSEEN}])[{UNSEEN}]++(?=\S)")
"""What nobody sees between two characters; before and behind all words it is but how a page was made."""


def told_of(texts: Iterable[str]) -> str:
    """Return what is mended in these texts, as a sentence; nothing if nothing need be said."""
    alike = unseen = 0
    for text in texts:
        alike += doubles(text)
        unseen += sum(map(len, _WITHIN.findall(text)))
    done = [f"{alike} 个字用了看着一样的另一个字（部首或者兼容字），已经改成平常的字"] if alike else []
    done += [f"{unseen} 个看不见的字符已经去掉"] if unseen else []
    return f"文件里有 {'；'.join(done)}；内容没有变，不用再改。" if done else ""
