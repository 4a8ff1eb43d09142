"""Steps of the trial: files of a district are opened by the program, with a double click, while it is installed.

Explorer does what `start` of Wine does here: it looks up the ending, and runs the command with the path in its place.
Wine 8 looks at what is registered for everybody only, Windows at what is for this user first; so it is copied there.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import ExitStack
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

_OF_USER, _OF_EVERYBODY = r"HKCU\Software\Classes", r"HKLM\Software\Classes"
"""Where kinds of files are registered."""

_OTHER = "OtherProgram.File"
_COMMAND = r"shell\open\command"
_NAMES = ("退回 单 & 说明（第1轮）", "-退回 & 单 '第2轮'")
"""Of files: with what a command line might take for something else. Windows allows no quotation mark in a name.

Wine 8 takes %PATH% in a name for a variable, so that is not tried.
"""

_PATIENCE = 90
"""Seconds. Chosen: a window that has not opened a file by then, on a busy machine, too, does not open it."""


def opens_files(desk: Desk) -> str:
    """Look at what is registered; open a slip where no window is, and a later one where there is one."""
    ensure_registered(desk)
    places = [desk.windows.drive / "区里 发的 & 文件" / f"{name}{SLIP_SUFFIX}" for name in _NAMES]
    places[0].parent.mkdir()
    for path, slip in zip(places, _slips(), strict=True):
        path.write_bytes(write_slip(slip))
    for ending, (kind, _) in _KINDS.items():
        _lend_to_everybody(desk, ending)
        _lend_to_everybody(desk, kind)
    with ExitStack() as stack:
        for path in places:
            _ensure_kept(desk, path, stack)
        desk.start("taskkill", "/f", "/im", f"{NAME}.exe")
    for ending, (kind, _) in _KINDS.items():
        for key in (ending, kind):
            desk.start("reg", "delete", f"{_OF_EVERYBODY}\\{key}", "/f")
    shutil.rmtree(places[0].parent)
    return f"{len(places)} slips kept: one by a new window, one by that window"


def ensure_registered(desk: Desk) -> None:
    """Make sure that both kinds of files are the program's, as Explorer sees it."""
    for ending, (kind, what) in _KINDS.items():
        ensure(_value(desk, f"{_OF_USER}\\{ending}") == kind, f"{ending} belongs to somebody else, or to nobody")
        ensure(_value(desk, f"{_OF_USER}\\{kind}") == what, f"{ending} is called something else")
        ensure(_value(desk, f"{_OF_USER}\\{kind}\\{_COMMAND}") == _command(desk), f"{ending} is opened otherwise")
        icon = f'"{_program(desk)}",0'
        ensure(_value(desk, f"{_OF_USER}\\{kind}\\DefaultIcon") == icon, f"{ending} has another icon")


def ensure_not_registered(desk: Desk) -> None:
    """Make sure that nothing of it is left."""
    for ending, (kind, _) in _KINDS.items():
        for key in (ending, kind):
            ensure(not _exists(desk, f"{_OF_USER}\\{key}"), f"{key} is left in the registry")


def leaves_others_alone(desk: Desk) -> str:
    """Install and uninstall where other programs have the endings, for this user and for everybody: so it stays."""
    others = [f"{where}\\{ending}" for where, ending in zip((_OF_USER, _OF_EVERYBODY), _KINDS, strict=True)]
    for other in others:
        desk.start("reg", "add", other, "/ve", "/d", _OTHER, "/f")
    desk.install(PLACE)
    for ending, (kind, _) in _KINDS.items():
        owner = _value(desk, f"{_OF_USER}\\{ending}") or _value(desk, f"{_OF_EVERYBODY}\\{ending}")
        ensure(owner == _OTHER, f"{ending} is taken away from another program")
        offered = _exported(desk, f"{_OF_USER}\\{ending}\\OpenWithProgids")
        ensure(f'"{kind}"=' in offered, f"the program is not offered for {ending}")
    desk.uninstall(PLACE, lambda: not desk.place.exists())
    sleep(2)  # for the registry
    ensure([_value(desk, other) for other in others] == [_OTHER, _OTHER], "another program has lost its ending")
    ensure(not _exists(desk, rf"{others[0]}\OpenWithProgids"), "the program is still offered")
    for other in others:
        desk.start("reg", "delete", other, "/f")
    ensure_not_registered(desk)
    return "for this user, and for everybody"


def _program(desk: Desk) -> str:
    place = desk.place.relative_to(desk.windows.drive) / f"{NAME}.exe"
    return "C:\\" + str(place).replace("/", "\\")


def _command(desk: Desk) -> str:
    return f'"{_program(desk)}" "%1"'


def _lend_to_everybody(desk: Desk, key: str) -> None:
    """Copy what is registered to where Wine 8 looks for it, which shows no window of Qt 6, either."""
    text = _exported(desk, f"{_OF_USER}\\{key}").replace("HKEY_CURRENT_USER", "HKEY_LOCAL_MACHINE")
    file = desk.windows.drive / "lent.reg"
    file.write_text(text.replace('%1\\""', f'%1\\" {" ".join(OFFSCREEN)}"'), "utf-16")
    desk.start("reg", "import", file)
    file.unlink()


def _value(desk: Desk, key: str) -> str:
    """Return the value that a key has without a name; empty if it has none."""
    own = _exported(desk, key).partition("\n[")[2].partition("\n[")[0]  # without the keys below it
    found = next((line.strip() for line in own.splitlines() if line.startswith("@=")), '@=""')
    return found[3:-1].replace('\\"', '"').replace("\\\\", "\\")


def _exported(desk: Desk, key: str) -> str:
    """Return what is in a key, as a file of the registry says it: what `reg` prints is in no known encoding."""
    file = desk.windows.drive / "exported.reg"
    if desk.windows.run("reg", "export", key, as_windows(file), "/y").status:
        return ""
    text = file.read_text("utf-16")
    file.unlink()
    return text


def _exists(desk: Desk, key: str) -> bool:
    return desk.windows.run("reg", "query", key).status == 0


def _slips() -> tuple[ReturnSlip, ReturnSlip]:
    """Return two slips, one after the other, of a report that is among the drafts."""
    report = read_json(read_bytes(samples()[0]))
    when = datetime(2026, 1, 19, 9, 12, tzinfo=UTC)
    made = Made(when, "李敏", "政务公开办", "", date(2026, 1, 22))
    decided = Decided((Raised("", (), "", "请核对封面的电话。"),))
    first = next_slip(None, report, about(report, name="试用单位"), made, decided)
    later = made._replace(when=when + timedelta(days=4), due=date(2026, 1, 26))
    return first, next_slip(first, report, about(report, name="试用单位"), later, decided)


def _ensure_kept(desk: Desk, path: Path, stack: ExitStack) -> None:
    """Open a slip as Explorer does, and wait until it is kept with the draft that it is about.

    What `start` has started ends with it, so that goes on until the stack is closed.
    """
    before, end = _rounds(desk), monotonic() + _PATIENCE
    stack.enter_context(desk.windows.running("start", "/wait", as_windows(path)))
    while (is_lost := _rounds(desk) == before) and monotonic() < end:
        sleep(0.5)
    ensure(not is_lost, f"{path.name} has not been opened")


def _rounds(desk: Desk) -> list[int]:
    """Return the rounds of the slips that are kept now."""
    drafts = DraftStore(desk.drafts, "看一眼").drafts()
    return sorted(one.slips.current.round for one in drafts if one.slips.current)
