"""The desk of the district: the board of all units, one submission looked at, what many units have in common.

Shows values that it is handed, and says by signals what the clerk wants. Knows no register and no file, and has no
command by which a figure of a unit could be changed. Asked by the window.
"""
