from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.models.importers.readers.hostile import FILES

pytest.importorskip("resource", reason="only there is it known what a process has used")

ROOT = Path(__file__).parents[4]
MOST_SECONDS, MOST_MEGABYTES = 5, 300

CHILD = """
import json, re, sys, time
from pathlib import Path
from models.errors import UnreadableReport
from models.importers.readers import docx, html, pdf, read_source, sheets

for path in map(Path, sys.argv[1:]):
    content, begun = path.read_bytes(), time.process_time()
    try:
        answer = f"{len(read_source(content))}"
    except UnreadableReport as refusal:
        answer = str(refusal)
    peak = int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
    print(json.dumps([path.name, answer, time.process_time() - begun, peak]), flush=True)
    Path("/proc/self/clear_refs").write_text("5")
"""
"""Peaks are forgotten between files, so that one process is enough."""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, float, int]]:
    """What each file is answered, with the seconds of computing and the megabytes of memory it took."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, make in FILES.items():
        (folder / name).write_bytes(make())
    command = [sys.executable, "-c", CHILD, *(str(folder / name) for name in FILES)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)  # noqa: S603  our own code
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(found) == len(FILES), done.stderr[-2_000:]
    return {name: (answer, seconds, peak) for name, answer, seconds, peak in found}


@pytest.mark.parametrize("name", FILES)
def test_the_worst_files_are_answered_soon_and_in_little_memory(
    name: str, answers: dict[str, tuple[str, float, int]]
) -> None:
    answer, seconds, peak = answers[name]

    assert answer.isdecimal() or answer.endswith("。")
    assert seconds < MOST_SECONDS
    assert peak < MOST_MEGABYTES


@pytest.mark.parametrize("name", [name for name in FILES if "opens a file" in name])
def test_no_other_file_is_opened(name: str, answers: dict[str, tuple[str, float, int]]) -> None:
    assert "不安全" in answers[name][0]
