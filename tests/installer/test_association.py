"""The installer and the program name the same kinds of files; that they are opened is seen in the trial."""

from __future__ import annotations

import re

from models.system.program import FILES, NAME
from tests import ROOT


def test_the_installer_registers_the_files_that_the_window_opens() -> None:
    script = (ROOT / "installer" / "setup.nsi").read_text("utf-8").replace("${NAME}", NAME)
    kinds = re.findall(r'!insertmacro \$\{DO\} "(\.[^"]+)" "([A-Za-z.]+)" "([^"]+)"', script)

    assert tuple(ending for ending, _, _ in kinds) == FILES
    assert [what for _, _, what in kinds] == [f"任务包（{NAME}）", f"退回单（{NAME}）"]
    assert len({kind for _, kind, _ in kinds}) == len(kinds)
    page = (ROOT / "installer" / "给管理电脑的人.html").read_text("utf-8")
    assert all(name in page for ending, kind, _ in kinds for name in (ending, kind))
