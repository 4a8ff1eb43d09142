"""What is written with characters that look like others or that nobody sees: mended at the door, and told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.form.refs import TextRef
from models.importers.own.imported import ChangedByHand, Imported
from models.importers.source import LeftOut, RawTable, Source, SourceBlock, SourceParagraph
from models.text.characters import UNSEEN, doubles, mended, odd

_WITHIN = re.compile(rf"(?<=[^\s{UNSEEN}])[{UNSEEN}]++(?=\S)")
"""What nobody sees between two characters; before and behind all words it is but how a page was made."""

_TURNS = "\u202e"
"""What turns the figures around that follow it."""

WHOLE = "全文"
"""Where something stands that is said of all of the file."""


def mended_source(source: Source) -> tuple[Source, str]:
    """Return a source as it is meant, and what is to be told about that; nothing if nobody need know.

    Where a mark has turned figures around, it is not sure what the page shows.
    """
    words = [text for block in source for text in _texts(block) if odd(text)]
    if not words:
        return source, ""
    return tuple(map(_mended, source)), told_of(words)


def told_of(texts: list[str]) -> str:
    """Return what has been mended in these texts, as a sentence; nothing if nothing need be said."""
    alike, unseen = sum(map(doubles, texts)), sum(len(run) for text in texts for run in _WITHIN.findall(text))
    done = [f"{alike} 个字用了看着一样的另一个字（部首或者兼容字），已经改成平常的字"] if alike else []
    done += [f"{unseen} 个看不见的字符已经去掉"] if unseen else []
    return f"文件里有 {'；'.join(done)}；内容没有变，不用再改。" if done else ""


def mended_report(opened: Imported) -> Imported:
    """Return a report of our own whose texts are as they are meant; each that was changed is among the differences."""
    report = opened.report
    new = {ref: mended(text) for ref, text in report.values.items() if isinstance(ref, TextRef) and isinstance(text, str)}
    edit = report.edit(new)
    changes = (ChangedByHand(change.ref, change.before, change.after) for change in edit)
    return Imported(report.applied(edit), (*opened.differences, *changes))


def is_mended(change: ChangedByHand) -> bool:
    """Return whether a difference is only how a text is written, and nobody's change of what it says."""
    return isinstance(change.exported, str) and change.exported != change.found == mended(change.exported)


def _texts(block: SourceBlock) -> Iterator[str]:
    if isinstance(block, RawTable):
        for row in block.rows:
            yield from row
    else:
        yield block.text


def _mended(block: SourceBlock) -> SourceBlock:
    if isinstance(block, LeftOut):
        return block._replace(text=mended(block.text))
    if isinstance(block, SourceParagraph):
        return block._replace(text=mended(block.text), sure=block.sure and _TURNS not in block.text)
    rows = tuple(tuple(map(mended, row)) for row in block.rows)
    turned = {(y, x) for y, row in enumerate(block.rows) for x, text in enumerate(row) if _TURNS in text}
    return block._replace(rows=rows, doubtful=block.doubtful | turned)
