"""Start the program: the command line, the reader of files, the self-test, or else the window."""

from __future__ import annotations

import gc
import sys

from models.system.program import SANDBOX, opens_window

if __name__ == "__main__":
    if sys.argv[1:2] == [SANDBOX]:
        from models.importers.sandbox.child import run
    elif not opens_window(sys.argv[1:]):
        from ui.command_line.command_line import run
    elif "--self-test" in sys.argv[1:]:
        from ui.self_test.self_test import run
    else:
        gc.disable()  # until the window stands (`ui/session/ahead.py`): at the start nothing is garbage yet
        from ui.session.launch import run
    sys.exit(run(sys.argv[1:]))
