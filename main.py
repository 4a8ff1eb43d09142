"""Start the program: the command line for check, export and --help, the reader of files, otherwise the window."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    if {"check", "export", "-h", "--help"}.intersection(sys.argv[1:2]):
        from ui.command_line import run
    elif sys.argv[1:2] == ["read-apart"]:
        from models.importers.child import run
    else:
        from ui.app import run
    sys.exit(run(sys.argv[1:]))
