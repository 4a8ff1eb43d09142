"""What the program does without a window: each command in a module of its own, none with Qt.

Asked by `main.py` for arguments that open no window.
"""
