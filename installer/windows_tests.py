"""Runs the tests that touch files under the Python of Windows: locks, reserved names and code pages differ there."""

from __future__ import annotations

import re
from pathlib import Path

from installer.inputs import ROOT, BuildError, fetch_wheels, install_packages, unpack_python
from installer.wine import Windows, as_windows

TESTS = (
    *("tests/models/drafts", "tests/models/system/test_files.py", "tests/models/system/test_files_held.py"),
    *(
        "tests/models/system/test_disk_faults.py",
        "tests/models/system/test_system_lock.py",
        "tests/models/system/test_log.py",
        "tests/models/report/test_report_json.py",
    ),
    *("tests/models/stick", "tests/models/system/test_past_cache.py", "tests/models/text/test_safe_name.py"),
    *("tests/exporters/test_filing.py",),
    *("tests/models/importers/sandbox/test_sandboxed_reader.py", "tests/models/importers/sandbox/test_confinement.py"),
    *("tests/models/importers/sandbox/test_protocol.py", "tests/models/importers/sandbox/test_held.py"),
    *("tests/models/importers/sandbox/test_windows_hold.py", "tests/models/importers/test_safe_package.py"),
    *("tests/models/importers/test_importers.py", "tests/models/importers/own/test_workbook.py"),
)
_NEEDED = {
    "pytest",
    "pluggy",
    "iniconfig",
    "packaging",
    "colorama",
    "pygments",
    "hypothesis",
    "sortedcontainers",
    "pypdf",
}
_SETTINGS = "[pytest]\nfilterwarnings = error\nxfail_strict = true\n"
_PATIENCE = 900
"""Seconds. Chosen: a run that takes a quarter of an hour hangs."""

_BEGIN = """
import pytest, sys
for stream in (sys.stdout, sys.stderr):
    stream.reconfigure(encoding="utf-8")
sys.exit(pytest.main(sys.argv[1:]))
"""
"""Only what is said of the tests is UTF-8; they themselves meet the code page, as the program does."""


def run_tests(windows: Windows, payload: Path) -> str:
    """Return what pytest says in the end.

    Raises:
        BuildError: A test has failed.
    """
    folder = windows.prefix.with_name("tests")
    python = _python(folder, payload)
    settings = folder / "pytest.ini"
    settings.write_text(_SETTINGS, "ascii")
    options = ("-c", as_windows(settings), "--rootdir", as_windows(ROOT), "--import-mode=importlib", "-q")
    where = ("-p", "no:cacheprovider", "--basetemp", "C:\\测试 文件", "-rs")
    names = [as_windows(ROOT / name) for name in TESTS]
    ended = windows.run(as_windows(python), "-B", "-c", _BEGIN, *options, *where, *names, seconds=_PATIENCE)
    if ended.status:
        raise BuildError(ended.said)
    return ended.said.strip().splitlines()[-1].strip("= ")


def _python(folder: Path, payload: Path) -> Path:
    """Return a Windows Python that has what the tests need."""
    python, packages = folder / "python", _packages(folder)
    unpack_python(ROOT / "build" / "downloads", python)
    for library in (payload / "runtime").glob("*140*.dll"):
        (python / library.name).write_bytes(library.read_bytes())
    paths = ("python311.zip", ".", *map(as_windows, (payload / "lib", packages, ROOT)))
    (python / "python311._pth").write_text("".join(f"{path}\n" for path in paths), "utf-8")
    return python / "python.exe"


def _packages(folder: Path) -> Path:
    """Install what the tests need, as the lock of the developers names it."""
    folder.mkdir(parents=True, exist_ok=True)
    lock, target = folder / "requirements.txt", folder / "packages"
    blocks = re.split(r"\n(?=\S)", (ROOT / "requirements-dev.txt").read_text("utf-8"))
    wanted = [block for block in blocks if block.partition("==")[0] in _NEEDED]
    lock.write_text("\n".join(wanted).replace(" ; sys_platform == 'win32'", "") + "\n", "utf-8")
    downloads = ROOT / "build" / "downloads"
    fetch_wheels(downloads, lock)
    install_packages(downloads, target, lock)
    return target
