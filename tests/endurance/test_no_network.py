"""Nothing opens a network connection: the kernel kills whoever asks for a socket, and a day's work goes through."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from io import BytesIO
from pathlib import Path

from exporters import EXCEL, EXPORTERS, PDF, WORD, Exporter, let_out
from exporters.clipboard_page import as_html
from exporters.filing import FILED
from models.drafts.store import DraftStore
from models.report.report_json import write_json
from tests import ROOT
from tests.builders import balanced
from tests.endurance.no_sockets import KERNEL, KILLED
from tests.thoroughness import before_landing, times

SAMPLE = next((ROOT / "tests" / "models" / "importers" / "published" / "samples").glob("002*"))
TALKERS = {"PySide6.QtNetwork", "urllib.request", "http.client", "ssl", "ftplib", "smtplib", "asyncio", "socketserver"}
"""Modules that only somebody needs who means to talk to another computer."""

QT_SAYS = {"This plugin does not support propagateSizeHints()"}
"""Of the offscreen platform."""


def session(folder: Path, leak: str = "", *files: Path) -> subprocess.CompletedProcess[str]:
    """Run a session in a process without sockets; see `tests/endurance/session.py`."""
    command = [sys.executable, "-m", "tests.endurance.session", str(folder), leak, *map(str, files)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    return subprocess.run(  # noqa: S603  our own program
        command, cwd=ROOT, env=environment, check=False, capture_output=True, encoding="utf-8", timeout=120
    )


def exported(exporter: Exporter) -> bytes:
    stream = BytesIO()
    exporter.write(let_out(balanced(), exporter.variants[0]), stream)
    return stream.getvalue()


FILES: Mapping[str, Callable[[], bytes]] = {
    "txt": SAMPLE.read_bytes,
    "html": lambda: as_html(balanced()).encode(),
    "json": lambda: write_json(balanced()),
    **{exporter.suffix[1:]: partial(exported, exporter) for exporter in (WORD, PDF, EXCEL)},
}
"""A report as each kind of file that can be imported; ours, which is read exactly, is the last."""


def written(folder: Path, kinds: Iterable[str]) -> list[Path]:
    """Write files to import, and the folders that a session needs."""
    for name in ("in", "data", "out", "stick"):
        (folder / name).mkdir()
    paths = {kind: folder / "in" / f"report.{kind}" for kind in kinds}
    for kind, path in paths.items():
        path.write_bytes(FILES[kind]())
    return list(paths.values())


@before_landing
def test_a_day_of_work_needs_no_socket(tmp_path: Path) -> None:
    kinds = [*FILES][:: times(len(FILES) - 1, 1)]
    ended = session(tmp_path, "", *written(tmp_path, kinds))
    said = "\n".join(line for line in ended.stderr.splitlines() if line not in QT_SAYS)
    assert (ended.returncode, said) == (0, "")
    done = json.loads(ended.stdout)

    assert kinds[-1] == "xlsx"
    assert {"预览和打印…", "交付到 U 盘…", "打开退回单…", "下一处问题", "核对规则"} <= set(done["chosen"])
    assert {"PreviewDialog", "SaveDialog", "ReadingDialog", "HandOverDialog", "RulesDialog"} <= set(done["answered"])
    assert "FailureDialog" not in done["answered"]
    assert len(list(tmp_path.glob("out/*"))) == len(EXPORTERS), "drafts of the unfinished report"
    assert len(list(tmp_path.glob("in/*"))) == len(kinds) + sum(len(one.variants) for one in EXPORTERS)
    assert len(list(tmp_path.glob("stick/*/*"))) == len(FILED) + 2, "and what is in it, and the list of it all"
    assert len(DraftStore(tmp_path / "data" / "drafts.json").drafts()) == len(kinds) + 1
    assert TALKERS & set(done["modules"]) == set()
    assert [path for path in done["libraries"] if "Qt6Network" in path] == []


def test_who_asks_for_a_socket_is_stopped(tmp_path: Path) -> None:
    """A test of the test: in another thread and inside Qt, the same process does not survive it."""
    leaks = ["thread", *(["qt"] if KERNEL else [])]
    with ThreadPoolExecutor(2) as pool:
        ended = list(pool.map(partial(session, tmp_path), leaks))

    assert {one.returncode for one in ended} == {-signal.SIGSYS if KERNEL else KILLED}
