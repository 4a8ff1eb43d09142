"""Several processes, one register: one writes, the others look, and no event is lost or twice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from models.district.register.found_at_opening import Trouble
from tests import ROOT
from tests.models.district.register.registers import WHO, begun, opened, taken_in, troubles
from tests.thoroughness import before_landing

WRITING = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from models.district.register.register import Register
from models.system.errors import ReadOnly

done, wanted = 0, int(sys.argv[4])
while done < wanted:
    with Register(Path(sys.argv[2])) as register:
        for _ in range(min(wanted // 6 + 1, wanted - done)):
            try:
                register.note("", f"{sys.argv[3]} {done}", "王敏")
            except ReadOnly:
                break
            done += 1
"""

HOLDING = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from models.district.register.register import Register

register = Register(Path(sys.argv[2]))
print(register.read_only, flush=True)
sys.stdin.read()
"""


def written_by(folder: Path, processes: int, notes: int) -> None:
    """Let so many processes at once write so many notes each."""
    command = [sys.executable, "-c", WRITING, str(ROOT), str(folder)]
    running = [subprocess.Popen([*command, str(number), str(notes)]) for number in range(processes)]  # noqa: S603  our own code
    assert [process.wait(120) for process in running] == [0] * processes


@pytest.mark.parametrize(
    ("processes", "notes"), [(2, 6), pytest.param(6, 170, marks=before_landing)], ids=["two", "six"]
)
def test_of_what_several_processes_write_nothing_is_lost(folder: Path, processes: int, notes: int) -> None:
    begun(folder).release()

    written_by(folder, processes, notes)

    with opened(folder) as register:
        texts = [note.text for note in register.ledger.notes]
        assert sorted(texts) == sorted(f"{process} {note}" for process in range(processes) for note in range(notes))
        assert troubles(register) == []


def test_while_one_writes_the_others_look(folder: Path) -> None:
    with begun(folder) as register:
        taken_in(register, 1)
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", HOLDING, str(ROOT), str(folder)]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as holder:  # noqa: S603  our own code
        assert holder.stdout is not None
        assert holder.stdout.readline() == "\n", "nothing forbids it to write"
        looking = opened(folder)
        assert troubles(looking) == [Trouble.HELD]
        assert looking.ledger == register.ledger
        holder.kill()
        holder.wait()

    with opened(folder) as after:
        after.note("", "那边死了", WHO)


@pytest.mark.parametrize("left", [b"", b"\0" * 700, "锁".encode()])
def test_what_stands_in_a_file_of_the_lock_says_nothing(folder: Path, left: bytes) -> None:
    begun(folder).release()
    (folder / "register.lock").write_bytes(left)

    with opened(folder) as register:
        register.note("", "备注", WHO)
