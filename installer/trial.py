"""Tries what was built where there is no Windows: installs it under Wine, lets it test itself, upgrades, uninstalls.

``python -m installer.trial`` prints one line a step. What only a real Windows shows is in `给管理电脑的人.html`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic, sleep

from installer.association import ensure_not_registered, ensure_registered, leaves_others_alone, opens_files
from installer.build import BUILD, Built, build, make_setup
from installer.contents import NAME
from installer.desk import CONSOLE, DATA, OFFSCREEN, PLACE, UNINSTALL, Desk, Wrong, ensure, in_windows, last_line
from installer.inputs import BuildError
from installer.launchers import build_launchers
from installer.libraries import missing
from installer.own_files import keeps_what_is_not_ours
from installer.payload import LIST, assemble, digest, files, write_list
from installer.planted import refuses_what_is_planted
from installer.windows_tests import run_tests
from installer.wine import Windows, as_windows
from models.drafts.store import DraftStore
from models.report.report_json import read_json
from resources import read_bytes, samples

_FORMER = "0.0.9"
_GONE = "app/models/of_the_former_version.py"
_COPY = ".tmp/Un.exe"
_TOO_OLD, _RUNNING, _NEWER = 3, 4, 7
"""Exit statuses of the installer, as `setup.nsi` defines them."""


Step = Callable[[Desk], str]


def main() -> int:
    """Build, try everything in turn, and return 1 with the first fault."""
    begun = monotonic()
    try:
        desk = _prepared()
        for title, step in STEPS.items():
            start = monotonic()
            said = step(desk)
            _say(f"{title}: {said or 'ok'} ({monotonic() - start:.1f} s)")
    except (Wrong, BuildError, OSError, subprocess.SubprocessError) as error:
        _say(f"FAILED: {error}")
        return 1
    _say(f"all {len(STEPS)} steps passed in {monotonic() - begun:.0f} s")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _prepared() -> Desk:
    built = build(fast=True)
    windows = Windows(BUILD / "wine")
    windows.lend(built.payload)
    windows.lend_random_bytes()
    return Desk(built, _former(built), windows, frozenset(windows.files()))


def _former(built: Built) -> Path:
    """Build an installer of an earlier version."""
    folder = BUILD / "former" / NAME
    shutil.rmtree(folder.parent, ignore_errors=True)
    shutil.copytree(built.payload, folder)
    (folder / _GONE).write_text("", "ascii")
    build_launchers(folder, folder.with_name("launcher"), _FORMER)
    write_list(folder)
    setup = folder.with_name("former-setup.exe")
    make_setup(folder, setup, _FORMER, fast=True)
    return setup


# ---------------------------------------------------------------- what was built


def _notices_a_library_that_is_gone(desk: Desk) -> str:
    copy = BUILD / "incomplete"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(desk.built.payload, copy)
    (copy / "runtime" / "msvcp140.dll").unlink()
    lost = missing(copy)
    shutil.rmtree(copy)
    ensure(list(lost) == ["msvcp140.dll"], f"without msvcp140.dll, these are missed: {lost}")
    return f"msvcp140.dll is missed by {len(lost['msvcp140.dll'])} files"


def _is_the_same_again(desk: Desk) -> str:
    again = assemble(BUILD / "downloads", BUILD / "again")
    same = (again / LIST).read_bytes() == (desk.built.payload / LIST).read_bytes()
    ensure(same, "the same sources give other files")
    shutil.rmtree(BUILD / "again")
    return f"{len(files(desk.built.payload))} files"


# ---------------------------------------------------------------- installing


def _refuses_an_old_windows(desk: Desk) -> str:
    desk.windows.become("win7")
    desk.start(desk.built.setup, "/S", f"/D=C:\\{in_windows(PLACE)}", status=_TOO_OLD)
    desk.windows.become("win10")
    ensure(not desk.place.exists(), "something was installed all the same")
    return ""


def _installs_the_former(desk: Desk) -> str:
    desk.start(desk.former, "/S", f"/D=C:\\{in_windows(PLACE)}")
    ensure((desk.place / _GONE).exists(), "it is not where it was told to be")
    store = DraftStore(desk.drafts)
    for name in samples():
        store.save(read_json(read_bytes(name)))
    return f"with {len(store.drafts())} drafts"


def _upgrades(desk: Desk) -> str:
    drafts = desk.drafts.read_bytes()
    ensure_registered(desk)
    desk.start(desk.built.setup, "/S")
    _ensure_installed(desk)
    ensure_registered(desk)
    ensure(desk.drafts.read_bytes() == drafts, "the drafts have changed")
    return f"{len(_listed(desk.place))} files as listed, those of the former version gone"


def _ensure_installed(desk: Desk) -> None:
    listed = _listed(desk.place)
    there = {path.relative_to(desk.place).as_posix(): path for path in files(desk.place)}
    ensure(there.keys() - listed.keys() == {LIST, UNINSTALL}, f"not listed: {sorted(there.keys() - listed.keys())}")
    other = [name for name, known in listed.items() if name not in there or digest(there[name]) != known]
    ensure(not other, f"not as listed: {other}")


def _listed(folder: Path) -> Mapping[str, str]:
    lines = (folder / LIST).read_text("utf-8-sig").splitlines()
    return {name: known for known, name in (line.split("  ", 1) for line in lines)}


def _refuses_to_go_back(desk: Desk) -> str:
    desk.start(desk.former, "/S", status=_NEWER)
    _ensure_installed(desk)
    return ""


def _refuses_while_it_runs(desk: Desk) -> str:
    with desk.windows.running(as_windows(desk.place / f"{NAME}.exe"), *OFFSCREEN) as program:
        sleep(10)
        ensure(program.poll() is None, "the program has not stayed open")
        desk.start(desk.built.setup, "/S", status=_RUNNING)
        desk.start("taskkill", "/f", "/im", f"{NAME}.exe")
    _ensure_installed(desk)
    return ""


# ---------------------------------------------------------------- the program


def _tests_itself(desk: Desk) -> str:
    return last_line(desk.start(desk.place / CONSOLE, "--self-test", *OFFSCREEN))


def _tests_itself_without_a_console(desk: Desk) -> str:
    report = desk.windows.drive / "自检 结果.txt"
    desk.start(desk.place / f"{NAME}.exe", "--self-test", *OFFSCREEN, "--report", report)
    said = report.read_text("utf-8-sig")
    report.unlink()
    return last_line(said)


def _checks_a_file(desk: Desk) -> str:
    sample = desk.place / "app" / "resources" / samples()[0]
    file = desk.windows.drive / "输出.txt"
    said = desk.start(desk.place / CONSOLE, "check", sample)
    written = desk.start(desk.place / CONSOLE, "check", sample, into=file)
    file.unlink()
    ensure(said == written, f"a file gets something else than a pipe:\n{written}")
    return last_line(said)


def _has_written_nothing_beside_itself(desk: Desk) -> str:
    _ensure_installed(desk)
    return ""


def _uninstalls(desk: Desk) -> str:
    drafts = desk.drafts.read_bytes()
    desk.uninstall(PLACE, lambda: not _left(desk))
    ensure(not _left(desk), f"left behind: {_left(desk)[:20]}")
    ensure(desk.drafts.read_bytes() == drafts, "the drafts have changed")
    ensure_not_registered(desk)
    return "the drafts remain, and nothing else"


def _left(desk: Desk) -> list[str]:
    """Return what is there that was not, but for drafts, and a copy of the uninstaller that Windows deletes later."""
    data = (desk.windows.profile / DATA).relative_to(desk.windows.drive).as_posix()
    new = sorted(desk.windows.files() - desk.before)
    place = [PLACE.as_posix()] if desk.place.exists() else []
    return place + [name for name in new if not name.startswith(f"{data}/") and not name.endswith(_COPY)]


def _passes_the_tests(desk: Desk) -> str:
    return run_tests(desk.windows, desk.built.payload)


STEPS: Mapping[str, Step] = {
    "a library that is gone is noticed": _notices_a_library_that_is_gone,
    "built again, it is the same": _is_the_same_again,
    "an old Windows is refused": _refuses_an_old_windows,
    "an earlier version is installed": _installs_the_former,
    "it is upgraded": _upgrades,
    "an earlier version is refused": _refuses_to_go_back,
    "the program tests itself": _tests_itself,
    "the window program tests itself": _tests_itself_without_a_console,
    "the command line checks a report": _checks_a_file,
    "a running program is not upgraded": _refuses_while_it_runs,
    "files of a district are opened by it": opens_files,
    "nothing is written beside the program": _has_written_nothing_beside_itself,
    "it is uninstalled": _uninstalls,
    "an ending of another program stays its own": leaves_others_alone,
    "what is not ours is kept": keeps_what_is_not_ours,
    "what is planted beside it is not used": refuses_what_is_planted,
    "tests pass under Windows’ Python": _passes_the_tests,
}


if __name__ == "__main__":
    sys.exit(main())
