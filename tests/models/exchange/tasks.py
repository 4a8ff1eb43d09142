"""Tasks for tests."""

from __future__ import annotations

from datetime import date

from models.exchange.task import Task, TaskUnit

TASK_ID = "7QK2M4X9D0B1HZ3C"
STREET = TaskUnit("350502-01", "泉州市鲤城区人民政府开元街道办事处", "street")
BUREAU = TaskUnit("350502-31", "泉州市鲤城区教育局", "department")


def a_task(year: int = 2025, units: tuple[TaskUnit, ...] = (STREET, BUREAU)) -> Task:
    """Return a task of 鲤城区."""
    return Task(
        id=TASK_ID,
        year=year,
        form="2021",
        district="泉州市鲤城区",
        addressee="鲤城区人民政府办公室",
        due=date(year + 1, 1, 20),
        mended_within=5,
        units=units,
        required=("cover/url",),
        thresholds={"Y-JUMP": 50},
        texts={"notice": "请于截止日期前报送。\n有疑问请来电。"},
    )
