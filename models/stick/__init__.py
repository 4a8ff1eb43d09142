"""交付: the files of a finished report on a stick, in one folder that is complete, read back, or not there.

Asked by the window, through `hand_over`, with files, a place and a name; knows no window.
"""
