"""Step of the trial: files of a district are opened by the program, with a double click, while it is installed.

Explorer does what `start` of Wine does here: it looks up the ending, and runs the command with the path in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep

from installer.contents import NAME
from installer.desk import OFFSCREEN, PLACE, Desk, ensure
from installer.wine import as_windows
from models.drafts.store import DraftStore
from models.exchange.next_slip import Decided, Raised, about, next_slip
from models.exchange.return_slip import Made, ReturnSlip
from models.exchange.return_slip_json import write_slip
from models.report.report_json import read_json
from models.system.program import SLIP_SUFFIX, TASK_SUFFIX
from resources import read_bytes, samples

_KINDS: Mapping[str, tuple[str, str]] = {
    TASK_SUFFIX: ("NianbaoTianbao.TaskPackage", f"任务包（{NAME}）"),
    SLIP_SUFFIX: ("NianbaoTianbao.ReturnSlip", f"退回单（{NAME}）"),
}
"""What a kind of files is called in the registry, and in Explorer."""

_CLASSES = r"HKCU\Software\Classes"
_OTHER = "OtherProgram.File"
_COMMAND = r"shell\open\command"
_NAMES = ("退回 单 & 说明（第1轮）", "-退回 & 单 %PATH% '第2轮'")
"""Of files: with what a command line might take for something else. Windows allows no quotation mark in a name."""

_PATIENCE = 90
"""Seconds. Chosen: a window that has not opened a file by then, on a busy machine, too, does not open it."""


def opens_files(desk: Desk) -> str:
    """Look at what is registered; open a slip where no window is, and a later one where there is one."""
    ensure_registered(desk)
    places = [desk.windows.drive / "区里 发的 & 文件" / f"{name}{SLIP_SUFFIX}" for name in _NAMES]
    places[0].parent.mkdir()
    for path, slip in zip(places, _slips(desk), strict=True):
        path.write_bytes(write_slip(slip))
    for kind, _ in _KINDS.values():
        _set_command(desk, kind, f"{_command(desk)} {' '.join(OFFSCREEN)}")  # Wine 8 shows no window of Qt 6
    for path in places:
        _ensure_kept(desk, path)
    desk.start("taskkill", "/f", "/im", f"{NAME}.exe")
    for kind, _ in _KINDS.values():
        _set_command(desk, kind, _command(desk))
    for path in places:
        path.unlink()
    places[0].parent.rmdir()
    ensure_registered(desk)
    return f"{len(places)} slips kept: one by a new window, one by that window"


def ensure_registered(desk: Desk) -> None:
    """Make sure that both kinds of files are the program's, as Explorer sees it."""
    for ending, (kind, what) in _KINDS.items():
        ensure(_value(desk, f"{_CLASSES}\\{ending}") == kind, f"{ending} belongs to somebody else, or to nobody")
        ensure(_value(desk, f"{_CLASSES}\\{kind}") == what, f"{ending} is called something else")
        ensure(_value(desk, f"{_CLASSES}\\{kind}\\{_COMMAND}") == _command(desk), f"{ending} is opened otherwise")
        icon = f'"{_program(desk)}",0'
        ensure(_value(desk, f"{_CLASSES}\\{kind}\\DefaultIcon") == icon, f"{ending} has another icon")


def ensure_not_registered(desk: Desk) -> None:
    """Make sure that nothing of it is left."""
    for ending, (kind, _) in _KINDS.items():
        for key in (ending, kind):
            ensure(not _exists(desk, f"{_CLASSES}\\{key}"), f"{key} is left in the registry")


def leaves_others_alone(desk: Desk) -> str:
    """Install and uninstall where another program has one of the endings, which stays its own."""
    other = f"{_CLASSES}\\{TASK_SUFFIX}"
    desk.start("reg", "add", other, "/ve", "/d", _OTHER, "/f")
    desk.install(PLACE)
    kind = _KINDS[TASK_SUFFIX][0]
    ensure(_value(desk, other) == _OTHER, "an ending of another program is taken away from it")
    offered = desk.start("reg", "query", rf"{other}\OpenWithProgids")
    ensure(kind in offered, "the program is not offered for it")
    desk.uninstall(PLACE, lambda: not _exists(desk, f"{_CLASSES}\\{kind}"))
    ensure(_value(desk, other) == _OTHER, "the other program has lost its ending")
    ensure(not _exists(desk, rf"{other}\OpenWithProgids"), "the program is still offered for it")
    desk.start("reg", "delete", other, "/f")
    ensure_not_registered(desk)
    return ""


def _program(desk: Desk) -> str:
    place = desk.place.relative_to(desk.windows.drive) / f"{NAME}.exe"
    return "C:\\" + str(place).replace("/", "\\")


def _command(desk: Desk) -> str:
    return f'"{_program(desk)}" "%1"'


def _set_command(desk: Desk, kind: str, command: str) -> None:
    desk.start("reg", "add", f"{_CLASSES}\\{kind}\\{_COMMAND}", "/ve", "/d", command, "/f")


def _value(desk: Desk, key: str) -> str:
    """Return the value that a key has without a name; empty if it has none."""
    ended = desk.windows.run("reg", "query", key, "/ve")
    _, _, value = ended.said.partition("REG_SZ")
    return value.strip() if ended.status == 0 else ""


def _exists(desk: Desk, key: str) -> bool:
    return desk.windows.run("reg", "query", key).status == 0


def _slips(desk: Desk) -> tuple[ReturnSlip, ReturnSlip]:
    """Return two slips, one after the other, of a report that is among the drafts."""
    report = read_json(read_bytes(samples()[0]))
    when = datetime(2026, 1, 19, 9, 12, tzinfo=UTC)
    made = Made(when, "李敏", "政务公开办", "", date(2026, 1, 22))
    decided = Decided((Raised("", (), "", "请核对封面的电话。"),))
    first = next_slip(None, report, about(report, name="试用单位"), made, decided)
    later = made._replace(when=when + timedelta(days=4), due=date(2026, 1, 26))
    return first, next_slip(first, report, about(report, name="试用单位"), later, decided)


def _ensure_kept(desk: Desk, path: Path) -> None:
    """Open a slip as Explorer does, and wait until it is kept with the draft that it is about."""
    before, end = _rounds(desk), monotonic() + _PATIENCE
    with desk.windows.running("start", "", as_windows(path)):
        while (is_lost := _rounds(desk) == before) and monotonic() < end:
            sleep(0.5)
        sleep(1)
    ensure(not is_lost, f"{path.name} has not been opened")


def _rounds(desk: Desk) -> list[int]:
    """Return the rounds of the slips that are kept now."""
    drafts = DraftStore(desk.drafts, "看一眼").drafts()
    return sorted(one.slips.current.round for one in drafts if one.slips.current)
