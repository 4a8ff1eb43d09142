"""What a manifest says of the files of its hand-over, in sentences for the clerk."""

from __future__ import annotations

from collections.abc import Sequence

from models.district.slip_answers import UnreadableAnswers, slip_answers
from models.district.taking_in import Listed
from models.exchange.manifest import ListedFile, Manifest, untrue

_ANSWERS = "对退回意见的答复读不懂，没有记"

_MOST_AMISS = 3
"""Files that are named in a sentence. Chosen: more are not read in one."""


def amiss(manifest: Manifest, found: Sequence[ListedFile]) -> tuple[str, ...]:
    """Return what a manifest says otherwise than the files are, as much as is read in a sentence."""
    lines = untrue(manifest, found)
    more = (f"还有 {len(lines) - _MOST_AMISS} 处",) if len(lines) > _MOST_AMISS else ()
    return (*lines[:_MOST_AMISS], *more)


def said_of(manifest: Manifest, amiss_: tuple[str, ...], code: str) -> Listed:
    """Return what a manifest says about the report with this matching code that lies beside it."""
    if manifest.code != code:
        return Listed(amiss=(*amiss_, f"清单写的是核对码 {manifest.code} 的那一份"))
    try:
        return Listed(manifest.counter, manifest.before, amiss_, slip_answers(manifest.answers))
    except UnreadableAnswers:
        return Listed(manifest.counter, manifest.before, (*amiss_, _ANSWERS))


def told(manifest: Manifest, amiss_: tuple[str, ...]) -> str:
    """Return what is said of a manifest itself."""
    if not amiss_:
        return f"交付清单，和旁边的 {len(manifest.files)} 个文件对得上。"
    return f"交付清单，和旁边的文件对不上：{'、'.join(amiss_)}；请问单位是不是动过文件，不放心就请重新交付。"
