"""The desk of the district: the board of all units, one submission looked at, what many units have in common.

Shows values that it is handed, and says by signals what the clerk wants; has no command by which a figure of a unit
could be changed. Only the taking in (`intake_desk.py` over `intake_run.py`) knows a register and files. Asked by the
window.
"""
