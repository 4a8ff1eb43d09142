"""What a district asks of its units while the task is being prepared; kept beside the register until it goes out."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from models.checks.thresholds import NO_THRESHOLDS, usable
from models.district.roster import Roster, Unit
from models.exchange.task import Task, TaskUnit
from models.form.editions import form_for
from models.report.due import default_year
from models.report.matching_code import ALPHABET
from models.system.files import replacing
from models.system.sealed_json import sealed, unsealed
from models.text.characters import printable

ASKED = "asked.json"
"""The name of the file."""

NOTICE, SCOPE = "notice", "scope"
"""Under which a task keeps the words of its notice, and what is added up."""

SCOPES = ("全区", "机关和部门", "机关本级")
"""What is added up, always named in full: 本级 alone means two things (D3)."""

REQUIRED = {"cover/phone": "联系电话", "cover/prepared_by": "填表人", "cover/approved_by": "单位负责人"}
"""What a district may ask for beyond the form, by its address in a report."""

LONGEST_LINE, LONGEST_NOTICE = 200, 20_000
"""Characters of a name and of a notice. Source: what a task takes (`models/exchange/task_json.py`)."""

_ID = 16
"""Characters of the id of a task: eighty bits."""

_HANDED_IN = (1, 20)
"""Month and day by which units hand in, unless somebody says otherwise. Chosen: eleven days are left to mend in."""

MENDED_WITHIN = 3
"""Days to mend in, unless somebody says otherwise. Source: the design."""

_TEMPLATE = (
    "请各单位按时报送 {year} 年政府信息公开工作年度报告。\n"
    "用“年报填报”打开任务包，选一次自己的单位，单位名称和收件单位就不用再填。\n"
    "报送截止 {month}月{day}日；退回的，请在 {days} 天内改好再交。"
)


class Asked(NamedTuple):
    """What is asked.

    Attributes:
        due: The last day on which a unit hands in.
        mended_within: Days in which what goes back is mended.
        required: Addresses of what may not be left blank, of `REQUIRED`.
        notice: The words that go out with the task; blank for those that follow from the rest.
        thresholds: By how much something may differ before a rule asks, where the district has set it.
    """

    year: int
    district: str
    addressee: str
    due: date
    mended_within: int = MENDED_WITHIN
    scope: str = SCOPES[0]
    required: tuple[str, ...] = ()
    notice: str = ""
    thresholds: Mapping[str, int] = NO_THRESHOLDS

    @property
    def words(self) -> str:
        """The words of the notice."""
        day = {"month": self.due.month, "day": self.due.day, "days": self.mended_within}
        return self.notice or _TEMPLATE.format(year=self.year, **day)

    @property
    def lacking(self) -> str:
        """What is still to be filled in before there can be a task, in a sentence; blank if nothing is."""
        missing = [name for name, value in (("区县", self.district), ("收件单位", self.addressee)) if not value.strip()]
        if missing:
            return f"还没有填：{'、'.join(missing)}"
        if self.due <= date(self.year, 12, 31):
            return f"报送截止要在 {self.year} 年过完以后"
        return ""


def usual_due(year: int) -> date:
    """Return the last day on which reports of a year are handed in, unless somebody says otherwise."""
    return date(year + 1, *_HANDED_IN)


def asked_anew(today: date) -> Asked:
    """Return what is asked before anybody has said anything."""
    year = default_year(today)
    return Asked(year, "", "", usual_due(year))


def asked_by(task: Task) -> Asked:
    """Return what a task asks that was given out."""
    scope, notice = task.texts.get(SCOPE, ""), task.texts.get(NOTICE, "")
    asked = Asked(task.year, task.district, task.addressee, task.due, task.mended_within, scope or SCOPES[0])
    return asked._replace(required=task.required, notice=notice, thresholds=usable(task.thresholds))


def task_of(asked: Asked, units: Iterable[Unit]) -> Task:
    """Return the task, with an id of its own; the units that do not count are not asked for anything."""
    return Task(
        "".join(secrets.choice(ALPHABET) for _ in range(_ID)),
        asked.year,
        form_for(asked.year).id,
        _line(asked.district),
        _line(asked.addressee),
        asked.due,
        asked.mended_within,
        tuple(TaskUnit(unit.id, unit.name, unit.kind) for unit in units if unit.counted),
        asked.required,
        thresholds=dict(asked.thresholds),
        texts={NOTICE: printable(asked.words), SCOPE: asked.scope},
    )


def due_on(task: Task, due: date) -> Task:
    """Return the same task due on another day; its notice follows unless the district has written its own."""
    asked = asked_by(task)
    follows = asked.notice == printable(asked._replace(notice="").words)
    words = asked._replace(notice="" if follows else asked.notice, due=due).words
    return replace(task, due=due, texts={**task.texts, NOTICE: printable(words)})


def _line(text: str) -> str:
    return " ".join(printable(text).split())


def mended_by(task: Task, today: date) -> date:
    """Return the last day on which what goes back today is to come again."""
    return today + timedelta(task.mended_within)


def called(roster: Roster) -> str:
    """Return what the district of a roster is called in full; blank where the units do not say it."""
    own = roster.district
    return f"{own.province}{own.city}{own.own}"


def keep_asked(folder: Path, asked: Asked) -> None:
    """Write what is asked into the folder of a register.

    Raises:
        OSError: It cannot be written.
    """
    data = {
        **asked._asdict(),
        "due": asked.due.isoformat(),
        "required": list(asked.required),
        "thresholds": dict(asked.thresholds),
    }
    with replacing(folder / ASKED) as stream:
        stream.write(sealed(data))


def kept_asked(folder: Path, today: date) -> Asked:
    """Return what is asked, as it was kept; what was never kept, or is damaged, is asked anew."""
    try:
        data = unsealed((folder / ASKED).read_bytes())
        asked = Asked(**{**data, "due": date.fromisoformat(data["due"]), "required": tuple(data["required"])})
        form_for(asked.year)
        return asked if asked == _as_typed(asked) else asked_anew(today)
    except Exception:  # noqa: BLE001  whatever is wrong with the file: it only spares typing
        return asked_anew(today)


def _as_typed(asked: Asked) -> Asked:
    """Return the same, each part of its own kind."""
    texts = (str(asked.district), str(asked.addressee))
    scope = asked.scope if asked.scope in SCOPES else SCOPES[0]
    required = tuple(one for one in REQUIRED if one in asked.required)
    thresholds = usable(asked.thresholds)
    return Asked(
        int(asked.year), *texts, asked.due, int(asked.mended_within), scope, required, str(asked.notice), thresholds
    )
