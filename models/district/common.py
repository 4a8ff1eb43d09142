"""All that many units have in common, or that is unusual in one, together: what the tab of it shows."""

from __future__ import annotations

from typing import NamedTuple

from models.district.across_units import CommonFailure
from models.district.same_texts import SamePair
from models.district.unusual import Unusual


class Common(NamedTuple):
    """What is seen only where all reports lie side by side.

    Attributes:
        failures: The same failing at the same place in many units.
        single: How many other things fail, in one or two units.
        pairs: Units with the same texts.
        unusual: Figures that ask for a look.
    """

    failures: tuple[CommonFailure, ...] = ()
    single: int = 0
    pairs: tuple[SamePair, ...] = ()
    unusual: tuple[Unusual, ...] = ()


PAIR_HEADINGS = ("两个单位", "一样", "哪一部分")
UNUSUAL_HEADINGS = ("单位", "格", "怎么反常", "去年", "今年")


def pair_rows(pairs: tuple[SamePair, ...]) -> list[tuple[str, ...]]:
    """Return the pairs as rows under `PAIR_HEADINGS`."""
    return [(" — ".join(one.names), f"{one.percent}%，{one.same} 句", one.where) for one in pairs]


def unusual_rows(found: tuple[Unusual, ...]) -> list[tuple[str, ...]]:
    """Return the figures as rows under `UNUSUAL_HEADINGS`."""
    return [(one.name, one.where, one.why, f"{one.then:f}", f"{one.now:f}") for one in found]
