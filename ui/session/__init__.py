"""The start of the window program, and who may write the drafts meanwhile.

Asked by `main.py` alone.
"""
