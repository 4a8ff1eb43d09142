"""Which editions there are, for which report years and by which notices, in words: for window, catalogue and schema."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from models.form import editions
from models.form.refs import Ref
from models.form.vocabulary import Form

_SHARED = re.compile(r".*(?=〔)")
"""What the numbers of notices by one office begin with."""


class Years(NamedTuple):
    """Report years from the first to the last; None if there is no last one."""

    first: int
    last: int | None


def years_of(forms: Iterable[Form]) -> tuple[Years, ...]:
    """Return the report years of some editions, those of neighbouring editions as one."""
    wanted = {form.id for form in forms}
    return _joined(years for form, years in _years() if form.id in wanted)


def years_compared(ref: Ref, forms: Iterable[Form]) -> tuple[Years, ...]:
    """Return the report years of some editions in which what stands at `ref` means the same as the year before."""
    wanted = {form.id for form in forms}
    earlier: Form | None = None
    found: list[Years] = []
    for form, years in _years():
        goes_on = earlier is not None and earlier.id in wanted and form.compares(ref, earlier)
        if form.id in wanted:
            found.append(years if goes_on else years._replace(first=years.first + 1))
        earlier = form
    return _joined(found)


def in_words(years: Iterable[Years], unit: str = "年") -> str:
    """Return report years in words: 2019、2020 年, 2021 至 2027 年, 2028 年起."""
    return "，".join(_in_words(one, unit) for one in years)


def editions_told() -> str:
    """Return a sentence that tells which edition is for which years."""
    return "，".join(f"{_in_words(years, '年')}用 {form.id} 年格式" for form, years in _years()) + "。"


def notices_told(forms: Iterable[Form], between: str = "、") -> str:
    """Return the numbers of the notices that set some editions; what they begin with is said once."""
    told: list[str] = []
    before = ""
    for form in forms:
        number = form.notice_number
        shared = found[0] if (found := _SHARED.match(number)) else ""
        told.append(number.removeprefix(shared) if shared and shared == before else number)
        before = shared
    return between.join(told)


def years_by_edition() -> tuple[tuple[Form, str], ...]:
    """Return every edition, the first one first, with its report years in words."""
    return tuple((form, _in_words(years, "年")) for form, years in _years())


def _years() -> list[tuple[Form, Years]]:
    forms = sorted(editions.EDITIONS, key=lambda form: form.first_year)
    lasts = [*(following.first_year - 1 for following in forms[1:]), None]
    return [(form, Years(form.first_year, last)) for form, last in zip(forms, lasts, strict=True)]


def _joined(years: Iterable[Years]) -> tuple[Years, ...]:
    joined: list[Years] = []
    for one in years:
        if joined and joined[-1].last == one.first - 1:
            joined[-1] = Years(joined[-1].first, one.last)
        else:
            joined.append(one)
    return tuple(joined)


def _in_words(years: Years, unit: str) -> str:
    first, last = years
    if last is None:
        return f"{first} {unit}起"
    return f"{first}{'' if last == first else f'、{last}' if last == first + 1 else f' 至 {last}'} {unit}"
