"""The ways back: history, backups, what an accident left.

Asked by the window.
"""
